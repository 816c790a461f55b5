"""The smallest changes of answers that would raise or lower the urgency of a case, found by trying all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.answers import said
from app.review.case.reviewed import ReviewedCase
from app.review.case.trying import ChangedAnswer
from knowledge import NOT_SURE, Finding, UrgencyLevel
from rules import BaselineLevel, Case, Change, Evidence, Levelled, Rule, WhatIf, WhatIfs, what_ifs

MOST_FIRST_CHANGES = 30
"""With how many first changes every second one is tried, where no single change lowers the urgency."""
_MOST_PAIRS = 12

Pair = tuple[Change, Change]


@dataclass(frozen=True)
class Suggestion:
    """Other answers, the level that would follow, the rule that decides it, and how many answers that rule reads."""

    changes: tuple[ChangedAnswer, ...]
    level: UrgencyLevel
    title: str
    because: Rule
    answers_read: int


@dataclass(frozen=True)
class SmallestChanges:
    """What would lower the urgency and what would raise it, the most telling first.

    `answers_to_lower` is how many answers have to change for that; 0 where neither one nor two within the bound do.
    """

    lower: tuple[Suggestion, ...]
    higher: tuple[Suggestion, ...]
    answers_to_lower: int


def smallest_changes(reviewed: ReviewedCase) -> SmallestChanges:
    """Every single change that moves the level; where none lowers it, pairs of changes that do.

    What lowers it furthest stands first. What raises it stands first when it takes the rest of this person's answers
    to do so, because a danger sign that is enough for anyone tells nothing of the case.
    """
    answers = reviewed.kept.answers
    found = what_ifs(answers, reviewed.case.rule_base)
    lower = [_suggestion(reviewed, (one.change,)) for one in found.lowering]
    higher = [_suggestion(reviewed, (one.change,)) for one in found.raising]
    pairs = [] if lower else [_suggestion(reviewed, pair) for pair in _lowering_pairs(reviewed, found)]
    return SmallestChanges(
        lower=tuple(sorted(lower or pairs, key=lambda one: (-one.level.rank, -one.answers_read))),
        higher=tuple(sorted(higher, key=lambda one: (-one.answers_read, one.level.rank))),
        answers_to_lower=1 if lower else 2 if pairs else 0,
    )


def _lowering_pairs(reviewed: ReviewedCase, found: WhatIfs) -> Iterable[Pair]:
    """The first pairs of changes that lower the level, by way of the first changes that come nearest to it."""
    if reviewed.case.level == UrgencyLevel.SELF_CARE:
        return ()
    pairs: dict[frozenset[Change], Pair] = {}
    for first in _first_changes(reviewed.case, found)[:MOST_FIRST_CHANGES]:
        changed = _changed(reviewed, reviewed.kept.answers, (first.change,))
        for second in what_ifs(changed, reviewed.case.rule_base).lowering:
            if second.change.finding != first.change.finding and second.outcome.level.rank > found.given.level.rank:
                pairs.setdefault(frozenset((first.change, second.change)), (first.change, second.change))
    return list(pairs.values())[:_MOST_PAIRS]


def _first_changes(case: Case, found: WhatIfs) -> list[WhatIf]:
    """The changes that take something away from the level without lowering it yet, those that leave least of it first.

    They are about the answers behind what decides the level and behind the leading cause, and about what a lower level
    is still short of.
    """
    leading = case.ranking.leading
    decisive = [
        rule
        for rule in case.fired
        if (isinstance(rule.then, Levelled) and rule.then.level == case.level)
        or (isinstance(rule.then, Evidence) and rule.then.target == leading)
    ]
    behind = {finding for rule in decisive for finding in case.answers_behind(rule)}
    for rule in case.rule_base.rules:
        if isinstance(rule.then, BaselineLevel):
            behind |= {getattr(atom, "finding", "") for atom in case.shortfall(rule)}
    near = [one for one in found.changed if one.change.finding in behind]
    return sorted(near, key=lambda one: (one.outcome.level.rank < found.given.level.rank, len(one.outcome.red_flags)))


def _suggestion(reviewed: ReviewedCase, changes: tuple[Change, ...]) -> Suggestion:
    case = reviewed.reason(_changed(reviewed, reviewed.kept.answers, changes))
    because = next(rule for rule in case.fired if _sets(rule, case.level))
    return Suggestion(
        changes=tuple(_change_in_words(reviewed, change) for change in changes),
        level=case.level,
        title=reviewed.knowledge.urgency[case.level].title,
        because=because,
        answers_read=len(case.answers_behind(because)),
    )


def _sets(rule: Rule, level: str) -> bool:
    return isinstance(rule.then, Levelled | BaselineLevel) and rule.then.level == level


def _changed(
    reviewed: ReviewedCase, answers: Mapping[str, object], changes: tuple[Change, ...]
) -> Mapping[str, object]:
    """The answers with some of them changed, as a person would give them."""
    instead = {change.finding: _as_given(reviewed.knowledge.findings[change.finding], change) for change in changes}
    return {id: answer for id, answer in {**answers, **instead}.items() if answer is not None}


def _as_given(finding: Finding, change: Change) -> object:
    if not isinstance(change.answer, tuple):
        return change.answer
    several = finding.type == "choices" and change.answer != (NOT_SURE,)
    return list(change.answer) if several else change.answer[0]


def _change_in_words(reviewed: ReviewedCase, change: Change) -> ChangedAnswer:
    finding = reviewed.knowledge.findings[change.finding]
    before = said(finding, reviewed.kept.answers.get(finding.id))
    return ChangedAnswer(finding.short, "; ".join(before), "; ".join(said(finding, _as_given(finding, change))))
