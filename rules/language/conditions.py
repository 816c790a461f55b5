"""Conditions: truths about one answer or one earlier conclusion, and counted combinations of them.

There are no variables and no negation of a missing answer: `is_not` and `has_not` need an answer,
`unanswered` and `not_sure` say their own thing, and only conclusions of finished strata can be denied.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, assert_never

from knowledge import NOT_SURE


@dataclass(frozen=True, slots=True)
class Is:
    """The answer is, or contains, one of these values."""

    finding: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IsNot:
    """The finding was answered, and the answer neither is nor contains any of these values."""

    finding: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AtLeast:
    """A number was answered that is not smaller than the named threshold."""

    finding: str
    threshold: str
    number: int


@dataclass(frozen=True, slots=True)
class Below:
    """A number was answered that is smaller than the named threshold."""

    finding: str
    threshold: str
    number: int


@dataclass(frozen=True, slots=True)
class NotSure:
    """The person answered that they are not sure."""

    finding: str


@dataclass(frozen=True, slots=True)
class Unanswered:
    """The finding has no answer: not asked, skipped, or declined."""

    finding: str


@dataclass(frozen=True, slots=True)
class Concluded:
    """An earlier stratum concluded this."""

    name: str


@dataclass(frozen=True, slots=True)
class NotConcluded:
    """The earlier strata are finished and did not conclude this."""

    name: str


AnswerValue = tuple[str, ...] | int
"""An answer in its canonical form: the values chosen, or a whole number."""

AnswerAtom = Is | IsNot | AtLeast | Below | NotSure | Unanswered
Atom = AnswerAtom | Concluded | NotConcluded


@dataclass(frozen=True, slots=True)
class Gate:
    """Holds when at least `need` of its parts hold; `word` is how it was written."""

    word: Literal["all_of", "any_of", "at_least_k"]
    need: int
    parts: tuple[Condition, ...]


Condition = Atom | Gate


def atoms(condition: Condition) -> Iterator[Atom]:
    """Every atom of a condition, in the order in which it is written."""
    if isinstance(condition, Gate):
        for part in condition.parts:
            yield from atoms(part)
    else:
        yield condition


def findings_read(condition: Condition) -> tuple[str, ...]:
    """The findings that a condition reads itself, each once, in the order in which they are written."""
    return tuple(dict.fromkeys(atom.finding for atom in atoms(condition) if isinstance(atom, AnswerAtom)))


def conclusions_read(condition: Condition) -> tuple[str, ...]:
    """The conclusions that a condition reads, each once, in the order in which they are written."""
    return tuple(dict.fromkeys(atom.name for atom in atoms(condition) if isinstance(atom, Concluded | NotConcluded)))


def holds(atom: AnswerAtom, value: AnswerValue) -> bool:
    """Whether an atom holds for an answer that was given; a whole number, or the values chosen."""
    match atom:
        case NotSure():
            return value == (NOT_SURE,)
        case Unanswered():
            return False
        case Is(values=wanted):
            return isinstance(value, tuple) and any(chosen in wanted for chosen in value)
        case IsNot(values=unwanted):
            return isinstance(value, tuple) and value != (NOT_SURE,) and not any(c in unwanted for c in value)
        case AtLeast(number=number):
            return isinstance(value, int) and value >= number
        case Below(number=number):
            return isinstance(value, int) and value < number
        case _:
            assert_never(atom)
