"""The network: every condition of a rule base, indexed by what it reads. Built once, then shared and never changed.

A leaf is one truth about one answer or one conclusion, shared by every rule that asks for it. A gate holds when at
least `need` of its inputs hold. The root of a rule is the leaf or gate of its whole condition.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import assert_never

from knowledge import NOT_SURE
from rules.inference.experta_import import KnowledgeEngine
from rules.language.conditions import (
    AnswerAtom,
    AtLeast,
    Atom,
    Below,
    Concluded,
    Condition,
    Gate,
    Is,
    IsNot,
    NotConcluded,
    NotSure,
    Unanswered,
)

AnswerValue = tuple[str, ...] | int
Action = Callable[[KnowledgeEngine], None]


@dataclass(frozen=True, slots=True)
class Step:
    """A rule as the engine runs it: when it may fire, in which order, and what it does."""

    name: str
    when: Condition
    action: Action
    salience: int

    @property
    def __name__(self) -> str:
        """The name that experta's own messages use."""
        return self.name

    def __call__(self, engine: KnowledgeEngine) -> None:
        """Fire: experta calls the rule of an activation with the engine."""
        self.action(engine)


class Network:
    """The compiled conditions of some steps. `steps` must come in the order in which they shall fire."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self.steps = tuple(steps)
        if len({step.name for step in steps}) < len(steps):
            names = [step.name for step in steps]
            raise ValueError(f"rules of the same name: {sorted({name for name in names if names.count(name) > 1})}")
        self.leaves_of_finding: dict[str, list[tuple[int, AnswerAtom]]] = defaultdict(list)
        self.leaves_of_conclusion: dict[str, list[tuple[int, bool]]] = defaultdict(list)
        self.needs: list[int] = []
        self.parents: list[list[int]] = []
        self.steps_of_root: dict[int, list[int]] = defaultdict(list)
        self._nodes: dict[Condition, int] = {}
        for position, step in enumerate(self.steps):
            self.steps_of_root[self._node(step.when)].append(position)
        self.start = self._counts_before_any_fact()

    def _node(self, condition: Condition) -> int:
        if condition in self._nodes:
            return self._nodes[condition]
        inputs = [self._node(part) for part in condition.parts] if isinstance(condition, Gate) else []
        node = len(self.needs)
        self.needs.append(condition.need if isinstance(condition, Gate) else 1)
        self.parents.append([])
        for child in inputs:
            self.parents[child].append(node)
        self._nodes[condition] = node
        if not isinstance(condition, Gate):
            self._index(condition, node)
        return node

    def _index(self, atom: Atom, node: int) -> None:
        if isinstance(atom, Concluded | NotConcluded):
            self.leaves_of_conclusion[atom.name].append((node, isinstance(atom, Concluded)))
        else:
            self.leaves_of_finding[atom.finding].append((node, atom))

    def _counts_before_any_fact(self) -> tuple[int, ...]:
        """How many inputs of each node hold in an empty memory; children always come before their parents."""
        counts = [0] * len(self.needs)
        for condition, node in self._nodes.items():
            if isinstance(condition, NotConcluded | Unanswered):
                counts[node] = 1
        for node, need in enumerate(self.needs):
            if counts[node] >= need:
                for parent in self.parents[node]:
                    counts[parent] += 1
        return tuple(counts)


def holds(atom: AnswerAtom, value: AnswerValue) -> bool:
    """Whether an atom holds for an answer that was given; a whole number, or the values chosen."""
    match atom:
        case NotSure():
            return value == (NOT_SURE,)
        case Unanswered():
            return False
        case Is(values=wanted):
            return isinstance(value, tuple) and any(chosen in wanted for chosen in value)
        case IsNot(values=unwanted):
            return isinstance(value, tuple) and value != (NOT_SURE,) and not any(c in unwanted for c in value)
        case AtLeast(number=number):
            return isinstance(value, int) and value >= number
        case Below(number=number):
            return isinstance(value, int) and value < number
        case _:
            assert_never(atom)
