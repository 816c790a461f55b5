"""One case under two rule bases: what appeared, what vanished, and how dangerous that is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from app.replay.outcome import Outcome
from knowledge import MayRun, UrgencyLevel

_LISTED = ("red_flags", "concerns", "causes", "factors", "advice", "exercises", "unanswered", "rules")
_BRING_SENTENCES = ("may_run", "concerns", "advice", "exercises")
"""Where one of these or the level changed, its sentences come or go with it, and are not told one by one."""
_RUNNING = tuple(MayRun)


class Danger(IntEnum):
    """Why a change is looked at first, most dangerous first."""

    URGENCY_LOWERED = 0
    RUNNING_ALLOWED = 1
    WARNING_VANISHED = 2
    URGENCY_RAISED = 3
    CAUSE_CHANGED = 4
    ADVICE_CHANGED = 5
    DETAIL_CHANGED = 6


@dataclass(frozen=True, slots=True)
class Difference:
    """What came out differently. `changes` holds, for each kind, what appeared and what vanished."""

    danger: Danger
    before_level: str
    after_level: str
    changes: dict[str, dict[str, list[str]]]


def difference(before: Outcome, after: Outcome, *, answers_no_longer_taken: tuple[str, ...] = ()) -> Difference | None:
    """What is different after; None when nothing is."""
    changes = {kind: _change(getattr(before, kind), getattr(after, kind)) for kind in _LISTED}
    changes["may_run"] = _change((before.may_run,), (after.may_run,))
    if before.causes != after.causes and not any(changes["causes"].values()):
        changes["order"] = {"appeared": list(after.causes), "vanished": list(before.causes)}
    if answers_no_longer_taken:
        changes["answers"] = {"appeared": [], "vanished": list(answers_no_longer_taken)}
    if before.level == after.level and not any(any(changes[kind].values()) for kind in _BRING_SENTENCES):
        changes["sentences"] = _change(before.sentences, after.sentences)
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
    if _RUNNING.index(after.may_run) > _RUNNING.index(before.may_run):
        return Danger.RUNNING_ALLOWED
    if any(changes.get(kind, {}).get("vanished") for kind in ("red_flags", "concerns")):
        return Danger.WARNING_VANISHED
    if now < was:
        return Danger.URGENCY_RAISED
    if before.causes[:1] != after.causes[:1]:
        return Danger.CAUSE_CHANGED
    if any(kind in changes for kind in ("may_run", "advice", "exercises", "sentences")):
        return Danger.ADVICE_CHANGED
    return Danger.DETAIL_CHANGED
