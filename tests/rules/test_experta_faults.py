"""The faults of stock experta that safety software cannot live with, each shown to be absent here."""

from __future__ import annotations

import gc
import logging
import os
import subprocess
import sys
import weakref
from concurrent.futures import ThreadPoolExecutor

import pytest

from knowledge import KnowledgeError, load
from rules import reason, rule_base, triage
from rules.inference.engine import TriageEngine
from rules.inference.experta_import import KnowledgeEngine
from rules.inference.network import Network, Step
from rules.inference.rulebase import RuleBase
from rules.language import at_least, concluded, is_, not_concluded
from rules.language.conditions import Gate

_TRACES = """
import sys
from knowledge import load
from rules import triage
for example in load().examples.values():
    sys.stdout.write(triage(load().example_answers(example), with_trace=True).model_dump_json(by_alias=True))
"""


def _traces_under(hash_seed: int) -> bytes:
    environment = {**os.environ, "PYTHONHASHSEED": str(hash_seed)}
    return subprocess.run([sys.executable, "-c", _TRACES], env=environment, capture_output=True, check=True).stdout


def test_ties_are_broken_alike_under_every_hash_seed() -> None:
    assert len({_traces_under(seed) for seed in (0, 1, 42)}) == 1


@pytest.mark.slow
def test_ties_are_broken_alike_under_twenty_hash_seeds() -> None:
    assert len({_traces_under(seed) for seed in range(20)}) == 1


def _fragile_network() -> Network:
    def fail(engine: KnowledgeEngine) -> None:
        raise RuntimeError("a body that fails")

    fever = is_("fever_unwell", "fever_or_shivers")
    old = at_least("age_years", "fifty")
    return Network(
        [
            Step("fails on fever", fever, fail, 1),
            Step("old", old, lambda engine: engine.conclude("old"), 1),
            Step("always", Gate("all_of", 0, ()), lambda engine: engine.conclude("always"), 2),
        ]
    )


def test_an_exception_in_one_case_never_touches_the_next() -> None:
    network = _fragile_network()
    first = TriageEngine(network)
    first.answer({"fever_unwell": ("fever_or_shivers",), "age_years": 80})
    with pytest.raises(RuntimeError):
        first.run()
    second = TriageEngine(network)
    second.answer({"age_years": 20})
    second.run()
    assert second.firings == [("always", ("always",))]


def test_a_rule_whose_denial_became_false_does_not_fire() -> None:
    when_old = Step("old", at_least("age_years", "fifty"), lambda engine: engine.conclude("old"), 1)
    denials = [
        Step(f"not old {n}", not_concluded("old"), lambda engine: engine.conclude("young"), 2) for n in range(200)
    ]
    engine = TriageEngine(Network([when_old, *denials]))
    engine.answer({"age_years": 80})
    engine.run()
    assert [name for name, _ in engine.firings] == ["old"]


def test_a_rule_with_several_true_alternatives_fires_once() -> None:
    case = reason({"leg_weak_numb": ["both_legs", "foot_drops"]})
    assert [name for name, _ in case.firings].count("RF09a") == 1


def test_nothing_of_a_finished_case_is_kept() -> None:
    engine = TriageEngine(_fragile_network())
    engine.answer({"age_years": 70})
    engine.run()
    kept: list[weakref.ref[object]] = [weakref.ref(engine), weakref.ref(engine.matcher), weakref.ref(engine.agenda)]
    del engine
    gc.collect()
    assert [reference() for reference in kept] == [None, None, None]


def test_no_answer_is_written_to_a_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        triage({"age_years": 77, "fever_unwell": "fever_or_shivers"}, with_trace=True)
    assert "77" not in caplog.text
    assert "fever_or_shivers" not in caplog.text


def test_importing_the_engine_adds_no_log_handler() -> None:
    program = "import logging, rules; print(len(logging.getLogger().handlers))"
    counted = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True).stdout
    assert counted.strip() == "0"


def test_a_repeated_rule_id_is_refused() -> None:
    rules = [*rule_base().rules, rule_base().by_id["RF08"]]
    with pytest.raises(KnowledgeError, match=r"RF08.* is already used at rules/red_flags/"):
        RuleBase(rules, load())


def test_a_repeated_step_name_is_refused() -> None:
    step = Step("twice", concluded("anything"), lambda engine: None, 1)
    with pytest.raises(ValueError, match="twice"):
        Network([step, step])


def test_eight_threads_conclude_what_one_does() -> None:
    knowledge = load()
    cases = [knowledge.example_answers(example) for example in knowledge.examples.values()] * 50
    alone = [reason(answers).firings for answers in cases]
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(lambda answers: reason(answers).firings, cases))
    assert together == alone
