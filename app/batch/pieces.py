"""Pieces: the rows of a file of cases, so many at a time, and what every kind of file has to offer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

import polars as pl

ID = "id"
ERROR = "error"


@dataclass(frozen=True)
class Cases:
    """Some rows: the answers, what the rows are called if the file says so, and what is wrong with a row by number."""

    answers: pl.DataFrame
    ids: pl.Series | None
    faults: Mapping[int, str]

    @classmethod
    def joined(cls, blocks: Iterable[Cases]) -> Cases:
        """Blocks of rows, at least one, one after the other."""
        blocks = list(blocks)
        faults: dict[int, str] = {}
        rows = 0
        for block in blocks:
            faults |= {rows + row: fault for row, fault in block.faults.items()}
            rows += block.answers.height
        ids = [block.ids for block in blocks if block.ids is not None]
        return cls(pl.concat(block.answers for block in blocks), pl.concat(ids) if ids else None, faults)


@dataclass(frozen=True)
class Piece:
    """The rows of one part, read when they are needed; `size` in the unit of the file's `size`."""

    number: int
    size: int
    read: Callable[[], Cases]


class CaseFile(Protocol):
    """A file of cases; `size` says how much work it is, in rows or bytes."""

    size: int

    def pieces(self, rows: int) -> Iterator[Piece]:
        """The file in pieces of so many rows, the same ones every time; a file without rows has one empty piece.

        Raises BatchRefused where the file cannot be read on.
        """
