"""Every mutant of a rule base: one rule, wrong in one small way that an author could make by mistake."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from knowledge import load
from rules.catalogue.rulebase import RuleBase
from rules.explanation.wording import condition_in_words
from rules.language.conditions import AtLeast, Below, Condition, Gate, Is, IsNot
from rules.language.rule import Evidence, Outranked, Rule

ALWAYS = Gate("all_of", 0, ())
NEVER = Gate("any_of", 1, ())

Kind = Literal["rule removed", "condition dropped", "answer dropped", "threshold moved", "weight flipped"]
Changed = tuple[Kind, str, Condition]


@dataclass(frozen=True, slots=True)
class Mutant:
    """A rule as it was and as it is wrong; `what` says in words what was done to it."""

    kind: Kind
    what: str
    before: Rule
    rule: Rule

    @property
    def name(self) -> str:
        """The rule, and what was done to it."""
        return f"{self.rule.id}: {self.what}"


def mutants(rule_base: RuleBase) -> Iterator[Mutant]:
    """Every mutant of every rule, in the order of the rules."""
    for rule in rule_base.rules:
        yield from mutants_of(rule)


def mutants_of(rule: Rule) -> Iterator[Mutant]:
    """The rule removed, each part of its condition dropped, each threshold moved, its weight or order changed."""
    yield Mutant("rule removed", "removed", rule, replace(rule, when=NEVER))
    for kind, what, changed in _changed(rule.when):
        yield Mutant(kind, what, rule, replace(rule, when=changed))
    if not isinstance(rule.when, Gate):
        yield Mutant("condition dropped", f"without {_words(rule.when)}", rule, replace(rule, when=ALWAYS))
    match rule.then:
        case Evidence(sign=sign) as evidence:
            flipped = replace(evidence, sign=-1 if sign == 1 else 1)
            yield Mutant("weight flipped", "weight flipped", rule, replace(rule, then=flipped))
        case Outranked(others=others) as order:
            for other in others:
                fewer = replace(order, others=tuple(kept for kept in others if kept != other))
                yield Mutant("condition dropped", f"no longer before {other}", rule, replace(rule, then=fewer))


def _changed(condition: Condition) -> Iterator[Changed]:
    """The condition changed in one place, however deep."""
    match condition:
        case Gate():
            yield from _changed_gate(condition)
        case AtLeast(number=number) | Below(number=number):
            for step in (-1, 1):
                yield "threshold moved", f"{_words(condition)}, {step:+d}", replace(condition, number=number + step)
        case Is(values=values) | IsNot(values=values) if len(values) > 1:
            for value in values:
                fewer = tuple(kept for kept in values if kept != value)
                yield "answer dropped", f"{_words(condition)}, without {value}", replace(condition, values=fewer)


def _changed_gate(gate: Gate) -> Iterator[Changed]:
    for place, part in enumerate(gate.parts):
        before, after = gate.parts[:place], gate.parts[place + 1 :]
        need = gate.need - 1 if gate.word == "all_of" else gate.need
        yield "condition dropped", f"without {_words(part)}", replace(gate, need=need, parts=(*before, *after))
        for kind, what, changed in _changed(part):
            yield kind, what, replace(gate, parts=(*before, changed, *after))
    if gate.word == "at_least_k":
        for need in (gate.need - 1, gate.need + 1):
            yield "threshold moved", f"at least {need} of {len(gate.parts)}", replace(gate, need=need)


def _words(condition: Condition) -> str:
    return condition_in_words(condition, load())
