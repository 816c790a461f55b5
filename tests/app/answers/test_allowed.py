"""Answers of an earlier day are read as far as the vocabulary of today still takes them."""

from __future__ import annotations

from app.answers import still_allowed
from knowledge import load
from rules import read_answers


def test_questions_that_were_given_up_are_left_out_however_many_they_are() -> None:
    given_up = {f"question_{number}": "yes" for number in range(100)}
    assert still_allowed({**given_up, "age_years": 40}, load()) == {"age_years": 40}


def test_an_answer_that_is_no_longer_taken_is_left_out() -> None:
    left = still_allowed({"age_years": 40, "pain_site": ["elbow"], "side": "left"}, load())
    assert "pain_site" not in left
    assert read_answers(left, load()).values["age_years"] == 40
