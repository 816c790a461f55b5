"""Where each rule fires, and where each conclusion is reached, among the vignettes and their variations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from knowledge import UrgencyLevel, load
from rules import rule_base
from rules.language.conditions import findings_read
from tests.mutation.killing import Killers
from tests.rules.vignettes import vignettes


@dataclass(frozen=True, slots=True)
class Coverage:
    """The names of the vignettes by rule that fires in them, and by conclusion that they reach, in file order."""

    rules: Mapping[str, tuple[str, ...]]
    conclusions: Mapping[str, tuple[str, ...]]
    findings: Mapping[str, tuple[str, ...]]


def covered() -> Coverage:
    """What the vignettes cover of the shipped rules, and which rules read each finding."""
    rules: dict[str, dict[str, None]] = defaultdict(dict)
    conclusions: dict[str, dict[str, None]] = defaultdict(dict)
    for told in Killers(rule_base(), vignettes()).told:
        for reasoned in (told.story, *(varied for _, varied in told.varied)):
            outcome = reasoned.outcome
            advised = {f"advice {block}" for block in outcome.advised}
            reached = {*outcome.causes, *outcome.factors, *outcome.concerns, outcome.urgency, *advised}
            for id in reasoned.fired:
                rules[id][told.vignette.name] = None
            for id in reached:
                conclusions[id][told.vignette.name] = None
    return Coverage(
        {rule.id: tuple(rules[rule.id]) for rule in rule_base().rules},
        {id: tuple(conclusions[id]) for id in all_conclusions()},
        {id: tuple(r.id for r in rule_base().rules if id in findings_read(r.when)) for id in load().findings},
    )


def all_conclusions() -> list[str]:
    """Every cause, factor, serious concern, level of urgency and block of advice."""
    return [*load().conclusions, *UrgencyLevel, *(f"advice {block}" for block in load().advice)]
