"""Facts are only ever added, each once. What stock experta changes or takes back is lost, or breaks its network."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from experta import Fact, KnowledgeEngine, Rule

from rules.inference.engine import TriageEngine
from rules.inference.facts import ConclusionFact
from rules.inference.network import Network
from rules.language import at_least, concluded
from tests.inference.steps import step
from tests.inference.stock_rules import engine_of


def _engine() -> TriageEngine:
    """Two rules that conclude the same, and one that reads it."""
    old, same = at_least("age_years", "fifty"), ("old", "old enough")
    reading = step("reading", concluded("old"), stratum=2)
    return TriageEngine(Network([step("one", old, *same), step("two", old, *same), reading]))


def test_stock_experta_gives_nothing_back_for_a_fact_that_is_there() -> None:
    engine = engine_of()
    engine.declare(Fact(age=80))
    assert engine.declare(Fact(age=80)) is None


def test_what_two_rules_conclude_is_one_fact_and_is_read_once() -> None:
    engine = _engine()
    engine.answer({"age_years": 80})
    engine.run()
    assert [fact["name"] for fact in engine.facts.values() if isinstance(fact, ConclusionFact)] == ["old", "old enough"]
    assert engine.firings == [("one", ("old", "old enough")), ("two", ("old", "old enough")), ("reading", ())]


def test_a_finding_is_answered_once() -> None:
    engine = _engine()
    engine.answer({"age_years": 80})
    with pytest.raises(ValueError, match="age_years is answered twice"):
        engine.answer({"age_years": 20})


def test_a_fact_changed_to_one_that_is_there_is_lost_in_stock_experta() -> None:
    engine = engine_of()
    first = engine.declare(Fact(age=20))
    engine.declare(Fact(age=80))
    assert engine.modify(first, age=80) is None
    assert [fact["age"] for fact in engine.facts.values() if "age" in fact] == [80]


def test_declaring_and_taking_back_in_one_body_breaks_stock_experta() -> None:
    def body(engine: KnowledgeEngine) -> None:
        engine.retract(engine.declare(Fact(limp="yes")))

    def reading(engine: KnowledgeEngine) -> None:
        pass

    engine = engine_of(Rule(Fact(age=80))(body), Rule(Fact(limp="yes"))(reading))
    engine.declare(Fact(age=80))
    with pytest.raises(KeyError):
        engine.run()


@pytest.mark.parametrize("change", [TriageEngine.retract, lambda engine, fact: engine.modify(fact, value=20)])
def test_a_fact_is_never_taken_back_or_changed(change: Callable[[TriageEngine, Fact], None]) -> None:
    engine = _engine()
    engine.answer({"age_years": 80})
    [fact] = engine.facts.values()
    with pytest.raises(TypeError, match="facts are never retracted"):
        change(engine, fact)


def test_a_fact_that_all_cases_share_cannot_be_changed() -> None:
    [shared] = step("one", at_least("age_years", "fifty"), "old").facts
    with pytest.raises(RuntimeError, match="can't be modified"):
        shared["name"] = "young"
