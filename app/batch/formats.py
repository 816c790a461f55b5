"""Formats: what a file of cases or conclusions is, which its name says."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from app.batch.csv_cases import CsvCases
from app.batch.json_lines_cases import JsonLinesCases
from app.batch.parquet_cases import ParquetCases
from app.batch.pieces import CaseFile
from app.batch.refusal import BatchRefused


class Format(Enum):
    """A format, with the endings of its files."""

    PARQUET = (".parquet",)
    CSV = (".csv",)
    JSON_LINES = (".jsonl", ".ndjson")


def format_of(path: Path) -> Format:
    """The format of a file.

    Raises BatchRefused for any other ending.
    """
    for format in Format:
        if path.suffix.lower() in format.value:
            return format
    endings = ", ".join(ending for format in Format for ending in format.value)
    raise BatchRefused(f"{path}: the name must end in one of {endings}.")


def open_cases(path: Path) -> CaseFile:
    """A file of cases.

    Raises BatchRefused when it cannot be one.
    """
    format = format_of(path)
    try:
        if format is Format.PARQUET:
            return ParquetCases(path)
        return CsvCases(path) if format is Format.CSV else JsonLinesCases(path)
    except OSError as error:
        raise BatchRefused(f"{path}: {error.strerror}.") from error
