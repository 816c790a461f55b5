"""Objects of answers on many lines, read together: lines say the same few things over and over, so each is read once.

A line is taken apart after each name, where `":` stands, into pieces that can be compared: a value, and the name of the
next one. Where each value is JSON and each name a finding, the line is the object of them and nothing else. A line that
is not made of such pieces is left to a reader of single lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import polars as pl

from app.strict_json import NotJsonError, read_json
from knowledge import load
from rules import column_form

_AFTER_NAME = '":'
_OPENING = "{"
_CLOSING = "}"
_NOWHERE = pl.Series([None], dtype=pl.UInt32)


def read_together(lines: Sequence[str]) -> tuple[pl.DataFrame, set[int]]:
    """A frame with every finding and a row for each line, and the rows that are left to be read alone."""
    pieces = _Pieces(lines)
    left = {*pieces.misplaced()}
    columns = []
    for finding in load().findings:
        rows, places = pieces.given(finding)
        left.update(rows[1:].filter(rows[1:] == rows[:-1]))
        distinct = places.unique()
        column, unheld = column_form().column(finding, [pieces.values[place] for place in distinct])
        for value in unheld:
            left.update(rows.filter(places == distinct[value]))
        order = pl.int_range(len(distinct), dtype=pl.UInt32, eager=True)
        values = _NOWHERE.new_from_index(0, len(pieces.values)).scatter(distinct, order)[places]
        columns.append(column[_NOWHERE.new_from_index(0, len(lines)).scatter(rows, values)])
    return pl.DataFrame(columns), left


class _Pieces:
    """The pieces of all lines; `values` are the distinct values, None for what is not JSON."""

    def __init__(self, lines: Sequence[str]) -> None:
        split = pl.Series(lines, dtype=pl.String).str.split(_AFTER_NAME)
        said = split.explode()
        distinct = said.unique()
        piece = said.cast(pl.Enum(distinct)).to_physical()
        places, names = self._read(distinct)
        self._row = pl.int_range(len(lines), dtype=pl.UInt32, eager=True).repeat_by(split.list.len()).explode()
        self._place = places[piece]
        self._following = names[piece]
        self._name = self._following.shift(1)

    def misplaced(self) -> pl.Series:
        """The rows that do not open and close once, or name what is no finding."""
        begins, ends = self._row.ne_missing(self._row.shift(1)), self._row.ne_missing(self._row.shift(-1))
        misplaced = ((self._place == self._opening) != begins) | ((self._following == self._closing) != ends)
        return self._row.filter(misplaced | (self._following == self._unknown))

    def given(self, finding: str) -> tuple[pl.Series, pl.Series]:
        """The rows in which a finding is named, and the place of each value in `values`."""
        here = self._name == self._numbers[finding]
        return self._row.filter(here), self._place.filter(here)

    def _read(self, pieces: Iterable[str]) -> tuple[pl.Series, pl.Series]:
        """Of each piece, the place of its value in `values`, and the number of the name that follows."""
        self._numbers = {finding: number for number, finding in enumerate(load().findings)}
        self._closing = self._numbers[_CLOSING] = len(self._numbers)
        self._unknown = self._closing + 1
        apart = [_apart(piece) for piece in pieces]
        places = {value: place for place, value in enumerate(dict.fromkeys([_OPENING, *(value for value, _ in apart)]))}
        self._opening = places[_OPENING]
        self.values = [_value(text) for text in places]
        numbers = [self._numbers.get(name, self._unknown) for _, name in apart]
        return pl.Series([places[value] for value, _ in apart], dtype=pl.UInt32), pl.Series(numbers, dtype=pl.UInt16)


def _apart(piece: str) -> tuple[str, str]:
    """The JSON of a value and the name after it, or what closes the line."""
    if piece.endswith(_CLOSING):
        return piece[:-1], _CLOSING
    before, _, name = piece.rpartition('"')
    before = before.rstrip(" ")
    return (before.removesuffix(","), name) if before == _OPENING or before.endswith(",") else ("", "")


def _value(text: str) -> object:
    try:
        return read_json(text.encode())
    except NotJsonError:
        return None
