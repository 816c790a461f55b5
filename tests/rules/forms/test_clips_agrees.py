"""CLIPS concludes from every case what the engine here concludes: names, rules, scores, ranking and level."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings

from app.evaluation import PublishedCase, read_cases
from rules import Case, clips_program, reason, rule_base
from rules.catalogue.rulebase import RuleBase
from rules.language.conditions import AnswerValue
from tests.inference.random_rule_bases import rule_bases_with_cases
from tests.random_answers import GivenAnswers, danger_answers, some_answers
from tests.reference.clips_engine import ClipsEngine
from tests.rules.forms.second_opinion import both, clips, ours, theirs
from tests.rules.vignettes import Vignette, vignettes

DEV = Path(__file__).parents[2] / "cases" / "dev.json"
CASES_OF_EACH = 5
ANSWER_SETS = settings(max_examples=min(settings().max_examples, 10_000))
RULE_BASES = settings(max_examples=ANSWER_SETS.max_examples // CASES_OF_EACH)
PUBLISHED = read_cases(DEV.name, DEV.read_bytes()).cases


@pytest.mark.parametrize("published", PUBLISHED, ids=lambda case: case.id)
def test_on_every_published_case(published: PublishedCase) -> None:
    case = reason(published.answers)
    assert theirs(case) == ours(case)


@pytest.mark.parametrize("vignette", vignettes(), ids=lambda vignette: vignette.name)
def test_on_every_vignette_and_each_of_its_variations(vignette: Vignette) -> None:
    for answers in (vignette.answers, *(variation.answers for variation in vignette.but)):
        case = reason(answers)
        assert theirs(case) == ours(case)


@pytest.mark.campaign
@ANSWER_SETS
@given(some_answers())
def test_on_any_answers(answers: GivenAnswers) -> None:
    case = reason(answers)
    assert theirs(case) == ours(case)


@pytest.mark.campaign
@ANSWER_SETS
@given(danger_answers())
def test_on_any_answers_with_few_danger_signs(answers: GivenAnswers) -> None:
    case = reason(answers)
    assert theirs(case) == ours(case)


@pytest.mark.campaign
@RULE_BASES
@given(rule_bases_with_cases(CASES_OF_EACH))
def test_under_any_rules(drawn: tuple[RuleBase, Sequence[dict[str, AnswerValue]]]) -> None:
    rules, cases = drawn
    for mine, second in both(rules, *cases):
        assert second == mine


@ANSWER_SETS
@given(some_answers())
def test_on_which_evidence_of_a_group_counts(answers: GivenAnswers) -> None:
    case = reason(answers)
    theirs(case)
    listed = (*case.ranking.causes, *case.ranking.factors)
    targets = {entry.id for entry in listed}
    counting = {(part.rule.id, part.weight) for entry in listed for part in entry.contributions if part.weight}
    assert {(rule, weight) for rule, about, weight in clips().counting() if about in targets} == counting


@pytest.mark.parametrize(
    ("written", "changed"),
    [
        ("(sign 1) (strength 230)", "(sign 1) (strength 160)"),
        ("(value limping|cannot)", "(value cannot)"),
        ("(not (concluded (name bone_pattern)))", "(not (concluded (name nothing)))"),
        ("(focus ABSTRACTION EVIDENCE", "(focus EVIDENCE ABSTRACTION"),
        ("(prior 30)", "(prior 20)"),
        ("(least 100)", "(least 110)"),
        ("(strength ?more&:(or (> ?more ?strength)", "(strength ?more&:(or (< ?more ?strength)"),
        ("(< ?earlier ?place)", "(> ?earlier ?place)"),
        ("(< ?place ?to)", "(> ?place ?to)"),
    ],
    ids=["weight", "value", "denial", "strata", "prior", "band", "group", "level", "order"],
)
def test_a_single_change_to_the_program_is_noticed(written: str, changed: str) -> None:
    program = clips_program(rule_base())
    assert written in program
    engine = ClipsEngine(program.replace(written, changed, 1))
    assert any(engine.conclude(case.answers.values) != ours(case) for case in _stories())


@cache
def _stories() -> tuple[Case, ...]:
    """The published cases and the vignettes, reasoned about once for all changes."""
    published: list[Mapping[str, object]] = [case.answers for case in PUBLISHED]
    told: list[Mapping[str, object]] = [vignette.answers for vignette in vignettes()]
    return tuple(reason(answers) for answers in (*published, *told))
