"""Verifying a conclusion without trust: it is worked out anew from its answers, and what does not follow is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from rules.answers import AnswersRefused, read_answers
from rules.case import Case
from rules.explanation.conclusion import TriageConclusion
from rules.explanation.explaining import explain, reworded
from rules.inference.program import Program

_NOT_TOLD = object()
"""Stands where one side has a key or an item that the other lacks; no JSON is equal to it."""


class NothingToVerifyError(ValueError):
    """The conclusion carries no answers and trace, so nothing can be worked out again."""


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A place in a conclusion, what is told there, and what follows instead; None where there is nothing."""

    where: str
    told: str | None
    follows: str | None


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
    return min((discrepancies_from(told, one) for one in _in_every_locale(case)), key=len)


def discrepancies_from(told: Mapping[str, object], follows: TriageConclusion) -> tuple[Discrepancy, ...]:
    """What in a conclusion, as JSON with its answers and trace, is not as in the one that follows."""
    return tuple(_between(told, follows.model_dump(mode="json", by_alias=True)))


def _in_every_locale(case: Case) -> Iterator[TriageConclusion]:
    first, *others = case.rule_base.knowledge.locales.values()
    conclusion = explain(case, first, with_trace=True)
    yield conclusion
    for locale in others:
        yield reworded(conclusion, case, locale)


def _between(told: Mapping[str, object], follows: Mapping[str, object]) -> Iterator[Discrepancy]:
    for key in dict.fromkeys((*told, *follows)):
        if key == "trace":
            yield from _in_trace(_steps(told.get(key)), _steps(follows[key]))
        else:
            yield from _differences(key, told.get(key, _NOT_TOLD), follows.get(key, _NOT_TOLD))


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
            yield from _differences(f"trace.{rule}", told[rule], _placed_as_told(follows[rule], told[rule]))
    yield from _first_out_of_order(
        [rule for rule in told if rule in follows], [rule for rule in follows if rule in told]
    )


def _placed_as_told(follows: object, told: object) -> object:
    """The step with the place that is told. Where a rule is written is no part of what it says; no archive keeps it."""
    if isinstance(follows, Mapping) and isinstance(told, Mapping) and isinstance(told.get("place"), str):
        return {**follows, "place": told["place"]}
    return follows


def _first_out_of_order(told: Sequence[str], follows: Sequence[str]) -> Iterator[Discrepancy]:
    for place, (one, other) in enumerate(zip(told, follows, strict=True), start=1):
        if one != other:
            yield Discrepancy(f"trace.{place}", one, other)
            return


def _differences(where: str, told: object, follows: object) -> Iterator[Discrepancy]:
    if isinstance(told, Mapping) and isinstance(follows, Mapping):
        for key in dict.fromkeys((*told, *follows)):
            yield from _differences(f"{where}.{key}", told.get(key, _NOT_TOLD), follows.get(key, _NOT_TOLD))
    elif isinstance(told, list) and isinstance(follows, list):
        for place, (one, other) in enumerate(zip_longest(told, follows, fillvalue=_NOT_TOLD), start=1):
            yield from _differences(f"{where}.{place}", one, other)
    elif type(told) is not type(follows) or told != follows:
        yield Discrepancy(where, _in_words(told), _in_words(follows))


def _in_words(side: object) -> str | None:
    return None if side is _NOT_TOLD else str(side)
