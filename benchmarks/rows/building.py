"""How long it takes to build the engine, until its first case is concluded."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.answer_sets import full_sets
from benchmarks.results import Figure, Row, Target
from benchmarks.rows.growth import rule_bases
from benchmarks.timing import taken_in_turn
from knowledge import load
from rules import Case, read_answers
from rules.catalogue.rulebase import RuleBase
from rules.inference.program import Program

_ROUNDS = 10
_TARGETS = {150: Target(100), 2000: Target(1500)}


def building() -> Row:
    """Measure the time from checked rules to a program that has concluded a case."""
    contenders = {f"{size} rules": _building(rule_bases()[size]) for size in _TARGETS}
    times = taken_in_turn(contenders, [None], rounds=_ROUNDS)
    return Row(
        "time to build the engine, its first case included",
        tuple(
            Figure(f"{size} rules", 1000 * times[f"{size} rules"].median, target, "ms")
            for size, target in _TARGETS.items()
        ),
        {name: taken.in_milliseconds() for name, taken in times.items()},
    )


def _building(base: RuleBase) -> Callable[[None], Case]:
    answers = read_answers(full_sets()[0], load())
    return lambda _: Case(Program(RuleBase(base.rules, base.knowledge)), answers)
