"""Proofs over all possible answers, against the specification that no rule reads."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

import pytest
import z3

from knowledge import UrgencyLevel, load
from rules import rule_base
from rules.language.rule import Levelled, RaisedConcern, Rule
from tests.proofs import claims, worse
from tests.proofs.answers import Answers
from tests.proofs.claims import Both
from tests.proofs.proving import counterexample, prove
from tests.proofs.translation import Reasoning
from tests.specification import reader

ANSWERS = Answers.any(load().findings)
FLAGS = reader.flag_ids()
FIRST = reader.first_findings()
ADDITIONS = load().additions
CONCERN_RULES = [rule for rule in rule_base().rules if isinstance(rule.then, RaisedConcern)]


@cache
def shipped() -> Both:
    return Both.of(rule_base(), ANSWERS)


def _prove(claim: z3.BoolRef) -> None:
    prove(claim, ANSWERS)


@pytest.mark.parametrize("flag", FLAGS)
def test_a_flag_is_up_exactly_when_the_specification_says_so(flag: str) -> None:
    _prove(claims.flag_is_up_exactly_when_specified(shipped(), flag))


@pytest.mark.parametrize("flag", FLAGS)
def test_a_flag_forces_at_least_its_level_and_raises_its_concern(flag: str) -> None:
    _prove(claims.flag_forces_its_level(shipped(), flag))
    _prove(claims.flag_raises_its_concern(shipped(), flag))


@pytest.mark.parametrize("level", UrgencyLevel)
@pytest.mark.parametrize("additions", [ADDITIONS], ids=[f"{len(ADDITIONS)} additions"])
def test_the_urgency_is_as_specified_but_for_the_additions(level: UrgencyLevel, additions: Collection[str]) -> None:
    _prove(claims.urgency_is_as_specified(shipped(), level, additions))


@pytest.mark.parametrize("id", ADDITIONS)
def test_an_addition_raises_the_urgency_of_someone(id: str) -> None:
    claim = claims.rule_stays_within_the_specification(shipped(), rule_base().by_id[id])
    assert counterexample(claim, ANSWERS), f"{id} never goes beyond the specification: it is no addition"


@pytest.mark.parametrize("rule", [rule for rule in CONCERN_RULES if rule.id not in ADDITIONS], ids=lambda rule: rule.id)
def test_a_concern_without_a_flag_never_exceeds_the_specification(rule: Rule) -> None:
    _prove(claims.rule_stays_within_the_specification(shipped(), rule))


@pytest.mark.parametrize("finding", worse.findings_with_worse_answers())
def test_a_worse_answer_never_lowers_the_forced_level(finding: str) -> None:
    after = Reasoning(rule_base(), ANSWERS.but(finding))
    step = worse.step_to_worse(ANSWERS.of[finding], after.answers.of[finding])
    excepted = worse.excepted_flags(finding)
    claim = claims.forced_level_never_falls(shipped().reasoning, after, step, excepted)
    prove(claim, ANSWERS, after.answers)


def test_no_answers_are_without_an_urgency() -> None:
    _prove(claims.some_level_is_forced_or_allowed(shipped()))


def test_exactly_one_urgency_is_concluded() -> None:
    _prove(claims.exactly_one_level_is_concluded(shipped()))


@pytest.mark.parametrize("flag", FLAGS)
def test_no_self_care_with_a_flag(flag: str) -> None:
    _prove(claims.no_self_care_with_a_flag(shipped(), flag))


@pytest.mark.parametrize("finding", FIRST)
def test_no_self_care_with_a_first_finding_not_sure_or_unanswered(finding: str) -> None:
    _prove(claims.no_self_care_without_knowing(shipped(), finding))


def test_the_first_findings_are_those_of_the_specification() -> None:
    assert {finding.id for finding in load().first_findings} == set(FIRST)


def test_nobody_runs_on_a_possible_femoral_neck_stress_fracture() -> None:
    _prove(claims.no_running_on_the_femoral_neck(shipped()))


def test_nobody_tests_a_possible_femoral_neck_stress_fracture() -> None:
    _prove(claims.no_self_test_on_the_femoral_neck(shipped()))


def test_nobody_with_a_flag_is_asked_to_test_themselves() -> None:
    _prove(claims.no_self_test_with_a_flag(shipped()))


def test_self_tests_are_asked_for_in_their_own_place_alone() -> None:
    questionnaire, findings = load().questionnaire, load().findings
    elsewhere = (*questionnaire.before_self_care, *questionnaire.young_extra, *questionnaire.order)
    assert not [id for id in (*elsewhere, *questionnaire.extra_red_flag_questions, *FIRST) if findings[id].self_test]


@pytest.mark.parametrize("other", claims.AFTER_BONE)
def test_bone_stands_before_muscle_and_joint_with_a_possible_femoral_neck_stress_fracture(other: str) -> None:
    _prove(claims.bone_stands_before(shipped(), other))


@pytest.mark.parametrize("exercise", load().exercises)
def test_no_exercise_is_advised_that_a_possible_cause_or_a_concern_forbids(exercise: str) -> None:
    _prove(claims.exercise_is_not_forbidden(shipped(), exercise))


def test_no_exercise_is_advised_with_a_serious_concern() -> None:
    _prove(claims.no_exercise_with_a_serious_concern(shipped()))


def test_nobody_under_16_is_sent_to_self_care() -> None:
    _prove(claims.no_self_care_under_16(shipped()))


def test_nobody_under_16_is_given_an_exercise() -> None:
    _prove(claims.no_exercise_under_16(shipped()))


def test_every_rule_that_forces_a_level_is_of_the_specification_or_proved_apart() -> None:
    """No flag, unsure answer or concern is outside these proofs."""
    forcing = {rule.id for rule in rule_base().rules if isinstance(rule.then, Levelled)}
    unsure = {f"NS-{finding}" for finding in FIRST}
    assert forcing == {*FLAGS, *unsure, *(rule.id for rule in CONCERN_RULES), *ADDITIONS}
