"""The network: every condition of a rule base as counters. Built once, then shared by all cases and never changed.

Equal conditions share one node. A node has three counters, each reached when enough of its inputs have been:
`held` says that the condition holds as things stand, `sure` that it holds whatever else is answered, and `lost` that
it fails whatever else is answered. A condition that is neither sure nor lost is open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from rules.inference.answer_switches import AnswerSwitches, AnswerValue, Leaf, Switches
from rules.inference.experta_import import Activation, KnowledgeEngine
from rules.language.conditions import Concluded, Condition, Gate, NotConcluded, Unanswered

__all__ = ["Action", "AnswerValue", "Network", "Node", "Step"]

Action = Callable[[KnowledgeEngine], None]


@dataclass(frozen=True, slots=True)
class Step:
    """A rule as the engine runs it: when it fires, in which stratum, what it does, and the names it will conclude."""

    name: str
    when: Condition
    action: Action
    salience: int
    concludes: tuple[str, ...] = ()

    @property
    def __name__(self) -> str:
        """The name that experta's own messages use."""
        return self.name

    def __call__(self, engine: KnowledgeEngine) -> None:
        """Fire: experta calls the rule of an activation with the engine."""
        self.action(engine)


@dataclass(frozen=True, slots=True)
class Node:
    """A condition in the network: the places of its counters, and the nodes of its parts."""

    condition: Condition
    held: int
    sure: int
    lost: int
    inputs: tuple[Node, ...] = ()


class Network:
    """The compiled conditions of some steps. `steps` must come in the order in which they shall fire.

    Raises ValueError when two steps bear one name.
    """

    def __init__(self, steps: Sequence[Step]) -> None:
        self.steps = tuple(steps)
        _refuse_repeated_names(self.steps)
        self._needs: list[int] = []
        self._readers: list[list[int]] = []
        self._steps_of: list[tuple[int, ...]] = []
        self._nodes: dict[Condition, Node] = {}
        self.on_conclusion: dict[str, Switches] = {}
        """The counters that a conclusion moves, for each that a condition reads."""
        self.roots = {step.name: self._node(step.when) for step in self.steps}
        self.activations = tuple(_activation(step, position) for position, step in enumerate(self.steps))
        self.concluding: dict[str, list[Node]] = defaultdict(list)
        self._link_conclusions()
        for position, step in enumerate(self.steps):
            self._steps_of[self.roots[step.name].held] += (position,)
        leaves = [Leaf(n.condition, n.held, n.lost) for n in self._nodes.values() if not isinstance(n.condition, Gate)]
        self._answer_switches = AnswerSwitches(leaves)
        self.start, self.firing_at_start = self._before_any_fact()

    def on_answer(self, finding: str, value: AnswerValue) -> Switches:
        """The counters that an answer moves."""
        return self._answer_switches.of(finding, value)

    def move(self, counts: list[int], up: Iterable[int], down: Iterable[int] = ()) -> list[int]:
        """Move counters by one, and the readers of those that come to reach, or no longer reach, what they need.

        Returns the positions of the steps that this turned on or off, once for each turn.
        """
        needs, readers, steps_of = self._needs, self._readers, self._steps_of
        turned: list[int] = []
        rising, falling = list(up), list(down)
        for counter in rising:
            counts[counter] += 1
            if counts[counter] == needs[counter]:
                turned += steps_of[counter]
                rising += readers[counter]
        for counter in falling:
            counts[counter] -= 1
            if counts[counter] == needs[counter] - 1:
                turned += steps_of[counter]
                falling += readers[counter]
        return turned

    def reached(self, counts: Sequence[int], counter: int) -> bool:
        """Whether a counter has reached what it needs."""
        return counts[counter] >= self._needs[counter]

    def node(self, condition: Condition) -> Node:
        """The node of a condition that some step reads.

        Raises KeyError for any other.
        """
        return self._nodes[condition]

    def _node(self, condition: Condition) -> Node:
        if condition not in self._nodes:
            made = self._gate(condition) if isinstance(condition, Gate) else self._leaf(condition)
            self._nodes[condition] = made
        return self._nodes[condition]

    def _gate(self, gate: Gate) -> Node:
        inputs = tuple(self._node(part) for part in gate.parts)
        held = self._counter(gate.need, [part.held for part in inputs])
        only_grows = all(part.sure == part.held for part in inputs)
        sure = held if only_grows else self._counter(gate.need, [part.sure for part in inputs])
        lost = self._counter(len(inputs) - gate.need + 1, [part.lost for part in inputs])
        return Node(gate, held, sure, lost, inputs)

    def _leaf(self, atom: Condition) -> Node:
        held = self._counter(1)
        if isinstance(atom, NotConcluded):
            denied = self._node(Concluded(atom.name))
            self.on_conclusion[atom.name] = self.on_conclusion[atom.name]._replace(down=(held,))
            return Node(atom, held, sure=denied.lost, lost=denied.sure)
        if isinstance(atom, Concluded):
            self.on_conclusion[atom.name] = Switches(up=(held,))
        waits = isinstance(atom, Concluded | Unanswered)
        return Node(atom, held, sure=self._counter(1) if waits else held, lost=self._counter(1))

    def _counter(self, need: int, inputs: Iterable[int] = ()) -> int:
        counter = len(self._needs)
        self._needs.append(need)
        self._readers.append([])
        self._steps_of.append(())
        for read in inputs:
            self._readers[read].append(counter)
        return counter

    def _link_conclusions(self) -> None:
        """A conclusion is sure once a rule that concludes it is, and lost once all of them are."""
        for step in self.steps:
            for name in step.concludes:
                self.concluding[name].append(self.roots[step.name])
        for name, roots in self.concluding.items():
            if (read := self._nodes.get(Concluded(name))) is not None:
                self._needs[read.lost] = len(roots)
                for root in roots:
                    self._readers[root.sure].append(read.sure)
                    self._readers[root.lost].append(read.lost)

    def _before_any_fact(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The counters in an empty working memory, and the positions of the steps that may fire in it."""
        counts = [0] * len(self._needs)
        for counter, need in enumerate(self._needs):
            if need <= 0:
                self.move(counts, self._readers[counter])
        denials = [node.held for node in self._nodes.values() if isinstance(node.condition, NotConcluded | Unanswered)]
        self.move(counts, denials)
        firing = [at for at, step in enumerate(self.steps) if self.reached(counts, self.roots[step.name].held)]
        return tuple(counts), tuple(firing)


def _activation(step: Step, position: int) -> Activation:
    """The activation of a step. It holds nothing of a case, so all cases share it; the greatest key fires first."""
    activation = Activation(step, ())
    activation.key = -position
    return activation


def _refuse_repeated_names(steps: Sequence[Step]) -> None:
    names = [step.name for step in steps]
    if repeated := sorted({name for name in names if names.count(name) > 1}):
        raise ValueError(f"rules of the same name: {repeated}")
