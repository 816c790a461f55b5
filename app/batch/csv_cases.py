"""Cases in CSV: a header of findings, and id if the rows have names; several words of one answer with ; between."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from functools import partial
from itertools import islice
from pathlib import Path

import polars as pl

from app.batch.pieces import ID, Cases, Piece
from app.batch.refusal import BatchRefused, changed_meanwhile, check_columns
from knowledge import load

BETWEEN_WORDS = ";"
_ROWS_AT_ONCE = 4096


class CsvCases:
    """Cases in a CSV file in UTF-8; its size is counted in bytes. A line with nothing on it is no row.

    Raises BatchRefused when it has no header, or when a column cannot be answers.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        with path.open("rb") as file:
            self.size = file.seek(0, os.SEEK_END)
            with closing(self._records(file)) as records:
                self._header = next(records, [])
        if not self._header:
            raise BatchRefused(f"{path} has no header that names the columns.")
        if not _is_text("".join(self._header)):
            raise BatchRefused(f"{path} is not in UTF-8.")
        if repeated := sorted({name for name in self._header if self._header.count(name) > 1}):
            raise BatchRefused(f"{path}: There is more than one column {' and '.join(map(repr, repeated))}.")
        findings = load().findings
        self._lists = [name for name in self._header if name in findings and findings[name].type == "choices"]
        check_columns(path, self._cases([]).answers.schema)

    def pieces(self, rows: int) -> Iterator[Piece]:
        """The file in pieces of so many rows."""
        with self._path.open("rb") as file, closing(self._records(file)) as records:
            next(records)
            number, start = 0, 0
            while (blocks := [self._cases(block) for block in _blocks(records, rows)]) or number == 0:
                if (end := file.tell()) > self.size:
                    raise changed_meanwhile(self._path)
                yield Piece(number, end - start, partial(Cases.joined, blocks or [self._cases([])]))
                number, start = number + 1, end

    def _records(self, file: io.BufferedReader) -> Generator[list[str], None, None]:
        """The records of the file, without those of empty lines."""
        file.seek(0)
        lines = io.TextIOWrapper(file, encoding="utf-8-sig", errors="surrogateescape", newline="")
        reader = csv.reader(lines, strict=True)
        try:
            yield from filter(None, reader)
        except csv.Error as error:
            raise BatchRefused(f"{self._path}: line {reader.line_num} cannot be read as CSV: {error}.") from error
        finally:
            lines.detach()

    def _cases(self, records: Sequence[list[str]]) -> Cases:
        faults = {row: fault for row, record in enumerate(records) if (fault := self._fault(record))}
        readable = [self._without_answers(record) if row in faults else record for row, record in enumerate(records)]
        columns = zip(*readable, strict=True) if readable else [()] * len(self._header)
        texts = [pl.Series(name, column, dtype=pl.String) for name, column in zip(self._header, columns, strict=True)]
        frame = pl.DataFrame(texts).select(pl.when(pl.all() != "").then(pl.all()))
        frame = frame.with_columns(pl.col(self._lists).str.split(BETWEEN_WORDS))
        return Cases(frame.drop(ID, strict=False), frame[ID] if ID in self._header else None, faults)

    def _fault(self, record: list[str]) -> str | None:
        if len(record) != len(self._header):
            return f"the line has {len(record)} fields, and the header {len(self._header)}"
        return None if _is_text("".join(record)) else "the line is not UTF-8"

    def _without_answers(self, record: list[str]) -> list[str]:
        """A record of which nothing but the id can be read, if that can."""
        ids = dict(zip(self._header, record, strict=False)) if len(record) == len(self._header) else {}
        return [ids[ID] if name == ID in ids and _is_text(ids[ID]) else "" for name in self._header]


def _blocks(records: Iterator[list[str]], rows: int) -> Iterator[list[list[str]]]:
    """So many records, a few at a time, because text takes far more room in lists than in columns."""
    for start in range(0, rows, _ROWS_AT_ONCE):
        if block := list(islice(records, min(_ROWS_AT_ONCE, rows - start))):
            yield block


def _is_text(said: str) -> bool:
    """Whether what was read is text, or has bytes in it that are not UTF-8."""
    try:
        said.encode()
    except UnicodeEncodeError:
        return False
    return True
