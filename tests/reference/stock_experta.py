"""The steps of a program on stock experta: its own matcher, fed with the same rule objects that our engine runs.

With `DepthStrategy`, experta's own, steps that read nothing of each other have one salience, as anyone would write
them; with `TotalOrder` each has its own. Only the latter may be relied on: see `tests/inference/`.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence

from experta import KnowledgeEngine
from experta.abstract import Strategy
from experta.activation import Activation
from experta.agenda import Agenda
from experta.strategies import DepthStrategy

from rules.inference.step import Step
from rules.language.conditions import AnswerValue, conclusions_read
from tests.reference.plain_reading import Firing
from tests.reference.stock_forms import Answer, Conclusion, FactEach, Form, OneFact

__all__ = ["DepthStrategy", "FactEach", "OneFact", "StockEngine", "StockProgram", "TotalOrder"]


def _salience(activation: Activation) -> int:
    return int(activation.rule.salience)


class TotalOrder(Strategy):
    """The highest salience fires first. Every rule has its own, so what is taken back is always found."""

    def _update_agenda(self, agenda: Agenda, added: Iterable[Activation], removed: Iterable[Activation]) -> None:
        for activation in removed:
            place = bisect_left(agenda.activations, _salience(activation), key=_salience)
            if place < len(agenda.activations) and agenda.activations[place] == activation:
                del agenda.activations[place]
        for activation in added:
            insort(agenda.activations, activation, key=_salience)


class StockEngine(KnowledgeEngine):
    """Stock experta with what a step asks of an engine, and a note of what has fired."""

    def __init__(self) -> None:
        self.firings: list[Firing] = []
        super().__init__()

    def fire(self, step: Step) -> None:
        """Assert what a step concludes, and note it."""
        names = step.works_out(self) if step.works_out else step.concludes
        self.firings.append((step.name, names))
        self.declare(*(Conclusion(name=name) for name in names))

    @property
    def concluded(self) -> set[str]:
        """The names of all that has been concluded so far."""
        return {fact["name"] for fact in self.facts.values() if isinstance(fact, Conclusion)}


class StockProgram:
    """Steps as the rules of one stock engine, which is used again for every case, and so not in threads."""

    def __init__(
        self, steps: Sequence[Step], form: type[Form] = OneFact, strategy: type[Strategy] = TotalOrder
    ) -> None:
        self._form = form()
        for band in bands(steps):
            self._form.add_band(band, tied=strategy is not TotalOrder)
        rules = {f"rule {place}": rule for place, rule in enumerate(self._form.rules)}
        self._engine_type = type("StockRules", (StockEngine,), {**rules, "__strategy__": strategy})
        self._engine = self._engine_type()

    def run(self, answers: Mapping[str, AnswerValue]) -> list[Firing]:
        """Reason about the answers: what fired, in order, each with the names that it concluded."""
        engine = self._engine
        engine.firings = []
        engine.reset()
        try:
            engine.declare(*self._form.facts(answers))
            engine.run()
        except BaseException:
            self._engine = self._engine_type()  # what an exception leaves in the network would fire for the next case
            raise
        return list(engine.firings)

    @property
    def facts(self) -> list[object]:
        """The answers and conclusions in working memory after the last run, in the order in which they came."""
        return [
            (fact["finding"], fact["value"]) if isinstance(fact, Answer) else fact["name"]
            for fact in self._engine.facts.values()
            if isinstance(fact, Answer | Conclusion)
        ]


def bands(steps: Sequence[Step]) -> Iterator[list[Step]]:
    """The steps in runs of which none reads what another of the same run concludes."""
    band: list[Step] = []
    concluded: set[str] = set()
    for step in steps:
        if band and (step.salience != band[-1].salience or not concluded.isdisjoint(conclusions_read(step.when))):
            yield band
            band, concluded = [], set()
        band.append(step)
        concluded.update(step.concludes)
    if band:
        yield band
