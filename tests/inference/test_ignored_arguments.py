"""Every argument of a condition counts, and counts once. Stock experta reads only the first of some of its forms."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from experta import EXISTS, MATCH, NOT, TEST, Fact

from rules import rule_base
from rules.language import at_least_k, concluded, has, is_, not_concluded
from rules.language.conditions import Condition, Gate
from tests.inference.steps import fired, step
from tests.inference.stock_rules import firings

SIGNS = ("dark_urine", "leg_shape_wrong", "sudden_severe", "leg_swollen_warm")


def test_stock_experta_reads_only_the_first_argument_of_not() -> None:
    both = [NOT(Fact(limp="yes"), Fact(fever="yes"))]
    assert firings(both, Fact(limp="yes")) == 0
    assert firings(both, Fact(fever="yes")) == 1


def test_stock_experta_reads_only_the_first_argument_of_exists() -> None:
    assert firings([EXISTS(Fact(limp="yes"), Fact(fever="yes"))], Fact(limp="yes")) == 1


def test_stock_experta_reads_only_the_first_argument_of_test() -> None:
    assert firings([Fact(age=MATCH.age), TEST(lambda age: age > 50, lambda age: age > 90)], Fact(age=80)) == 1


@pytest.mark.parametrize("need", [1, 2, 3, 4])
def test_every_part_of_a_gate_counts(need: int) -> None:
    gate = at_least_k(need, *(is_(sign, "yes") for sign in SIGNS))
    for given in product(("yes", "no"), repeat=4):
        answers = {sign: (answer,) for sign, answer in zip(SIGNS, given, strict=True)}
        assert bool(fired([step("enough", gate)], answers)) == (given.count("yes") >= need)


def test_every_value_of_a_condition_counts() -> None:
    values = ("front_groin", "outer_hip", "upper_buttock")
    for value in values:
        assert fired([step("one of them", has("pain_site", *values))], {"pain_site": (value,)}) == ["one of them"]


def test_what_is_concluded_or_denied_is_one_name() -> None:
    with pytest.raises(TypeError):
        not_concluded("this", "that")  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        concluded("this", "that")  # type: ignore[call-arg]


def test_stock_experta_counts_one_fact_as_two_signs() -> None:
    assert firings([Fact(sign=MATCH.one), Fact(sign=MATCH.other)], Fact(sign="limp")) == 1


def test_two_signs_in_one_answer_are_two_only_when_both_are_chosen() -> None:
    two = step("two", at_least_k(2, has("pain_site", "outer_hip"), has("pain_site", "front_groin")))
    assert fired([two], {"pain_site": ("outer_hip",)}) == []
    assert fired([two], {"pain_site": ("front_groin", "outer_hip")}) == ["two"]


def test_no_rule_counts_one_condition_twice() -> None:
    for rule in rule_base().rules:
        for gate in _gates(rule.when):
            assert len(set(gate.parts)) == len(gate.parts), rule.id


def _gates(condition: Condition) -> Iterator[Gate]:
    if isinstance(condition, Gate):
        yield condition
        for part in condition.parts:
            yield from _gates(part)
