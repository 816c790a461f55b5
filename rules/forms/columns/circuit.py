"""The circuit: everything that follows from the answers, as gates over columns of truth.

A column holds one truth of many cases. It is a whole number whose bit n belongs to case n, or a Series of Booleans:
`&`, `|` and `^` mean the same on both, so one circuit serves a hundred what-ifs and a million stored cases.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    import polars as pl

Node = int
"""A column of the circuit, by number. An input or the outcome of a gate; the first two are fixed."""

TRUE: Node = 0
FALSE: Node = 1

Column = TypeVar("Column", int, "pl.Series")


Said = str | int
"""What an input is true of: a word that was said, or the smallest of the numbers that were given."""

Operation = Callable[[Any, Any], Any]
Gate = tuple[Operation, Node, Node, Node]
"""An operation on two columns, and the column that comes of it."""


class Circuit:
    """Gates, each made once however often it is asked for, in an order in which they can be run."""

    def __init__(self) -> None:
        self.inputs: dict[str, dict[Said, Node]] = {}
        self._gates: list[Gate] = []
        self._made: dict[tuple[Operation, Node, Node], Node] = {}
        self._nodes = 2

    def read(self, finding: str, said: Said) -> Node:
        """An input: where this was said of a finding, or a number that is not smaller."""
        of_finding = self.inputs.setdefault(finding, {})
        if said not in of_finding:
            of_finding[said] = self._new_node()
        return of_finding[said]

    def both(self, left: Node, right: Node) -> Node:
        """Left and right."""
        if FALSE in (left, right):
            return FALSE
        if right in (left, TRUE):
            return left
        return right if left == TRUE else self._gate(operator.and_, left, right)

    def either(self, left: Node, right: Node) -> Node:
        """Left or right or both."""
        if TRUE in (left, right):
            return TRUE
        if right in (left, FALSE):
            return left
        return right if left == FALSE else self._gate(operator.or_, left, right)

    def differ(self, left: Node, right: Node) -> Node:
        """Left or right, not both."""
        if left == right:
            return FALSE
        if right == FALSE:
            return left
        return right if left == FALSE else self._gate(operator.xor, left, right)

    def opposite(self, node: Node) -> Node:
        """Not this."""
        return self.differ(TRUE, node)

    def all_of(self, nodes: Iterable[Node]) -> Node:
        """Every one of these; true of none."""
        outcome = TRUE
        for node in nodes:
            outcome = self.both(outcome, node)
        return outcome

    def any_of(self, nodes: Iterable[Node]) -> Node:
        """At least one of these; false of none."""
        outcome = FALSE
        for node in nodes:
            outcome = self.either(outcome, node)
        return outcome

    def gates_behind(self, nodes: Collection[Node]) -> tuple[Gate, ...]:
        """The gates that these columns depend on, in an order in which they can be run."""
        needed, gates = set(nodes), []
        for gate in reversed(self._gates):
            _, left, right, outcome = gate
            if outcome in needed:
                gates.append(gate)
                needed |= {left, right}
        return tuple(reversed(gates))

    def run(self, gates: Sequence[Gate], inputs: Mapping[Node, Column], true: Column) -> list[Column]:
        """Every column by number, from the inputs by number and the column that is true of every case.

        An input that is not given is false, and so is the column of a gate that is not run.
        """
        false = true ^ true
        columns = [false] * self._nodes
        columns[TRUE] = true
        for node, column in inputs.items():
            columns[node] = column
        for operation, left, right, outcome in gates:
            columns[outcome] = operation(columns[left], columns[right])
        return columns

    def _gate(self, operation: Operation, left: Node, right: Node) -> Node:
        gate = (operation, min(left, right), max(left, right))
        if gate not in self._made:
            self._made[gate] = outcome = self._new_node()
            self._gates.append((*gate, outcome))
            if operation is operator.xor and TRUE in (left, right):
                self._made[operator.xor, TRUE, outcome] = max(left, right)
        return self._made[gate]

    def _new_node(self) -> Node:
        self._nodes += 1
        return self._nodes - 1
