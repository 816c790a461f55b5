"""The standing of every condition in one case, read from the counters that the matcher kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum

from rules.inference.network import Network, Node
from rules.language.conditions import Atom, Concluded, Condition, Gate


class Truth(Enum):
    """Whether a condition holds, fails, or still waits for an answer."""

    HOLDS = "holds"
    FAILS = "fails"
    OPEN = "open"


class Standing:
    """Which conditions of a network hold now, which are settled, and what the others are short of."""

    def __init__(self, network: Network, lacking: Sequence[int]) -> None:
        self._network = network
        self._lacking = lacking

    def node(self, condition: Condition | str) -> Node:
        """The node of a condition, or of the whole condition of the step of this name.

        Raises KeyError for a condition that no step reads.
        """
        return self._network.roots[condition] if isinstance(condition, str) else self._network.node(condition)

    def holds(self, node: Node) -> bool:
        """Whether a condition holds as things stand: what is not concluded is denied, what is not answered unknown."""
        return self._lacking[node.held] <= 0

    def truth(self, node: Node) -> Truth:
        """Whether a condition holds, fails, or could still do either once more questions are answered."""
        if self._lacking[node.sure] <= 0:
            return Truth.HOLDS
        return Truth.FAILS if self._lacking[node.lost] <= 0 else Truth.OPEN

    def support(self, node: Node) -> Iterator[Atom]:
        """The atoms that hold now, in the order in which they are written."""
        if node.inputs:
            for part in node.inputs:
                yield from self.support(part)
        elif self.holds(node) and not isinstance(node.condition, Gate):
            yield node.condition

    def shortfall(self, node: Node) -> tuple[Atom, ...]:
        """The fewest atoms that do not hold now and would make the condition hold if they did; none if it holds.

        In the place of a conclusion stand the atoms that the nearest of the rules which conclude it is short of.
        """
        if self.holds(node):
            return ()
        if isinstance(node.condition, Concluded) and (roots := self._network.concluding.get(node.condition.name)):
            return min((self.shortfall(root) for root in roots), key=len)
        if not isinstance(node.condition, Gate):
            return (node.condition,)
        missing = sorted((self.shortfall(part) for part in node.inputs if not self.holds(part)), key=len)
        needed = node.condition.need - (len(node.inputs) - len(missing))
        return tuple(dict.fromkeys(atom for part in missing[:needed] for atom in part))
