"""The records of a CSV file, one after the other, whatever is wrong with one of them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

_QUOTE = '"'


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A record that is not CSV; `why` says what csv makes of it."""

    why: str


Record = str | list[str] | Unreadable
"""A record as it stands on its line when no field of it is quoted, so that each comma ends a field; else its fields."""


def records(lines: Iterable[str]) -> Iterator[Record]:
    """The records of lines that keep their ends, without those of empty lines.

    Where a record cannot be read, its first line is taken for all of it, and the next line begins another: a quote that
    stands alone costs one row, and hides none of those after it.
    """
    ahead = _Lines(lines)
    for line in ahead:
        if _QUOTE in line or len(line) > csv.field_size_limit():
            yield _read(line, ahead)
        elif record := line.rstrip("\r\n"):
            yield record


class _Lines(Iterator[str]):
    """Lines, of which some can be taken back."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._back: list[str] = []

    def __next__(self) -> str:
        return self._back.pop() if self._back else next(self._lines)

    def take_back(self, lines: list[str]) -> None:
        self._back.extend(reversed(lines))


def _read(line: str, ahead: _Lines) -> Record:
    """The record that begins with a line, and goes on for as long as a quote is open."""
    taken: list[str] = []
    try:
        return next(csv.reader(chain([line], _noted(ahead, taken)), strict=True))
    except csv.Error as error:
        ahead.take_back(taken)
        return Unreadable(str(error))


def _noted(lines: Iterable[str], taken: list[str]) -> Iterator[str]:
    for line in lines:
        taken.append(line)
        yield line
