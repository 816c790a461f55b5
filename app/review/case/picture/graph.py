"""The reasoning over a case as a graph: answers, the evidence and danger signs that they set off, what follows.

Nothing in it is decided here: a rule is in it because it fired, a link because an answer matched or a weight counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from app.answers import said
from app.rendering import words
from knowledge import load
from rules import BaselineLevel, Case, Evidence, Levelled, Outranked, Ranked, RedFlag, Rule

NodeKind = Literal["answer", "for", "against", "red_flag", "level", "order", "urgency", "concern", "cause", "factor"]
LinkKind = Literal["matched", "for", "against", "decides", "outdone", "raises", "orders"]

URGENCY = "urgency"


@dataclass(frozen=True)
class Node:
    """An answer, a rule, or what follows; `label` is short and stands before the text. `place` is where it is told."""

    id: str
    kind: NodeKind
    label: str
    text: str
    place: str


@dataclass(frozen=True)
class Link:
    """From an answer to a rule, or from a rule to what follows; the weight is that of evidence, in centinats."""

    start: str
    end: str
    kind: LinkKind
    weight: int = 0


@dataclass(frozen=True)
class Graph:
    """Answers, rules and conclusions, each with its links. `uncounted` is evidence that fired and changed nothing."""

    answers: tuple[Node, ...]
    rules: tuple[Node, ...]
    conclusions: tuple[Node, ...]
    links: tuple[Link, ...]
    uncounted: tuple[Node, ...]

    def into(self, id: str) -> tuple[tuple[Link, Node], ...]:
        """The links that end at a node, the heaviest first, with the nodes where they start."""
        nodes = {node.id: node for node in (*self.answers, *self.rules)}
        found = [(link, nodes[link.start]) for link in self.links if link.end == id]
        return tuple(sorted(found, key=lambda pair: (pair[0].kind == "outdone", -abs(pair[0].weight))))


def graph(case: Case, steps: Mapping[str, int]) -> Graph:
    """The reasoning over a case; `steps` has the number of the step of each rule that fired."""
    weights = {c.rule.id: c.weight for entry in _listed(case) for c in entry.contributions}
    forced = any(isinstance(rule.then, Levelled) for rule in case.fired)
    drawn = [rule for rule in case.fired if _is_drawn(rule, weights, forced=forced)]
    evidence = [rule for rule in case.fired if isinstance(rule.then, Evidence)]
    behind = dict.fromkeys(finding for rule in drawn for finding in case.answers_behind(rule))
    return Graph(
        answers=tuple(_answer(case, finding) for finding in behind),
        rules=tuple(_rule(rule, weights, steps) for rule in drawn),
        conclusions=(_urgency(case), *_concerns(case, drawn), *_ranked(case)),
        links=tuple(link for rule in drawn for link in (*_matched(case, rule), *_follows(case, rule, weights))),
        uncounted=tuple(_rule(rule, weights, steps) for rule in evidence if rule not in drawn),
    )


def _is_drawn(rule: Rule, weights: Mapping[str, int], *, forced: bool) -> bool:
    match rule.then:
        case Evidence():
            return bool(weights.get(rule.id))
        case BaselineLevel():
            return not forced
        case then:
            return isinstance(then, Levelled | Outranked)


def _answer(case: Case, finding: str) -> Node:
    known = case.rule_base.knowledge.findings[finding]
    told = "; ".join(said(known, case.answers.values.get(finding)))
    return Node(f"answer-{finding}", "answer", known.short, told, f"#answer-{finding}")


def _rule(rule: Rule, weights: Mapping[str, int], steps: Mapping[str, int]) -> Node:
    kind: NodeKind
    match rule.then:
        case Evidence(sign=sign):
            kind = "for" if sign > 0 else "against"
        case RedFlag():
            kind = "red_flag"
        case Outranked():
            kind = "order"
        case _:
            kind = "level"
    weight = f" {weights[rule.id]:+d}" if weights.get(rule.id) else ""
    return Node(f"rule-{rule.id}", kind, f"{rule.id}{weight}", rule.says, f"#step-{steps[rule.id]}")


def _urgency(case: Case) -> Node:
    title = case.rule_base.knowledge.urgency[case.level].title
    return Node(URGENCY, "urgency", load().words["review"]["case_urgency"], title, "#urgency")


def _concerns(case: Case, drawn: list[Rule]) -> Iterator[Node]:
    raised = dict.fromkeys(r.then.concern for r in drawn if isinstance(r.then, Levelled) and r.then.concern)
    for id in raised:
        name = case.rule_base.knowledge.conclusions[id].name
        yield Node(f"concern-{id}", "concern", words().labels["trace_concern"], name, f"#concern-{id}")


def _ranked(case: Case) -> Iterator[Node]:
    for entry in _listed(case):
        known = case.rule_base.knowledge.conclusions[entry.id]
        kind: NodeKind = "cause" if known.kind == "cause" else "factor"
        label = f"{words().bands[entry.band]} {entry.score}"
        yield Node(f"{kind}-{entry.id}", kind, label, known.name, f"#conclusion-{entry.id}")


def _matched(case: Case, rule: Rule) -> Iterator[Link]:
    for finding in case.answers_behind(rule):
        yield Link(f"answer-{finding}", f"rule-{rule.id}", "matched")


def _follows(case: Case, rule: Rule, weights: Mapping[str, int]) -> Iterator[Link]:
    start = f"rule-{rule.id}"
    match rule.then:
        case Evidence(target=target, sign=sign):
            kind = case.rule_base.knowledge.conclusions[target].kind
            yield Link(start, f"{kind}-{target}", "for" if sign > 0 else "against", weights[rule.id])
        case Outranked(cause=cause):
            yield Link(start, f"cause-{cause}", "orders")
        case BaselineLevel(level=level):
            yield Link(start, URGENCY, "decides" if level == case.level else "outdone")
        case Levelled() as then:
            yield Link(start, URGENCY, "decides" if then.level == case.level else "outdone")
            if then.concern:
                yield Link(start, f"concern-{then.concern}", "raises")


def _listed(case: Case) -> tuple[Ranked, ...]:
    return (*case.ranking.causes, *case.ranking.factors)
