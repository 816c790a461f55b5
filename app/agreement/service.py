"""All figures of agreement: in all, level by level, rule by rule, over time, and between clinicians."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from app.agreement import verdicts
from app.agreement.figures import LEVELS, Agreement, Share, with_each_other, with_system
from app.agreement.naming import names
from app.agreement.verdicts import Judged
from app.kept_results import RuleBaseRecord
from app.storage import Database


@dataclass(frozen=True)
class UnderDigest:
    """How far verdicts agree with what one rule base concluded."""

    digest: str
    first_used_on: date
    agreement: Agreement


@dataclass(frozen=True)
class Between:
    """How far two clinicians agree."""

    first: str
    second: str
    agreement: Agreement


@dataclass(frozen=True)
class OfRule:
    """How a rule does: remarks that hold it right, and verdicts that hold the urgency right where it fired."""

    rule: str
    remarks: Share
    where_fired: Share


@dataclass(frozen=True)
class Figures:
    """Everything that the page of agreement shows. `matrix` counts verdicts by concluded and by right urgency."""

    overall: Agreement
    matrix: Mapping[str, Mapping[str, int]]
    by_level: Mapping[str, Agreement]
    by_month: Mapping[str, Agreement]
    by_digest: tuple[UnderDigest, ...]
    between: tuple[Between, ...]
    several: Share
    rules: tuple[OfRule, ...]


def figures(*, database: Database) -> Figures:
    """The figures of this moment."""
    with database.reading() as session:
        judged = verdicts.judged(session)
        pairs = verdicts.pairs(session)
        named = names(session)
        several = Share(*verdicts.cases_judged_by_several(session))
        remarked, fired = verdicts.remarked(session), verdicts.where_fired(session)
        used = {row.digest: row.first_used_on for row in session.execute(_RULE_BASES)}
    by_digest = _grouped(judged, lambda one: one.digest)
    rules = [OfRule(id, Share(*remarked.get(id, (0, 0))), Share(*fired.get(id, (0, 0)))) for id in {*remarked, *fired}]
    return Figures(
        overall=with_system(judged),
        matrix=_matrix(judged),
        by_level=_grouped(judged, lambda one: one.concluded_urgency),
        by_month=dict(sorted(_grouped(judged, lambda one: one.month).items())),
        by_digest=tuple(
            UnderDigest(digest, used[digest], by_digest[digest])
            for digest in sorted(by_digest, key=lambda digest: (used[digest], digest))
        ),
        between=tuple(
            sorted(
                (Between(named[one], named[other], with_each_other(both)) for (one, other), both in pairs.items()),
                key=lambda between: (between.first, between.second),
            )
        ),
        several=several,
        rules=tuple(sorted(rules, key=_least_agreed)),
    )


_RULE_BASES = select(RuleBaseRecord.digest, RuleBaseRecord.first_used_on)


def _grouped(judged: list[Judged], key: Callable[[Judged], str]) -> dict[str, Agreement]:
    groups: dict[str, list[Judged]] = {}
    for one in judged:
        groups.setdefault(key(one), []).append(one)
    return {name: with_system(group) for name, group in groups.items()}


def _matrix(judged: list[Judged]) -> Mapping[str, Mapping[str, int]]:
    counted: Counter[tuple[str, str]] = Counter()
    for one in judged:
        counted[one.concluded_urgency, one.said.urgency] += one.count
    return {concluded: {said: counted[concluded, said] for said in LEVELS} for concluded in LEVELS}


def _least_agreed(of: OfRule) -> tuple[bool, float, bool, float, str]:
    """Rules with enough remarks first, then those with enough verdicts, each from the least agreement up."""
    return (
        not of.remarks.is_told,
        of.remarks.low if of.remarks.is_told else 0,
        not of.where_fired.is_told,
        of.where_fired.share if of.where_fired.is_told else 0,
        of.rule,
    )
