"""The matcher: turns added facts into activations, by counting, through a network that every case shares."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from rules.inference.experta_import import Activation, Fact, Matcher
from rules.inference.facts import AnswerFact, ConclusionFact
from rules.inference.network import NO_SWITCHES, Network


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
        self._active: dict[int, Activation] = {}

    def changes(
        self, adding: Iterable[Fact] | None = None, deleting: Iterable[Fact] | None = None
    ) -> tuple[list[Activation], list[Activation]]:
        """The activations that the added facts bring and take away. Facts are never retracted here.

        Raises TypeError when a fact is deleted, or when it is of a kind that no rule reads.
        """
        for fact in deleting or ():
            raise TypeError(f"facts are never retracted: {type(fact).__name__}")
        turned, self._turned = self._turned, []
        for fact in adding or ():
            if isinstance(fact, ConclusionFact):
                switches = self._network.on_conclusion(fact["name"])
            elif isinstance(fact, AnswerFact):
                switches = self._network.on_answer(fact["finding"], fact["value"])
            else:
                raise TypeError(f"no rule reads a {type(fact).__name__}")
            if switches is not NO_SWITCHES:
                turned += self._network.move(self.counts, switches)
        return self._activations(turned) if turned else ([], [])

    def _activations(self, turned: list[int]) -> tuple[list[Activation], list[Activation]]:
        """What to add to the agenda and what to remove, for steps that were turned on and off, perhaps both."""
        added: dict[int, Activation] = {}
        removed: list[Activation] = []
        for position in turned:
            if position in added:
                del added[position], self._active[position]
            elif position in self._active:
                removed.append(self._active.pop(position))
            else:
                activation = Activation(self._network.steps[position], ())
                activation.key = position
                added[position] = self._active[position] = activation
        return list(added.values()), removed
