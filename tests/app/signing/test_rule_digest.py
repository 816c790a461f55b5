"""The digest of a rule names the text that a clinician signs: whatever changes what the rule says changes it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.signing import rule_digest, rule_digests
from knowledge import Finding, load
from rules import RuleBase, restored_rule_base, rule_base
from rules.language import all_of, is_
from rules.language.conditions import AtLeast, Atom, Is, IsNot, atoms
from rules.language.rule import Evidence, Rule
from tests.app.signing.signing import with_knowledge, with_rule

EVIDENCE = "BUR-06"
ADVICE = "ADV-CAUSE-HIP_ARTHRITIS"
NUMBER = "ABS-02"
BEFORE = rule_digests(rule_base())


def changed(used: RuleBase) -> set[str]:
    return {id for id, digest in rule_digests(used).items() if digest != BEFORE[id]}


def test_no_two_rules_share_a_digest() -> None:
    assert len(set(BEFORE.values())) == len(rule_base().rules)


def test_the_place_of_a_rule_does_not_count() -> None:
    moved = RuleBase([replace(rule, place="elsewhere.py:1") for rule in rule_base().rules], load())
    assert changed(moved) == set()


def _heavier(rule: Rule) -> Rule:
    assert isinstance(rule.then, Evidence)
    return replace(rule, then=replace(rule.then, strength="weak"))


@pytest.mark.parametrize(
    "change",
    [
        lambda rule: replace(rule, says="Another sentence."),
        lambda rule: replace(rule, source="expert-judgement"),
        lambda rule: replace(rule, when=is_("lying_on_side_hurts", "yes")),
        lambda rule: replace(rule, then=replace(rule.then, sign=-1)),
        lambda rule: replace(rule, then=replace(rule.then, group="another")),
        _heavier,
    ],
    ids=["sentence", "source", "conditions", "sign", "group", "strength"],
)
def test_every_part_of_a_rule_counts(change: object) -> None:
    assert callable(change)
    assert changed(with_rule(EVIDENCE, change)) == {EVIDENCE}


def test_the_number_behind_a_weight_counts_for_every_rule_that_names_it() -> None:
    weights = dict(load().weights)
    weights["strong"] = weights["strong"].model_copy(update={"centinats": 231})
    strong = {rule.id for rule in rule_base().rules if getattr(rule.then, "strength", "") == "strong"}
    assert len(strong) > 10
    assert changed(with_knowledge(weights=weights)) == strong


def test_the_number_behind_a_threshold_counts() -> None:
    assert rule_base().by_id[NUMBER].when == AtLeast("days_since_start", "six_weeks", 42)
    later = AtLeast("days_since_start", "six_weeks", 43)
    assert changed(with_rule(NUMBER, lambda rule: replace(rule, when=later))) == {NUMBER}


def test_the_question_and_the_answers_that_a_rule_names_count_for_it_and_other_answers_do_not() -> None:
    site = load().findings["pain_site"]
    relabelled = changed(_asked(site, values={**site.values, "outer_hip": "Somewhere outside"}))
    naming = {rule.id for rule in rule_base().rules for atom in atoms(rule.when) if _names(atom, "outer_hip")}
    assert EVIDENCE in relabelled
    assert relabelled == naming
    assert changed(_asked(site, question="Where did it hurt?")) > relabelled


def _names(atom: Atom, value: str) -> bool:
    return isinstance(atom, Is | IsNot) and atom.finding == "pain_site" and value in atom.values


def _asked(finding: Finding, **otherwise: object) -> RuleBase:
    asked = Finding.model_validate(finding.model_dump() | otherwise)
    return with_knowledge(findings={**load().findings, finding.id: asked})


def test_the_advice_that_a_rule_gives_counts() -> None:
    advice = dict(load().advice)
    advice["hip_arthritis"] = advice["hip_arthritis"].model_copy(update={"now": ("Do nothing.",)})
    giving = {rule.id for rule in rule_base().rules if getattr(rule.then, "block", "") == "hip_arthritis"}
    assert ADVICE in giving
    assert changed(with_knowledge(advice=advice)) == giving


def test_a_rule_that_it_stands_on_does_not_count_because_it_is_signed_itself() -> None:
    narrower = with_rule("ABS-32", lambda rule: replace(rule, when=all_of(rule.when, is_("pain_site", "front_groin"))))
    assert changed(narrower) == {"ABS-32"}


def test_a_restored_rule_base_has_the_same_digests() -> None:
    used = rule_base()
    restored = restored_rule_base(used.canonical, used.digest)
    assert {id: rule_digest(restored, id) for id in restored.by_id} == dict(BEFORE)
