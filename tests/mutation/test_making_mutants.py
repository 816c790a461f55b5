"""What counts as a mutant, and what the solver says of those that change nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rules import rule_base
from rules.language import all_of, any_of, at_least, at_least_k, has, is_, supports
from rules.language.conditions import Condition, Gate
from rules.language.rule import Rule
from tests.mutation.equivalence import Equivalence
from tests.mutation.killing import with_rule
from tests.mutation.mutants import ALWAYS, Mutant, mutants_of

OUTER, SUDDEN = has("pain_site", "outer_hip"), is_("onset", "sudden")


def _rule(when: Condition) -> Rule:
    return supports("bursitis_gtps", "weak", id="A", when=when, says="It says.", source="expert-judgement")


def _changed(when: Condition) -> list[tuple[str, Condition]]:
    changed = [(mutant.kind, mutant.rule.when) for mutant in mutants_of(_rule(when))]
    return [(kind, condition) for kind, condition in changed if kind not in ("rule removed", "weight flipped")]


def test_every_rule_is_removed_and_every_weight_is_flipped() -> None:
    kinds = [mutant.kind for mutant in mutants_of(_rule(OUTER))]
    assert kinds == ["rule removed", "condition dropped", "weight flipped"]
    assert _changed(OUTER) == [("condition dropped", ALWAYS)]


def test_each_part_of_a_condition_is_dropped() -> None:
    assert [condition for _, condition in _changed(all_of(OUTER, SUDDEN))] == [all_of(SUDDEN), all_of(OUTER)]
    dropped = [Gate("any_of", 1, (part,)) for part in (SUDDEN, OUTER)]
    assert [condition for _, condition in _changed(any_of(OUTER, SUDDEN))] == dropped


def test_each_answer_is_dropped_and_each_threshold_is_moved_both_ways() -> None:
    assert ("answer dropped", has("pain_site", "knee")) in _changed(has("pain_site", "outer_hip", "knee"))
    forty = at_least("age_years", "forty")
    moved = [replace(forty, number=39), replace(forty, number=41)]
    assert _changed(forty)[:2] == [("threshold moved", condition) for condition in moved]
    two = at_least_k(2, OUTER, SUDDEN, forty)
    assert ("threshold moved", at_least_k(1, OUTER, SUDDEN, forty)) in _changed(two)
    assert ("threshold moved", at_least_k(3, OUTER, SUDDEN, forty)) in _changed(two)


@pytest.mark.parametrize("id", ["OVR-01", "RF10", "ABS-YOUNG", "ADV-YOUNG"])
def test_the_solver_tells_a_removed_rule_from_the_rule(id: str) -> None:
    removed = next(mutants_of(rule_base().by_id[id]))
    assert not Equivalence(rule_base()).concludes_the_same(removed)


def test_the_solver_sees_that_a_part_said_twice_can_be_dropped() -> None:
    rule = rule_base().by_id["OVR-01"]
    twice = replace(rule, when=all_of(rule.when, rule.when))
    changed = Mutant("condition dropped", "said once", twice, replace(rule, when=all_of(rule.when)))
    assert Equivalence(with_rule(rule_base(), twice)).concludes_the_same(changed)
