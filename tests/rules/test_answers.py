"""Answers are read strictly, and every fault is named with what would be allowed."""

from __future__ import annotations

import pytest

from knowledge import load
from rules import AnswersRefused, read_answers


def _fault_of(answers: dict[str, object]) -> str:
    with pytest.raises(AnswersRefused) as refused:
        read_answers(answers, load())
    (fault,) = refused.value.faults
    assert fault.finding in answers
    return fault.detail


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"fever_unwell": True}, "true or false"),
        ({"fever_unwell": "yes"}, "'yes' is not an answer"),
        ({"fever_unwell": ["no"]}, "one word"),
        ({"fever_unwell": None}, "one word"),
        ({"age_years": 400}, "from 0 to 110"),
        ({"age_years": -1}, "from 0 to 110"),
        ({"age_years": "40"}, "whole number, without quotes"),
        ({"age_years": 40.0}, "whole number"),
        ({"age_years": True}, "whole number"),
        ({"pain_now": 11}, "from 0 to 10"),
        ({"injury_start": "minor"}, "a list"),
        ({"injury_start": []}, "at least one word"),
        ({"injury_start": ["none", "minor"]}, "'none' stands alone"),
        ({"injury_start": ["none", "not_sure"]}, "'not_sure' is not an answer"),
        ({"injury_start": [{"a": 1}]}, "not an answer"),
        ({"test_squeeze": "prefer_not"}, "'prefer_not' is not an answer"),
        ({"fever_unwell": ["not_sure"]}, "one word"),
        ({"age_year": 40}, "did you mean 'age_years'"),
        ({"moon_phase": "full"}, "not a finding"),
        ({"": "x"}, "not a finding"),
    ],
)
def test_a_wrong_answer_is_refused_with_its_reason(answers: dict[str, object], said: str) -> None:
    assert said in _fault_of(answers)


def test_every_fault_is_named_not_only_the_first() -> None:
    with pytest.raises(AnswersRefused) as refused:
        read_answers({"age_years": 400, "fever_unwell": "yes", "nonsense": 1}, load())
    assert {fault.finding for fault in refused.value.faults} == {"age_years", "fever_unwell", "nonsense"}


@pytest.mark.parametrize("given", ["not_sure", ["not_sure"]])
def test_several_choices_may_be_unsure(given: object) -> None:
    assert read_answers({"injury_start": given}, load()).values == {"injury_start": ("not_sure",)}


@pytest.mark.parametrize("answers", [{"test_squeeze": "skip"}, {"bone_health": "prefer_not"}])
def test_a_declined_answer_counts_as_unanswered(answers: dict[str, object]) -> None:
    assert read_answers(answers, load()).values == {}


def test_a_number_may_be_unsure() -> None:
    assert read_answers({"age_years": "not_sure"}, load()).values == {"age_years": ("not_sure",)}


def test_values_come_out_in_vocabulary_order_and_once() -> None:
    read = read_answers({"injury_start": ["pop_felt", "minor", "pop_felt"]}, load())
    assert read.values == {"injury_start": ("minor", "pop_felt")}
