"""Numbers as people write them."""

from __future__ import annotations

import pytest

from app.answers.forms import read_form
from knowledge import load

AGE = load().findings["age_years"]
DAYS = load().findings["days_since_start"]
KILOMETRES = load().findings["weekly_km"]
SCALE = load().findings["pain_now"]


@pytest.mark.parametrize(
    ("written", "read"), [("12", 12), (" 12 ", 12), ("012", 12), ("0", 0), ("110", 110), ("١٢", 12)]
)
def test_a_whole_number_is_read(written: str, read: int) -> None:
    submission = read_form({"age_years": [written]}, [AGE], young=False)
    assert submission.answers == {"age_years": read}


@pytest.mark.parametrize("written", ["111", "-1", "12.5", "1e3", "twelve", "9" * 5000, "12 years", "1,2", "²", "0x10"])
def test_anything_else_is_answered_with_the_limits(written: str) -> None:
    submission = read_form({"age_years": [written]}, [AGE], young=False)
    assert submission.answers == {}
    assert submission.faults == {"age_years": "Write a whole number of years from 0 to 110."}


def test_an_empty_number_asks_for_one_or_for_not_sure() -> None:
    submission = read_form({"age_years": ["  "]}, [AGE], young=False)
    assert "I am not sure" in submission.faults["age_years"]


def test_not_sure_is_an_answer() -> None:
    assert read_form({"age_years": [""], "age_years-not_sure": ["not_sure"]}, [AGE], young=False).answers == {
        "age_years": "not_sure"
    }


def test_a_number_and_not_sure_contradict_each_other() -> None:
    submission = read_form({"age_years": ["30"], "age_years-not_sure": ["not_sure"]}, [AGE], young=False)
    assert "not both" in submission.faults["age_years"]


@pytest.mark.parametrize(
    ("number", "unit", "days"),
    [("5", "days", 5), ("3", "weeks", 21), ("1", "months", 30), ("3", "months", 91), ("12", "months", 365)],
)
def test_time_may_be_given_in_days_weeks_or_months(number: str, unit: str, days: int) -> None:
    submission = read_form({"days_since_start": [number], "days_since_start-unit": [unit]}, [DAYS], young=False)
    assert submission.answers == {"days_since_start": days}
    assert submission.as_typed == {"days_since_start": {"number": number, "unit": unit}}


@pytest.mark.parametrize(("number", "unit", "km"), [("40", "km", 40), ("25", "miles", 40), ("310", "miles", 499)])
def test_distance_may_be_given_in_kilometres_or_miles(number: str, unit: str, km: int) -> None:
    submission = read_form({"weekly_km": [number], "weekly_km-unit": [unit]}, [KILOMETRES], young=False)
    assert submission.answers == {"weekly_km": km}


@pytest.mark.parametrize(("unit", "most"), [("km", 500), ("miles", 310)])
def test_the_limits_are_said_in_the_unit_chosen(unit: str, most: int) -> None:
    submission = read_form({"weekly_km": [str(most + 1)], "weekly_km-unit": [unit]}, [KILOMETRES], young=False)
    assert f"to {most}." in submission.faults["weekly_km"]


@pytest.mark.parametrize("unit", ["fortnights", "", "km"])
def test_an_unknown_unit_is_refused(unit: str) -> None:
    submission = read_form({"days_since_start": ["5"], "days_since_start-unit": [unit]}, [DAYS], young=False)
    assert "days_since_start" in submission.faults


@pytest.mark.parametrize(("chosen", "read"), [("0", 0), ("10", 10), ("not_sure", "not_sure")])
def test_a_scale_is_chosen_from_0_to_10(chosen: str, read: object) -> None:
    assert read_form({"pain_now": [chosen]}, [SCALE], young=False).answers == {"pain_now": read}


@pytest.mark.parametrize("chosen", [["11"], ["-1"], ["x"], ["1", "2"], []])
def test_a_scale_takes_one_of_its_numbers(chosen: list[str]) -> None:
    assert "pain_now" in read_form({"pain_now": chosen}, [SCALE], young=False).faults
