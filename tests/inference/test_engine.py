"""The engine reasons as the conditions say, in one order, whatever the order of answers and rules."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge import load
from rules import Case, program, read_answers, reason, rule_base, triage
from rules.catalogue.rulebase import RuleBase
from rules.inference.program import Program
from tests.random_answers import GivenAnswers, some_answers
from tests.reference.plain_reading import holds

CASES_OF_EACH = 5


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


@settings(max_examples=settings().max_examples // CASES_OF_EACH)
@given(st.lists(some_answers(), min_size=CASES_OF_EACH, max_size=CASES_OF_EACH), st.randoms(use_true_random=False))
def test_the_order_of_rules_inside_a_stratum_changes_no_conclusion(
    cases: list[GivenAnswers], shuffler: random.Random
) -> None:
    shuffled = list(rule_base().rules)
    shuffler.shuffle(shuffled)
    other = Program(RuleBase(shuffled, load()))
    for answers in cases:
        case = Case(other, read_answers(answers, load()))
        assert case.concluded == reason(answers).concluded
        assert case.level == reason(answers).level


def test_strata_fire_one_after_the_other() -> None:
    knowledge = load()
    for example in knowledge.examples.values():
        strata = [rule.stratum for rule in reason(knowledge.example_answers(example)).fired]
        assert strata == sorted(strata)


def test_the_program_is_built_once_for_the_process() -> None:
    assert program() is program()
