"""The export as text: CSV for spreadsheets, JSON Lines for programs."""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections.abc import Iterable, Iterator

from app.review.export.columns import columns
from app.review.export.rows import Row

BETWEEN_WORDS = ";"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a spreadsheet may read a formula behind, in full width as well."""


def as_csv(lines: Iterable[tuple[Row, ...]]) -> Iterator[bytes]:
    """A header and a line for each row, every text in quotes; with the mark by which spreadsheets know UTF-8.

    A text that a spreadsheet could take for a formula has an apostrophe before it.
    """
    yield codecs.BOM_UTF8 + _csv([[column.name for column in columns()]])
    for some in lines:
        yield _csv([[_cell(value) for value in _values(row)] for row in some])


def as_json_lines(lines: Iterable[tuple[Row, ...]]) -> Iterator[bytes]:
    """The data dictionary in the first line, then an object for each row, without the columns that it leaves empty."""
    yield _json({"record": "dictionary", "columns": dictionary()})
    names = [column.name for column in columns()]
    for some in lines:
        objects = (dict(zip(names, _values(row), strict=True)) for row in some)
        yield b"".join(_json({name: value for name, value in row.items() if value is not None}) for row in objects)


def dictionary() -> list[dict[str, object]]:
    """The data dictionary as the export carries it."""
    return [
        {
            "name": column.name,
            "records": [of.value for of in column.of],
            "meaning": column.meaning,
            "allowed": column.allowed,
        }
        for column in columns()
    ]


def _values(row: Row) -> list[object]:
    return [column.read(row) if row.of in column.of else None for column in columns()]


def _cell(value: object) -> object:
    if isinstance(value, list):
        value = BETWEEN_WORDS.join(map(str, value))
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value


def _csv(lines: Iterable[Iterable[object]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_NONNUMERIC).writerows(lines)
    return text.getvalue().encode()


def _json(line: object) -> bytes:
    return json.dumps(line, ensure_ascii=False).encode() + b"\n"
