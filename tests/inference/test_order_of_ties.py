"""Rules that may fire at the same time fire in one order, in every process. In stock experta that is left to chance."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

_TRACES = """
import sys
from knowledge import load
from rules import triage
for example in load().examples.values():
    sys.stdout.write(triage(load().example_answers(example), with_trace=True).model_dump_json(by_alias=True))
"""

_STOCK_TIES = """
import tests.inference
from experta import Fact, Rule
from tests.inference.stock_rules import engine_of
rules = [Rule(Fact(limp="yes"))(lambda engine, number=number: print(number)) for number in range(30)]
engine = engine_of(*rules)
engine.declare(Fact(limp="yes"))
engine.run()
"""


def _printed(program: str, hash_seed: int) -> bytes:
    environment = {**os.environ, "PYTHONHASHSEED": str(hash_seed)}
    return subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, check=True).stdout


def test_stock_experta_breaks_ties_in_another_order_in_every_process() -> None:
    orders = {_printed(_STOCK_TIES, seed) for seed in (0, 0, 1, 2)}
    assert all(sorted(order.split()) == sorted(str(number).encode() for number in range(30)) for order in orders)
    assert len(orders) > 1


def test_ties_are_broken_alike_under_every_hash_seed() -> None:
    assert len({_printed(_TRACES, seed) for seed in (0, 1, 42)}) == 1


@pytest.mark.slow
def test_ties_are_broken_alike_under_twenty_hash_seeds() -> None:
    assert len({_printed(_TRACES, seed) for seed in range(20)}) == 1
