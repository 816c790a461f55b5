"""Scoring: evidence in centinats added up for each cause and factor, ranked, and put into words called bands.

Score = prior + sum over evidence groups. A group counts once, with its largest weight among the rules that fired
(ties to the first rule id); its other rules are listed with weight 0.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from rules.inference.rulebase import RuleBase
from rules.language import names
from rules.language.rule import Evidence, Outranked, Rule


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one fired evidence rule adds: its signed weight, or 0 when a stronger rule of its group counts."""

    rule: Rule
    weight: int


@dataclass(frozen=True, slots=True)
class Ranked:
    """A cause or factor that is listed, with its score in centinats and what made it up."""

    id: str
    band: str
    score: int
    prior: int
    contributions: tuple[Contribution, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """The listed causes and factors, best first."""

    causes: tuple[Ranked, ...]
    factors: tuple[Ranked, ...]

    @property
    def leading(self) -> str | None:
        """The first cause that is at least possible."""
        return _first_possible(self.causes)

    @property
    def first_factor(self) -> str | None:
        """The first factor that is at least possible."""
        return _first_possible(self.factors)


def rank(rule_base: RuleBase, concluded: Collection[str]) -> Ranking:
    """Score and rank every cause and factor from the names that the earlier strata concluded."""
    orders = [
        rule.then
        for rule in rule_base.rules
        if isinstance(rule.then, Outranked) and names.outranking(rule.id) in concluded
    ]
    kept = {order.cause for order in orders}
    lists = {}
    for kind in ("cause", "factor"):
        ids = [conclusion.id for conclusion in rule_base.knowledge.conclusions_of(kind)]
        kept_here = {id for id in ids if id in kept or names.concern_raised(id) in concluded}
        scored = [_score(rule_base, id, concluded, keep=id in kept_here) for id in ids]
        lists[kind] = sorted((entry for entry in scored if entry), key=lambda entry: -entry.score)
    for order in orders:
        _move_up(lists["cause"], order)
    return Ranking(tuple(lists["cause"]), tuple(lists["factor"]))


def _score(rule_base: RuleBase, id: str, concluded: Collection[str], *, keep: bool) -> Ranked | None:
    """The scored conclusion, or None when it is not listed; `keep` lists it whatever its score."""
    prior = rule_base.knowledge.priors[id].centinats
    contributions = _contributions(rule_base, id, concluded)
    score = prior + sum(contribution.weight for contribution in contributions)
    bands = rule_base.knowledge.bands
    reached = next((band for band, limit in bands.items() if score >= limit.centinats), None)
    band = reached or (list(bands)[-1] if keep else None)
    return Ranked(id, band, score, prior, contributions) if band else None


def _contributions(rule_base: RuleBase, id: str, concluded: Collection[str]) -> tuple[Contribution, ...]:
    fired = [rule for rule in rule_base.evidence.get(id, ()) if names.evidence_found(rule.id) in concluded]
    counting: dict[tuple[str, int], tuple[int, str]] = {}
    for rule in fired:
        key, claim = _group(rule), (-_strength(rule_base, rule), rule.id)
        counting[key] = min(counting.get(key, claim), claim)
    return tuple(
        Contribution(rule, _signed(rule_base, rule) if counting[_group(rule)][1] == rule.id else 0) for rule in fired
    )


def _evidence(rule: Rule) -> Evidence:
    assert isinstance(rule.then, Evidence)
    return rule.then


def _group(rule: Rule) -> tuple[str, int]:
    return _evidence(rule).group, _evidence(rule).sign


def _strength(rule_base: RuleBase, rule: Rule) -> int:
    return rule_base.knowledge.weights[_evidence(rule).strength].centinats


def _signed(rule_base: RuleBase, rule: Rule) -> int:
    return _evidence(rule).sign * _strength(rule_base, rule)


def _first_possible(entries: tuple[Ranked, ...]) -> str | None:
    return next((entry.id for entry in entries if entry.band in ("likely", "possible")), None)


def _move_up(causes: list[Ranked], order: Outranked) -> None:
    """Put the cause of a rule of order in front of the first of the others that stands before it."""
    ids = [cause.id for cause in causes]
    place = ids.index(order.cause)
    ahead = [ids.index(other) for other in order.others if other in ids[:place]]
    if ahead:
        causes.insert(min(ahead), causes.pop(place))
