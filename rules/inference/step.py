"""A step: a rule as the engine runs it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from rules.inference.experta_import import Activation
from rules.inference.facts import ConclusionFact
from rules.language.conditions import Condition

if TYPE_CHECKING:
    from rules.inference.engine import TriageEngine


@dataclass(frozen=True, slots=True)
class Step:
    """When something follows, in which stratum, and the names that are concluded.

    `facts` are these names as the facts that all cases share. Where the names depend on the case, `works_out` gives
    them, in the place of `concludes`.
    """

    name: str
    when: Condition
    salience: int
    concludes: tuple[str, ...] = ()
    works_out: Callable[[Any], tuple[str, ...]] | None = None
    facts: tuple[ConclusionFact, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "facts", tuple(map(ConclusionFact, self.concludes)))

    @property
    def __name__(self) -> str:
        """The name that experta's own messages use."""
        return self.name

    def __call__(self, engine: TriageEngine) -> None:
        """Fire: experta calls the rule of an activation with the engine."""
        engine.fire(self)


def activation(step: Step, place: int) -> Activation:
    """The activation of a step. It holds nothing of a case, so all cases share it; the greatest key fires first."""
    made = Activation(step, ())
    made.key = -place
    return made
