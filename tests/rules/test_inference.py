"""The engine reasons as the conditions say, in one order, whatever the order of answers and rules."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from knowledge import load
from rules import Case, program, read_answers, reason, rule_base, triage
from rules.inference.answer_switches import holds
from rules.inference.program import Program
from rules.inference.rulebase import RuleBase
from rules.inference.standing import Truth
from rules.language.conditions import Concluded, Condition, Gate, NotConcluded, Unanswered
from tests.random_answers import GivenAnswers, some_answers


@given(some_answers())
def test_exactly_the_rules_whose_conditions_hold_have_fired(answers: GivenAnswers) -> None:
    case = reason(answers)
    fired = {name for name, _ in case.firings}
    for rule in case.rule_base.rules:
        held = _held(case, rule.when)
        assert (rule.id in fired) == held, rule.id


def _held(case: Case, condition: Condition) -> bool:
    if isinstance(condition, Gate):
        return sum(_held(case, part) for part in condition.parts) >= condition.need
    if isinstance(condition, Concluded | NotConcluded):
        return (condition.name in case.concluded) == isinstance(condition, Concluded)
    value = case.answers.values.get(condition.finding)
    return isinstance(condition, Unanswered) if value is None else holds(condition, value)


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


@given(some_answers())
def test_a_condition_that_is_not_open_keeps_its_truth_whatever_else_is_answered(answers: GivenAnswers) -> None:
    fewer = {id: value for place, (id, value) in enumerate(answers.items()) if place % 2}
    before, after = reason(fewer), reason(answers)
    for rule in rule_base().rules:
        if rule.stratum <= 2 and before.truth(rule) is not Truth.OPEN:
            assert after.truth(rule) is not _opposite(before.truth(rule)), rule.id


def _opposite(truth: Truth) -> Truth:
    return {Truth.HOLDS: Truth.FAILS, Truth.FAILS: Truth.HOLDS}[truth]


def test_strata_fire_one_after_the_other() -> None:
    knowledge = load()
    for example in knowledge.examples.values():
        case = reason(knowledge.example_answers(example))
        strata = [rule.stratum for rule in case.fired]
        assert strata == sorted(strata)


def test_the_program_is_built_once_for_the_process() -> None:
    assert program() is program()
