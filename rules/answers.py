"""Answers: what a person or program said, checked against the vocabulary, in one canonical form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from knowledge import NONE, NOT_SURE, Finding, Knowledge
from rules.language.conditions import AnswerValue

_MOST_UNKNOWN = 20
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with the answers, and what would be allowed."""

    finding: str
    given: object
    allowed: tuple[str, ...]
    detail: str


class AnswersRefused(ValueError):
    """The answers are not of the vocabulary; `faults` lists everything that is wrong with them."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("; ".join(fault.detail for fault in faults))
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True)
class Answers:
    """The answered findings in vocabulary order: a whole number, or the chosen values in vocabulary order.

    `not_sure` is an answer. A declined answer (`skip`, `prefer_not`) is the same as none.
    """

    values: Mapping[str, AnswerValue]


def read_answers(given: Mapping[str, object], knowledge: Knowledge) -> Answers:
    """Check answers and put them into their canonical form.

    Raises AnswersRefused with every fault: unknown findings, wrong types, unknown values, contradictions.
    """
    unknown = [name for name in given if name not in knowledge.findings]
    faults = [_unknown(name, knowledge) for name in unknown[:_MOST_UNKNOWN]]
    if len(unknown) > _MOST_UNKNOWN:
        more = f"{len(unknown) - _MOST_UNKNOWN} further names are not findings of the vocabulary"
        faults.append(Fault(unknown[_MOST_UNKNOWN], None, (), more))
    values: dict[str, AnswerValue] = {}
    for id, finding in knowledge.findings.items():
        if id not in given:
            continue
        outcome = _read(finding, given[id])
        if isinstance(outcome, Fault):
            faults.append(outcome)
        elif outcome is not None:
            values[id] = outcome
    if faults:
        raise AnswersRefused(faults)
    return Answers(values)


def allowed_answers(finding: Finding) -> tuple[str, ...]:
    """Every answer that a finding takes, as a person would read it."""
    said = (f"a whole number from {finding.min} to {finding.max}",) if finding.is_number else tuple(finding.labels)
    return (*said, NOT_SURE, *finding.declining_values)


def _unknown(name: str, knowledge: Knowledge) -> Fault:
    shown = name[:_LONGEST_NAME]
    near = get_close_matches(shown, knowledge.findings, n=1)
    meant = f"; did you mean {near[0]!r}?" if near else ""
    return Fault(shown, None, tuple(knowledge.findings), f"{shown!r} is not a finding of the vocabulary{meant}")


def _read(finding: Finding, given: object) -> AnswerValue | Fault | None:
    """The canonical answer, None for a declined one, or what is wrong."""
    if finding.takes_one_word and isinstance(given, str) and given in finding.labels:
        return (given,)
    if given in (NOT_SURE, [NOT_SURE]) and not (isinstance(given, list) and finding.type != "choices"):
        return (NOT_SURE,)
    if isinstance(given, str) and given in finding.declining_values:
        return None
    if finding.is_number:
        return _read_number(finding, given)
    return _read_choices(finding, given) if finding.type == "choices" else _read_choice(finding, given)


def _read_number(finding: Finding, given: object) -> int | Fault:
    if isinstance(given, bool) or not isinstance(given, int):
        return _fault(finding, given, f"{finding.id} needs a whole number, without quotes")
    if not finding.min <= given <= finding.max:
        return _fault(finding, given, f"{finding.id} must be from {finding.min} to {finding.max}")
    return given


def _read_choice(finding: Finding, given: object) -> tuple[str, ...] | Fault:
    if isinstance(given, bool):
        return _fault(finding, given, f'{finding.id} takes words: "yes" or "no" in quotes, not true or false')
    if not isinstance(given, str):
        return _fault(finding, given, f"{finding.id} takes one word")
    if given not in finding.labels:
        return _fault(finding, given, f"{given[:_LONGEST_NAME]!r} is not an answer to {finding.id}")
    return (given,)


def _read_choices(finding: Finding, given: object) -> tuple[str, ...] | Fault:
    if not isinstance(given, list) or not given:
        return _fault(finding, given, f"{finding.id} takes a list with at least one word")
    if unknown := [item for item in given if not isinstance(item, str) or item not in finding.labels]:
        return _fault(finding, unknown[0], f"{str(unknown[0])[:_LONGEST_NAME]!r} is not an answer to {finding.id}")
    if NONE in given and len(set(given)) > 1:
        return _fault(finding, given, f"{finding.id}: {NONE!r} stands alone")
    return tuple(value for value in finding.labels if value in given)


def _fault(finding: Finding, given: object, detail: str) -> Fault:
    return Fault(finding.id, given, allowed_answers(finding), detail)
