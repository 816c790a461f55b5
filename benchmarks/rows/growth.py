"""How time per case grows with the number of rules when no more of them fire."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from benchmarks.answer_sets import AnswerSet, full_sets
from benchmarks.contenders import Conclusion, read_back
from benchmarks.padding import padded, part
from benchmarks.results import Figure, Row, Target
from benchmarks.timing import exponent, taken_in_turn
from knowledge import load
from rules import Case, read_answers
from rules.catalogue.rulebase import RuleBase
from rules.inference.program import Program

SIZES = (150, 446, 1000, 2000)
_ROUNDS = 20


@cache
def rule_bases() -> dict[int, RuleBase]:
    """The rule base of each size: a part of the real one, and the same padded."""
    return {size: padded(part(SIZES[0]), size, full_sets()) for size in SIZES}


def growth() -> Row:
    """Measure the exponent. Raises AssertionError when the sizes do not fire alike."""
    programs = {f"{size} rules": Program(base) for size, base in rule_bases().items()}
    for answers in full_sets():
        fired = {Case(program, read_answers(answers, load())).firings for program in programs.values()}
        assert len(fired) == 1, "the padding fires"
    contenders = {name: _concluding(program) for name, program in programs.items()}
    times = taken_in_turn(contenders, full_sets(), rounds=_ROUNDS)
    medians = {size: times[f"{size} rules"].median for size in SIZES}
    return Row(
        "growth of time per case from 150 to 2,000 rules, firings held equal",
        (Figure("exponent", exponent(medians), Target(0.3, 0.1)),),
        {name: taken.in_milliseconds() for name, taken in times.items()},
    )


def _concluding(program: Program) -> Callable[[AnswerSet], Conclusion]:
    return lambda answers: read_back(Case(program, read_answers(answers, load())))
