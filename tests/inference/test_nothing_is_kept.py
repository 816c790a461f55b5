"""Nothing of a finished case can be reached any more. Stock experta keeps engines, facts and checks on its classes."""

from __future__ import annotations

import functools
import gc
import weakref
from collections.abc import Callable

from experta import GE, Fact, KnowledgeEngine, Rule
from experta.matchers.rete.check import FeatureCheck
from experta.strategies import DepthStrategy

from knowledge import load
from rules import program, read_answers, triage
from rules.inference.facts import AnswerFact, ConclusionFact
from tests.inference.stock_rules import engine_of
from tests.rules.vignettes import vignettes

STORIES = [vignette.answers for vignette in vignettes()[:100]]


def _stock_engine() -> KnowledgeEngine:
    def body(engine: KnowledgeEngine) -> None:
        pass

    return engine_of(Rule(Fact(age=GE(50)))(body))


def _gone(references: list[weakref.ref[object]]) -> bool:
    gc.collect()
    return all(reference() is None for reference in references)


def test_stock_experta_keeps_the_last_engine() -> None:
    engine = _stock_engine()
    kept = weakref.ref(engine)
    del engine
    assert not _gone([kept])


def test_stock_experta_keeps_the_facts_of_engines_that_are_gone() -> None:
    engine = _stock_engine()
    kept: list[weakref.ref[object]] = [weakref.ref(engine), weakref.ref(engine.declare(Fact(age=80)))]
    engine.run()
    del engine
    _stock_engine()  # is now the last engine
    assert _gone(kept[:1])
    assert not _gone(kept[1:])
    DepthStrategy.get_key.cache_clear()
    assert _gone(kept[1:])


def test_stock_experta_keeps_the_checks_of_every_network_that_was_built() -> None:
    _stock_engine()
    before = len(FeatureCheck._instances)
    for _ in range(10):
        _stock_engine()
    assert len(FeatureCheck._instances) == before + 10


def _facts_alive() -> int:
    gc.collect()
    return sum(issubclass(type(thing), AnswerFact | ConclusionFact) for thing in gc.get_objects())


def test_no_fact_of_a_finished_case_can_be_reached() -> None:
    program()  # has the facts that all cases share
    before = _facts_alive()
    engine = program().run(read_answers(STORIES[0], load()).values)
    assert _facts_alive() > before
    del engine
    triage(STORIES[0], with_trace=True)
    assert _facts_alive() == before


def test_nothing_of_a_finished_case_is_kept() -> None:
    engine = program().run(read_answers(STORIES[0], load()).values)
    kept: list[weakref.ref[object]] = [weakref.ref(engine), weakref.ref(engine.matcher), weakref.ref(engine.agenda)]
    assert not _gone(kept)
    del engine
    assert _gone(kept)


def _cached() -> dict[Callable[..., object], int]:
    """How much each cache of ours and of experta holds."""
    caches = [thing for thing in gc.get_objects() if isinstance(thing, functools._lru_cache_wrapper)]
    ours = ("knowledge", "rules", "experta")
    return {cache: cache.cache_info().currsize for cache in caches if cache.__module__.partition(".")[0] in ours}


def test_no_cache_and_no_number_of_objects_grows_from_case_to_case() -> None:
    for story in STORIES:
        triage(story, with_trace=True)
    gc.collect()
    cached, objects = _cached(), len(gc.get_objects())
    for story in STORIES:
        triage(story, with_trace=True)
    gc.collect()
    assert len(gc.get_objects()) <= objects + 10
    assert _cached() == cached
