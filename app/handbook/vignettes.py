"""The vignettes that pin each rule: those that come out differently without it. `make mutants` writes them down."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

PINNED = Path(__file__).with_name("pinned.json")


@dataclass(frozen=True)
class Vignette:
    """A short story of a patient: its name, what they told, and the file in which it is written."""

    name: str
    told: str
    file: str


@lru_cache(maxsize=1)
def pinned() -> Mapping[str, tuple[Vignette, ...]]:
    """The vignettes that pin each rule, by the rule's id."""
    written = json.loads(PINNED.read_text(encoding="utf-8"))
    stories = {story["name"]: Vignette(**story) for story in written["vignettes"]}
    return {rule: tuple(stories[name] for name in names) for rule, names in written["rules"].items()}
