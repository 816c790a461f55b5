"""What a row of the table says: figures, each with what it must reach and what would be better still."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Detail = float | str | Mapping[str, float]


class Verdict(StrEnum):
    """How far a figure got, if it has to get anywhere."""

    MEASURED = "measured"
    STRETCH = "stretch"
    REACHED = "reached"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Target:
    """The limit that a figure must keep, and the further one to stretch for. Smaller is better unless said."""

    must: float
    stretch: float | None = None
    larger_is_better: bool = False

    def verdict(self, value: float) -> Verdict:
        """How far a value gets; a limit itself is within."""
        if self.stretch is not None and self._keeps(value, self.stretch):
            return Verdict.STRETCH
        return Verdict.REACHED if self._keeps(value, self.must) else Verdict.MISSED

    def _keeps(self, value: float, limit: float) -> bool:
        return value >= limit if self.larger_is_better else value <= limit


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a row, in `unit` (empty for a ratio or an exponent)."""

    name: str
    value: float
    target: Target | None
    unit: str = ""

    @property
    def verdict(self) -> Verdict:
        """How far the figure got."""
        return self.target.verdict(self.value) if self.target else Verdict.MEASURED


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured, the figures, and the plain numbers behind them."""

    measured: str
    figures: tuple[Figure, ...]
    details: Mapping[str, Detail] = field(default_factory=dict)

    @property
    def missed(self) -> tuple[Figure, ...]:
        """The figures that did not reach what they must."""
        return tuple(figure for figure in self.figures if figure.verdict is Verdict.MISSED)
