"""The engines that are measured, each from a dict of answers to the same conclusion read back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from benchmarks.answer_sets import AnswerSet
from rules import Case, reason, rule_base
from rules.inference.program import level_of
from rules.language.rule import RedFlag
from rules.scoring import rank

Scores = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What every engine gives back: the level, the red flags, and causes and factors with their scores, best first."""

    level: str
    flags: frozenset[str]
    causes: Scores
    factors: Scores


Contender = Callable[[AnswerSet], Conclusion]


class EnginesDisagree(AssertionError):
    """Two engines conclude differently from the same answers, so their times cannot be compared."""


def ours(answers: AnswerSet) -> Conclusion:
    """The conclusion of this project's engine."""
    return read_back(reason(answers))


def read_back(case: Case) -> Conclusion:
    """The conclusion of a case."""
    return Conclusion(
        case.level,
        frozenset(rule.id for rule in case.fired) & red_flags(),
        tuple((cause.id, cause.score) for cause in case.ranking.causes),
        tuple((factor.id, factor.score) for factor in case.ranking.factors),
    )


def concluded_from(firings: Iterable[tuple[str, tuple[str, ...]]]) -> Conclusion:
    """The conclusion that follows from what another engine has fired on the rules of this process."""
    rules = rule_base()
    fired = list(firings)
    concluded = {name for _, names in fired for name in names}
    ranking = rank(rules, concluded)
    return Conclusion(
        level_of(concluded),
        frozenset(id for id, _ in fired) & red_flags(),
        tuple((cause.id, cause.score) for cause in ranking.causes),
        tuple((factor.id, factor.score) for factor in ranking.factors),
    )


@cache
def red_flags() -> frozenset[str]:
    """The ids of the rules that are red flags."""
    return frozenset(rule.id for rule in rule_base().rules if isinstance(rule.then, RedFlag))


def check_agreement(contenders: Mapping[str, Contender], sets: Iterable[AnswerSet]) -> None:
    """Let every contender conclude from every set.

    Raises EnginesDisagree for the first set on which two of them differ.
    """
    for number, answers in enumerate(sets):
        concluded = {name: contender(answers) for name, contender in contenders.items()}
        if len(set(concluded.values())) > 1:
            raise EnginesDisagree(f"set {number}: {concluded}")
