"""What cannot be read or written is refused, with the reason."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.evaluation import CasesRefused, read_cases
from tests.app.evaluation.example import CASES, run


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "the file cannot be read: not JSON at line 1"),
        ("[]", "the file must hold a list of cases"),
        ('{"cases": []}', "the file must hold a list of cases"),
        ("[5]", "case 1, without an id: Input should be"),
        (json.dumps([CASES[0], {"id": "BAD"}]), "BAD: urgency: Field required"),
        (json.dumps([CASES[0] | {"urgency": "soon"}]), "RIGHT: urgency: Input should be 'emergency_now', 'same_day'"),
        (json.dumps([CASES[0] | {"urgency_accept": []}]), "RIGHT: urgency_accept: Tuple should have at least 1 item"),
        (json.dumps([CASES[0], CASES[0]]), "RIGHT: 2 cases have this id"),
        (json.dumps([CASES[0] | {"accept": ["gout"]}]), "RIGHT: accept: 'gout' is not a conclusion"),
        (json.dumps([CASES[0] | {"answers": {"age_year": 5}}]), "RIGHT: answers: 'age_year' is not a finding"),
        (json.dumps([CASES[0] | {"answers": {"fever_unwell": 1}}]), "RIGHT: answers: "),
    ],
)
def test_a_broken_file_is_refused_with_case_and_reason(file: Path, content: str, said: str) -> None:
    file.write_text(content, encoding="utf-8")
    refused = run(file)
    assert refused.exit_code == 2
    assert said in refused.stderr
    assert not refused.stdout


def test_every_problem_of_a_file_is_named() -> None:
    broken = [CASES[0] | {"accept": ["gout"], "answers": {"age_years": 400}}, {"id": "BAD"}]
    with pytest.raises(CasesRefused) as refused:
        read_cases("cases.json", json.dumps(broken).encode())
    assert {problem.partition(":")[0] for problem in refused.value.problems} == {"RIGHT", "BAD"}
    assert len(refused.value.problems) == 7


@pytest.mark.parametrize(
    ("content", "said"),
    [("{}", "not a result of hip-triage evaluate: cases_file: Field required"), ("nonsense", "not a result")],
)
def test_what_is_not_a_result_is_not_compared_with(file: Path, tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "result.json").write_text(content, encoding="utf-8")
    refused = run(file, "--compare", tmp_path / "result.json")
    assert refused.exit_code == 2
    assert said in refused.stderr


@pytest.mark.parametrize("option", ["--json", "--html"])
def test_a_file_that_cannot_be_written_is_named(file: Path, tmp_path: Path, option: str) -> None:
    refused = run(file, option, tmp_path / "nowhere" / "file")
    assert refused.exit_code == 2
    assert "nowhere/file: No such file or directory" in refused.stderr


def test_a_file_that_is_not_there_is_named() -> None:
    assert "/nowhere/cases.json: No such file" in run("/nowhere/cases.json").stderr
    assert run("/nowhere/cases.json").exit_code == 2
