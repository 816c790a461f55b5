"""Which counters an answer moves, looked up by finding and value: no condition is evaluated while a case runs."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from knowledge import NOT_SURE
from rules.language.conditions import AnswerAtom, AnswerValue, AtLeast, Below, Condition, Is, IsNot, Unanswered, holds

_ANY_OTHER = ("",)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A condition without parts, and the places of its counters."""

    condition: Condition
    held: int
    lost: int


class Switches(NamedTuple):
    """The counters that go up by one, and those that go down by one."""

    up: tuple[int, ...] = ()
    down: tuple[int, ...] = ()


class AnswerSwitches:
    """The switches of every answer: each leaf that reads the finding comes to hold, or is lost."""

    def __init__(self, leaves: Iterable[Leaf]) -> None:
        self._leaves: dict[str, list[tuple[AnswerAtom, Leaf]]] = defaultdict(list)
        for leaf in leaves:
            if isinstance(leaf.condition, AnswerAtom):
                self._leaves[leaf.condition.finding].append((leaf.condition, leaf))
        self._limits = {finding: _limits(atom for atom, _ in read) for finding, read in self._leaves.items()}
        self._by_value = {finding: self._tabled(finding) for finding in self._leaves}

    def of(self, finding: str, value: AnswerValue) -> Switches:
        """The switches of one answer; none when no rule reads the finding."""
        if finding not in self._by_value:
            return Switches()
        by_value = self._by_value[finding]
        if isinstance(value, int):
            return by_value[bisect_right(self._limits[finding], value)]
        if len(value) == 1:
            return by_value.get(value[0]) or by_value[""]
        return self._of_several(finding, value)

    def _tabled(self, finding: str) -> dict[str | int, Switches]:
        """The switches for each value that some condition names, for any other, and between each two limits."""
        limits = self._limits[finding]
        numbers = [min(limits, default=0) - 1, *limits]
        named = {value for atom, _ in self._leaves[finding] if isinstance(atom, Is | IsNot) for value in atom.values}
        by_word = {word: self._settled(finding, (word,)) for word in (*named, NOT_SURE, *_ANY_OTHER)}
        by_number = {place: self._settled(finding, number) for place, number in enumerate(numbers)}
        return by_word | by_number

    def _of_several(self, finding: str, values: tuple[str, ...]) -> Switches:
        """As if each condition that names one of the values were asked about that one alone."""
        by_value = self._by_value[finding]
        unnamed = by_value[""]
        up = list(unnamed.up)
        for value in values:
            for place, (one, other) in enumerate(zip(by_value.get(value, unnamed).up, unnamed.up, strict=True)):
                if one != other:
                    up[place] = one
        return Switches(tuple(up), unnamed.down)

    def _settled(self, finding: str, value: AnswerValue) -> Switches:
        leaves = self._leaves[finding]
        return Switches(
            up=tuple(leaf.held if holds(atom, value) else leaf.lost for atom, leaf in leaves),
            down=tuple(leaf.held for atom, leaf in leaves if isinstance(atom, Unanswered)),
        )


def _limits(atoms: Iterable[AnswerAtom]) -> list[int]:
    return sorted({atom.number for atom in atoms if isinstance(atom, AtLeast | Below)})
