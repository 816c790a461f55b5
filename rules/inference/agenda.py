"""The agenda: activations in one total order, and a record of those that fired."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from operator import attrgetter

from rules.inference.experta_import import Activation, Agenda, Strategy

_order = attrgetter("key")


class RecordingAgenda(Agenda):
    """experta's agenda, which also notes the activations handed out, in order."""

    def __init__(self, waiting: Iterable[Activation]) -> None:
        super().__init__()
        self.activations = sorted(waiting, key=_order)
        self.fired: list[Activation] = []

    def get_next(self) -> Activation | None:
        """The next activation, or None when nothing is left to fire."""
        if not self.activations:
            return None
        activation: Activation = self.activations.pop()
        self.fired.append(activation)
        return activation


class TotalOrder(Strategy):
    """Fires in the order of the network's steps. Every activation has a place of its own, so there are no ties."""

    def _update_agenda(self, agenda: Agenda, added: Iterable[Activation], removed: Iterable[Activation]) -> None:
        for activation in removed:
            place = bisect_left(agenda.activations, activation.key, key=_order)
            if place < len(agenda.activations) and agenda.activations[place] is activation:
                del agenda.activations[place]
        for activation in added:
            insort(agenda.activations, activation, key=_order)
