"""A drawing of one rule in one case: from answers through counters to what it concluded, as a Mermaid flowchart."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from rules.case import Case
from rules.explanation.wording import conclusion_in_words, condition_in_words
from rules.inference.network import Node
from rules.language.conditions import Concluded, Gate
from rules.language.rule import Rule

_HOLDS = ":::holds"


def drawn(case: Case, rule: Rule) -> str:
    """The conditions of a rule and of the abstractions below it, each gate with how many of its inputs hold.

    What does not hold is drawn, but not what is behind it.
    """
    return "\n".join(["flowchart LR", *_Drawing(case).rule(rule), "  classDef holds stroke-width:3px"])


class _Drawing:
    """Draws each node of the network once, under a name of its own."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._names: dict[int, str] = {}
        self._numbers = count(1)

    def rule(self, rule: Rule) -> Iterator[str]:
        """A rule with all that leads to it, and with what it concludes."""
        root = self._case.standing.node(rule.id)
        yield from self._node(root)
        fired = rule in self._case.fired
        yield f'  {_box(rule.id)}[["{rule.id} {"fires" if fired else "waits"}"]]{_HOLDS if fired else ""}'
        yield f"  {self._names[root.held]} --> {_box(rule.id)}"
        for name in (concluded for concluded in rule.concludes if concluded != rule.id):
            said = _quoted(conclusion_in_words(name, self._case.rule_base.knowledge))
            yield f'  {_box(rule.id)} --> {_box(name)}(["{said}"])'

    def _node(self, node: Node) -> Iterator[str]:
        if node.held in self._names:
            return
        self._names[node.held] = name = f"n{next(self._numbers)}"
        held = self._case.standing.holds(node)
        yield f"  {name}{self._label(node)}{_HOLDS if held else ''}"
        if not held:
            return
        for part in node.inputs:
            yield from self._node(part)
            yield f"  {self._names[part.held]} --> {name}"
        if isinstance(node.condition, Concluded):
            for lower in self._case.rule_base.abstractions.get(node.condition.name, ()):
                yield from self.rule(lower)
                yield f"  {_box(node.condition.name)} --> {name}"

    def _label(self, node: Node) -> str:
        if isinstance(node.condition, Gate):
            held = sum(self._case.standing.holds(part) for part in node.inputs)
            return f'{{{{"{held} of {len(node.inputs)} hold, {node.condition.need} needed"}}}}'
        said = _quoted(condition_in_words(node.condition, self._case.rule_base.knowledge))
        return f'["{said}"]'


def _quoted(said: str) -> str:
    return said.replace('"', "'")


def _box(name: str) -> str:
    return "".join(letter if letter.isalnum() else "_" for letter in name)
