"""The matcher: turns added facts into activations, by counting, through a network that every case shares."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from rules.inference.experta_import import Activation, Fact, Matcher
from rules.inference.facts import ConclusionFact
from rules.inference.network import Network


class HasNetwork(Protocol):
    """An engine whose network the matcher runs."""

    network: Network


class CountingMatcher(Matcher):
    """experta's matcher interface over a shared Network; only `counts`, one for each counter, are the case's."""

    def __init__(self, engine: HasNetwork) -> None:
        super().__init__(engine)
        self._network = engine.network
        self.reset()

    def reset(self) -> None:
        """Forget every fact."""
        self.counts = list(self._network.start)
        self._turned = list(self._network.firing_at_start)
        self._active: set[int] = set()

    def changes(
        self, adding: Iterable[Fact] | None = None, deleting: Iterable[Fact] | None = None
    ) -> tuple[list[Activation], list[Activation]]:
        """The activations that the added facts bring and take away. Facts are never retracted here.

        Raises TypeError when a fact is deleted.
        """
        for fact in deleting or ():
            raise TypeError(f"facts are never retracted: {type(fact).__name__}")
        network = self._network
        up: list[int] = []
        down: list[int] = []
        for fact in adding or ():
            if isinstance(fact, ConclusionFact):
                switches = network.on_conclusion.get(fact["name"])
            else:
                switches = network.on_answer(fact["finding"], fact["value"])
            if switches:
                up += switches.up
                down += switches.down
        turned, self._turned = self._turned, []
        if up or down:
            turned += network.move(self.counts, up, down)
        return self._activations(turned) if turned else ([], [])

    def _activations(self, turned: list[int]) -> tuple[list[Activation], list[Activation]]:
        """What to add to the agenda and what to remove, for steps that were turned on and off, perhaps both."""
        before = self._active.copy()
        for position in turned:
            self._active ^= {position}
        activations = self._network.activations
        return (
            [activations[position] for position in self._active - before],
            [activations[position] for position in before - self._active],
        )
