"""The network: every condition of a rule base as counters. Built once, then shared by all cases and never changed.

Equal conditions share one node. A node has up to three counters, each of which counts down what it still lacks, and is
reached at nought: `held` says that the condition holds as things stand, `sure` that it holds whatever else is answered,
and `lost` that it fails whatever else is answered. A condition that is neither sure nor lost is open.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rules.inference.answer_switches import AnswerSwitches, Leaf, Switches
from rules.inference.step import Step, activation
from rules.language.conditions import Concluded, Condition, Gate, NotConcluded, Unanswered


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
        if repeated := sorted(name for name, times in Counter(step.name for step in steps).items() if times > 1):
            raise ValueError(f"rules of the same name: {repeated}")
        self._lacks: list[int] = []
        self._readers: list[list[int]] = []
        self._steps_of: defaultdict[int, tuple[int, ...]] = defaultdict(tuple)
        self._nodes: dict[Condition, Node] = {}
        self.on_conclusion: dict[str, Switches] = {}
        """The counters that a conclusion moves, for each that a condition reads."""
        self.roots = {step.name: self._node(step.when) for step in self.steps}
        self.activations = tuple(activation(step, place) for place, step in enumerate(self.steps))
        self.concluding: dict[str, list[Node]] = defaultdict(list)
        self._link_conclusions()
        for place, step in enumerate(self.steps):
            self._steps_of[self.roots[step.name].held] += (place,)
        leaves = [Leaf(n.condition, n.held, n.lost) for n in self._nodes.values() if not isinstance(n.condition, Gate)]
        self.on_answer = AnswerSwitches(leaves).of
        """The counters that an answer moves, from its finding and value."""
        self.lacking_at_start = self._before_any_fact()
        """What each counter lacks in an empty working memory."""
        self.active_at_start = frozenset(
            place for place, step in enumerate(self.steps) if self.lacking_at_start[self.roots[step.name].held] <= 0
        )
        """The places of the steps that fire in an empty working memory."""

    def move(self, lacking: list[int], up: Iterable[int], down: Iterable[int] = ()) -> list[int]:
        """Move counters by one, and the readers of those that come to be reached, or are no longer.

        Returns the places of the steps that this turned on or off, once for each turn.
        """
        readers, steps_of = self._readers, self._steps_of
        turned: list[int] = []
        rising, falling = list(up), list(down)
        for counter in rising:
            lacking[counter] = lacks = lacking[counter] - 1
            if not lacks:
                rising += readers[counter]
                if counter in steps_of:
                    turned += steps_of[counter]
        for counter in falling:
            lacking[counter] = lacks = lacking[counter] + 1
            if lacks == 1:
                falling += readers[counter]
                if counter in steps_of:
                    turned += steps_of[counter]
        return turned

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

    def _counter(self, lacks: int, inputs: Iterable[int] = ()) -> int:
        counter = len(self._lacks)
        self._lacks.append(lacks)
        self._readers.append([])
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
                self._lacks[read.lost] = len(roots)
                for root in roots:
                    self._readers[root.sure].append(read.sure)
                    self._readers[root.lost].append(read.lost)

    def _before_any_fact(self) -> tuple[int, ...]:
        lacking = list(self._lacks)
        for counter, lacks in enumerate(self._lacks):
            if lacks <= 0:
                self.move(lacking, self._readers[counter])
        denials = [node.held for node in self._nodes.values() if isinstance(node.condition, NotConcluded | Unanswered)]
        self.move(lacking, denials)
        return tuple(lacking)
