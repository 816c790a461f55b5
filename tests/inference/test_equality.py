"""Our engine, stock experta with a total order, and plain Python conclude the same from the same rules.

A pair of a rule base and a case is one trial. The profile says how many pairs are tried; each random rule base is
tried with ten cases, because most of the time goes into writing a rule base and building a network for it.
"""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings

from knowledge import load
from rules import program, read_answers
from rules.catalogue.rulebase import RuleBase
from rules.inference.facts import AnswerFact, ConclusionFact
from rules.inference.program import Program
from rules.language.conditions import AnswerValue
from tests.inference.random_rule_bases import Case, rule_bases_with_cases
from tests.random_answers import GivenAnswers, some_answers
from tests.reference.plain_reading import PlainReading
from tests.reference.stock_experta import FactEach, OneFact, StockProgram
from tests.reference.stock_forms import Form
from tests.rules.vignettes import vignettes

CASES_OF_EACH = 10


def _facts(program: Program, answers: Case) -> list[object]:
    """The answers and conclusions in our working memory at the end, in the order in which they came."""
    facts = program.run(answers).facts.values()
    assert all(isinstance(fact, AnswerFact | ConclusionFact) for fact in facts)
    return [(fact["finding"], fact["value"]) if "finding" in fact else fact["name"] for fact in facts]


@pytest.mark.campaign
@settings(max_examples=settings().max_examples // CASES_OF_EACH)
@given(rule_bases_with_cases(CASES_OF_EACH))
def test_random_rules_fire_and_conclude_the_same_in_stock_experta_and_in_plain_python(
    rule_base_with_cases: tuple[RuleBase, list[Case]],
) -> None:
    rule_base, cases = rule_base_with_cases
    ours = Program(rule_base)
    stock = StockProgram(ours.network.steps, FactEach)
    for answers in cases:
        plain = PlainReading(ours.network.steps, answers)
        assert ours.run(answers).firings == stock.run(answers) == plain.firings
        assert _facts(ours, answers) == stock.facts == [*answers.items(), *plain.concluded]


@cache
def _stock(form: type[Form]) -> StockProgram:
    return StockProgram(program().network.steps, form)


def _canonical(given: GivenAnswers) -> dict[str, AnswerValue]:
    return dict(read_answers(given, load()).values)


@given(some_answers())
def test_the_rules_fire_the_same_in_stock_experta_and_in_plain_python(given: GivenAnswers) -> None:
    answers = _canonical(given)
    plain = PlainReading(program().network.steps, answers).firings
    assert program().run(answers).firings == _stock(OneFact).run(answers) == plain


@pytest.mark.slow
@pytest.mark.parametrize(("form", "one_in"), [(OneFact, 1), (FactEach, 8)])
def test_the_rules_fire_the_same_in_stock_experta_on_vignettes(form: type[Form], one_in: int) -> None:
    for vignette in vignettes()[::one_in]:
        answers = _canonical(dict(vignette.answers))
        assert program().run(answers).firings == _stock(form).run(answers), vignette.name
