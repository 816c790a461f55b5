"""Scoring: evidence in centinats added up for each cause and factor, ranked, and put into words called bands.

Score = prior + sum over evidence groups. A group counts once, with its largest weight among the rules that fired
(ties to the first rule id); its other rules are listed with weight 0.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from knowledge import Knowledge
from rules.catalogue.rulebase import RuleBase, WeighedRule
from rules.language import names
from rules.language.rule import Outranked, Rule


class Contribution(NamedTuple):
    """What one fired evidence rule adds: its signed weight, or 0 when a stronger rule of its group counts."""

    rule: Rule
    weight: int


@dataclass(frozen=True, slots=True)
class Weighing:
    """The prior of a cause or factor and what each piece of evidence adds to it, in centinats."""

    prior: int
    contributions: tuple[Contribution, ...]

    @property
    def score(self) -> int:
        """Prior and contributions added up."""
        return self.prior + sum(contribution.weight for contribution in self.contributions)


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
    orders = [order for name, order in rule_base.orders if name in concluded]
    kept = {order.cause for order in orders}
    lists: dict[str, list[Ranked]] = {"cause": [], "factor": []}
    for id, weighing in weigh(rule_base, concluded).items():
        keep = id in kept or names.concern_raised(id) in concluded
        if band := _band(rule_base.knowledge, weighing.score, keep=keep):
            entry = Ranked(id, band, weighing.score, weighing.prior, weighing.contributions)
            lists[rule_base.knowledge.conclusions[id].kind].append(entry)
    for listed in lists.values():
        listed.sort(key=lambda entry: -entry.score)
    for order in orders:
        _move_up(lists["cause"], order)
    return Ranking(tuple(lists["cause"]), tuple(lists["factor"]))


def weigh(rule_base: RuleBase, concluded: Collection[str]) -> dict[str, Weighing]:
    """What speaks for and against every cause and factor, listed or not, in vocabulary order."""
    return {id: weigh_one(rule_base, id, concluded) for id in rule_base.ranked_ids}


def weigh_one(rule_base: RuleBase, id: str, concluded: Collection[str]) -> Weighing:
    """What speaks for and against one cause or factor."""
    found = [weighed for weighed in rule_base.evidence.get(id, ()) if weighed.found in concluded]
    return Weighing(rule_base.knowledge.priors[id].centinats, _contributions(found))


def names_of(ranking: Ranking, bands: Sequence[str]) -> tuple[str, ...]:
    """What a ranking concludes by name: each band that a listed cause or factor reaches, and what stands first."""
    listed = (*ranking.causes, *ranking.factors)
    return (
        *(names.band_reached(band, entry.id) for entry in listed for band in bands[bands.index(entry.band) :]),
        names.leads(ranking.leading or "none"),
        *([names.first_factor_is(ranking.first_factor)] if ranking.first_factor else []),
    )


def _band(knowledge: Knowledge, score: int, *, keep: bool) -> str | None:
    """The first band whose limit a score reaches; None when it is not listed, unless it is kept."""
    bands = knowledge.bands
    reached = next((band for band, limit in bands.items() if score >= limit.centinats), None)
    return reached or (list(bands)[-1] if keep else None)


def _contributions(found: list[WeighedRule]) -> tuple[Contribution, ...]:
    """What each rule adds: the strongest of a group, the first id among equals, counts for all of it."""
    strongest: dict[tuple[str, int], tuple[int, str]] = {}
    for weighed in found:
        group, claim = (weighed.evidence.group, weighed.evidence.sign), (-weighed.strength, weighed.rule.id)
        strongest[group] = min(strongest.get(group, claim), claim)
    counting = {rule_id for _, rule_id in strongest.values()}
    return tuple(Contribution(w.rule, w.evidence.sign * w.strength if w.rule.id in counting else 0) for w in found)


def _first_possible(entries: tuple[Ranked, ...]) -> str | None:
    return next((entry.id for entry in entries if entry.band in ("likely", "possible")), None)


def _move_up(causes: list[Ranked], order: Outranked) -> None:
    """Put the cause of a rule of order in front of the first of the others that stands before it."""
    ids = [cause.id for cause in causes]
    place = ids.index(order.cause)
    ahead = [ids.index(other) for other in order.others if other in ids[:place]]
    if ahead:
        causes.insert(min(ahead), causes.pop(place))
