"""Cases in Parquet: a column for each finding, and one called id if the rows have names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import polars as pl

from app.batch.pieces import ID, Cases, Piece
from app.batch.refusal import BatchRefused, check_columns

_UNREADABLE = (pl.exceptions.PolarsError, pl.exceptions.PanicException)


class ParquetCases:
    """Cases in a Parquet file; its size is counted in rows.

    Raises BatchRefused when it is not Parquet, or when a column cannot be answers.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._rows = pl.scan_parquet(path, glob=False, hive_partitioning=False)
        try:
            schema = self._rows.collect_schema()
            self.size: int = self._rows.select(pl.len()).collect().item()
        except _UNREADABLE as error:
            raise BatchRefused(f"{path} cannot be read as Parquet: {_first_line(error)}.") from error
        check_columns(path, {name: kind for name, kind in schema.items() if name != ID})
        self._named = ID in schema
        if self._named and not (schema[ID] == pl.String or schema[ID].is_integer()):
            raise BatchRefused(f"{path}: The column {ID} holds {schema[ID]}; it takes text, or whole numbers.")

    def pieces(self, rows: int) -> Iterator[Piece]:
        """The file in pieces of so many rows."""
        for number, start in enumerate(range(0, max(self.size, 1), rows)):
            yield Piece(number, min(rows, self.size - start), partial(self._read, start, rows))

    def _read(self, start: int, rows: int) -> Cases:
        try:
            frame = self._rows.slice(start, rows).collect()
        except _UNREADABLE as error:
            where = f"in the rows from {start + 1} to {min(start + rows, self.size)}"
            raise BatchRefused(f"{self._path} cannot be read as Parquet {where}: {_first_line(error)}.") from error
        return Cases(frame.drop(ID, strict=False), frame[ID] if self._named else None, {})


def _first_line(error: BaseException) -> str:
    """What went wrong, without what polars was doing meanwhile."""
    return next(iter(str(error).splitlines()), type(error).__name__)
