"""Stock experta beside ours, on the same rules, in both forms in which they can be written for it."""

from __future__ import annotations

from benchmarks.answer_sets import AnswerSet, full_sets
from benchmarks.contenders import Conclusion, Contender, check_agreement, concluded_from, ours
from benchmarks.results import Figure, Row, Target
from benchmarks.timing import taken_in_turn
from knowledge import load
from rules import program, read_answers
from tests.reference.stock_experta import FactEach, OneFact, StockProgram
from tests.reference.stock_forms import Form

OURS = "ours"
_TARGET = Target(15, 60, larger_is_better=True)
_ROUNDS = 5
_FORMS: dict[str, type[Form]] = {"a fact for each answer": FactEach, "one fact of all answers": OneFact}


def stock_experta() -> Row:
    """Measure, with a total order in stock experta, without which its conclusions are at times wrong."""
    contenders = {OURS: ours} | {name: _stock(form) for name, form in _FORMS.items()}
    check_agreement(contenders, full_sets())
    times = taken_in_turn(contenders, full_sets(), rounds=_ROUNDS)
    return Row(
        "stock experta / ours",
        tuple(
            Figure(f"{name}, {part}", getattr(times[name], part) / getattr(times[OURS], part), _TARGET)
            for name in _FORMS
            for part in ("median", "p95")
        ),
        {name: taken.in_milliseconds() for name, taken in times.items()},
    )


def _stock(form: type[Form]) -> Contender:
    stock = StockProgram(program().network.steps, form)

    def conclude(answers: AnswerSet) -> Conclusion:
        fired = stock.run(read_answers(answers, load()).values)
        return concluded_from(fired)

    return conclude
