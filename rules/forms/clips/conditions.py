"""Conditions as CLIPS conditional elements, each met at most once, so that no rule fires twice.

Alternatives are written `(exists (or ...))`: for a bare `(or ...)` CLIPS fires once for each that holds.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import assert_never

from knowledge import NOT_SURE
from rules.forms.clips.symbols import name_concluded, symbol
from rules.language.conditions import (
    AnswerAtom,
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

INDENT = "   "
Element = list[str]
"""A conditional element, as lines."""


@dataclass(frozen=True, slots=True)
class CountedGate:
    """An `at_least_k`, for which CLIPS has no element: each part becomes a rule of its own, and they are counted."""

    name: str
    need: int
    parts: Sequence[Condition]


@dataclass(slots=True)
class ConditionWriter:
    """Writes the condition of one rule; `counted` collects the gates that it has to count for it.

    `several` are the findings that take several answers at once: a fact each, of which more than one may match.
    """

    rule_id: str
    several: Collection[str]
    counted: list[CountedGate] = field(default_factory=list)
    _numbers: int = 0

    def elements(self, condition: Condition) -> list[Element]:
        """The conditional elements that must all be met."""
        match condition:
            case Gate():
                return self._gate(condition)
            case Concluded(name=name):
                return [[_concluded(name)]]
            case NotConcluded(name=name):
                return [[f"(not {_concluded(name)})"]]
            case _:
                return [[element] for element in self._answer(condition)]

    def _gate(self, gate: Gate) -> list[Element]:
        if gate.need <= 0:
            return [["(always)"]]
        if gate.need > len(gate.parts):
            return [["(never)"]]
        if gate.need == len(gate.parts):
            return [element for part in gate.parts for element in self.elements(part)]
        if gate.need > 1:
            return [[self._enough(gate)]]
        names = [part.name for part in gate.parts if isinstance(part, Concluded)]
        if len(names) == len(gate.parts):
            return [[f"(exists {_concluded(*names)})"]]
        return [_around("(exists (or", [self._one(part) for part in gate.parts], "))")]

    def _one(self, condition: Condition) -> Element:
        elements = self.elements(condition)
        return elements[0] if len(elements) == 1 else _around("(and", elements, ")")

    def _enough(self, gate: Gate) -> str:
        name = f"{symbol(self.rule_id)}/{len(self.counted) + 1}"
        self.counted.append(CountedGate(name, gate.need, gate.parts))
        return f"(enough (gate {name}))"

    def _answer(self, atom: AnswerAtom) -> list[str]:
        finding = symbol(atom.finding)
        match atom:
            case Is(values=values):
                pattern = f"({finding} (value {'|'.join(map(symbol, values))}))"
                return [f"(exists {pattern})" if finding in self.several and len(values) > 1 else pattern]
            case IsNot(values=values):
                unwanted = "|".join(map(symbol, (NOT_SURE, *values)))
                return [f"(exists ({finding}))", f"(not ({finding} (value {unwanted})))"]
            case AtLeast(number=number):
                return [self._number(finding, ">=", number)]
            case Below(number=number):
                return [self._number(finding, "<", number)]
            case NotSure():
                return [f"({finding} (value {NOT_SURE}))"]
            case Unanswered():
                return [f"(not ({finding}))"]
            case _:
                assert_never(atom)

    def _number(self, finding: str, comparison: str, number: int) -> str:
        """A variable of its own each time: patterns that share one would have to hold the same number."""
        self._numbers += 1
        variable = f"?n{self._numbers}"
        return f"({finding} (value {variable}&~{NOT_SURE}&:({comparison} {variable} {number})))"


def _concluded(*names: str) -> str:
    return f"(concluded (name {'|'.join(map(name_concluded, names))}))"


def _around(opening: str, elements: Sequence[Element], closing: str) -> Element:
    inner = [INDENT + line for element in elements for line in element]
    return [opening, *inner[:-1], inner[-1] + closing]
