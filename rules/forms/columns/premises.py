"""The premises of rules as nodes of a circuit: what an answer, a conclusion or a combination of them comes to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from knowledge import NOT_SURE, Knowledge
from rules.forms.columns.binary import reaches, total
from rules.forms.columns.circuit import FALSE, Circuit, Node, Said
from rules.language.conditions import (
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


class Premises:
    """Turns conditions into nodes; `concluded` grows as the rules are gone through in firing order."""

    def __init__(self, circuit: Circuit, knowledge: Knowledge) -> None:
        self.concluded: dict[str, Node] = {}
        self._circuit = circuit
        self._knowledge = knowledge

    def conclude(self, names: Iterable[str], node: Node) -> None:
        """Note that these names are concluded where this is true."""
        for name in names:
            self.concluded[name] = self._circuit.either(self.of_name(name), node)

    def of_name(self, name: str) -> Node:
        """Where the rules that were gone through conclude a name."""
        return self.concluded.get(name, FALSE)

    def unanswered(self, finding: str) -> Node:
        """Where a finding has no answer."""
        known = self._knowledge.findings[finding]
        said: tuple[Said, ...] = (known.min,) if known.is_number else tuple(known.labels)
        return self._circuit.opposite(self._any(finding, (*said, NOT_SURE)))

    def of(self, condition: Condition) -> Node:
        """Where a condition holds."""
        circuit = self._circuit
        match condition:
            case Is(finding=finding, values=values):
                return self._any(finding, values)
            case IsNot(finding=finding, values=values):
                others = (*values, NOT_SURE)
                return circuit.opposite(circuit.either(self.unanswered(finding), self._any(finding, others)))
            case AtLeast(finding=finding, number=number):
                return self._reaches(finding, number)
            case Below(finding=finding, number=number):
                given = self._reaches(finding, self._knowledge.findings[finding].min)
                return circuit.both(given, circuit.opposite(self._reaches(finding, number)))
            case NotSure(finding=finding):
                return self._any(finding, (NOT_SURE,))
            case Unanswered(finding=finding):
                return self.unanswered(finding)
            case Concluded(name=name):
                return self.of_name(name)
            case NotConcluded(name=name):
                return circuit.opposite(self.of_name(name))
            case Gate(need=need, parts=parts):
                return self._gate(need, [self.of(part) for part in parts])
            case _:
                assert_never(condition)

    def _gate(self, need: int, parts: list[Node]) -> Node:
        if need == len(parts):
            return self._circuit.all_of(parts)
        if need == 1:
            return self._circuit.any_of(parts)
        return reaches(self._circuit, total(self._circuit, [(1, part) for part in parts]), need)

    def _any(self, finding: str, said: Iterable[Said]) -> Node:
        return self._circuit.any_of(self._circuit.read(finding, word) for word in said)

    def _reaches(self, finding: str, number: int) -> Node:
        """Every number that is given reaches the smallest one allowed, which is how it is known to be given."""
        return self._circuit.read(finding, max(number, self._knowledge.findings[finding].min))
