"""The export holds every case and all that was said, in both forms, and is safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import tracemalloc

import pytest
from fastapi import FastAPI
from sqlalchemy import delete, update

from app.clinicians import ClinicianRecord, Role
from app.kept_results import KeptCaseRecord
from app.review.export import as_csv, as_json_lines, columns, rows
from app.review.export import reading as export_reading
from benchmarks.stored_cases import fill
from benchmarks.stored_verdicts import judge as judge_many
from knowledge import load
from rules import rule_base
from tests.app.review.cases import LIMP, OUTER_HIP, Reviewer, reviewer_of
from tests.app.review.document import document
from tests.app.review.judging import RIGHT, judge
from tests.app.workbench import signed_in

HOSTILE = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    '=HYPERLINK("http://example.org","x")',
    "=cmd|' /C calc'!A0",
    "＝1+1",
    "＋1",
    '";=1+1;"',
    "one\n=1+1",
    "😀 مرحبا",
]


@pytest.fixture(scope="module")
def editor(application: FastAPI) -> Reviewer:
    """The editor in chief."""
    return Reviewer(signed_in(application, role=Role.EDITOR_IN_CHIEF))


def csv_of(editor: Reviewer) -> list[dict[str, str]]:
    answer = editor.get("/review/export.csv")
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))


def objects_of(editor: Reviewer) -> list[dict[str, object]]:
    lines = editor.get("/review/export.jsonl").content.decode().split("\n")
    assert lines.pop() == ""
    read = [json.loads(line) for line in lines]
    assert read[0]["record"] == "dictionary"
    return read[1:]


def about(lines: list[dict[str, object]], case: int) -> list[dict[str, object]]:
    return [line for line in lines if line["case"] == case]


def test_a_case_is_followed_by_all_that_was_said_of_it(editor: Reviewer) -> None:
    case = editor.kept(LIMP)
    judge(editor, case, urgency="within_days", cause="right", comment="First.")
    judge(editor, case, urgency="same_day", cause="missing", right_cause="hip_arthritis", comment="Second.")
    judge(editor, case, rule="RF24a", judgement="right")
    judge(editor, case, rule="BUR-01", judgement="wrong", remark="Silent.")
    kept, first, second, fired, silent = about(objects_of(editor), case)
    assert [line["record"] for line in (kept, first, fired)] == ["case", "verdict", "remark"]
    assert kept["concluded_urgency"] == "same_day"
    assert kept["concluded_cause"] == "bone_stress_injury"
    assert "femoral_neck_stress_fracture" in kept["concerns"]  # type: ignore[operator]
    assert "RF24a" in kept["rules_fired"]  # type: ignore[operator]
    assert {name: kept[f"answer_{name}"] for name in LIMP} == LIMP
    assert (first["right_urgency"], first["counts"], first["comment"]) == ("within_days", "no", "First.")
    assert (second["cause"], second["right_cause"], second["counts"]) == ("missing", "hip_arthritis", "yes")
    assert second["clinician_name"] == editor.at.display_name
    assert (fired["rule"], fired["fired"], fired["judgement"]) == ("RF24a", "yes", "right")
    assert (silent["rule"], silent["fired"], silent["comment"]) == ("BUR-01", "no", "Silent.")
    assert {line["digest"] for line in (kept, first, silent)} == {rule_base().digest}


def test_both_forms_hold_the_same(editor: Reviewer) -> None:
    case = editor.kept(OUTER_HIP)
    judge(editor, case, **RIGHT, comment="Both.")
    in_csv, in_json = csv_of(editor), objects_of(editor)
    assert len(in_csv) == len(in_json)
    for line, spelled_out in zip(in_csv, in_json, strict=True):
        shown = {
            name: ";".join(value) if isinstance(value, list) else str(value) for name, value in spelled_out.items()
        }
        assert {name: cell.removeprefix("'") for name, cell in line.items() if cell} == {
            name: text for name, text in shown.items() if text
        }


@pytest.mark.parametrize("comment", HOSTILE)
def test_no_cell_is_a_formula_and_no_comment_breaks_its_line(editor: Reviewer, comment: str) -> None:
    case = editor.kept(OUTER_HIP)
    judge(editor, case, **RIGHT, comment=f"x{comment}", rule="BUR-01", judgement="right", remark=comment)
    assert about(objects_of(editor), case)[-1]["comment"] == comment.strip()
    lines = csv_of(editor)
    for line in lines:
        assert set(line) == {column.name for column in columns()}
        assert all(not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋")) for cell in line.values())
    [remark] = [line for line in lines if line["case"] == str(case) and line["record"] == "remark"]
    assert remark["comment"].removeprefix("'") == comment.strip()


def test_a_name_that_is_a_formula_is_none_in_the_export(application: FastAPI, editor: Reviewer) -> None:
    reviewer = reviewer_of(application)
    with editor.database.writing() as session:
        session.execute(update(ClinicianRecord).where(ClinicianRecord.id == reviewer.at.id).values(display_name="=1+1"))
    judge(reviewer, editor.kept(OUTER_HIP), **RIGHT)
    assert csv_of(editor)[-1]["clinician_name"] == "'=1+1"


def test_what_was_said_of_a_deleted_case_stays_without_it(editor: Reviewer) -> None:
    case = editor.kept(OUTER_HIP)
    judge(editor, case, **RIGHT, comment="It stays.", rule="BUR-01", judgement="wrong")
    with editor.database.writing() as session:
        session.execute(delete(KeptCaseRecord).where(KeptCaseRecord.id == case))
    verdict, remark = about(objects_of(editor), case)
    assert (verdict["comment"], verdict["concluded_urgency"]) == ("It stays.", "routine")
    assert remark["rule"] == "BUR-01"
    assert "fired" not in remark


def test_answers_to_questions_of_an_earlier_day_are_not_lost(editor: Reviewer) -> None:
    case = editor.kept(OUTER_HIP)
    with editor.database.writing() as session:
        record = session.get(KeptCaseRecord, case)
        assert record is not None
        record.answers = {**record.answers, "phase_of_the_moon": "full"}
    [line] = about(objects_of(editor), case)
    assert json.loads(str(line["earlier_answers"])) == {"phase_of_the_moon": "full"}


def test_cases_come_in_order_however_many_are_read_at_once(editor: Reviewer, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(3):
        judge(editor, editor.kept(OUTER_HIP), **RIGHT, rule="BUR-01", judgement="right")
    at_once = [line for some in rows(database=editor.database) for line in some]
    for few in (1, 2, 3):
        monkeypatch.setattr(export_reading, "_CASES_AT_ONCE", few)
        assert [line for some in rows(database=editor.database) for line in some] == at_once
    assert [line.case_id for line in at_once] == sorted(line.case_id for line in at_once)


def test_the_dictionary_says_what_every_column_means_and_stands_in_the_export(editor: Reviewer) -> None:
    page = document(editor.get("/review/data-dictionary").text)
    assert [code.text for code in page.one("table").all("code")] == [column.name for column in columns()]
    assert all(column.meaning and column.allowed for column in columns())
    first = json.loads(editor.get("/review/export.jsonl").text.partition("\n")[0])
    assert [entry["name"] for entry in first["columns"]] == [column.name for column in columns()]
    assert {f"answer_{id}" for id in load().findings} <= {entry["name"] for entry in first["columns"]}
    assert "describedby" in editor.get("/review/export.csv").headers["link"]


@pytest.mark.parametrize("address", ["export.csv", "export.jsonl", "data-dictionary"])
def test_it_is_for_the_editor_in_chief_alone(application: FastAPI, address: str) -> None:
    assert reviewer_of(application).get(f"/review/{address}").status_code == 403


@pytest.mark.slow
def test_more_cases_take_no_more_memory(editor: Reviewer) -> None:
    peaks: list[int] = []
    for _ in range(2):
        fill(editor.database, 600, distinct=30)
        if not peaks:
            judge_many(editor.database, share=0.5)
        tracemalloc.start()
        for text in (as_csv, as_json_lines):
            assert sum(map(len, text(rows(database=editor.database)))) > 0
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.2 * peaks[0]
