"""Conclusions written to a file, in the format that its name says."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from app.batch.csv_cases import BETWEEN_WORDS
from app.batch.formats import Format

BETWEEN_PARTS = ":"


def write_conclusions(conclusions: pl.LazyFrame, format: Format, path: Path) -> None:
    """Write all rows in their order."""
    if format is Format.PARQUET:
        conclusions.sink_parquet(path)
    elif format is Format.CSV:
        _flat(conclusions).sink_csv(path)
    else:
        conclusions.sink_ndjson(path)


def _flat(conclusions: pl.LazyFrame) -> pl.LazyFrame:
    """Lists as text: what is listed with `;` between, and the parts of each entry with `:` between."""
    columns = []
    for name, kind in conclusions.collect_schema().items():
        column = pl.col(name)
        if isinstance(kind, pl.List):
            entry = pl.element()
            if isinstance(kind.inner, pl.Struct):
                fields = [entry.struct.field(field.name).cast(pl.String) for field in kind.inner.fields]
                entry = pl.concat_str(fields, separator=BETWEEN_PARTS)
            column = column.list.eval(entry.cast(pl.String)).list.join(BETWEEN_WORDS)
        columns.append(column)
    return conclusions.select(columns)
