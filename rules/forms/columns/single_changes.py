"""Every change of a single answer: what a person might have said instead, about one finding at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from knowledge import NONE, NOT_SURE, Finding, Knowledge
from rules.forms.columns.circuit import Node, Said
from rules.language.conditions import AnswerValue


@dataclass(frozen=True, slots=True)
class Change:
    """Another answer to a finding, in the form that `Answers` has; None takes the answer away."""

    finding: str
    answer: AnswerValue | None


def single_changes(
    answers: Mapping[str, AnswerValue], knowledge: Knowledge, limits: Mapping[str, Collection[int]]
) -> tuple[Change, ...]:
    """Every single change of the answers, in vocabulary order.

    A choice takes each other value, a list has each value put in or taken out, and a number stands on either side of
    each of its `limits`; every finding may also be not sure, or not answered.
    """
    return tuple(
        Change(id, answer)
        for id, finding in knowledge.findings.items()
        for answer in dict.fromkeys((*_said(finding, answers.get(id), limits.get(id, ())), (NOT_SURE,), None))
        if answer != answers.get(id)
    )


def changed_inputs(
    answers: Mapping[str, AnswerValue], changes: Iterable[Change], inputs: Mapping[str, Mapping[Said, Node]]
) -> tuple[dict[Node, int], int]:
    """Where each input is true, and where every case is: case 0 has the answers themselves, case n those of change n.

    `inputs` has what a circuit reads of each finding.
    """
    columns: dict[Node, int] = defaultdict(int)
    changed: dict[str, int] = defaultdict(int)
    case = 1
    for change in changes:
        case <<= 1
        changed[change.finding] |= case
        for node in _true(inputs.get(change.finding, {}), change.answer):
            columns[node] |= case
    every_case = (case << 1) - 1
    for finding, answer in answers.items():
        for node in _true(inputs.get(finding, {}), answer):
            columns[node] |= every_case ^ changed[finding]
    return columns, every_case


def _said(finding: Finding, answer: AnswerValue | None, limits: Collection[int]) -> Iterator[AnswerValue]:
    if finding.is_number:
        sides = sorted({side for limit in limits for side in (limit - 1, limit)})
        yield from (side for side in sides if finding.min <= side <= finding.max)
    elif finding.type == "choices":
        yield from _toggled(finding, answer if isinstance(answer, tuple) else ())
    else:
        yield from ((value,) for value in finding.labels)


def _toggled(finding: Finding, chosen: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Each value put in or taken out; what stands alone gives way to another, and an empty list is no answer."""
    for value in finding.labels:
        if value == NONE or chosen in ((NOT_SURE,), (NONE,)):
            yield (value,)
        elif toggled := tuple(one for one in finding.labels if (one in chosen) != (one == value)):
            yield toggled


def _true(inputs: Mapping[Said, Node], answer: AnswerValue | None) -> list[Node]:
    """The inputs of a finding that are true of an answer."""
    if isinstance(answer, int):
        return [node for said, node in inputs.items() if isinstance(said, int) and said <= answer]
    return [inputs[word] for word in answer or () if word in inputs]
