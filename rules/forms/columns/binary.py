"""Whole numbers in a circuit: a column of truth for each binary digit, the lowest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from rules.forms.columns.circuit import FALSE, TRUE, Circuit, Node

Digits = tuple[Node, ...]


def constant(number: int, width: int) -> Digits:
    """The same number in every case."""
    return tuple(TRUE if number >> place & 1 else FALSE for place in range(width))


def total(circuit: Circuit, weights: Iterable[tuple[int, Node]]) -> Digits:
    """The sum of the weights, which are not negative, whose column is true."""
    carried: dict[int, list[Node]] = defaultdict(list)
    for weight, node in weights:
        for place in range(weight.bit_length()):
            if weight >> place & 1:
                carried[place].append(node)
    digits: list[Node] = []
    while any(carried.values()):
        column = carried.pop(len(digits), [])
        while len(column) > 1:
            first, second, third = column.pop(), column.pop(), column.pop() if column else FALSE
            one = circuit.differ(first, second)
            column.insert(0, circuit.differ(one, third))
            carry = circuit.either(circuit.both(first, second), circuit.both(one, third))
            if carry != FALSE:
                carried[len(digits) + 1].append(carry)
        digits.append(column[0] if column else FALSE)
    return tuple(digits)


def reaches(circuit: Circuit, digits: Digits, limit: int) -> Node:
    """The number is not smaller than the limit."""
    if limit <= 0:
        return TRUE
    if limit.bit_length() > len(digits):
        return FALSE
    outcome = TRUE
    for place, digit in enumerate(digits):
        outcome = circuit.both(digit, outcome) if limit >> place & 1 else circuit.either(digit, outcome)
    return outcome


def exceeds(circuit: Circuit, left: Digits, right: Digits) -> Node:
    """The left number is larger than the right one of the same width."""
    outcome = FALSE
    for one, other in zip(left, right, strict=True):
        outcome = chosen(circuit, circuit.differ(one, other), one, outcome)
    return outcome


def greatest(
    circuit: Circuit, numbers: Mapping[str, Digits], among: Mapping[str, Node]
) -> tuple[Digits, dict[str, Node]]:
    """The greatest of the numbers that are among those to choose from, and which of them it is.

    Nothing is the greatest where none is to choose from; its digits are then those of zero.
    """
    left = dict(among)
    digits: list[Node] = []
    for place in reversed(range(len(next(iter(numbers.values()), ())))):
        having = {id: circuit.both(node, numbers[id][place]) for id, node in left.items()}
        digits.append(digit := circuit.any_of(having.values()))
        none = circuit.opposite(digit)
        left = {id: circuit.either(having[id], circuit.both(node, none)) for id, node in left.items()}
    return tuple(reversed(digits)), left


def chosen(circuit: Circuit, which: Node, first: Node, second: Node) -> Node:
    """The first where this is true, else the second."""
    return circuit.either(circuit.both(which, first), circuit.both(circuit.opposite(which), second))
