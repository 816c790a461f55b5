"""A rule with several true alternatives fires once, and its network is no larger than what is written."""

from __future__ import annotations

import pytest
from experta import GE, OR, Fact, KnowledgeEngine, Rule
from experta.matchers.rete.utils import prepare_rule

from knowledge import load
from rules import reason
from rules.inference.network import Network
from rules.language import all_of, any_of, at_least, is_
from rules.language.conditions import AnswerValue, Condition
from tests.inference.steps import fired, step
from tests.inference.stock_rules import firings

SITES = ("front_groin", "outer_hip", "upper_buttock")


def test_stock_experta_fires_once_for_each_branch_that_holds() -> None:
    age = OR(Fact(age=GE(18)), Fact(age=GE(40)), Fact(age=GE(50)))
    pain = OR(Fact(pain=GE(4)), Fact(pain=GE(7)), Fact(pain=GE(8)))
    distance = OR(Fact(km=GE(10)), Fact(km=GE(20)), Fact(km=GE(30)))
    assert firings([age], Fact(age=80)) == 3
    assert firings([age, pain, distance], Fact(age=80), Fact(pain=9), Fact(km=64)) == 27
    assert firings([Fact(age=GE(18) | GE(40))], Fact(age=80)) == 2


@pytest.mark.parametrize("age", [20, 45, 80])
@pytest.mark.parametrize("pain", [5, 7, 9])
@pytest.mark.parametrize("sites", [SITES[:1], SITES[:2], SITES])
def test_a_rule_fires_once_however_many_alternatives_hold(age: int, pain: int, sites: tuple[str, ...]) -> None:
    old = any_of(*(at_least("age_years", limit) for limit in ("adult", "forty", "fifty")))
    painful = any_of(*(at_least("pain_now", limit) for limit in ("mild_pain", "severe_pain", "very_severe_pain")))
    there = any_of(*(is_("pain_site", site) for site in SITES))
    answers: dict[str, AnswerValue] = {"age_years": age, "pain_now": pain, "pain_site": sites}
    assert fired([step("once", all_of(old, painful, there))], answers) == ["once"]


def test_a_rule_with_several_true_alternatives_fires_once() -> None:
    case = reason({"leg_weak_numb": ["both_legs", "foot_drops"]})
    assert [name for name, _ in case.firings].count("RF09a") == 1


def _branches(alternatives: int) -> int:
    def body(engine: KnowledgeEngine) -> None:
        pass

    facts = [OR(*(Fact(finding=number, value=value) for value in range(3))) for number in range(alternatives)]
    return len(prepare_rule(Rule(*facts)(body))[0])


def test_stock_experta_multiplies_alternatives_out() -> None:
    assert [_branches(alternatives) for alternatives in (2, 3, 4, 5)] == [9, 27, 81, 243]


def _counters(alternatives: int) -> int:
    """How large our network for one rule is, with so many alternatives of three values each."""
    choices = [finding for finding in load().findings.values() if len(finding.labels) >= 3][:alternatives]
    gates: list[Condition] = [any_of(*(is_(choice.id, label) for label in [*choice.labels][:3])) for choice in choices]
    return len(Network([step("one", all_of(*gates))]).lacking_at_start)


def test_alternatives_are_added_up() -> None:
    assert _counters(21) - _counters(14) == _counters(14) - _counters(7)
