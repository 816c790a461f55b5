"""Verifying a conclusion without trust: it is worked out anew from its answers, and what does not follow is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest

from rules.answers import AnswersRefused, read_answers
from rules.case import Case
from rules.explanation.explaining import explain
from rules.inference.program import Program

_NOT_COMPARED = "place"
"""Where a rule is written is no part of what it says, and an archive does not keep it."""

_MISSING = "nothing"


class NothingToVerifyError(ValueError):
    """The conclusion carries no answers and trace, so nothing can be worked out again."""


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A place in a conclusion, what is told there, and what follows instead."""

    where: str
    told: str
    follows: str


def discrepancies(told: Mapping[str, object], program: Program) -> tuple[Discrepancy, ...]:
    """What in a conclusion, as JSON with its answers and trace, does not follow under the rules of a program.

    The locale is not told, so the words are held against the locale that fits best.
    Raises NothingToVerifyError.
    """
    answers = told.get("answers")
    if not isinstance(answers, Mapping) or not isinstance(told.get("trace"), list):
        raise NothingToVerifyError
    knowledge = program.rule_base.knowledge
    try:
        case = Case(program, read_answers(answers, knowledge))
    except AnswersRefused as refused:
        return tuple(Discrepancy(f"answers.{f.finding}", str(f.given), f.detail) for f in refused.faults)
    anew = (explain(case, locale, with_trace=True) for locale in knowledge.locales.values())
    found = (tuple(_between(told, one.model_dump(mode="json", by_alias=True))) for one in anew)
    return min(found, key=len)


def _between(told: Mapping[str, object], follows: Mapping[str, object]) -> Iterator[Discrepancy]:
    for key in dict.fromkeys((*told, *follows)):
        if key == "trace":
            yield from _in_trace(_steps(told[key]), _steps(follows[key]))
        else:
            yield from _differences(key, told.get(key, _MISSING), follows.get(key, _MISSING))


def _steps(trace: object) -> dict[str, object]:
    """The steps of a trace by rule; what is no step, or repeats one, under a name of its own."""
    steps: dict[str, object] = {}
    for place, step in enumerate(trace if isinstance(trace, list) else [], start=1):
        rule = step.get("rule") if isinstance(step, Mapping) else None
        name = rule if isinstance(rule, str) and rule not in steps else f"step {place}"
        steps[name] = step
    return steps


def _in_trace(told: Mapping[str, object], follows: Mapping[str, object]) -> Iterator[Discrepancy]:
    for rule in dict.fromkeys((*told, *follows)):
        if rule not in follows:
            yield Discrepancy(f"trace.{rule}", "fired", "did not fire")
        elif rule not in told:
            yield Discrepancy(f"trace.{rule}", "did not fire", "fired")
        else:
            yield from _differences(f"trace.{rule}", told[rule], follows[rule])


def _differences(where: str, told: object, follows: object) -> Iterator[Discrepancy]:
    if isinstance(told, Mapping) and isinstance(follows, Mapping):
        for key in dict.fromkeys((*told, *follows)):
            if key != _NOT_COMPARED:
                yield from _differences(f"{where}.{key}", told.get(key, _MISSING), follows.get(key, _MISSING))
    elif isinstance(told, list) and isinstance(follows, list):
        for place, (one, other) in enumerate(zip_longest(told, follows, fillvalue=_MISSING), start=1):
            yield from _differences(f"{where}.{place}", one, other)
    elif type(told) is not type(follows) or told != follows:
        yield Discrepancy(where, str(told), str(follows))
