"""What is denied is a conclusion of a finished stratum, so a denial is final when its rule fires, and is one thing.

Stock experta looks for the activation that it must take back in three places of its agenda only, and where many rules
wait it is often not there. The denial of two things together it turns into two denials.
"""

from __future__ import annotations

from experta import AND, NOT, Fact

from rules.inference.step import Step
from rules.language import all_of, at_least, is_, not_concluded
from tests.inference.steps import fired, step
from tests.inference.stock_rules import firings
from tests.reference.stock_experta import DepthStrategy, FactEach, StockProgram

OLD = {"age_years": 80}


def _denials(count: int) -> list[Step]:
    """So many conclusions, and as many rules of the next stratum that each deny one of them."""
    old = at_least("age_years", "fifty")
    concluding = [step(f"old {number}", old, f"old {number}") for number in range(count)]
    denying = [step(f"young {number}", not_concluded(f"old {number}"), stratum=2) for number in range(count)]
    return [*concluding, *denying]


def _stock_fires_young(count: int) -> int:
    stock = StockProgram(_denials(count), FactEach, DepthStrategy)
    return sum(name.startswith("young") for name, _ in stock.run(OLD))


def test_stock_experta_fires_rules_whose_denial_became_false() -> None:
    assert _stock_fires_young(100) > 0


def test_stock_experta_is_right_in_one_build_and_wrong_in_the_next() -> None:
    assert len({_stock_fires_young(5) for _ in range(40)}) > 1


def test_a_rule_whose_denial_became_false_does_not_fire() -> None:
    assert fired(_denials(100), OLD) == [f"old {number}" for number in range(100)]


def test_stock_experta_with_a_total_order_is_right_as_well() -> None:
    assert [name for name, _ in StockProgram(_denials(100), FactEach).run(OLD)] == fired(_denials(100), OLD)


def test_stock_experta_turns_the_denial_of_two_things_into_two_denials() -> None:
    assert firings([NOT(AND(Fact(limp="yes"), Fact(fever="yes")))], Fact(age=80)) == 2


def test_two_things_together_are_denied_once_by_denying_their_conclusion() -> None:
    both = step("both", all_of(is_("dark_urine", "yes"), is_("sudden_severe", "yes")), "both")
    steps = [both, step("not both", not_concluded("both"), stratum=2)]
    assert fired(steps, {}) == ["not both"]
    assert fired(steps, {"dark_urine": ("yes",)}) == ["not both"]
    assert fired(steps, {"dark_urine": ("yes",), "sudden_severe": ("yes",)}) == ["both"]
