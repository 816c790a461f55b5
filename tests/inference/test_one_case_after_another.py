"""What one case leaves behind never reaches the next: every case has an engine of its own, also in threads."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice

import pytest
from experta import GE, NOT, DefFacts, Fact, KnowledgeEngine, Rule
from hypothesis import settings

from rules import program, reason
from rules.inference.engine import TriageEngine
from rules.inference.network import Network
from rules.language import at_least, is_, is_not, unanswered
from tests.inference.steps import ALWAYS, failing_step, fired, step
from tests.rules.vignettes import vignettes


class StockEngine(KnowledgeEngine):
    """Notes what fires in an attribute, as most of experta's examples do."""

    def __init__(self) -> None:
        self.fired: list[str] = []
        super().__init__()

    @Rule(Fact(fever="yes"))
    def feverish(self) -> None:
        self.fired.append("feverish")

    @Rule(Fact(age=GE(50)))
    def old(self) -> None:
        self.fired.append("old")

    @Rule(NOT(Fact(fever="yes")))
    def without_fever(self) -> None:
        self.fired.append("without fever")

    @Rule(Fact(limp="yes"))
    def limping(self) -> None:
        raise RuntimeError("a body that fails")


def test_after_an_exception_in_a_predicate_stock_experta_fires_for_the_next_case() -> None:
    engine = StockEngine()
    engine.reset()
    with pytest.raises(TypeError):
        engine.declare(Fact(fever="yes"), Fact(age="eighty"))
    engine.reset()
    engine.declare(Fact(age=20))
    engine.run()
    assert "feverish" in engine.fired


def test_an_exception_in_one_case_never_touches_the_next() -> None:
    fever = is_("fever_unwell", "fever_or_shivers")
    old = at_least("age_years", "fifty")
    network = Network([failing_step("fever", fever), step("old", old, "old"), step("always", ALWAYS, stratum=2)])
    first = TriageEngine(network)
    first.answer({"fever_unwell": ("fever_or_shivers",), "age_years": 80})
    with pytest.raises(RuntimeError):
        first.run()
    second = TriageEngine(network)
    second.answer({"age_years": 20})
    second.run()
    assert second.firings == [("always", ())]


def test_after_an_exception_in_a_body_stock_experta_believes_that_it_is_still_running() -> None:
    engine = StockEngine()
    engine.reset()
    engine.declare(Fact(limp="yes"))
    with pytest.raises(RuntimeError):
        engine.run()
    assert engine.running


def test_every_case_has_an_engine_of_its_own() -> None:
    assert program().run({}) is not program().run({})


def test_what_a_stock_engine_noted_outlives_its_reset() -> None:
    engine = StockEngine()
    engine.reset()
    engine.declare(Fact(fever="yes"))
    engine.run()
    engine.reset()
    assert engine.fired == ["feverish"]


def test_nothing_outlives_a_reset() -> None:
    engine = TriageEngine(Network([step("old", at_least("age_years", "fifty"), "old")]))
    for age, firings in ((80, [("old", ("old",))]), (20, []), (80, [("old", ("old",))])):
        engine.answer({"age_years": age})
        engine.run()
        assert engine.firings == firings
        engine.reset()
        assert (engine.firings, set(engine.concluded), list(engine.facts)) == ([], set(), [])


def test_without_a_reset_stock_experta_never_fires_a_rule_that_begins_with_not() -> None:
    engine = StockEngine()
    engine.declare(Fact(age=20))
    engine.run()
    assert engine.fired == []


def test_a_new_engine_fires_on_what_is_not_answered() -> None:
    steps = [step("no age", unanswered("age_years")), step("not well", is_not("sudden_severe", "no"))]
    assert fired(steps, {}) == ["no age"]


class StockEngineWithAge(KnowledgeEngine):
    """Declares its own age at each reset."""

    def __init__(self, age: int) -> None:
        self.age = age
        super().__init__()

    @DefFacts()
    def own_age(self) -> Iterator[Fact]:
        yield Fact(age=self.age)


def test_a_stock_engine_is_given_the_initial_facts_of_another() -> None:
    old, young = StockEngineWithAge(80), StockEngineWithAge(20)
    initial_facts = old.get_deffacts()
    young.get_deffacts()  # as another thread may do in the meantime
    assert Fact(age=20) in [fact for facts in initial_facts for fact in facts()]


@pytest.mark.campaign
def test_eight_threads_conclude_what_one_does() -> None:
    stories = [vignette.answers for vignette in vignettes()]
    alone = [reason(answers).firings for answers in stories]
    cases = max(len(stories), settings().max_examples)
    often, switch_interval = 1e-5, sys.getswitchinterval()
    sys.setswitchinterval(often)
    try:
        with ThreadPoolExecutor(8) as threads:
            together = list(threads.map(lambda answers: reason(answers).firings, islice(cycle(stories), cases)))
    finally:
        sys.setswitchinterval(switch_interval)
    assert together == list(islice(cycle(alone), cases))
