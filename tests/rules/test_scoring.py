"""Scores are sums of centinats in which every group counts once."""

from __future__ import annotations

from knowledge import load
from rules import reason
from rules.catalogue.rulebase import RuleBase
from rules.inference.program import Program
from rules.language import has, is_, outranks, supports
from rules.language.names import evidence_found, outranking
from rules.language.rule import Rule
from rules.scoring import Ranking, rank

STRONG = load().weights["strong"].centinats
WEAK = load().weights["weak"].centinats


def _evidence(id: str, strength: str, group: str | None = None, target: str = "bursitis_gtps") -> Rule:
    return supports(
        target,
        strength,
        id=id,
        when=has("pain_site", "outer_hip"),
        says="A sentence.",
        source="expert-judgement",
        group=group,
    )


def _ranked(*rules: Rule) -> Ranking:
    return rank(RuleBase(rules, load()), {evidence_found(rule.id) for rule in rules})


def test_a_group_counts_once_with_its_largest_weight() -> None:
    ranking = _ranked(_evidence("A", "weak", "same"), _evidence("B", "strong", "same"), _evidence("C", "weak"))
    (cause,) = ranking.causes
    assert cause.score == cause.prior + STRONG + WEAK
    assert [(c.rule.id, c.weight) for c in cause.contributions] == [("A", 0), ("B", STRONG), ("C", WEAK)]


def test_a_tie_inside_a_group_goes_to_the_first_rule_id() -> None:
    (cause,) = _ranked(_evidence("B", "strong", "same"), _evidence("A", "strong", "same")).causes
    assert [(c.rule.id, c.weight) for c in cause.contributions] == [("B", 0), ("A", STRONG)]


def test_equal_scores_stand_in_vocabulary_order() -> None:
    priors = load().priors
    equal = [id for id in ("it_band_syndrome", "bursitis_gtps") if priors[id] is not None]
    ranking = _ranked(*(_evidence(id, "strong", target=id) for id in equal))
    scores = {cause.id: cause.score for cause in ranking.causes}
    expected = sorted(scores, key=lambda id: (-scores[id], list(load().conclusions).index(id)))
    assert [cause.id for cause in ranking.causes] == expected


def test_a_band_is_the_first_whose_limit_is_reached() -> None:
    limits = {band: limit.centinats for band, limit in load().bands.items()}
    for example in load().examples.values():
        ranking = reason(load().example_answers(example)).ranking
        for entry in (*ranking.causes, *ranking.factors):
            if entry.score >= min(limits.values()):
                assert entry.band == next(band for band, limit in limits.items() if entry.score >= limit)


def test_a_cause_that_outranks_stands_before_a_better_scored_one() -> None:
    order = outranks(
        "bone_stress_injury",
        ["bursitis_gtps"],
        id="ORDER",
        when=is_("onset", "gradual"),
        says="A sentence.",
        source="expert-judgement",
    )
    rules = [_evidence("A", "strong"), order]
    concluded = {evidence_found("A"), outranking("ORDER")}
    causes = rank(RuleBase(rules, load()), concluded).causes
    assert [cause.id for cause in causes] == ["bone_stress_injury", "bursitis_gtps"]


def test_a_possible_femoral_neck_fracture_puts_bone_before_muscle() -> None:
    answers = load().example_answers(load().examples["stress_fracture"])
    assert reason(answers).ranking.causes[0].id == "bone_stress_injury"


def test_the_score_that_people_see_is_the_one_that_decides() -> None:
    rule_base = RuleBase([_evidence("A", "strong")], load())
    assert Program(rule_base).network.steps[-2].name == "SCORE"
