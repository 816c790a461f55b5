"""Why something was not concluded: the nearest rules, and the fewest conditions that each was short of."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given

from knowledge import load
from rules import Case, read_answers, reason, rule_base, why_not_concluded
from rules.catalogue.rulebase import RuleBase
from rules.inference.program import Program
from rules.language import abstraction, all_of, any_of, at_least_k, concluded, is_, not_concluded, supports
from rules.language.conditions import Atom, Concluded, Condition, Gate, NotConcluded, Unanswered, holds
from rules.language.rule import Rule
from rules.standing import Truth
from tests.random_answers import GivenAnswers, some_answers

LIMPING = is_("can_bear_weight", "limping")
SUDDEN = is_("onset", "sudden")
SIDE = is_("lying_on_side_hurts", "yes")


def _rule(when: Condition) -> Rule:
    return supports("bursitis_gtps", "weak", id="A", when=when, says="It says.", source="expert-judgement")


def _shortfall(when: Condition, answers: GivenAnswers, *others: Rule) -> tuple[Atom, ...]:
    rule = _rule(when)
    case = Case(Program(RuleBase([rule, *others], load())), read_answers(answers, load()))
    return case.shortfall(rule)


def test_a_rule_that_fired_is_short_of_nothing() -> None:
    assert _shortfall(LIMPING, {"can_bear_weight": "limping"}) == ()


def test_a_rule_that_needs_all_is_short_of_what_does_not_hold() -> None:
    assert _shortfall(all_of(LIMPING, SUDDEN, SIDE), {"can_bear_weight": "limping"}) == (SUDDEN, SIDE)


def test_of_several_ways_the_shortest_is_told() -> None:
    assert _shortfall(any_of(all_of(LIMPING, SUDDEN), SIDE), {}) == (SIDE,)


def test_a_counted_rule_is_short_of_as_many_as_still_need_to_hold() -> None:
    assert _shortfall(at_least_k(2, LIMPING, SUDDEN, SIDE), {"onset": "sudden"}) == (LIMPING,)


def test_a_missing_conclusion_is_told_as_the_answers_that_its_nearest_rule_was_short_of() -> None:
    one, both = (
        abstraction("lame", id=id, when=when, says="It says.", source="expert-judgement")
        for id, when in (("B", all_of(LIMPING, SUDDEN)), ("C", SIDE))
    )
    assert _shortfall(concluded("lame"), {}, one, both) == (SIDE,)


def test_what_forbids_a_rule_is_told_as_a_denial() -> None:
    lame = abstraction("lame", id="B", when=LIMPING, says="It says.", source="expert-judgement")
    denied = not_concluded("lame")
    assert _shortfall(all_of(denied, SIDE), {"can_bear_weight": "limping", "lying_on_side_hurts": "yes"}, lame) == (
        denied,
    )


@pytest.mark.slow
@given(some_answers())
def test_a_rule_fires_once_the_atoms_that_it_was_short_of_hold(answers: GivenAnswers) -> None:
    case = reason(answers)
    fired = set(case.fired)
    for rule in case.rule_base.rules:
        short = set(case.shortfall(rule))
        assert (rule in fired) == (not short), rule.id
        assert _holds(case, rule.when, short), rule.id


@cache
def _concluding(name: str) -> tuple[Rule, ...]:
    """The shipped rules that conclude a name."""
    return tuple(rule for rule in rule_base().rules if name in rule.concludes)


def _holds(case: Case, condition: Condition, granted: set[Atom]) -> bool:
    """Whether a condition would hold if some atoms did, conclusions of rules worked out from below."""
    if isinstance(condition, Gate):
        return sum(_holds(case, part, granted) for part in condition.parts) >= condition.need
    if condition in granted:
        return True
    if isinstance(condition, Concluded | NotConcluded):
        known = condition.name in case.concluded
        if isinstance(condition, NotConcluded):
            return not known
        return known or any(_holds(case, rule.when, granted) for rule in _concluding(condition.name))
    value = case.answers.values.get(condition.finding)
    return isinstance(condition, Unanswered) if value is None else holds(condition, value)


@given(some_answers())
def test_nothing_is_open_once_everything_it_reads_is_answered(answers: GivenAnswers) -> None:
    case = reason(answers)
    for rule in case.rule_base.rules:
        if case.truth(rule) is Truth.OPEN and rule.stratum <= 2:
            assert case.waits_for(rule) or _reads_what_is_not_answered(case, rule.when), rule.id


def _reads_what_is_not_answered(case: Case, condition: Condition) -> bool:
    """Whether a condition reads an unanswered finding, itself or through what it stands on."""
    if isinstance(condition, Gate):
        return any(_reads_what_is_not_answered(case, part) for part in condition.parts)
    if isinstance(condition, Concluded | NotConcluded):
        return any(_reads_what_is_not_answered(case, rule.when) for rule in _concluding(condition.name))
    return condition.finding not in case.answers.values


def test_the_nearest_rules_come_first_and_open_conditions_are_told_from_failed_ones() -> None:
    answer = why_not_concluded(reason({"pain_site": ["outer_hip"]}), "hip_arthritis")
    lengths = [len(miss.short_of) for miss in answer.rules]
    assert not answer.concluded
    assert lengths == sorted(lengths)
    conditions = {missing.finding: missing.open for miss in answer.rules for missing in miss.short_of}
    assert conditions["pain_site"] is False
    assert conditions["shoes_socks"] is True


def test_a_red_flag_that_stayed_silent_says_what_it_waited_for() -> None:
    walking = {"pain_site": ["front_groin"], "can_bear_weight": "limping"}
    answer = why_not_concluded(reason(walking), "RF24a")
    assert [missing.finding for missing in answer.rules[0].short_of] == ["bone_stress_pattern"]
