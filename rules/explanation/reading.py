"""A rule laid out for a reader: its conditions as a nested list, what follows, what it stands on and what reads it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from knowledge import NOT_SURE, Threshold, Weight
from rules.catalogue.rulebase import RuleBase
from rules.explanation.wording import conclusion_in_words, condition_in_words
from rules.language.conditions import (
    AtLeast,
    Below,
    Concluded,
    Condition,
    Gate,
    Is,
    IsNot,
    NotConcluded,
    NotSure,
    atoms,
    conclusions_read,
    findings_read,
)
from rules.language.rule import (
    Abstraction,
    AdviceGiven,
    BaselineLevel,
    Consequence,
    Evidence,
    ForcedLevel,
    Levelled,
    Outranked,
    RaisedConcern,
    RedFlag,
    Rule,
    RunningLimited,
)

Kind = Literal["abstraction", "evidence", "red_flag", "concern", "level", "order", "baseline", "advice", "running"]
Word = Literal["always", "all_of", "any_of", "at_least_k", "answer", "concluded", "not_concluded"]

_KINDS: Mapping[type[Consequence], Kind] = {
    Abstraction: "abstraction",
    Evidence: "evidence",
    RedFlag: "red_flag",
    RaisedConcern: "concern",
    ForcedLevel: "level",
    Outranked: "order",
    BaselineLevel: "baseline",
    AdviceGiven: "advice",
    RunningLimited: "running",
}


@dataclass(frozen=True, slots=True)
class ConditionRead:
    """A truth about an answer or about an earlier conclusion, in words, or so many (`need`) of some parts."""

    word: Word
    says: str = ""
    finding: str = ""
    concluded_by: tuple[str, ...] = ()
    need: int = 0
    parts: tuple[ConditionRead, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleRead:
    """A rule with what its names stand for.

    `about` are the causes, factors and concerns that it speaks of, `answers` the findings that it reads itself with
    the values that it names, `weight` has the sign, and `group` are the rules of which only the strongest counts.
    """

    rule: Rule
    kind: Kind
    stratum: str
    conditions: ConditionRead
    about: tuple[str, ...]
    answers: Mapping[str, tuple[str, ...]]
    thresholds: tuple[Threshold, ...]
    stands_on: tuple[str, ...]
    read_by: tuple[str, ...]
    concludes: str = ""
    level: str = ""
    strength: Weight | None = None
    weight: int = 0
    group: tuple[str, ...] = ()
    advice: str = ""
    may_run: str = ""

    @property
    def module(self) -> str:
        """The module in which the rule is written, such as `red_flags.infection`; empty for one of an earlier day."""
        path = self.rule.place.partition(":")[0].removeprefix("rules/").removesuffix(".py")
        return path.removesuffix("/__init__").replace("/", ".")


@lru_cache(maxsize=4)
def rules_read(rule_base: RuleBase) -> Mapping[str, RuleRead]:
    """Every rule of a rule base laid out for a reader, in firing order."""
    return {rule.id: _read(rule_base, rule) for rule in rule_base.rules}


def _read(rule_base: RuleBase, rule: Rule) -> RuleRead:
    findings, names = findings_read(rule.when), conclusions_read(rule.when)
    laid_out = RuleRead(
        rule=rule,
        kind=_KINDS[type(rule.then)],
        stratum=rule.stratum.name.lower(),
        conditions=_condition(rule.when, rule_base),
        about=_about(rule.then),
        answers={finding: tuple(dict.fromkeys(_values(rule, finding))) for finding in findings},
        thresholds=tuple(dict.fromkeys(_thresholds(rule, rule_base))),
        stands_on=tuple(dict.fromkeys(id for name in names for id in _concluders(name, rule_base))),
        read_by=tuple(dict.fromkeys(id for name in rule.concludes for id in _readers(rule_base).get(name, ()))),
    )
    match rule.then:
        case Abstraction(name=name):
            return replace(laid_out, concludes=conclusion_in_words(name, rule_base.knowledge))
        case Evidence() as evidence:
            strength = rule_base.knowledge.weights[evidence.strength]
            weight, group = evidence.sign * strength.centinats, _group(evidence, rule_base)
            return replace(laid_out, strength=strength, weight=weight, group=group)
        case Levelled(level=level) | BaselineLevel(level=level):
            return replace(laid_out, level=level)
        case AdviceGiven(block=block):
            return replace(laid_out, advice=block)
        case RunningLimited(may_run=may_run):
            return replace(laid_out, may_run=may_run)
        case _:
            return laid_out


def _condition(condition: Condition, rule_base: RuleBase) -> ConditionRead:
    match condition:
        case Gate(parts=()):
            return ConditionRead("always")
        case Gate(word=word, need=need, parts=parts):
            return ConditionRead(word, need=need, parts=tuple(_condition(part, rule_base) for part in parts))
        case Concluded(name=name) | NotConcluded(name=name):
            return ConditionRead(
                "concluded" if isinstance(condition, Concluded) else "not_concluded",
                says=conclusion_in_words(name, rule_base.knowledge),
                concluded_by=_concluders(name, rule_base),
            )
        case _:
            says = condition_in_words(condition, rule_base.knowledge)
            return ConditionRead("answer", says=says, finding=condition.finding)


def _about(then: Consequence) -> tuple[str, ...]:
    match then:
        case Evidence(target=target):
            return (target,)
        case Levelled(concern=concern):
            return (concern,) if concern else ()
        case Outranked(cause=cause, others=others):
            return (cause, *others)
        case _:
            return ()


def _values(rule: Rule, finding: str) -> Iterator[str]:
    """The values of a finding that a rule names."""
    for atom in atoms(rule.when):
        match atom:
            case Is(finding=named, values=values) | IsNot(finding=named, values=values) if named == finding:
                yield from values
            case NotSure(finding=named) if named == finding:
                yield NOT_SURE


def _thresholds(rule: Rule, rule_base: RuleBase) -> Iterator[Threshold]:
    for atom in atoms(rule.when):
        if isinstance(atom, AtLeast | Below):
            yield rule_base.knowledge.thresholds[atom.threshold]


def _concluders(name: str, rule_base: RuleBase) -> tuple[str, ...]:
    """The rules that conclude a name."""
    return _all_concluders(rule_base).get(name, ())


@lru_cache(maxsize=4)
def _all_concluders(rule_base: RuleBase) -> Mapping[str, tuple[str, ...]]:
    return _by_name((rule.id, rule.concludes) for rule in rule_base.rules)


@lru_cache(maxsize=4)
def _readers(rule_base: RuleBase) -> Mapping[str, tuple[str, ...]]:
    return _by_name((rule.id, conclusions_read(rule.when)) for rule in rule_base.rules)


def _by_name(rules: Iterable[tuple[str, tuple[str, ...]]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for id, names in rules:
        for name in names:
            found[name].append(id)
    return {name: tuple(ids) for name, ids in found.items()}


def _group(evidence: Evidence, rule_base: RuleBase) -> tuple[str, ...]:
    """The rules that say the same thing; nothing when a rule is alone."""
    same = (evidence.group, evidence.sign)
    pieces = [(weighed.rule.id, weighed.evidence) for weighed in rule_base.evidence[evidence.target]]
    ids = [id for id, piece in pieces if (piece.group, piece.sign) == same]
    return tuple(ids) if len(ids) > 1 else ()
