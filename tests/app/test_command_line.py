"""The command line gives the conclusion that page and API give."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from app.command_line.commands import cli
from knowledge import load
from rules import triage

SORENESS = load().example_answers(load().examples["plain_soreness"])


def _run(*arguments: str, said: str | bytes = "") -> Result:
    return CliRunner().invoke(cli, arguments, input=said)


def _conclusion(answers: dict[str, object]) -> object:
    return triage(answers).model_dump(mode="json", by_alias=True, exclude={"trace"})


def test_answers_in_a_file_are_concluded(tmp_path: Path) -> None:
    file = tmp_path / "answers.json"
    file.write_text(json.dumps(SORENESS), encoding="utf-8")
    assert json.loads(_run("triage", str(file), "--json").stdout) == _conclusion(SORENESS)


def test_answers_under_their_name_are_the_same() -> None:
    named = _run("triage", "--json", said=json.dumps({"answers": SORENESS}))
    assert json.loads(named.stdout) == _conclusion(SORENESS)


def test_a_person_gets_text_with_what_to_do() -> None:
    told = _run("triage", said=json.dumps(SORENESS)).stdout
    assert load().urgency["self_care"].title in told
    assert load().conclusions["overuse_soreness"].name in " ".join(told.split())
    assert load().wording.labels["not_a_diagnosis"] in told


def test_the_trace_is_added_when_asked_for() -> None:
    assert json.loads(_run("triage", "--json", "--trace", said="{}").stdout)["trace"]
    assert "DISPOSITION" in _run("triage", "--trace", said="{}").stdout


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ('{"age_years": 400}', "must be from 0 to 110"),
        ('{"age_years": ', "cannot be read"),
        (b'{"fever_unwell": "\xff"}', "not UTF-8"),
        ("[]", "answers must be an object"),
    ],
)
def test_a_bad_case_says_why_and_ends_with_two(said: str | bytes, told: str) -> None:
    result = _run("triage", said=said)
    assert result.exit_code == 2
    assert told in " ".join(result.output.split())


def test_a_file_that_is_not_there_is_named() -> None:
    result = _run("triage", "/nowhere/answers.json")
    assert result.exit_code == 2
    assert "/nowhere/answers.json: No such file" in result.output


def test_lines_are_answered_in_order_with_an_error_in_place_of_a_bad_one() -> None:
    lines = [
        json.dumps({"id": "one", "answers": SORENESS}),
        "not json",
        json.dumps({"age_years": -5}),
        json.dumps(SORENESS),
    ]
    result = _run("triage", "--lines", said="\n".join(lines))
    answered = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert answered[0] == {"id": "one", **json.loads(json.dumps(_conclusion(SORENESS)))}
    assert [answer.get("status") for answer in answered] == [None, 400, 422, None]


def test_a_person_is_walked_through_the_questions_until_an_emergency() -> None:
    age, chest = "44\n", "1\n"
    result = _run("ask", "--json", said=age + chest)
    conclusion = json.loads(result.stdout)
    assert conclusion["urgency"]["level"] == "emergency_now"


def test_asking_takes_values_numbers_and_not_sure_and_explains_itself() -> None:
    result = _run("ask", "--json", said="?\n400\n44\nmaybe\nno\nn\nq\n")
    conclusion = json.loads(result.stdout)
    assert load().findings["age_years"].why in result.stderr
    assert "must be from 0 to 110" in result.stderr
    assert "'maybe' is not an answer" in result.stderr
    assert conclusion["urgency"]["level"] == "same_day"
    assert "chest_or_breath" not in conclusion["urgency"]["unanswered_first"]


def test_the_end_of_input_ends_the_questions() -> None:
    assert json.loads(_run("ask", "--json", said="44\n").stdout)["urgency"]["complete"] is False


def test_a_rule_can_be_read_by_its_id() -> None:
    told = " ".join(_run("rule", "RF08").stdout.split())
    assert "at least emergency_now, with the concern cauda_equina" in told
    assert "rules/red_flags/nerve_and_spine.py:" in told


def test_an_unknown_rule_is_named_with_those_that_exist() -> None:
    result = _run("rule", "RF999")
    assert result.exit_code == 2
    assert "RF24a" in result.output


def test_the_version_names_the_digest() -> None:
    assert "sha256:" in _run("--version").stdout
