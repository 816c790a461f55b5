"""The engine: experta's KnowledgeEngine with our matcher, strategy and recording agenda; one for each case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from rules.inference.agenda import RecordingAgenda, TotalOrder
from rules.inference.experta_import import Fact, KnowledgeEngine
from rules.inference.facts import AnswerFact, ConclusionFact, WorkingMemory
from rules.inference.matcher import CountingMatcher
from rules.inference.network import AnswerValue, Network
from rules.inference.scoring import Ranking


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
        self._asserted: defaultdict[int, tuple[str, ...]] = defaultdict(tuple)
        super().__init__()
        self.reset()

    def reset(self, **kwargs: object) -> None:
        """Start again with an empty working memory."""
        super().reset(**kwargs)
        self.facts = WorkingMemory()
        self.agenda = RecordingAgenda(self.agenda)
        self._asserted.clear()

    def get_deffacts(self) -> list[Callable[[], Iterator[Fact]]]:
        """None: no rule reads the initial fact, and experta's own object for it would keep the last engine."""
        return []

    def declare(self, *facts: Fact) -> Fact | None:
        """Assert facts. Those of working memory hold nothing that experta would have to check; `run` matches them."""
        last = None
        for fact in facts:
            last = self.facts.declare(fact)
        return last

    def answer(self, answers: dict[str, AnswerValue]) -> None:
        """Assert the answers of a case."""
        self.declare(*[AnswerFact(finding, value) for finding, value in answers.items()])

    def conclude(self, *names: str) -> None:
        """Assert conclusions by name, and note them under the step that is firing."""
        self._asserted[len(self.agenda.fired)] += names
        declare = self.facts.declare
        for name in names:
            declare(ConclusionFact(name))

    @property
    def concluded(self) -> set[str]:
        """The names of all that has been concluded so far."""
        return self.facts.concluded

    @property
    def counts(self) -> tuple[int, ...]:
        """The counters of the network as they stand now."""
        return tuple(self.matcher.counts)

    @property
    def firings(self) -> list[tuple[str, tuple[str, ...]]]:
        """What fired, in order: the name of each step and the names of what it concluded."""
        return [
            (activation.rule.name, self._asserted.get(number, ()))
            for number, activation in enumerate(self.agenda.fired, start=1)
        ]
