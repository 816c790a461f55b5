"""A file of cases is concluded row by row into another, whatever the formats, and whatever happens meanwhile."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner, Result

from app.command_line.commands import cli
from rules import AnswersRefused, triage
from tests.app.case_files import FORMATS, Answers, examples, read_conclusions, write_cases

Row = dict[str, object]
TOLD = ("urgency", "complete", "unanswered_first", "red_flags", "concerns", "causes", "factors")


def _batch(cases: Path, conclusions: Path, *options: str) -> Result:
    return CliRunner().invoke(cli, ["batch", str(cases), str(conclusions), *options])


def _triaged(answers: Answers) -> Row:
    """What `triage` concludes, as a row tells it."""
    try:
        concluded = triage(answers)
    except AnswersRefused as refused:
        return _refused(str(refused))
    causes, factors = (
        [{"id": one.id, "band": one.band, "score": one.score} for one in ranked]
        for ranked in (concluded.causes, concluded.factors)
    )
    return {
        "error": None,
        "urgency": concluded.urgency.level,
        "complete": concluded.urgency.complete,
        "unanswered_first": list(concluded.urgency.unanswered_first),
        "red_flags": [flag.id for flag in concluded.red_flags],
        "concerns": [{"id": concern.id, "level": concern.level} for concern in concluded.concerns],
        "causes": causes,
        "factors": factors,
    }


def _refused(error: str) -> Row:
    return {"error": error} | dict.fromkeys(TOLD)


def _in_any_order(row: Row) -> Row:
    """A row whose concerns of one level stand in the order of their ids, which `triage` orders by their reasons."""
    concerns = row["concerns"]
    assert concerns is None or isinstance(concerns, list)
    return row | {"concerns": concerns and sorted(concerns, key=lambda concern: concern["id"])}


def _agree(rows: list[Row], expected: list[Row]) -> None:
    assert [_in_any_order(row) for row in rows] == [_in_any_order(row) for row in expected]


@pytest.mark.parametrize("written", FORMATS)
@pytest.mark.parametrize("read", FORMATS)
def test_every_format_is_concluded_into_every_other_as_triage_does(tmp_path: Path, read: str, written: str) -> None:
    cases = write_cases(tmp_path / f"cases.{read}", examples())
    result = _batch(cases, tmp_path / f"conclusions.{written}")
    assert result.exit_code == 0, result.output
    rows = read_conclusions(tmp_path / f"conclusions.{written}")
    named = read == "jsonl"
    _agree(rows, [({"id": None} if named else {}) | _triaged(case) for case in examples()])


@pytest.mark.parametrize("format", FORMATS)
def test_a_bad_row_stays_in_its_place_with_its_error(tmp_path: Path, format: str) -> None:
    cases: list[Answers] = [{"age_years": 44}, {"age_years": 200, "fever_unwell": "perhaps"}, {"age_years": 17}]
    _batch(write_cases(tmp_path / f"cases.{format}", cases, ["a", "b", "c"]), tmp_path / f"out.{format}")
    rows = read_conclusions(tmp_path / f"out.{format}")
    assert [row["id"] for row in rows] == ["a", "b", "c"]
    _agree(rows, [{"id": id} | _triaged(case) for id, case in zip("abc", cases, strict=True)])
    assert rows[1]["error"] == "age_years must be from 0 to 110; 'perhaps' is not an answer to fever_unwell"


@pytest.mark.parametrize("format", ["csv", "jsonl"])
def test_a_bad_row_stays_in_its_place_however_far_down_it_stands(tmp_path: Path, format: str) -> None:
    header, good, bad = ("age_years\n", "44\n", "44,44\n") if format == "csv" else ("", '{"age_years": 44}\n', "{\n")
    text = header + good * 4500 + bad + good * 499
    (tmp_path / f"cases.{format}").write_text(text, encoding="utf-8")
    _batch(tmp_path / f"cases.{format}", tmp_path / "out.parquet")
    concluded = pl.read_parquet(tmp_path / "out.parquet")
    assert concluded.height == 5000
    assert concluded["error"].is_not_null().arg_true().to_list() == [4500]
    assert concluded["urgency"].is_null().arg_true().to_list() == [4500]


def _lines(tmp_path: Path, *lines: bytes, ending: str = "jsonl") -> list[Row]:
    cases = tmp_path / f"cases.{ending}"
    cases.write_bytes(b"\n".join(lines))
    result = _batch(cases, tmp_path / "out.jsonl")
    assert result.exit_code == 0, result.output
    return read_conclusions(tmp_path / "out.jsonl")


HOSTILE_LINES = {
    b'{"age_years": 1' + b"0" * 60 + b"}": "age_years must be from 0 to 110",
    b'{"age_years": 1' + b"0" * 200 + b"}": "the line cannot be read: a number of 201 digits is not taken as JSON",
    b'{"age_years": true}': "age_years needs a whole number, without quotes",
    b'{"age_years": "44"}': "age_years needs a whole number, without quotes",
    b'{"age_years": null}': "age_years needs a whole number, without quotes",
    b'{"fever_unwell": false}': 'fever_unwell takes words: "yes" or "no" in quotes, not true or false',
    b'{"fever_unwell": {"yes": ["no"]}}': "fever_unwell takes one word",
    b'{"pain_site": [["outer_hip"]]}': "\"['outer_hip']\" is not an answer to pain_site",
    b"[" * 100_000: "the line cannot be read: nested too deeply",
    b'{"fever_unwell": "\xff"}': "the line cannot be read: not UTF-8 at byte 18",
    b'{"age_years": 1, "age_years": 2}': "the line cannot be read: 'age_years' is given more than once",
    b'{"age_years": 44, "note": ""}': "'note' is not a finding of the vocabulary",
    b'{"answers": {}, "note": ""}': "'note' is not expected here",
    b'{"answers": []}': "answers must be an object of findings",
    b'{"answers": {}, "id": 7}': "id must be a string",
    b'{"answers": {}, "locale": "xx"}': "unknown locale 'xx'; allowed:",
    b'"' + b"a" * 1_000_001 + b'"': "the line is longer than 1000000 bytes",
    b"44": "answers must be an object of findings",
}


@pytest.mark.parametrize(("line", "error"), HOSTILE_LINES.items(), ids=range(len(HOSTILE_LINES)))
def test_a_line_of_json_that_is_no_case_has_its_error_and_the_others_are_concluded(
    tmp_path: Path, line: bytes, error: str
) -> None:
    before, bad, after = _lines(tmp_path, b'{"age_years": 44}', line, b"", b'{"age_years": 17}')
    assert str(bad["error"]).startswith(error)
    assert {bad[name] for name in TOLD} == {None}
    _agree([before, after], [{"id": None} | _triaged({"age_years": age}) for age in (44, 17)])


HOSTILE_RECORDS = {
    b"x,1" + b"0" * 60 + b",": ("x", "age_years must be from 0 to 110"),
    b"x,true,": ("x", "age_years needs a whole number, without quotes"),
    b"x,44,true": ("x", "'true' is not an answer to fever_unwell"),
    b"x,44,{}": ("x", "'{}' is not an answer to fever_unwell"),
    b'x,44,"yes\nno"': ("x", "'yes\\nno' is not an answer to fever_unwell"),
    b"x,44,\xff": ("x", "the line is not UTF-8"),
    b"\xff,44,yes": (None, "the line is not UTF-8"),
    b"x,44": (None, "the line has 2 fields, and the header 3"),
    b"x,44,yes,no": (None, "the line has 4 fields, and the header 3"),
    b'x,"44"x,yes': (None, "the line cannot be read: ',' expected after '\"'"),
    b'x,44,"yes': (None, "the line cannot be read: unexpected end of data"),
    b"x,44," + b"y" * 140_000: (None, "the line cannot be read: field larger than field limit (131072)"),
}


@pytest.mark.parametrize(("record", "told"), HOSTILE_RECORDS.items(), ids=range(len(HOSTILE_RECORDS)))
def test_a_record_of_csv_that_is_no_case_has_its_error_and_the_others_are_concluded(
    tmp_path: Path, record: bytes, told: tuple[str | None, str]
) -> None:
    header = b"\xef\xbb\xbfid,age_years,fever_unwell"
    before, bad, after = _lines(tmp_path, header, b"a,44,no", record, b"", b"b,17,yes", ending="csv")
    assert (bad["id"], bad["error"]) == told
    assert {bad[name] for name in TOLD} == {None}
    expected = [
        {"id": "a"} | _triaged({"age_years": 44, "fever_unwell": "no"}),
        {"id": "b"} | _triaged({"age_years": 17, "fever_unwell": "yes"}),
    ]
    _agree([before, after], expected)


@pytest.mark.parametrize("written", FORMATS)
@pytest.mark.parametrize("read", FORMATS)
def test_ids_are_passed_through_as_they_are(tmp_path: Path, read: str, written: str) -> None:
    ids = ["=1+1", "@SUM(A1)", '-"x"', "a,b;c", "two\nlines", "0017", "Zoë 走", " ", "same", "same"]
    cases = write_cases(tmp_path / f"cases.{read}", [{"age_years": 44}] * len(ids), ids)
    _batch(cases, tmp_path / f"out.{written}")
    assert [row["id"] for row in read_conclusions(tmp_path / f"out.{written}")] == ids


@pytest.mark.parametrize("format", ["parquet", "csv"])
def test_a_row_with_nothing_but_an_id_is_a_case_without_answers(tmp_path: Path, format: str) -> None:
    ids = pl.DataFrame({"id": ["a", "b", "c"]})
    ids.write_parquet(tmp_path / "cases.parquet") if format == "parquet" else ids.write_csv(tmp_path / "cases.csv")
    _batch(tmp_path / f"cases.{format}", tmp_path / "out.jsonl", "--rows", "2")
    assert read_conclusions(tmp_path / "out.jsonl") == [{"id": id} | _triaged({}) for id in "abc"]


def test_whole_numbers_may_be_ids_in_parquet(tmp_path: Path) -> None:
    pl.DataFrame({"id": [7, 8], "age_years": [44, None]}).write_parquet(tmp_path / "cases.parquet")
    _batch(tmp_path / "cases.parquet", tmp_path / "out.parquet")
    assert pl.read_parquet(tmp_path / "out.parquet")["id"].to_list() == [7, 8]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("cases.csv", b"id,fever\n1,yes\n", "There is no finding 'fever'. cases.csv: The findings are: age_years, "),
        ("cases.csv", b"age_years,age_years\n1,2\n", "There is more than one column 'age_years'"),
        ("cases.csv", b"", "has no header that names the columns"),
        ("cases.csv", b"\n\n", "has no header that names the columns"),
        ("cases.csv", b'"age_years\n44\n17\n', "cases.csv: The header cannot be read: unexpected end of data"),
        ("cases.csv", b"\xff\xfea\x00g\x00e\x00", "cases.csv is not in UTF-8"),
        ("cases.parquet", b"PAR1 no more than a name PAR1", "cannot be read as Parquet"),
        ("cases.parquet", b"", "cannot be read as Parquet"),
        ("cases.xlsx", b"", "the name must end in one of .parquet, .csv, .jsonl, .ndjson"),
    ],
)
def test_a_file_that_holds_no_cases_is_refused_and_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes, told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_bytes(content)
    result = _batch(Path(name), Path("out.parquet"))
    assert result.exit_code == 2
    assert told in " ".join(result.stderr.split())
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ({"fever": ["yes"]}, "There is no finding 'fever'."),
        ({"fever_unwell": [True]}, "The column fever_unwell holds Boolean; it takes text."),
        ({"id": [1.5], "age_years": [44]}, "The column id holds Float64; it takes text, or whole numbers."),
    ],
)
def test_a_column_of_parquet_that_cannot_be_answers_is_named(
    tmp_path: Path, columns: dict[str, list[object]], told: str
) -> None:
    pl.DataFrame(columns).write_parquet(tmp_path / "cases.parquet")
    result = _batch(tmp_path / "cases.parquet", tmp_path / "out.parquet")
    assert result.exit_code == 2
    assert told in result.stderr


def test_files_that_cannot_be_opened_or_written_are_named(tmp_path: Path) -> None:
    cases = write_cases(tmp_path / "cases.jsonl", examples())
    assert "nowhere.csv: No such file" in _batch(tmp_path / "nowhere.csv", tmp_path / "out.csv").stderr
    assert "out.csv.partial: No such file" in _batch(cases, tmp_path / "nowhere" / "out.csv").stderr
    assert "cannot be both" in _batch(cases, cases).stderr
    assert "the name must end in" in _batch(cases, tmp_path / "out.txt").stderr


@pytest.mark.parametrize("written", FORMATS)
@pytest.mark.parametrize("read", FORMATS)
def test_a_file_without_a_row_becomes_one(tmp_path: Path, read: str, written: str) -> None:
    result = _batch(write_cases(tmp_path / f"cases.{read}", []), tmp_path / f"out.{written}")
    assert result.exit_code == 0
    assert read_conclusions(tmp_path / f"out.{written}") == []
    if written == "parquet":
        assert pl.read_parquet(tmp_path / "out.parquet").columns[-len(TOLD) :] == list(TOLD)
