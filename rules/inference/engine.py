"""The engine: experta's KnowledgeEngine with our matcher, strategy and recording agenda; one for each case."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rules.inference.agenda import RecordingAgenda, TotalOrder
from rules.inference.experta_import import Fact, InitialFact, KnowledgeEngine
from rules.inference.facts import AnswerFact, ConclusionFact
from rules.inference.matcher import CountingMatcher
from rules.inference.network import AnswerValue, Network


class TriageEngine(KnowledgeEngine):
    """Runs the steps of a network over one case. Make a new one for every case, and drop it after an exception."""

    __matcher__ = CountingMatcher
    __strategy__ = TotalOrder
    agenda: RecordingAgenda

    def __init__(self, network: Network) -> None:
        self.network = network
        self._asserted: dict[int, list[Fact]] = {}
        super().__init__()
        self.reset()

    def reset(self, **kwargs: object) -> None:
        """Start again with an empty working memory."""
        super().reset(**kwargs)
        self.agenda = RecordingAgenda(self.agenda)
        self._asserted.clear()

    def get_deffacts(self) -> list[Callable[[], Iterator[Fact]]]:
        """The initial fact, from a function that keeps nothing: experta's own object would keep the last engine."""
        return [_initial_facts]

    def declare(self, *facts: Fact) -> Fact | None:
        """Assert facts, and note them under the step that is firing."""
        if self.agenda.fired:
            self._asserted.setdefault(len(self.agenda.fired), []).extend(facts)
        return super().declare(*facts)

    def answer(self, answers: dict[str, AnswerValue]) -> None:
        """Assert the answers of a case."""
        self.declare(*(AnswerFact(finding=finding, value=value) for finding, value in answers.items()))

    def conclude(self, *names: str) -> None:
        """Assert conclusions by name."""
        self.declare(*(ConclusionFact(name=name) for name in names))

    @property
    def concluded(self) -> set[str]:
        """The names of all that has been concluded so far."""
        return {fact["name"] for fact in self.facts.values() if isinstance(fact, ConclusionFact)}

    @property
    def firings(self) -> list[tuple[str, tuple[str, ...]]]:
        """What fired, in order: the name of each step and the names of what it concluded."""
        return [
            (activation.rule.name, tuple(fact["name"] for fact in self._asserted.get(number, ())))
            for number, activation in enumerate(self.agenda.fired, start=1)
        ]


def _initial_facts() -> Iterator[Fact]:
    yield InitialFact()
