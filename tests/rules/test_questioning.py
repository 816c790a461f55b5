"""What is asked next: danger first, then only what can still matter, and nothing that could do harm."""

from __future__ import annotations

from hypothesis import given

from knowledge import UrgencyLevel, load
from rules import Case, next_question, reason, remaining_questions, self_tests_offered, triage
from tests.random_answers import GivenAnswers, danger_answers, some_answers

PLAIN = load().example_answers(load().examples["plain_soreness"])
SELF_TESTS = {finding.id for finding in load().findings.values() if finding.self_test}


def _asked(case: Case) -> str | None:
    finding = next_question(case)
    return finding.id if finding else None


def test_danger_questions_come_first() -> None:
    assert _asked(reason({"pain_site": ["outer_hip"]})) == load().first_findings[0].id


def test_nothing_more_is_asked_in_an_emergency() -> None:
    assert _asked(reason(PLAIN | {"chest_or_breath": "yes"})) is None


def test_a_person_under_sixteen_is_asked_the_danger_questions_alone() -> None:
    assert _asked(reason({**PLAIN, "age_years": 15})) is None


def test_a_young_person_with_sudden_severe_pain_is_asked_what_tells_a_torsion() -> None:
    danger = {finding.id for finding in load().first_findings}
    answers = {id: value for id, value in PLAIN.items() if id in danger} | {"age_years": 15, "sudden_severe": "yes"}
    assert list(remaining_questions(reason(answers))) == ["sex_at_birth", "onset", "days_since_start"]


def test_headache_jaw_and_sight_are_asked_from_fifty() -> None:
    assert _asked(reason(PLAIN | {"age_years": 50})) == "headache_jaw_sight"
    assert "headache_jaw_sight" not in list(remaining_questions(reason(PLAIN | {"age_years": 49})))


def test_place_duration_and_rash_are_asked_before_anything_else_when_no_danger_is_up() -> None:
    danger = {finding.id for finding in load().first_findings}
    answers = {id: value for id, value in PLAIN.items() if id in danger}
    asked = list(remaining_questions(reason(answers)))
    assert asked[:3] == ["pain_site", "days_since_start", "rash_blisters"]


def test_what_already_speaks_against_a_cause_that_is_not_listed_counts() -> None:
    danger = {finding.id for finding in load().first_findings}
    at_31 = {id: value for id, value in PLAIN.items() if id in danger}
    assert "arthritis_history" not in list(remaining_questions(reason({**at_31, "days_since_start": 13})))
    assert "arthritis_history" in list(remaining_questions(reason({**at_31, "days_since_start": 200})))


def test_a_declined_question_is_not_asked_again() -> None:
    case = reason(PLAIN)
    first = next_question(case)
    assert first is not None
    second = next_question(case, frozenset({first.id}))
    assert second is not None
    assert second.id != first.id


@given(some_answers() | danger_answers())
def test_an_answered_question_is_never_asked(answers: GivenAnswers) -> None:
    case = reason(answers)
    assert not set(remaining_questions(case)) & set(case.answers.values)


@given(danger_answers())
def test_self_tests_are_never_offered_with_danger_a_suspect_bone_or_a_limp(answers: GivenAnswers) -> None:
    case = reason(answers)
    suspect = {"femoral_neck_gate", "bone_stress_story"} & case.concluded
    urgent = case.level.rank < UrgencyLevel.ROUTINE.rank
    limps = answers.get("can_bear_weight") != "normal"
    if suspect or urgent or limps:
        assert not self_tests_offered(case)
        assert not set(remaining_questions(case)) & SELF_TESTS


def test_self_tests_are_offered_to_someone_who_walks_well() -> None:
    assert self_tests_offered(reason(PLAIN))


def test_the_next_question_to_a_young_person_is_in_their_own_words() -> None:
    finding = load().findings["saddle_or_bladder"]
    asked = triage({"age_years": 14, "chest_or_breath": "no", "foot_cold_pale": "no", "dark_urine": "no"}).next_question
    assert asked is not None
    assert (asked.finding, asked.text) == (finding.id, finding.question_under_16)
