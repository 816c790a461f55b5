"""Every single change of a full answer set concluded anew, beside one run of the engine."""

from __future__ import annotations

import statistics

from benchmarks.answer_sets import AnswerSet, full_sets
from benchmarks.contenders import Conclusion, EnginesDisagree, ours
from benchmarks.results import Figure, Row, Target
from benchmarks.timing import taken_in_turn
from knowledge import NOT_SURE, load
from rules import Change, Outcome, what_ifs

_ONE, _ALL = "one full run", "every single change"
_ROUNDS = 20
_SETS_CHECKED = 2


def every_single_change() -> Row:
    """Measure the column form, which concludes all changes together, against the engine, which concludes one case."""
    for answers in full_sets()[:_SETS_CHECKED]:
        _check(answers)
    times = taken_in_turn({_ONE: ours, _ALL: what_ifs}, full_sets(), rounds=_ROUNDS)
    return Row(
        "every single-answer change of a full case concluded anew / one full run",
        (Figure("median", times[_ALL].median / times[_ONE].median, Target(40, 5)),),
        {name: taken.in_milliseconds() for name, taken in times.items()}
        | {"changes": statistics.mean(len(what_ifs(answers).changed) for answers in full_sets())},
    )


def _check(answers: AnswerSet) -> None:
    """Raises EnginesDisagree for the first change on which the engine concludes differently."""
    for one in what_ifs(answers).changed:
        if ours(changed(answers, one.change)) != _conclusion(one.outcome):
            raise EnginesDisagree(f"{one.change}: {one.outcome}")


def changed(answers: AnswerSet, change: Change) -> AnswerSet:
    """The answers with one of them given otherwise, or taken away."""
    others = {finding: given for finding, given in answers.items() if finding != change.finding}
    match change.answer:
        case None:
            return others
        case int(number):
            return others | {change.finding: number}
        case chosen:
            several = load().findings[change.finding].type == "choices" and chosen != (NOT_SURE,)
            return others | {change.finding: list(chosen) if several else chosen[0]}


def _conclusion(outcome: Outcome) -> Conclusion:
    return Conclusion(
        outcome.level,
        frozenset(outcome.red_flags),
        tuple((cause.id, cause.score) for cause in outcome.causes),
        tuple((factor.id, factor.score) for factor in outcome.factors),
    )
