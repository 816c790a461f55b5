"""A file of cases that is damaged in the middle costs no more than what is damaged."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner, Result

from app.command_line.commands import cli
from tests.app.case_files import examples, read_conclusions, write_cases


def _batch(cases: Path, *options: str) -> Result:
    return CliRunner().invoke(cli, ["batch", str(cases), str(cases.with_name("out.jsonl")), *options])


def _errors(tmp_path: Path, *lines: str) -> dict[object, object]:
    """What is said of each row of a CSV file, by its id."""
    cases = tmp_path / "cases.csv"
    cases.write_text("\n".join(["id,age_years", *lines]), encoding="utf-8")
    result = _batch(cases)
    assert result.exit_code == 0, result.output
    rows = read_conclusions(tmp_path / "out.jsonl")
    return {row["id"] or number: row["error"] for number, row in enumerate(rows, start=1)}


UNCLOSED = "the line cannot be read: unexpected end of data"


@pytest.mark.parametrize("after", [1, 3, 5000], ids=lambda after: f"{after} lines from the end")
def test_a_quote_that_is_never_closed_costs_its_own_line_alone(tmp_path: Path, after: int) -> None:
    errors = _errors(tmp_path, "a,44", '"b,44', *(f"{row},44" for row in range(after)))
    assert len(errors) == 2 + after
    assert {row: error for row, error in errors.items() if error} == {2: UNCLOSED}


def test_a_quote_that_another_line_seems_to_close_costs_its_own_line_alone(tmp_path: Path) -> None:
    errors = _errors(tmp_path, 'a,"44', "b,44", 'c,"44"', "d,44")
    assert errors == {1: "the line cannot be read: ',' expected after '\"'", "b": None, "c": None, "d": None}


def test_a_quote_that_is_not_closed_for_long_costs_its_own_line_alone(tmp_path: Path) -> None:
    errors = _errors(tmp_path, 'a,"44', *(f"{'x' * 1000}{row},44" for row in range(200)))
    assert len(errors) == 201
    assert [row for row, error in errors.items() if error] == [1]


def test_a_line_within_quotes_is_none_of_its_own(tmp_path: Path) -> None:
    assert _errors(tmp_path, '"a', 'b,17",44', "c,44") == {"a\nb,17": None, "c": None}


def test_lines_may_end_as_on_any_machine(tmp_path: Path) -> None:
    cases = tmp_path / "cases.csv"
    cases.write_bytes(b'id,age_years\ra,44\r\rb,200\r\n"c",17\n\r\n')
    assert _batch(cases).exit_code == 0
    assert [row["id"] for row in read_conclusions(tmp_path / "out.jsonl")] == ["a", "b", "c"]


ROWS = 24


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """A Parquet file of cases in three pages, whose beginning and end are well, and whose last page of ids is not."""
    some = examples()
    cases = [some[row % len(some)] for row in range(ROWS)]
    path = write_cases(tmp_path / "cases.parquet", cases, [f"case {row}" for row in range(ROWS)])
    pl.read_parquet(path).write_parquet(path, row_group_size=8, compression="uncompressed")
    content = path.read_bytes()
    page = content.index(b"case 16")
    path.write_bytes(content[: page - 30] + b"\xff" * 60 + content[page + 30 :])
    return path


def test_a_damaged_page_of_parquet_is_told_in_a_sentence(damaged: Path) -> None:
    result = _batch(damaged)
    assert result.exit_code == 2
    assert "cases.parquet cannot be read as Parquet in the rows from 1 to 24: " in " ".join(result.stderr.split())
    assert [path.name for path in damaged.parent.iterdir()] == [damaged.name]


def test_what_is_concluded_before_a_damaged_page_is_kept_and_not_concluded_again(damaged: Path) -> None:
    folder = damaged.with_name("out.jsonl.partial")
    concluded = []
    for _ in range(2):
        told = " ".join(_batch(damaged, "--rows", "8").stderr.split())
        assert "in the rows from 17 to 24: " in told
        assert f"What is concluded so far is kept in {folder}." in told
        concluded.append({part.name: part.stat().st_mtime_ns for part in folder.glob("part-*.arrow")})
    first, second = concluded
    assert "part-000000.arrow" in first
    assert second == second | first
