"""The order of the nodes of a picture from top to bottom, with few crossings of its links."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations

from app.review.case.picture.graph import Graph, Link, Node

_SWEEPS = 6

Columns = tuple[tuple[Node, ...], tuple[Node, ...], tuple[Node, ...]]


def ordered(drawn: Graph) -> Columns:
    """Answers, rules and conclusions from top to bottom.

    What follows stays in its own order, most urgent and best first. The others move to the middle of what they are
    linked with, to and fro; the order that crosses least is taken.
    """
    answers, rules = drawn.answers, drawn.rules
    best = answers, rules, drawn.conclusions
    fewest = crossings(best, drawn.links)
    for sweep in range(_SWEEPS):
        right = _places(drawn.conclusions)
        beside = right if sweep % 2 == 0 else right | _places(answers)
        rules = _moved(rules, drawn.links, beside)
        answers = _moved(answers, drawn.links, _places(rules))
        tried = answers, rules, drawn.conclusions
        if (crossed := crossings(tried, drawn.links)) < fewest:
            best, fewest = tried, crossed
    return best


def crossings(columns: Columns, links: Iterable[Link]) -> int:
    """How many pairs of links cross between two neighbouring columns."""
    rows = {node.id: row for column in columns for row, node in enumerate(column)}
    column = {node.id: number for number, nodes in enumerate(columns) for node in nodes}
    ends = [(column[link.start], rows[link.start], rows[link.end]) for link in links]
    return sum(
        one[0] == other[0] and (one[1] - other[1]) * (one[2] - other[2]) < 0 for one, other in combinations(ends, 2)
    )


def _places(column: Sequence[Node]) -> dict[str, float]:
    """How far down each node of a column stands, from 0 to 1."""
    return {node.id: (row + 0.5) / len(column) for row, node in enumerate(column)}


def _moved(column: tuple[Node, ...], links: Iterable[Link], beside: Mapping[str, float]) -> tuple[Node, ...]:
    """A column sorted by the mean place of what each node is linked with among the places given."""
    neighbours: dict[str, list[float]] = {node.id: [] for node in column}
    for link in links:
        for own, other in ((link.start, link.end), (link.end, link.start)):
            if own in neighbours and other in beside:
                neighbours[own].append(beside[other])
    return tuple(sorted(column, key=_mean(neighbours, _places(column))))


def _mean(neighbours: Mapping[str, list[float]], own: Mapping[str, float]) -> Callable[[Node], float]:
    return lambda node: sum(near) / len(near) if (near := neighbours[node.id]) else own[node.id]
