"""The matcher: turns added facts into activations, by counting, through a network that every case shares."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rules.inference.experta_import import Activation, Fact, Matcher
from rules.inference.facts import ConclusionFact

if TYPE_CHECKING:
    from rules.inference.engine import TriageEngine


class CountingMatcher(Matcher):
    """experta's matcher interface over a shared Network; only the counters and the active steps are the case's."""

    def __init__(self, engine: TriageEngine) -> None:
        super().__init__(engine)
        self._network = engine.network

    def reset(self) -> None:
        """Forget every fact. An engine calls this before its first."""
        self.lacking = list(self._network.lacking_at_start)
        self._active = set(self._network.active_at_start)

    def changes(
        self, adding: Iterable[Fact] | None = None, deleting: Iterable[Fact] | None = None
    ) -> tuple[list[Activation], list[Activation]]:
        """The activations that the added facts bring and take away. Working memory lets no fact be deleted."""
        network = self._network
        up: list[int] = []
        down: list[int] = []
        for fact in adding or ():
            if isinstance(fact, ConclusionFact):
                switches = network.on_conclusion[fact["name"]]
            else:
                switches = network.on_answer(fact["finding"], fact["value"])
            up += switches.up
            down += switches.down
        flipped: set[int] = set()
        for place in network.move(self.lacking, up, down):
            flipped ^= {place}
        gone, come = flipped & self._active, flipped - self._active
        self._active ^= flipped
        activations = network.activations
        return [activations[place] for place in come], [activations[place] for place in gone]
