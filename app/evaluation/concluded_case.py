"""A published case beside what was concluded from its answers."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property

from pydantic import BaseModel, ConfigDict, computed_field

from knowledge import UrgencyLevel

URGENT = (UrgencyLevel.EMERGENCY_NOW, UrgencyLevel.SAME_DAY)
BENIGN = (UrgencyLevel.ROUTINE, UrgencyLevel.SELF_CARE)

_THREE = 3


class ResultPart(BaseModel):
    """What every part of a result shares. What follows from other fields is written, and worked out anew when read."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Verdict(StrEnum):
    """How the level given stands to the levels that raters found fit; `beside` is between two fit levels."""

    RIGHT = "right"
    UNDER = "under"
    OVER = "over"
    BESIDE = "beside"


class Listed(ResultPart):
    """A conclusion that was listed, with the rules that speak for it most, strongest first."""

    id: str
    rules: tuple[str, ...]


class ConcludedCase(ResultPart):
    """What was expected of a case, what was concluded, and the rules that decided it."""

    id: str
    group: str
    serious: bool
    rated: UrgencyLevel
    fit_levels: tuple[UrgencyLevel, ...]
    accept: tuple[str, ...]
    level: UrgencyLevel
    decided_by: tuple[str, ...]
    concerns: tuple[Listed, ...]
    causes: tuple[Listed, ...]
    factors: tuple[Listed, ...]

    @computed_field
    @cached_property
    def verdict(self) -> Verdict:
        """Whether the level is fit, and if not, on which side it fails."""
        fit = [level.rank for level in self.fit_levels]
        if self.level.rank in fit:
            return Verdict.RIGHT
        if self.level.rank > max(fit):
            return Verdict.UNDER
        return Verdict.OVER if self.level.rank < min(fit) else Verdict.BESIDE

    @computed_field
    @cached_property
    def place(self) -> int | None:
        """The best place of a right conclusion in its own list, from 1; None where none is listed."""
        places = [
            place
            for listed in (self.causes, self.concerns, self.factors)
            for place, entry in enumerate(listed, start=1)
            if entry.id in self.accept
        ]
        return min(places, default=None)

    @computed_field
    @cached_property
    def serious_named(self) -> bool | None:
        """Whether a right conclusion is a concern or among the first three causes; None outside the serious groups."""
        if not self.serious:
            return None
        return any(entry.id in self.accept for entry in (*self.concerns, *self.causes[:3]))

    @property
    def right_first(self) -> bool:
        """Whether a right conclusion stands first in its own list."""
        return self.place == 1

    @property
    def right_in_three(self) -> bool:
        """Whether a right conclusion is among the first three of its own list."""
        return self.place is not None and self.place <= _THREE

    @property
    def wrong(self) -> bool:
        """Whether anything about it is worth a line: the level, the first cause, or a serious condition not named."""
        return self.verdict is not Verdict.RIGHT or not self.right_first or self.serious_named is False
