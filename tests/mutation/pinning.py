"""Which vignettes pin each rule, as the handbook shows them; `python -m tests.mutation` writes them."""

from __future__ import annotations

import json
from pathlib import Path

from rules import rule_base
from tests.mutation.killing import Killers
from tests.mutation.mutants import mutants
from tests.rules.vignettes import Vignette, vignettes

_ROOT = Path(__file__).parents[2]


def pinned_text() -> str:
    """The vignettes that come out differently when a rule is removed, by rule, as JSON."""
    killers = Killers(rule_base(), vignettes())
    removed = [mutant for mutant in mutants(rule_base()) if mutant.kind == "rule removed"]
    rules = {mutant.rule.id: [vignette.name for vignette in killers.of(mutant)] for mutant in removed}
    pinning = {name for names in rules.values() for name in names}
    stories = [_story(vignette) for vignette in vignettes() if vignette.name in pinning]
    return json.dumps({"vignettes": stories, "rules": rules}, ensure_ascii=False, indent=1) + "\n"


def _story(vignette: Vignette) -> dict[str, str]:
    file = Path(vignette.where.rpartition(":")[0]).relative_to(_ROOT).as_posix()
    return {"name": vignette.name, "told": vignette.told, "file": file}
