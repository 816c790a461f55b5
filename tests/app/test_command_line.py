"""The command line gives the conclusion that page and API give."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from app.command_line.asking import ask_person, read_typed
from app.command_line.commands import cli
from knowledge import load
from rules import triage

SORENESS = load().example_answers(load().examples["plain_soreness"])


def _run(*arguments: str, said: str | bytes = "") -> Result:
    return CliRunner().invoke(cli, arguments, input=said)


def _conclusion(answers: dict[str, object]) -> object:
    return triage(answers).model_dump(mode="json", by_alias=True, exclude={"answers", "trace"})


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


def _told(answers: dict[str, object]) -> str:
    """The text, without the lines of the box that a narrow terminal draws."""
    return " ".join(_run("triage", said=json.dumps(answers)).stdout.split())


def test_a_person_is_told_who_to_see_about_each_concern() -> None:
    femoral_neck = SORENESS | {"bone_stress_pattern": ["deep_groin_or_front", "limps_with_running"]}
    told = _told(femoral_neck)
    seeking = [concern for concern in triage(femoral_neck).concerns if concern.seek]
    assert seeking
    for concern in seeking:
        assert f"{concern.explanation} {load().wording.labels['who_to_see']}: {concern.seek}." in told


def test_a_person_is_told_the_steps_back_to_running_when_they_are_advised() -> None:
    resting = SORENESS | {"pain_site": ["outer_hip"], "pain_when_running": "not_running", "days_since_start": 60}
    plan = triage(resting).advice.return_to_run
    assert plan
    told = _told(resting)
    for sentence in (plan.title, plan.for_whom, *(said.text for said in (*plan.before_you_start, *plan.rules))):
        assert sentence in told
    assert "1 2 min 3 min 1.6 km (1 mi) 3" in told
    assert plan.title not in _told(load().example_answers(load().examples["plain_soreness"]))


def test_a_person_is_told_when_nothing_stands_out() -> None:
    assert triage({}).causes == ()
    assert load().wording.labels["no_clear_cause"] in _told({})
    assert load().wording.labels["no_clear_cause"] not in _told(SORENESS)


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


def _asked_to_the_end(age: str) -> str:
    return _run("ask", "--json", said=f"{age}\n" + "\n" * 99).stderr


def test_under_16_hidden_answers_and_adult_words_are_shown_on_the_terminal_no_more_than_on_the_web() -> None:
    young, adult = _asked_to_the_end("14"), _asked_to_the_end("40")
    bladder = load().findings["saddle_or_bladder"]
    assert bladder.question_under_16 in young
    assert bladder.question not in young
    assert bladder.question in adult
    hidden = [finding.labels[value] for finding in load().findings.values() for value in finding.hidden_under_16]
    assert [label for label in hidden if label in young] == []
    assert [label for label in hidden if label not in adult] == []


def test_a_hidden_answer_is_refused_under_16() -> None:
    first = [finding.id for finding in load().first_findings]
    before = "\n" * (first.index("medical_history") - 1)
    told = _run("ask", "--json", said=f"14\n{before}injected_drugs\nwhatever\nq\n").stderr
    assert load().wording.errors["unknown_choice"] in told
    allowed = told.partition("'whatever' is not an answer")[2].partition("\n")[0]
    assert "cancer" in allowed
    assert "injected_drugs" not in allowed


@pytest.mark.parametrize(("typed", "days"), [("3 weeks", 21), ("1 week", 7), ("2 Months", 61), ("5", 5), ("5 days", 5)])
def test_time_may_be_typed_in_days_weeks_or_months(monkeypatch: pytest.MonkeyPatch, typed: str, days: int) -> None:
    left_out = "\n" * (len(load().first_findings) - 1)
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"44\n{left_out}outer_hip\n{typed}\nq\n"))
    assert ask_person("en-GB") == {"age_years": 44, "pain_site": ["outer_hip"], "days_since_start": days}


@pytest.mark.parametrize(
    ("typed", "read"), [("20 miles", 32), ("1 mile", 2), ("40km", 40), ("20 furlongs", "20 furlongs"), ("-3", "-3")]
)
def test_distance_may_be_typed_in_kilometres_or_miles(typed: str, read: object) -> None:
    assert read_typed(load().findings["weekly_km"], typed, young=False) == read


def test_a_rule_can_be_read_by_its_id() -> None:
    told = " ".join(_run("rule", "RF08").stdout.split())
    assert f"at least emergency now, with the concern “{load().conclusions['cauda_equina'].name}”" in told
    assert "rules/red_flags/nerve_and_spine.py:" in told


def test_an_unknown_rule_is_named_with_those_that_exist() -> None:
    result = _run("rule", "RF999")
    assert result.exit_code == 2
    assert "RF24a" in result.output


def test_the_version_names_the_digest() -> None:
    assert "sha256:" in _run("--version").stdout


def test_why_not_tells_what_a_rule_was_short_of() -> None:
    told = _run(
        "why-not", "RF24a", "--json", said=json.dumps({"pain_site": ["front_groin"], "can_bear_weight": "limping"})
    )
    (miss,) = json.loads(told.stdout)["rules"]
    assert [missing["finding"] for missing in miss["short_of"]] == ["bone_stress_pattern"]


def test_why_not_about_an_unknown_conclusion_lists_those_there_are() -> None:
    told = _run("why-not", "gout", said="{}")
    assert told.exit_code == 2
    assert "hip_arthritis" in told.stderr


def test_verify_says_whether_a_trace_follows(tmp_path: Path) -> None:
    trace = _run("triage", "--json", "--trace", said=json.dumps(SORENESS)).stdout
    assert _run("verify", said=trace).exit_code == 0
    edited = _run("verify", said=trace.replace('"fired"', '""').replace("self_care", "emergency_now"))
    assert edited.exit_code == 1
    assert "urgency.level: told emergency_now, but self_care follows" in edited.stdout


def test_verify_tells_what_was_added_and_what_was_taken_away() -> None:
    trace = json.loads(_run("triage", "--json", "--trace", said=json.dumps(SORENESS)).stdout)
    told = _run("verify", said=json.dumps({"note": "nothing"} | trace | {"red_flags": ["nothing"]})).stdout
    assert "note: told nothing, but nothing at all follows" in told
    assert "red_flags.1: told nothing, but nothing at all follows" in told


def test_verify_refuses_what_is_no_conclusion_or_has_no_trace() -> None:
    for said in ("{}", "[]", "{", _run("triage", "--json", said=json.dumps(SORENESS)).stdout):
        assert _run("verify", said=said).exit_code == 2


@pytest.mark.parametrize("address", ["", "hip-triage.sqlite3", "mongodb://127.0.0.1/hip_triage"])
@pytest.mark.parametrize("command", ["purge", "serve"])
def test_an_address_that_is_not_of_a_database_is_refused(
    monkeypatch: pytest.MonkeyPatch, command: str, address: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", address)
    told = _run(command)
    assert (told.exit_code, told.stderr) == (2, load().words["database"]["no_address"] + "\n")
