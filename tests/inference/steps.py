"""Small programs: steps that conclude names, and what fires of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rules.inference.engine import TriageEngine
from rules.inference.experta_import import KnowledgeEngine
from rules.inference.network import Network
from rules.inference.step import Step
from rules.language.conditions import AnswerValue, Condition, Gate

ALWAYS = Gate("all_of", 0, ())


def step(name: str, when: Condition, *concludes: str, stratum: int = 1) -> Step:
    """A step that concludes names, by default none."""
    return Step(name, when, stratum, concludes)


def failing_step(name: str, when: Condition, stratum: int = 1) -> Step:
    """A step whose body raises RuntimeError."""

    def fail(engine: KnowledgeEngine) -> tuple[str, ...]:
        raise RuntimeError(name)

    return Step(name, when, stratum, works_out=fail)


def fired(steps: Sequence[Step], answers: Mapping[str, AnswerValue]) -> list[str]:
    """The names of the steps that our engine fires, in order."""
    engine = TriageEngine(Network(steps))
    engine.answer(dict(answers))
    engine.run()
    return [name for name, _ in engine.firings]
