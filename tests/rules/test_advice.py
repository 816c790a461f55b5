"""Advice never asks for what could do harm."""

from __future__ import annotations

import re

from hypothesis import given

from knowledge import MayRun, UrgencyLevel, load
from rules import reason, required_questions, self_tests_offered, triage
from tests.random_answers import GivenAnswers, danger_answers, some_answers
from tests.rules.vignettes import vignettes

MUSCLE_AND_JOINT = (
    "tight_hip_flexors",
    "hip_flexor_tendinopathy",
    "adductor_groin_strain",
    "overuse_soreness",
    "labral_tear_fai",
    "hip_arthritis",
)
SUSPECT = load().example_answers(load().examples["stress_fracture"])


@given(some_answers() | danger_answers())
def test_a_possible_femoral_neck_fracture_has_its_three_consequences(answers: GivenAnswers) -> None:
    conclusion = triage({**answers, **SUSPECT, "age_years": 30})
    assert "femoral_neck_stress_fracture" in {concern.id for concern in conclusion.concerns}
    assert conclusion.advice.may_run is MayRun.NO
    asked = conclusion.next_question
    assert asked is None or not load().findings[asked.finding].self_test
    ids = [cause.id for cause in conclusion.causes]
    place = ids.index("bone_stress_injury")
    assert not set(ids[:place]) & set(MUSCLE_AND_JOINT)


@given(some_answers() | danger_answers())
def test_no_exercise_is_advised_that_a_possible_cause_or_a_concern_forbids(answers: GivenAnswers) -> None:
    conclusion = triage(answers)
    present = {concern.id for concern in conclusion.concerns}
    present |= {cause.id for cause in conclusion.causes if cause.band in ("likely", "possible")}
    for exercise in conclusion.advice.exercises:
        forbidden = {*load().exercises[exercise.id].forbidden_with, *load().exercises_forbidden_with}
        assert not forbidden & present


@given(danger_answers())
def test_nobody_under_sixteen_gets_a_self_care_plan(answers: GivenAnswers) -> None:
    conclusion = triage({**answers, "age_years": 12})
    assert conclusion.urgency.level != UrgencyLevel.SELF_CARE
    assert conclusion.advice.may_run is MayRun.NO
    assert conclusion.advice.exercises == ()


@given(some_answers())
def test_self_care_is_never_given_with_a_flag_or_an_open_danger_question(answers: GivenAnswers) -> None:
    conclusion = triage(answers)
    unsure = [f.id for f in load().first_findings if answers.get(f.id) in ("not_sure", ["not_sure"])]
    if conclusion.red_flags or conclusion.urgency.unanswered_first or unsure:
        assert conclusion.urgency.level != UrgencyLevel.SELF_CARE


@given(some_answers() | danger_answers())
def test_the_more_urgent_the_less_running(answers: GivenAnswers) -> None:
    conclusion = triage(answers)
    strictest = {
        UrgencyLevel.EMERGENCY_NOW: {MayRun.NO},
        UrgencyLevel.SAME_DAY: {MayRun.NO},
        UrgencyLevel.WITHIN_DAYS: {MayRun.NO, MayRun.WHEN_CLEARED},
    }.get(conclusion.urgency.level, set(MayRun))
    assert conclusion.advice.may_run in strictest


@given(some_answers() | danger_answers())
def test_the_pain_rule_is_never_given_where_bone_is_suspected(answers: GivenAnswers) -> None:
    conclusion = triage(answers)
    guides = {guide.id for guide in conclusion.advice.guides}
    if {"femoral_neck_gate", "bone_stress_story"} & reason(answers).concluded:
        assert not guides & {"pain_rule", "return_to_run"}
        assert conclusion.advice.return_to_run is None


@given(some_answers() | danger_answers())
def test_no_placeholder_is_left_in_what_a_person_reads(answers: GivenAnswers) -> None:
    conclusion = triage(answers, "en-US")
    assert not re.search(r"\{\w+\}", conclusion.model_dump_json())


def test_services_are_those_of_the_locale() -> None:
    emergency = {"chest_or_breath": "yes"}
    assert "911" in triage(emergency, "en-US").urgency.what_to_do
    assert "999" in triage(emergency, "en-GB").urgency.what_to_do


def test_a_race_soon_is_answered() -> None:
    plain = load().example_answers(load().examples["plain_soreness"])
    without = triage(plain).advice
    soon = triage({**plain, "plans": ["race_within_4_weeks"]}).advice
    assert len(soon.running) > len(without.running)


def test_the_strength_day_of_four_moves_is_advised_for_weak_glutes() -> None:
    plain = load().example_answers(load().examples["plain_soreness"])
    weak = triage(
        {**plain, "strength_work": "never", "test_squat": "knees_come_in", "test_single_leg_bridge": "both_weak"}
    )
    assert {"strength_day", "activation_before_runs"} <= {guide.id for guide in weak.advice.guides}


def test_every_exercise_is_advised_to_somebody() -> None:
    advised = {exercise.id for vignette in vignettes() for exercise in triage(vignette.answers).advice.exercises}
    assert advised == set(load().exercises)


@given(some_answers() | danger_answers())
def test_nobody_who_may_not_run_is_given_exercises_or_the_way_back_to_running(answers: GivenAnswers) -> None:
    advice = triage(answers).advice
    if advice.may_run in (MayRun.NO, MayRun.WHEN_CLEARED):
        assert advice.exercises == ()
        assert advice.return_to_run is None


@given(some_answers() | danger_answers())
def test_a_self_test_is_named_as_unknown_only_where_it_is_offered(answers: GivenAnswers) -> None:
    case, conclusion = reason(answers), triage(answers)
    named = {unknown.finding for cause in conclusion.causes for unknown in cause.unknown}
    if not self_tests_offered(case):
        assert not [id for id in named if load().findings[id].self_test]


def test_groin_pain_in_walking_waits_for_someone_to_look_even_when_nothing_else_is_known() -> None:
    plain = load().example_answers(load().examples["plain_soreness"])
    groin = {id: value for id, value in plain.items() if id not in ("onset", "course", "load_change", "side")} | {
        "pain_site": ["front_groin"],
        "bone_stress_pattern": ["deep_groin_or_front", "hurts_walking"],
        "days_since_start": 21,
    }
    conclusion = triage(groin)
    assert conclusion.advice.may_run is not MayRun.EASY_WITHIN_PAIN_RULE
    assert {"onset", "pain_when_running", "load_change", "bone_health"} & set(required_questions(reason(groin)))


def test_a_race_is_called_off_where_bone_is_suspected() -> None:
    racing = triage({**SUSPECT, "plans": ["race_within_4_weeks"]}).advice
    assert [sentence for sentence in racing.avoid if "race" in sentence.lower()]
    assert not [sentence for sentence in racing.now if "race" in sentence.lower()]


@given(some_answers())
def test_nobody_is_given_exercises_while_a_danger_question_is_open_or_the_age_unknown(answers: GivenAnswers) -> None:
    conclusion = triage(answers)
    if conclusion.urgency.unanswered_first or answers.get("age_years") == "not_sure":
        assert conclusion.advice.exercises == ()
