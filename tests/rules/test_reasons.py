"""The reasons for a level are what decided it."""

from __future__ import annotations

from hypothesis import given

from knowledge import load
from rules import rule_base, triage
from rules.language.rule import BaselineLevel, Levelled
from tests.random_answers import GivenAnswers, danger_answers


@given(danger_answers())
def test_that_no_danger_sign_came_up_is_a_reason_only_where_nothing_forces_the_level(answers: GivenAnswers) -> None:
    urgency = triage(answers).urgency
    reasons = [rule_base().by_id[reason.rule].then for reason in urgency.reasons]
    assert reasons
    assert all(isinstance(then, Levelled) for then in reasons) or all(
        isinstance(then, BaselineLevel) for then in reasons
    )


def test_not_being_sure_of_a_danger_sign_is_the_reason_for_a_routine_visit() -> None:
    clear: GivenAnswers = {finding.id: finding.clear_answer for finding in load().first_findings}
    urgency = triage(clear | {"age_years": 40, "pain_night_rest": "not_sure"}).urgency
    assert urgency.level == "routine"
    assert [reason.rule for reason in urgency.reasons] == ["NS-pain_night_rest"]
