"""Outcomes: what is concluded from each of a few cases, read from columns that are whole numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from knowledge import UrgencyLevel
from rules.forms.columns.circuit import TRUE, Node
from rules.forms.columns.compiled import CompiledRules, NamedConcern
from rules.forms.columns.standings import Standing

Told = TypeVar("Told")


@dataclass(frozen=True, slots=True)
class ListedConclusion:
    """A cause or factor that is listed, with its score in centinats."""

    id: str
    band: str
    score: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a conclusion tells, without its words: red flags and concerns most urgent first, the ranked best first."""

    level: UrgencyLevel
    unanswered_first: tuple[str, ...]
    red_flags: tuple[str, ...]
    concerns: tuple[NamedConcern, ...]
    causes: tuple[ListedConclusion, ...]
    factors: tuple[ListedConclusion, ...]

    @property
    def complete(self) -> bool:
        """Whether every danger question has an answer."""
        return not self.unanswered_first


def read_outcomes(compiled: CompiledRules, columns: Sequence[int]) -> list[Outcome]:
    """The outcome of each case, from every column of a circuit by number."""
    standings = compiled.standings
    levels = _listed(columns, compiled.levels)
    parts = zip(
        _listed(columns, compiled.unanswered_first),
        _listed(columns, compiled.red_flags),
        _listed(columns, compiled.concerns),
        _ranked(columns, standings.causes, standings.lowest),
        _ranked(columns, standings.factors, standings.lowest),
        strict=True,
    )
    return [Outcome(level, *told) for (level,), told in zip(levels, parts, strict=True)]


def _by_case(columns: Sequence[int], nodes: Sequence[Node]) -> list[int]:
    """For each case, the number whose binary digits are the truths of these columns.

    Few cases differ from case 0 in any one column, so that only those which do are looked at.
    """
    everywhere = columns[TRUE]
    first = sum([1 << place for place, node in enumerate(nodes) if columns[node] & 1])
    numbers = [first] * everywhere.bit_length()
    for place, node in enumerate(nodes):
        column = columns[node]
        for case in _ones(column ^ everywhere if column & 1 else column):
            numbers[case] ^= 1 << place
    return numbers


def _ones(number: int) -> Iterator[int]:
    """The places of the binary digits that are one."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest


def _listed(columns: Sequence[int], nodes: Mapping[Told, Node]) -> list[tuple[Told, ...]]:
    """For each case, those whose column is true, in order."""
    values = list(nodes)
    numbers = _by_case(columns, list(nodes.values()))
    listed = {number: tuple([values[place] for place in _ones(number)]) for number in set(numbers)}
    return [listed[number] for number in numbers]


def _ranked(columns: Sequence[int], standings: Sequence[Standing], lowest: int) -> list[tuple[ListedConclusion, ...]]:
    """For each case, the causes or factors that are listed, best first."""
    numbers = [_by_case(columns, standing.digits) for standing in standings]
    placed = [
        {number: _placed(standing, number, lowest) for number in set(by_case)}
        for standing, by_case in zip(standings, numbers, strict=True)
    ]
    cases = list(zip(*numbers, strict=True))
    ranked = {}
    for case in set(cases):
        entries = [entry for one, number in zip(placed, case, strict=True) for entry in one[number]]
        entries.sort(reverse=True)
        ranked[case] = tuple([listed for _, listed in entries])
    return [ranked[case] for case in cases]


def _placed(standing: Standing, number: int, lowest: int) -> tuple[tuple[int, ListedConclusion], ...]:
    """The place, which is like no other, and what is told of a cause or factor; nothing where it is not listed."""
    place, score, reached = standing.read(number)
    if not reached:
        return ()
    return ((place, ListedConclusion(standing.id, standing.bands[-reached][0], score + lowest)),)
