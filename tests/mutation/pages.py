"""The pages that show how well the vignettes guard the rules; `python -m tests.mutation` writes them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from rules import consequence_in_words, rule_base
from tests.mutation.coverage import Coverage
from tests.mutation.mutants import Mutant
from tests.mutation.trial import Trial

_SAFETY = Path(__file__).parents[2] / "docs" / "safety"
MUTATION_PAGE = _SAFETY / "mutation.md"
COVERAGE_PAGE = _SAFETY / "coverage.md"
_WRITTEN = "`python -m tests.mutation` writes this page, and a test keeps it true."
_SHOWN = 3

MUTATION = f"""# What happens when a rule is wrong

Each rule is made wrong in one small way at a time: it is removed, a part of its condition or one of its answers is
dropped, a threshold is moved by one, or its weight is turned round. A vignette should then come out differently: the
mutant is killed. What no vignette kills is given to a solver, which looks through all possible answers: either the
mutant changes no conclusion, or it survives, and is listed below.

{_WRITTEN}
"""

COVERAGE = f"""# Which vignettes fire which rule

Each vignette is a short story in `tests/vignettes/`; its variations count with it.

{_WRITTEN}
"""


def mutation_page(trial: Trial) -> str:
    """The counts by kind of mutant and by kind of rule, and every survivor."""
    return "\n".join(
        [
            MUTATION,
            *_counts(trial, "What is wrong", lambda mutant: mutant.kind),
            *_counts(trial, "Kind of rule", lambda mutant: type(mutant.rule.then).__name__),
            "## Survivors",
            "",
            *_listed(trial.survived),
            "",
            "## Shown by the solver to change no conclusion",
            "",
            *_listed(trial.unchanged),
            "",
        ]
    )


def coverage_page(coverage: Coverage) -> str:
    """Every rule, conclusion and finding with how often it is met, and where first."""
    words = {rule.id: consequence_in_words(rule, rule_base().knowledge) for rule in rule_base().rules}
    return "\n".join(
        [
            COVERAGE,
            "## Rules",
            "",
            "| Rule | What follows | Vignettes | The first of them |",
            "| --- | --- | ---: | --- |",
            *(f"| {id} | {words[id]} | {_first(names)} |" for id, names in coverage.rules.items()),
            "",
            "## Conclusions",
            "",
            "| Conclusion | Vignettes | The first of them |",
            "| --- | ---: | --- |",
            *(f"| {id} | {_first(names)} |" for id, names in coverage.conclusions.items()),
            "",
            "## Findings",
            "",
            "| Finding | Rules that read it | The first of them |",
            "| --- | ---: | --- |",
            *(f"| {id} | {_first(rules)} |" for id, rules in coverage.findings.items()),
            "",
        ]
    )


def _first(names: tuple[str, ...]) -> str:
    return f"{len(names)} | {'; '.join(names[:_SHOWN])}"


def _counts(trial: Trial, title: str, key: Callable[[Mutant], str]) -> Iterator[str]:
    groups = (trial.killed, trial.unchanged, trial.survived)
    counted = [Counter(map(key, group)) for group in groups]
    yield f"| {title} | Mutants | Killed | Change nothing | Survive | Killed of those that could change anything |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    for name in [*dict.fromkeys(key(mutant) for group in groups for mutant in group), "All"]:
        counts = [group.total() if name == "All" else group[name] for group in counted]
        could = counts[0] + counts[2]
        share = counts[0] / could if could else 1
        yield f"| {name} | {' | '.join(map(str, [sum(counts), *counts]))} | {share:.1%} |"
    yield ""


def _listed(mutants: tuple[Mutant, ...]) -> Iterator[str]:
    yield from (f"- {mutant.name}" for mutant in mutants)
    if not mutants:
        yield "None."
