"""The matcher: turns added facts into activations, by counting, through a network that every case shares."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from rules.inference.experta_import import Activation, Fact, InitialFact, Matcher
from rules.inference.facts import AnswerFact, ConclusionFact
from rules.inference.network import Network, holds


class HasNetwork(Protocol):
    """An engine whose network the matcher runs."""

    network: Network


class CountingMatcher(Matcher):
    """experta's matcher interface over a shared Network; only the counts belong to the case."""

    def __init__(self, engine: HasNetwork) -> None:
        super().__init__(engine)
        self._network = engine.network
        self.reset()

    def reset(self) -> None:
        """Forget every fact."""
        self._counts = list(self._network.start)
        self._waiting = {
            position
            for root, positions in self._network.steps_of_root.items()
            if self._counts[root] >= self._network.needs[root]
            for position in positions
        }
        self._active: dict[int, Activation] = {}

    def changes(
        self, adding: Iterable[Fact] | None = None, deleting: Iterable[Fact] | None = None
    ) -> tuple[list[Activation], list[Activation]]:
        """The activations that the added facts bring and take away. Facts are never retracted here.

        Raises TypeError when a fact is deleted.
        """
        for fact in deleting or ():
            raise TypeError(f"facts are never retracted: {type(fact).__name__}")
        for fact in adding or ():
            self._add(fact)
        added, removed = [], []
        for position in sorted(self._waiting):
            if (activation := self._active.pop(position, None)) is not None:
                removed.append(activation)
            else:
                self._active[position] = activation = Activation(self._network.steps[position], ())
                activation.key = position
                added.append(activation)
        self._waiting.clear()
        return added, removed

    def _add(self, fact: Fact) -> None:
        if isinstance(fact, AnswerFact):
            for leaf, atom in self._network.leaves_of_finding.get(fact["finding"], ()):
                self._set(leaf, holds(atom, fact["value"]))
        elif isinstance(fact, ConclusionFact):
            for leaf, wanted in self._network.leaves_of_conclusion.get(fact["name"], ()):
                self._set(leaf, wanted)
        elif not isinstance(fact, InitialFact):
            raise TypeError(f"no rule reads a {type(fact).__name__}")

    def _set(self, node: int, truth: bool) -> None:
        """Give a leaf its truth and pass on, through the gates, what that changes."""
        changed = [(node, 1 if truth else -1)] if truth != (self._counts[node] > 0) else []
        while changed:
            node, step = changed.pop()
            need = self._network.needs[node]
            held = self._counts[node] >= need
            self._counts[node] += step
            if held != (self._counts[node] >= need):
                self._waiting.symmetric_difference_update(self._network.steps_of_root.get(node, ()))
                changed.extend((parent, step) for parent in self._network.parents[node])
