"""The steps of a trace in words: what matched, what was asserted, and what a weight is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.answers import said
from app.rendering import named
from app.review.case.reviewed import ReviewedCase
from knowledge import Knowledge, Weight
from rules import ConditionRead, Evidence, Rule, TraceStep, rules_read

_DENIED = "not "


@dataclass(frozen=True)
class Fact:
    """Something concluded before that a rule stands on, and the steps that concluded it."""

    text: str
    denied: bool
    steps: tuple[int, ...]


@dataclass(frozen=True)
class StepWeight:
    """What an evidence rule added to a score, and what its strength is made of.

    `outweighed_by` is the stronger rule of its group, which counts in its place.
    """

    counted: int
    full: int
    strength: Weight
    outweighed_by: str


@dataclass(frozen=True)
class Step:
    """One firing. `fired` is its rule, where the rules of the case can still be run and it is no declared step."""

    number: int
    stratum: str
    rule: str
    sentence: str
    source: str
    matched: tuple[tuple[str, str], ...]
    facts: tuple[Fact, ...]
    asserted: tuple[str, ...]
    conditions: ConditionRead | None
    weight: StepWeight | None
    fired: Rule | None

    def is_of(self, consequence: type) -> bool:
        """Whether the rule concludes this kind of thing."""
        return self.fired is not None and isinstance(self.fired.then, consequence)


def steps(reviewed: ReviewedCase) -> tuple[Step, ...]:
    """Every step of the kept trace, in order."""
    trace = reviewed.conclusion.trace or ()
    concluded_by: dict[str, list[int]] = {}
    for firing in trace:
        for name in firing.asserted:
            concluded_by.setdefault(name, []).append(firing.step)
    weights = _counted(reviewed)
    return tuple(_step(reviewed, firing, concluded_by, weights) for firing in trace)


def _step(
    reviewed: ReviewedCase,
    firing: TraceStep,
    concluded_by: Mapping[str, list[int]],
    weights: Mapping[str, int],
) -> Step:
    knowledge = reviewed.knowledge
    rule = reviewed.case.rule_base.by_id.get(firing.rule) if reviewed.is_as_concluded else None
    return Step(
        number=firing.step,
        stratum=firing.stratum,
        rule=firing.rule,
        sentence=firing.statement,
        source=firing.source,
        matched=tuple(_matched(match.finding, match.value, knowledge) for match in firing.matched),
        facts=tuple(_fact(name, knowledge, concluded_by) for name in firing.concluded),
        asserted=tuple(named(name, knowledge) for name in firing.asserted),
        conditions=rules_read(reviewed.case.rule_base)[rule.id].conditions if rule else None,
        weight=_weight(rule, rule.then, weights, reviewed) if rule and isinstance(rule.then, Evidence) else None,
        fired=rule,
    )


def _matched(finding: str, value: object, knowledge: Knowledge) -> tuple[str, str]:
    known = knowledge.findings.get(finding)
    return (known.short, "; ".join(said(known, value))) if known else (finding, str(value))


def _fact(name: str, knowledge: Knowledge, concluded_by: Mapping[str, list[int]]) -> Fact:
    plain = name.removeprefix(_DENIED)
    return Fact(named(plain, knowledge), name.startswith(_DENIED), tuple(concluded_by.get(plain, ())))


def _counted(reviewed: ReviewedCase) -> dict[str, int]:
    """What each rule that speaks for or against something listed added to its score."""
    listed = (*reviewed.conclusion.causes, *reviewed.conclusion.factors)
    return {weighed.rule: weighed.weight for entry in listed for weighed in (*entry.for_, *entry.against)}


def _weight(rule: Rule, evidence: Evidence, weights: Mapping[str, int], reviewed: ReviewedCase) -> StepWeight:
    strength = reviewed.knowledge.weights[evidence.strength]
    full = evidence.sign * strength.centinats
    counted = weights.get(rule.id, full)
    group = (evidence.target, evidence.group, evidence.sign)
    stronger = [
        other
        for other, weight in weights.items()
        if weight and isinstance(then := reviewed.case.rule_base.by_id[other].then, Evidence)
        if (then.target, then.group, then.sign) == group
    ]
    return StepWeight(counted, full, strength, stronger[0] if stronger and not counted else "")
