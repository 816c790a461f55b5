"""The agenda: activations in one total order, and a record of those that fired."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable

from rules.inference.experta_import import Activation, Agenda, Strategy


def _latest_first(activation: Activation) -> int:
    return -int(activation.key)


class RecordingAgenda(Agenda):
    """experta's agenda, which also notes the activations handed out, in order."""

    def __init__(self, waiting: Agenda) -> None:
        super().__init__()
        self.activations = waiting.activations
        self.fired: list[Activation] = []

    def get_next(self) -> Activation | None:
        """The next activation, or None when nothing is left to fire."""
        activation = super().get_next()
        if activation is not None:
            self.fired.append(activation)
        return activation


class TotalOrder(Strategy):
    """Fires in the order of the network's steps. Every activation has a place of its own, so there are no ties."""

    def _update_agenda(self, agenda: Agenda, added: Iterable[Activation], removed: Iterable[Activation]) -> None:
        for activation in removed:
            place = bisect_left(agenda.activations, _latest_first(activation), key=_latest_first)
            if place < len(agenda.activations) and agenda.activations[place] is activation:
                del agenda.activations[place]
        for activation in added:
            insort(agenda.activations, activation, key=_latest_first)
