"""A file of cases concluded into another, in parts, on two cores."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from app.batch.formats import format_of, open_cases
from app.batch.identity import identity_of
from app.batch.parts import Parts, parts_of
from app.batch.pieces import ERROR, ID, CaseFile, Piece
from app.batch.refusal import BatchRefused, CasesChanged
from app.batch.writing import write_conclusions
from rules import column_form

_WORKERS = 2
_AHEAD = 1
"""How many parts wait for a worker. Each part that is waiting or being concluded is in memory."""


@dataclass(frozen=True, slots=True)
class Concluded:
    """What came of a file: how many rows, and how many of them have an error in place of a conclusion."""

    rows: int
    errors: int


Progress = Callable[[float], None]
"""Is told which share of the cases is concluded, from 0 to 1."""


def conclude_file(cases: Path, conclusions: Path, *, rows: int, progress: Progress) -> Concluded:
    """Conclude every case of a file into another, so many rows at a time; a run that was killed goes on where it was.

    Raises BatchRefused when the cases cannot be read, or when what is there already is of another run.
    """
    format = format_of(conclusions)
    file = open_cases(cases)
    if conclusions.exists() and conclusions.samefile(cases):
        raise BatchRefused(f"{conclusions} cannot be both the cases and the conclusions.")
    identity = identity_of(cases, conclusions, rows)
    with parts_of(conclusions, identity) as parts:
        count = _conclude(file, rows, parts, progress)
        if identity_of(cases, conclusions, rows) != identity:
            raise CasesChanged(cases)
        written = parts.read(count)
        write_conclusions(written, format, parts.unfinished)
        told = written.select(rows=pl.len(), errors=pl.col(ERROR).count()).collect()
        parts.unfinished.replace(conclusions)
    return Concluded(*told.row(0))


def _conclude(file: CaseFile, rows: int, parts: Parts, progress: Progress) -> int:
    """Write the parts that are missing, and return how many there are in all."""
    count = done = 0
    at_work: deque[Future[int]] = deque()
    with ThreadPoolExecutor(_WORKERS) as workers:
        try:
            for piece in file.pieces(rows):
                count = piece.number + 1
                if parts.has(piece.number):
                    done += piece.size
                else:
                    at_work.append(workers.submit(_write_part, piece, parts))
                while len(at_work) >= _WORKERS + _AHEAD or (at_work and at_work[0].done()):
                    done += at_work.popleft().result()
                progress(done / max(file.size, 1))
            while at_work:
                done += at_work.popleft().result()
                progress(done / max(file.size, 1))
        finally:
            workers.shutdown(cancel_futures=True)
    return count


def _write_part(piece: Piece, parts: Parts) -> int:
    cases = piece.read()
    concluded = column_form().conclude(cases.answers, cases.faults)
    parts.write(piece.number, concluded if cases.ids is None else concluded.insert_column(0, cases.ids.alias(ID)))
    return piece.size
