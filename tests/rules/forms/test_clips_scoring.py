"""Small rule bases in which CLIPS must weigh, rank and count as the engine here does."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

import pytest

from knowledge import load
from rules import clips_program
from rules.catalogue.rulebase import RuleBase
from rules.language import (
    abstraction,
    all_of,
    any_of,
    at_least_k,
    baseline,
    concern,
    concluded,
    forces,
    has,
    is_,
    is_not,
    not_concluded,
    not_sure,
    opposes,
    outranks,
    supports,
    unanswered,
)
from rules.language.conditions import AnswerValue, Condition
from rules.language.rule import Rule
from tests.reference.clips_engine import ClipsConclusion, ClipsEngine
from tests.rules.forms.second_opinion import both

PRIORS = {id: prior.centinats for id, prior in load().priors.items()}
STRONG, MODERATE, WEAK = (load().weights[name].centinats for name in ("strong", "moderate", "weak"))
OUTER: dict[str, AnswerValue] = {"pain_site": ("outer_hip",)}
CAUSE = "bursitis_gtps"


def _for(id: str, strength: str, group: str | None = None, target: str = CAUSE) -> Rule:
    when = has("pain_site", "outer_hip")
    return supports(target, strength, id=id, when=when, says="It fits.", source="expert-judgement", group=group)


def _against(id: str, strength: str, group: str | None = None) -> Rule:
    when = has("pain_site", "outer_hip")
    return opposes(CAUSE, strength, id=id, when=when, says="It does not fit.", source="expert-judgement", group=group)


def _before(cause: str, *others: str, id: str) -> Rule:
    when = has("pain_site", "outer_hip")
    return outranks(cause, others, id=id, when=when, says="It comes first.", source="expert-judgement")


def _agreed(*rules: Rule, answers: dict[str, AnswerValue] = OUTER) -> ClipsConclusion:
    """What both engines conclude from the rules."""
    [(mine, second)] = both(RuleBase(rules, load()), answers)
    assert second == mine
    return second


def _counting(*rules: Rule) -> set[tuple[str, int]]:
    engine = ClipsEngine(clips_program(RuleBase(rules, load())))
    engine.conclude(OUTER)
    return {(rule, weight) for rule, _, weight in engine.counting()}


def test_a_group_counts_once_with_its_largest_weight() -> None:
    rules = _for("A", "weak", "same"), _for("B", "strong", "same"), _for("C", "weak")
    [cause] = _agreed(*rules).causes
    assert cause.score == PRIORS[CAUSE] + STRONG + WEAK
    assert _counting(*rules) == {("B", STRONG), ("C", WEAK)}


def test_a_tie_inside_a_group_goes_to_the_first_rule_id() -> None:
    rules = _for("B-2", "strong", "same"), _for("B-10", "strong", "same")
    _agreed(*rules)
    assert _counting(*rules) == {("B-10", STRONG)}


def test_a_group_for_and_a_group_against_are_two() -> None:
    rules = _for("A", "strong", "same"), _against("B", "weak", "same"), _against("C", "moderate", "same")
    [cause] = _agreed(*rules, _for("D", "strong")).causes
    assert cause.score == PRIORS[CAUSE] + STRONG + STRONG - MODERATE
    assert _counting(*rules) == {("A", STRONG), ("C", -MODERATE)}


def test_a_group_of_one_cause_is_not_a_group_of_another() -> None:
    causes = _agreed(_for("A", "strong", "same"), _for("B", "strong", "same", target="hip_arthritis")).causes
    assert {cause.id: cause.score - PRIORS[cause.id] for cause in causes} == {CAUSE: STRONG, "hip_arthritis": STRONG}


def test_equal_scores_stand_in_vocabulary_order() -> None:
    equal = [cause.id for cause in load().conclusions_of("cause") if PRIORS[cause.id] == 0]
    rules = [_for(f"R-{place}", "strong", target=id) for place, id in enumerate(reversed(equal))]
    assert [cause.id for cause in _agreed(*rules).causes] == equal


def test_a_raised_concern_is_listed_whatever_its_score() -> None:
    rule = concern(
        "hip_arthritis",
        "within_days",
        id="RAISED",
        when=has("pain_site", "outer_hip"),
        says="It may be.",
        source="expert-judgement",
    )
    [cause] = _agreed(rule).causes
    assert (cause.id, cause.band) == ("hip_arthritis", list(load().bands)[-1])


def test_a_cause_that_outranks_is_listed_and_stands_before_a_better_scored_one() -> None:
    agreed = _agreed(_for("A", "strong"), _before("bone_stress_injury", CAUSE, "hip_arthritis", id="ORDER"))
    assert [cause.id for cause in agreed.causes] == ["bone_stress_injury", CAUSE]
    assert agreed.leading == CAUSE


def test_a_cause_that_outranks_stays_before_what_it_leads_already() -> None:
    agreed = _agreed(
        _for("A", "strong", target="bone_stress_injury"),
        _for("B", "weak"),
        _before("bone_stress_injury", CAUSE, id="O"),
    )
    assert [cause.id for cause in agreed.causes] == ["bone_stress_injury", CAUSE]


@pytest.mark.parametrize("turns", [("FIRST", "SECOND"), ("SECOND", "FIRST")])
def test_rules_of_order_take_turns_as_they_are_written(turns: Sequence[str]) -> None:
    orders = {
        "FIRST": _before("hip_arthritis", "labral_tear_fai", id="FIRST"),
        "SECOND": _before("labral_tear_fai", "hip_arthritis", id="SECOND"),
    }
    agreed = _agreed(*(orders[turn] for turn in turns))
    last = {"FIRST": "hip_arthritis", "SECOND": "labral_tear_fai"}[turns[-1]]
    assert agreed.causes[0].id == last


def _named(name: str, when: Condition) -> Rule:
    return abstraction(name, id=name.upper(), when=when, says="A sentence.", source="expert-judgement")


@pytest.mark.parametrize("asked", list(permutations(("pain_site", "side", "course"))))
def test_an_abstraction_that_denies_another_waits_for_it_whatever_was_asked_first(asked: Sequence[str]) -> None:
    rules = [
        _named("third", all_of(not_concluded("second"), is_("course", "better"))),
        _named("second", all_of(not_concluded("first"), is_("side", "left"))),
        _named("first", has("pain_site", "outer_hip")),
    ]
    answers: dict[str, AnswerValue] = {"pain_site": ("outer_hip",), "side": ("left",), "course": ("better",)}
    assert _agreed(*rules, answers={finding: answers[finding] for finding in asked}).fired == {"FIRST", "THIRD"}


@pytest.mark.parametrize("holding", range(9))
def test_at_least_five_of_eight_hold_or_do_not(holding: int) -> None:
    sites = [value for value in load().findings["pain_site"].labels if value != "none"][:8]
    enough = abstraction(
        "enough",
        id="ENOUGH",
        when=at_least_k(5, *(has("pain_site", site) for site in sites)),
        says="Five of eight.",
        source="expert-judgement",
    )
    agreed = _agreed(enough, answers={"pain_site": tuple(sites[:holding])} if holding else {})
    assert ("enough" in agreed.concluded) == (holding >= 5)


def test_at_least_k_takes_a_rule_for_each_part_and_no_more() -> None:
    site, *_ = load().findings["pain_site"].labels
    parts = [any_of(has("pain_site", site), not_sure(finding)) for finding in list(load().findings)[:24]]
    rule = abstraction("half", id="HALF", when=at_least_k(12, *parts), says="Half.", source="expert-judgement")
    nothing = clips_program(RuleBase([], load())).count("(defrule ")
    assert clips_program(RuleBase([rule], load())).count("(defrule ") == nothing + 1 + 24


def test_at_least_k_counts_inside_another_and_after_what_it_stands_on() -> None:
    base = _named("base", is_("onset", "gradual"))
    inner = at_least_k(2, concluded("base"), is_("side", "left"), unanswered("course"))
    outer = at_least_k(2, inner, is_not("pain_when_running", "none"), not_sure("age_years"))
    cases: list[dict[str, AnswerValue]] = [
        {},
        {"onset": ("gradual",), "age_years": ("not_sure",)},
        {"onset": ("gradual",), "course": ("better",), "age_years": ("not_sure",)},
        {"onset": ("gradual",), "side": ("left",), "course": ("better",), "pain_when_running": ("builds_up",)},
        {"age_years": ("not_sure",), "pain_when_running": ("builds_up",)},
    ]
    pairs = both(RuleBase([_named("top", outer), base], load()), *cases)
    assert [second for _, second in pairs] == [mine for mine, _ in pairs]
    assert ["top" in second.concluded for _, second in pairs] == [False, True, False, True, True]


@pytest.mark.parametrize("when", [any_of(), at_least_k(2, is_("side", "left")), is_not("rash_blisters", "yes", "no")])
def test_a_condition_that_cannot_hold_does_not(when: Condition) -> None:
    either = any_of(when, has("pain_site", "inner_thigh_pubis"))
    rule = abstraction("never", id="NEVER", when=either, says="Never.", source="expert-judgement")
    assert _agreed(rule, answers={**OUTER, "side": ("left",), "rash_blisters": ("no",)}).fired == frozenset()


@pytest.mark.parametrize("when", [all_of(), at_least_k(0, is_("side", "left"))])
def test_a_condition_that_always_holds_does(when: Condition) -> None:
    either = any_of(when, has("pain_site", "inner_thigh_pubis"))
    rule = abstraction("always", id="ALWAYS", when=either, says="Always.", source="expert-judgement")
    assert _agreed(rule, answers={}).fired == {"ALWAYS"}


def _allowing(level: str) -> Rule:
    when = has("pain_site", "outer_hip")
    return baseline(level, id=f"ALLOW-{level}", when=when, says="It is enough.", source="expert-judgement")


def _forcing(level: str) -> Rule:
    when = has("pain_site", "outer_hip")
    return forces(level, id=f"FORCE-{level}", when=when, says="It is needed.", source="expert-judgement")


def test_what_forces_a_level_wins_over_what_allows_one_and_the_most_urgent_wins() -> None:
    allowed = [_allowing(level) for level in ("within_days", "self_care", "routine")]
    forced = [_forcing(level) for level in ("within_days", "same_day")]
    assert _agreed(*allowed).level == "self_care"
    assert _agreed(*allowed, *forced).level == "same_day"
    assert _agreed(*allowed, *forced, answers={}).level == "routine"
