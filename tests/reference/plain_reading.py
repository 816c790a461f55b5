"""The rules read in plain Python: step after step in firing order, each condition looked up as its table says."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import assert_never

from rules.inference.step import Step
from rules.language.conditions import (
    AnswerValue,
    AtLeast,
    Below,
    Concluded,
    Condition,
    Gate,
    Is,
    IsNot,
    NotConcluded,
    NotSure,
    Unanswered,
)

Firing = tuple[str, tuple[str, ...]]
_UNSURE = ("not_sure",)


def holds(condition: Condition, answers: Mapping[str, AnswerValue], concluded: Collection[str]) -> bool:
    """Whether a condition holds for some answers and conclusions."""
    match condition:
        case Gate(need=need, parts=parts):
            return sum(holds(part, answers, concluded) for part in parts) >= need
        case Concluded(name=name):
            return name in concluded
        case NotConcluded(name=name):
            return name not in concluded
        case Unanswered(finding=finding):
            return finding not in answers
        case NotSure(finding=finding):
            return answers.get(finding) == _UNSURE
        case AtLeast(finding=finding, number=number):
            return isinstance(given := answers.get(finding), int) and given >= number
        case Below(finding=finding, number=number):
            return isinstance(given := answers.get(finding), int) and given < number
        case Is(finding=finding, values=values):
            return not set(_chosen(answers, finding)).isdisjoint(values)
        case IsNot(finding=finding, values=values):
            chosen = _chosen(answers, finding)
            return bool(chosen) and set(chosen).isdisjoint(values)
        case _:
            assert_never(condition)


def _chosen(answers: Mapping[str, AnswerValue], finding: str) -> tuple[str, ...]:
    """The values chosen; none where there is no answer, a number, or doubt."""
    given = answers.get(finding)
    return given if isinstance(given, tuple) and given != _UNSURE else ()


class PlainReading:
    """The steps of a program over one case, without an engine. Stands where a step expects the engine."""

    def __init__(self, steps: Sequence[Step], answers: Mapping[str, AnswerValue]) -> None:
        self.firings: list[Firing] = []
        self.concluded: dict[str, None] = {}
        for step in steps:
            if holds(step.when, answers, self.concluded):
                names = step.works_out(self) if step.works_out else step.concludes
                self.concluded |= dict.fromkeys(names)
                self.firings.append((step.name, names))
