"""One case under two rule bases: what appeared, what vanished, and how dangerous that is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from knowledge import UrgencyLevel
from rules import Case, Levelled, RedFlag


class Danger(IntEnum):
    """Why a change is looked at first, most dangerous first."""

    URGENCY_LOWERED = 0
    WARNING_VANISHED = 1
    URGENCY_RAISED = 2
    CAUSE_CHANGED = 3
    DETAIL_CHANGED = 4


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a case concluded, as far as a replay compares it."""

    level: str
    red_flags: tuple[str, ...]
    concerns: tuple[str, ...]
    causes: tuple[str, ...]
    """Causes in order, each with its band."""
    factors: tuple[str, ...]
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What came out differently. `changes` holds, for each kind, what appeared and what vanished."""

    danger: Danger
    before_level: str
    after_level: str
    changes: dict[str, dict[str, list[str]]]


def outcome(case: Case) -> Outcome:
    """The outcome of a case."""
    fired = {rule.id: rule.then for rule in case.fired}
    concerns = (then.concern for then in fired.values() if isinstance(then, Levelled) and then.concern)
    return Outcome(
        level=case.level,
        red_flags=tuple(id for id, then in fired.items() if isinstance(then, RedFlag)),
        concerns=tuple(dict.fromkeys(concerns)),
        causes=tuple(f"{entry.id}: {entry.band}" for entry in case.ranking.causes),
        factors=tuple(f"{entry.id}: {entry.band}" for entry in case.ranking.factors),
        rules=tuple(fired),
    )


def difference(before: Outcome, after: Outcome, *, answers_no_longer_taken: tuple[str, ...] = ()) -> Difference | None:
    """What is different after; None when nothing is."""
    kinds = ("red_flags", "concerns", "causes", "factors", "rules")
    changes = {kind: _change(getattr(before, kind), getattr(after, kind)) for kind in kinds}
    if before.causes != after.causes and not any(changes["causes"].values()):
        changes["order"] = {"appeared": list(after.causes), "vanished": list(before.causes)}
    if answers_no_longer_taken:
        changes["answers"] = {"appeared": [], "vanished": list(answers_no_longer_taken)}
    told = {kind: change for kind, change in changes.items() if any(change.values())}
    if before.level == after.level and not told:
        return None
    return Difference(_danger(before, after, told), before.level, after.level, told)


def _change(before: Iterable[str], after: Iterable[str]) -> dict[str, list[str]]:
    was, now = set(before), set(after)
    return {"appeared": [one for one in after if one not in was], "vanished": [one for one in before if one not in now]}


def _danger(before: Outcome, after: Outcome, changes: dict[str, dict[str, list[str]]]) -> Danger:
    was, now = UrgencyLevel(before.level).rank, UrgencyLevel(after.level).rank
    if now > was:
        return Danger.URGENCY_LOWERED
    if any(changes.get(kind, {}).get("vanished") for kind in ("red_flags", "concerns")):
        return Danger.WARNING_VANISHED
    if now < was:
        return Danger.URGENCY_RAISED
    if before.causes[:1] != after.causes[:1]:
        return Danger.CAUSE_CHANGED
    return Danger.DETAIL_CHANGED
