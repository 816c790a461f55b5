"""Each proof finds answers that break a broken rule base, and the engine goes wrong on these very answers."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from knowledge import UrgencyLevel, load
from rules import Case, read_answers, rule_base
from rules.catalogue.rulebase import RuleBase
from rules.inference.program import Program
from rules.language.conditions import Below, Is
from tests.proofs import claims, worse
from tests.proofs.answers import Answers, GivenAnswers
from tests.proofs.breaking import broken, when
from tests.proofs.breaks import BREAKS, EXTRA, WITHIN_DAYS, Break
from tests.proofs.claims import Both
from tests.proofs.proving import counterexample, prove
from tests.proofs.translation import Reasoning

ANSWERS = Answers.any(load().findings)


def _case(rule_base: RuleBase, answers: GivenAnswers) -> Case:
    return Case(Program(rule_base), read_answers(answers, load()))


@pytest.mark.slow
@pytest.mark.parametrize("break_", BREAKS, ids=lambda break_: break_.what)
def test_a_broken_rule_base_is_found_out(break_: Break) -> None:
    rule_base = break_.rule_base()
    found = counterexample(break_.claim(Both.of(rule_base, ANSWERS)), ANSWERS)
    assert found is not None, "the proof held for a broken rule base"
    assert break_.shows(_case(rule_base, found[0])), found


WORSE_BREAKS = {
    "a chain": ("can_bear_weight", lambda: broken(without=["RF03a", "RF03b", "RF22a", "RF24a", "RF24c"]), None),
    "yes": ("leg_swollen_warm", lambda: broken(when("RF10", Is("leg_swollen_warm", ("no",)))), None),
    "more": ("leg_weak_numb", lambda: broken(when("RF09c", Is("leg_weak_numb", ("none",)))), None),
    "higher": ("pain_now", lambda: broken(when("RF30a", Below("pain_now", "extreme_pain", 9))), None),
    "no exception": ("injury_start", rule_base, ()),
}


@pytest.mark.slow
@pytest.mark.parametrize(("finding", "rules", "excepted"), WORSE_BREAKS.values(), ids=WORSE_BREAKS)
def test_a_worse_answer_that_lowers_the_level_is_found_out(
    finding: str, rules: Callable[[], RuleBase], excepted: tuple[str, ...] | None
) -> None:
    rule_base, other = rules(), ANSWERS.but(finding)
    before, after = Reasoning(rule_base, ANSWERS), Reasoning(rule_base, other)
    step = worse.step_to_worse(ANSWERS.of[finding], other.of[finding])
    left_out = worse.excepted_flags(finding) if excepted is None else excepted
    found = counterexample(claims.forced_level_never_falls(before, after, step, left_out), ANSWERS, other)
    assert found is not None
    first, second = (_case(rule_base, answers) for answers in found)
    assert _forced(first) < _forced(second)


def _forced(case: Case) -> int:
    forced = [level.rank for level in UrgencyLevel if f"forced:{level}" in case.concluded]
    return min(forced, default=len(UrgencyLevel))


def test_a_failed_proof_prints_the_shortest_answers() -> None:
    both = Both.of(broken(without=["RF08"]), ANSWERS)
    with pytest.raises(pytest.fail.Exception) as failure:
        prove(claims.flag_is_up_exactly_when_specified(both, "RF08"), ANSWERS)
    assert json.loads(str(failure.value).splitlines()[-1]) == {"saddle_or_bladder": "yes"}


def test_an_added_rule_that_is_listed_may_raise_the_urgency() -> None:
    both = Both.of(broken(EXTRA), ANSWERS)
    claim = claims.urgency_is_as_specified(both, WITHIN_DAYS, {*load().additions, EXTRA.id})
    assert counterexample(claim, ANSWERS) is None
