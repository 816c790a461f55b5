"""The trace tells all that fired, in its order."""

from __future__ import annotations

from hypothesis import given

from rules import DEFAULT_LOCALE, explain, locale_of, reason, steps_fired
from tests.random_answers import GivenAnswers, some_answers


@given(some_answers())
def test_what_fired_in_which_stratum_is_what_the_trace_tells(answers: GivenAnswers) -> None:
    case = reason(answers)
    told = explain(case, locale_of(DEFAULT_LOCALE), with_trace=True).trace or ()
    assert steps_fired(case) == tuple((step.rule, step.stratum) for step in told)
