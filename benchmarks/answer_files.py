"""Files of full answer sets, of any number of rows, written in little memory."""

from __future__ import annotations

import tempfile
from pathlib import Path

import polars as pl

from benchmarks.answer_sets import full_set
from knowledge import Finding, load

_POOL = 256
_ROWS_AT_ONCE = 100_000


def write_answers(path: Path, rows: int) -> None:
    """Write so many cases that answer every finding, each answer drawn from those of the full sets."""
    drawn = {finding.id: _pool(finding) for finding in load().findings.values()}
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        for start in range(0, rows, _ROWS_AT_ONCE):
            height = min(_ROWS_AT_ONCE, rows - start)
            columns = [
                pool.sample(height, with_replacement=True, seed=start + place)
                for place, pool in enumerate(drawn.values())
            ]
            pl.DataFrame(columns).write_parquet(Path(folder) / f"{start:09}.parquet")
        pl.scan_parquet(Path(folder) / "*.parquet").sink_parquet(path)


def rewrite_answers(answers: Path, rewritten: Path) -> None:
    """Write the answers of a Parquet file in the other format that a name says, as most programs would."""
    cases = pl.scan_parquet(answers)
    if rewritten.suffix == ".csv":
        cases.with_columns(pl.col(pl.List(pl.String)).list.join(";")).sink_csv(rewritten)
    else:
        cases.sink_ndjson(rewritten)


def _pool(finding: Finding) -> pl.Series:
    """Answers to one finding; a column of numbers has no word in it."""
    answers = [full_set(seed, mostly_clear=bool(seed % 2))[finding.id] for seed in range(_POOL)]
    if finding.is_number:
        return pl.Series(finding.id, [answer for answer in answers if isinstance(answer, int)], dtype=pl.Int64)
    if finding.type == "choices":
        lists = [answer if isinstance(answer, list) else [answer] for answer in answers]
        return pl.Series(finding.id, lists, dtype=pl.List(pl.String))
    return pl.Series(finding.id, answers, dtype=pl.String)
