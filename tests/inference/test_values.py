"""Values are words and whole numbers, checked before they are facts; a condition sees its own finding alone."""

from __future__ import annotations

import pytest
from experta import GE, Fact, L, P
from hypothesis import given
from hypothesis import strategies as st

from knowledge import load
from rules import AnswersRefused, program, read_answers
from rules.language import at_least, below, is_, is_not, not_sure, unanswered
from rules.language.conditions import AnswerValue
from tests.inference.steps import fired, step
from tests.inference.stock_rules import engine_of, firings


def _stock_asks_the_wrong_finding(build: int) -> bool:
    """Whether a predicate on the age, in a network of its own, is asked about the answer to something else."""
    try:
        firings([Fact(finding=f"age {build}", value=GE(50))], Fact(finding="site", value="groin"))
    except TypeError:
        return True
    return False


def test_stock_experta_asks_a_predicate_about_values_of_other_findings_in_some_builds() -> None:
    assert any(_stock_asks_the_wrong_finding(build) for build in range(40))


@given(st.dictionaries(st.sampled_from(list(load().findings)), st.integers() | st.tuples(st.text()), max_size=20))
def test_no_value_of_any_kind_makes_a_condition_fail(answers: dict[str, AnswerValue]) -> None:
    assert program().run(answers).firings


def test_a_number_is_compared_under_its_own_finding_only() -> None:
    assert fired([step("old", at_least("age_years", "fifty"))], {"days_since_start": 80}) == []


def test_one_is_true_for_stock_experta() -> None:
    engine = engine_of()
    assert engine.declare(Fact(days=1)) is not None
    assert engine.declare(Fact(days=True)) is None
    assert engine.declare(Fact(days=1.0)) is None


@pytest.mark.parametrize("given", [True, 1.0, "1", None, [1]])
def test_only_a_whole_number_is_a_number(given: object) -> None:
    with pytest.raises(AnswersRefused):
        read_answers({"days_since_start": given}, load())


@pytest.mark.parametrize("given", [True, 1, None, ["yes"]])
def test_only_a_word_is_a_word(given: object) -> None:
    with pytest.raises(AnswersRefused):
        read_answers({"sudden_severe": given}, load())


def test_for_stock_experta_a_missing_field_is_neither_none_nor_something_else() -> None:
    assert firings([Fact(side=None)], Fact(age=80)) == 0
    assert firings([Fact(side=~L("left"))], Fact(age=80)) == 0


def test_for_stock_experta_none_beside_alternatives_breaks_the_network() -> None:
    with pytest.raises(KeyError):
        firings([Fact(side=None, age=L(70) | L(80))])


def test_what_is_missing_is_unanswered_and_nothing_else() -> None:
    steps = [
        step("unanswered", unanswered("course")),
        step("is", is_("course", "worse")),
        step("is not", is_not("course", "worse")),
        step("not sure", not_sure("course")),
        step("not short", at_least("days_since_start", "one_week")),
        step("short", below("days_since_start", "one_week")),
    ]
    assert fired(steps, {}) == ["unanswered"]


def test_stock_experta_gives_a_list_back_as_something_else() -> None:
    assert Fact(site=["outer_hip"])["site"] != ["outer_hip"]
    assert firings([Fact(site=P(lambda sites: sites == ["outer_hip"]))], Fact(site=["outer_hip"])) == 0


def test_the_values_of_an_answer_are_given_back_as_they_were_given() -> None:
    answers: dict[str, AnswerValue] = {"pain_site": ("outer_hip", "upper_buttock"), "age_years": 46}
    facts = program().run(answers).facts.values()
    assert {fact["finding"]: fact["value"] for fact in facts if "finding" in fact} == answers
