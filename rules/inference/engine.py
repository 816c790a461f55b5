"""The engine: experta's KnowledgeEngine with our matcher, strategy and recording agenda; one for each case."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from rules.inference.agenda import RecordingAgenda, TotalOrder
from rules.inference.experta_import import Activation, Fact, KnowledgeEngine
from rules.inference.facts import AnswerFact, ConclusionFact, WorkingMemory
from rules.inference.matcher import CountingMatcher
from rules.inference.network import Network
from rules.inference.step import Step
from rules.language.conditions import AnswerValue
from rules.scoring import Ranking

_NO_CHANGE: tuple[list[Activation], list[Activation]] = ([], [])


class TriageEngine(KnowledgeEngine):
    """Runs the steps of a network over one case. Make a new one for every case, and drop it after an exception.

    `ranking` is what the score, once it has fired, has worked out in full; what follows from it is in the facts.
    """

    __matcher__ = CountingMatcher
    __strategy__ = TotalOrder
    agenda: RecordingAgenda
    facts: WorkingMemory
    matcher: CountingMatcher

    def __init__(self, network: Network) -> None:
        self.network = network
        self.ranking = Ranking((), ())
        super().__init__()
        self.reset()

    def reset(self, **kwargs: object) -> None:
        """Start again with an empty working memory."""
        super().reset(**kwargs)
        self.facts = WorkingMemory(self.network.on_conclusion)
        self.agenda = RecordingAgenda(self.network.activations[place] for place in self.network.active_at_start)
        self._worked_out: dict[str, tuple[str, ...]] = {}

    def get_deffacts(self) -> list[Callable[[], Iterator[Fact]]]:
        """None: no rule reads the initial fact, and experta's own object for it would keep the last engine."""
        return []

    def get_activations(self) -> tuple[list[Activation], list[Activation]]:
        """The activations to add and to remove; there are none while nothing was concluded that a condition reads."""
        return self.matcher.changes(*self.facts.changes) if self.facts.added else _NO_CHANGE

    def answer(self, answers: Mapping[str, AnswerValue]) -> None:
        """Assert the answers of a case. `run` matches them."""
        for finding, value in answers.items():
            self.facts.declare(AnswerFact(finding, value))

    def fire(self, step: Step) -> None:
        """Assert what a step concludes."""
        facts: Iterable[ConclusionFact] = step.facts
        if step.works_out:
            self._worked_out[step.name] = names = step.works_out(self)
            facts = map(ConclusionFact, names)
        for fact in facts:
            self.facts.declare(fact)

    @property
    def concluded(self) -> set[str]:
        """The names of all that has been concluded so far."""
        return self.facts.concluded

    @property
    def lacking(self) -> tuple[int, ...]:
        """What each counter of the network lacks now."""
        return tuple(self.matcher.lacking)

    @property
    def firings(self) -> list[tuple[str, tuple[str, ...]]]:
        """What fired, in order: the name of each step and the names of what it concluded."""
        steps = [activation.rule for activation in self.agenda.fired]
        return [(step.name, self._worked_out.get(step.name, step.concludes)) for step in steps]
