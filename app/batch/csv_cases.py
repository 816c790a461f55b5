"""Cases in CSV: a header of findings, and id if the rows have names; several words of one answer with ; between."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path

import polars as pl

from app.batch.csv_records import Record, Unreadable, records
from app.batch.pieces import ID, Cases, Piece
from app.batch.refusal import BatchRefused, CasesChanged, check_columns
from knowledge import load

BETWEEN_WORDS = ";"
_COMMA = ","
_ROWS_AT_ONCE = 4096


class CsvCases:
    """Cases in a CSV file in UTF-8; its size is counted in bytes. A line with nothing on it is no row.

    Raises BatchRefused when it has no header, or when a column cannot be answers.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        with path.open("rb") as file:
            self.size = file.seek(0, os.SEEK_END)
            with _records(file) as found:
                self._header = self._names(next(found, ""))
        if repeated := sorted({name for name in self._header if self._header.count(name) > 1}):
            raise BatchRefused(f"{path}: There is more than one column {' and '.join(map(repr, repeated))}.")
        findings = load().findings
        self._lists = [name for name in self._header if name in findings and findings[name].type == "choices"]
        check_columns(path, self._cases([]).answers.schema)

    def pieces(self, rows: int) -> Iterator[Piece]:
        """The file in pieces of so many rows."""
        with self._path.open("rb") as file, _records(file) as found:
            next(found)
            number, start = 0, 0
            while (blocks := [self._cases(block) for block in _blocks(found, rows)]) or number == 0:
                if (end := file.tell()) > self.size:
                    raise CasesChanged(self._path)
                yield Piece(number, end - start, partial(Cases.joined, blocks or [self._cases([])]))
                number, start = number + 1, end

    def _names(self, header: Record) -> list[str]:
        if isinstance(header, Unreadable):
            raise BatchRefused(f"{self._path}: The header cannot be read: {header.why}.")
        if not header:
            raise BatchRefused(f"{self._path} has no header that names the columns.")
        names = header.split(_COMMA) if isinstance(header, str) else header
        if not _is_text("".join(names)):
            raise BatchRefused(f"{self._path} is not in UTF-8.")
        return names

    def _cases(self, found: Sequence[Record]) -> Cases:
        between = _between(found)
        lines: list[str] = []
        faults: dict[int, str] = {}
        for row, record in enumerate(found):
            line = _line(record, between)
            if fault := self._fault(record, line, between):
                faults[row] = fault
                line = self._without_answers(line, between)
            lines.append(line)
        fields = pl.Series(lines, dtype=pl.String).str.split_exact(between, len(self._header) - 1)
        frame = fields.struct.rename_fields(self._header).struct.unnest()
        frame = frame.select(pl.when(pl.all() != "").then(pl.all()))
        frame = frame.with_columns(pl.col(self._lists).str.split(BETWEEN_WORDS))
        return Cases(frame.drop(ID, strict=False), frame[ID] if ID in self._header else None, faults)

    def _fault(self, record: Record, line: str, between: str) -> str | None:
        if isinstance(record, Unreadable):
            return f"the line cannot be read: {record.why}"
        if (fields := line.count(between) + 1) != len(self._header):
            return f"the line has {fields} fields, and the header {len(self._header)}"
        return None if _is_text(line) else "the line is not UTF-8"

    def _without_answers(self, line: str, between: str) -> str:
        """A record of which nothing but the id can be read, if that can."""
        fields = line.split(between)
        ids = dict(zip(self._header, fields, strict=False)) if len(fields) == len(self._header) else {}
        return between.join(ids[ID] if name == ID in ids and _is_text(ids[ID]) else "" for name in self._header)


@contextmanager
def _records(file: io.BufferedReader) -> Iterator[Iterator[Record]]:
    """The records of a file, from its beginning."""
    file.seek(0)
    lines = io.TextIOWrapper(file, encoding="utf-8-sig", errors="surrogateescape", newline="")
    try:
        yield records(lines)
    finally:
        lines.detach()


def _blocks(found: Iterator[Record], rows: int) -> Iterator[list[Record]]:
    """So many records, a few at a time, because text takes far more room in lists than in columns."""
    for start in range(0, rows, _ROWS_AT_ONCE):
        if block := list(islice(found, min(_ROWS_AT_ONCE, rows - start))):
            yield block


def _between(found: Sequence[Record]) -> str:
    """What can stand between the fields of all these records, because it is found in none of them.

    Its first sign is at no other place in it, so the end of a field and what follows never look like it.
    """
    if not any(isinstance(record, list) for record in found):
        return _COMMA
    text = "\n".join(_line(record, "\n") for record in found)
    between = "\x1e\x1f"
    while between in text:
        between += "\x1f"
    return between


def _line(record: Record, between: str) -> str:
    """The fields of a record in one line."""
    if isinstance(record, list):
        return between.join(record)
    return "" if isinstance(record, Unreadable) else record.replace(_COMMA, between)


def _is_text(said: str) -> bool:
    """Whether what was read is text, or has bytes in it that are not UTF-8."""
    try:
        said.encode()
    except UnicodeEncodeError:
        return False
    return True
