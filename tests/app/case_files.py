"""Files of cases in every format, written as other programs would write them."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import polars as pl

from knowledge import load

Answers = Mapping[str, object]
FORMATS = ("parquet", "csv", "jsonl")


def examples() -> list[Answers]:
    """The published examples, one that is not answered, and one with words in the place of numbers."""
    told = [load().example_answers(example) for example in load().examples.values()]
    sites = list(load().findings["pain_site"].labels)[:2]
    return [*told, {}, {"age_years": "not_sure", "pain_site": sites, "days_since_start": 40}]


def write_cases(path: Path, cases: Sequence[Answers], ids: Sequence[str] | None = None) -> Path:
    """Cases in the format that the name of the file says, with their ids if they have any."""
    {".parquet": _parquet, ".csv": _csv, ".jsonl": _json_lines}[path.suffix](path, cases, ids)
    return path


def read_conclusions(path: Path) -> list[dict[str, object]]:
    """The rows of a file of conclusions, as plain data."""
    if path.suffix == ".parquet":
        return pl.read_parquet(path).to_dicts()
    if path.suffix == ".jsonl":
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    with path.open(encoding="utf-8", newline="") as file:
        return [_row(record) for record in csv.DictReader(file)]


def _parquet(path: Path, cases: Sequence[Answers], ids: Sequence[str] | None) -> None:
    columns: dict[str, pl.Series] = {} if ids is None else {"id": pl.Series(ids, dtype=pl.String)}
    for id, finding in load().findings.items():
        values = [case.get(id) for case in cases]
        if finding.type == "choices":
            listed = [[value] if isinstance(value, str) else value for value in values]
            columns[id] = pl.Series(listed, dtype=pl.List(pl.String))
        elif any(isinstance(value, str) for value in values) or not finding.is_number:
            columns[id] = pl.Series([None if value is None else str(value) for value in values], dtype=pl.String)
        else:
            columns[id] = pl.Series(values, dtype=pl.Int64)
    pl.DataFrame(columns).write_parquet(path)


def _csv(path: Path, cases: Sequence[Answers], ids: Sequence[str] | None) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([*(["id"] if ids is not None else []), *load().findings])
        for row, case in enumerate(cases):
            told = ["" if value is None else value for value in map(case.get, load().findings)]
            named = [ids[row]] if ids is not None else []
            writer.writerow([*named, *(";".join(value) if isinstance(value, list) else value for value in told)])


def _json_lines(path: Path, cases: Sequence[Answers], ids: Sequence[str] | None) -> None:
    named = cases if ids is None else [{"id": id, "answers": case} for id, case in zip(ids, cases, strict=True)]
    path.write_text("".join(json.dumps(case) + "\n" for case in named), encoding="utf-8")


def _row(record: Mapping[str, str]) -> dict[str, object]:
    """A row of CSV, its lists taken apart."""
    row: dict[str, object] = {name: text or None for name, text in record.items()}
    if row["error"] is not None:
        return row
    row["complete"] = record["complete"] == "true"
    for name in ("unanswered_first", "red_flags"):
        row[name] = record[name].split(";") if record[name] else []
    for name, parts in (("concerns", ("id", "level")), ("causes", _RANKED), ("factors", _RANKED)):
        entries = [entry.split(":") for entry in record[name].split(";") if entry]
        row[name] = [_typed(dict(zip(parts, entry, strict=True))) for entry in entries]
    return row


_RANKED = ("id", "band", "score")


def _typed(entry: dict[str, str]) -> dict[str, object]:
    return {name: int(text) if name == "score" else text for name, text in entry.items()}
