"""The plain reasoning that mutants are tried with says what the engine says, for the rules and for mutants of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pytest
from hypothesis import given

from rules import DEFAULT_LOCALE, Case, explain, locale_of, program, read_answers, rule_base
from rules.inference.program import Program
from tests.mutation.killing import with_rule
from tests.mutation.mutants import Mutant, mutants
from tests.mutation.reasoning import Reasoned, Reasoning, condition_holds
from tests.random_answers import GivenAnswers, some_answers
from tests.rules.outcome import Outcome
from tests.rules.vignettes import vignettes

REASONING = Reasoning(rule_base())
SAMPLE = list(mutants(rule_base()))[::97]
FEW = vignettes()[::4]


def _answers(given: Mapping[str, object]) -> Mapping[str, tuple[str, ...] | int]:
    return read_answers(given, rule_base().knowledge).values


@cache
def _before(name: str) -> Reasoned:
    return REASONING.reason(_answers(next(vignette.answers for vignette in FEW if vignette.name == name)))


def _is_what_the_engine_says(plain: Reasoned, engine: Program, given: Mapping[str, object]) -> None:
    case = Case(engine, read_answers(given, engine.rule_base.knowledge))
    assert plain.fired == {rule.id for rule in case.fired}
    assert plain.concluded == case.concluded
    assert plain.outcome == Outcome.of(case, explain(case, locale_of(DEFAULT_LOCALE), with_trace=False))
    ranked = {entry.id: entry.score for entry in (*case.ranking.causes, *case.ranking.factors)}
    assert ranked.items() <= plain.outcome.scores.items()


def test_vignettes_are_reasoned_through_as_by_the_engine() -> None:
    for vignette in FEW:
        _is_what_the_engine_says(REASONING.reason(_answers(vignette.answers)), program(), vignette.answers)


@given(some_answers())
def test_any_answers_are_reasoned_through_as_by_the_engine(answers: GivenAnswers) -> None:
    _is_what_the_engine_says(REASONING.reason(_answers(answers)), program(), answers)


@pytest.mark.parametrize("mutant", SAMPLE, ids=lambda mutant: mutant.rule.id)
def test_a_mutant_is_reasoned_with_as_by_the_engine(mutant: Mutant) -> None:
    base = with_rule(rule_base(), mutant.rule)
    engine = Program(base)
    tried = 0
    for vignette in FEW:
        before = _before(vignette.name)
        fires = condition_holds(mutant.rule.when, before.answers, before.concluded)
        if tried < 3 and (fires or mutant.rule.id in before.fired):
            tried += 1
            _is_what_the_engine_says(REASONING.again(before, mutant.rule, fires, base), engine, vignette.answers)
