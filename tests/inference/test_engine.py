"""The engine reasons as the conditions say, in one order, whatever the order of answers and rules."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from knowledge import load
from rules import Case, program, read_answers, reason, rule_base, triage
from rules.catalogue.rulebase import RuleBase
from rules.inference.program import Program
from tests.random_answers import GivenAnswers, some_answers
from tests.reference.plain_reading import holds


@given(some_answers())
def test_exactly_the_rules_whose_conditions_hold_have_fired(answers: GivenAnswers) -> None:
    case = reason(answers)
    fired = {name for name, _ in case.firings}
    for rule in rule_base().rules:
        assert (rule.id in fired) == holds(rule.when, case.answers.values, case.concluded), rule.id


@given(some_answers(), st.randoms(use_true_random=False))
def test_the_order_of_answers_changes_nothing(answers: GivenAnswers, shuffler: random.Random) -> None:
    shuffled = list(answers.items())
    shuffler.shuffle(shuffled)
    assert triage(dict(shuffled), with_trace=True) == triage(answers, with_trace=True)


@given(some_answers(), st.randoms(use_true_random=False))
def test_the_order_of_rules_inside_a_stratum_changes_no_conclusion(
    answers: GivenAnswers, shuffler: random.Random
) -> None:
    shuffled = list(rule_base().rules)
    shuffler.shuffle(shuffled)
    other = Case(Program(RuleBase(shuffled, load())), read_answers(answers, load()))
    assert other.concluded == reason(answers).concluded
    assert other.level == reason(answers).level


def test_strata_fire_one_after_the_other() -> None:
    knowledge = load()
    for example in knowledge.examples.values():
        strata = [rule.stratum for rule in reason(knowledge.example_answers(example)).fired]
        assert strata == sorted(strata)


def test_the_program_is_built_once_for_the_process() -> None:
    assert program() is program()
