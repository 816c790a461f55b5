"""The verdicts that figures are made of, counted in the database: who said what of which conclusion, and when."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import BigInteger, Integer, Select, String, case, column, func, select, table
from sqlalchemy.orm import Session

from app.agreement.months import month_of
from app.kept_results import sums_by_rule

# The review owns these tables; the figures count their rows and know no more of them than this.
_VERDICT = table(
    "verdict",
    column("id", Integer),
    column("case_id", Integer),
    column("clinician_id", Integer),
    column("said_at", BigInteger),
    column("digest", String),
    column("concluded_urgency", String),
    column("concluded_cause", String),
    column("urgency", String),
    column("cause", String),
    column("right_cause", String),
)
_REMARK = table(
    "rule_remark",
    column("id", Integer),
    column("case_id", Integer),
    column("clinician_id", Integer),
    column("rule", String),
    column("judgement", String),
)
_RIGHT, _WRONG = "right", "wrong"
NONE_FIRST = "none"
ANOTHER_FIRST = "another"


@dataclass(frozen=True)
class Said:
    """What a verdict says: the urgency that would be right, whether the cause was, and which cause stands first."""

    urgency: str
    cause: str
    first_cause: str


@dataclass(frozen=True)
class Judged:
    """Some verdicts that say the same of the same conclusion in one month and under one digest, and how many."""

    month: str
    digest: str
    concluded_urgency: str
    concluded_cause: str
    said: Said
    count: int


@dataclass(frozen=True)
class Both:
    """Some cases of which two clinicians say this and that, and how many."""

    first: Said
    second: Said
    count: int


def judged(session: Session) -> list[Judged]:
    """The verdicts that count: of each clinician and case the latest."""
    said = _VERDICT.c
    first, last = session.execute(select(func.min(said.said_at), func.max(said.said_at))).one()
    if first is None:
        return []
    month = month_of(said.said_at, first=first, last=last).label("month")
    what = said.digest, said.concluded_urgency, said.concluded_cause, said.urgency, said.cause, said.right_cause
    latest = select(func.max(said.id)).group_by(said.case_id, said.clinician_id)
    counting = select(month, *what).where(said.id.in_(latest)).subquery().c
    rows = session.execute(select(*counting, func.count()).group_by(*counting))
    return [
        Judged(
            month=month,
            digest=digest,
            concluded_urgency=level,
            concluded_cause=leading or NONE_FIRST,
            said=_said(leading, *verdict),
            count=count,
        )
        for month, digest, level, leading, *verdict, count in rows
    ]


def pairs(session: Session) -> dict[tuple[int, int], list[Both]]:
    """By the ids of two clinicians, what each said of the cases that both have judged.

    The first verdict of each is taken: they gave it before they could see the other's.
    """
    first, second = _first_verdicts().subquery(), _first_verdicts().subquery()
    columns = [found.c[name] for found in (first, second) for name in ("urgency", "cause", "right_cause")]
    who = first.c.clinician_id, second.c.clinician_id, first.c.concluded_cause
    same_case = (first.c.case_id == second.c.case_id) & (first.c.clinician_id < second.c.clinician_id)
    rows = session.execute(
        select(*who, *columns, func.count()).join_from(first, second, same_case).group_by(*who, *columns)
    )
    found: dict[tuple[int, int], list[Both]] = {}
    for one, other, leading, *said, count in rows:
        both = Both(_said(leading, *said[:3]), _said(leading, *said[3:]), count)
        found.setdefault((one, other), []).append(both)
    return found


def cases_judged_by_several(session: Session) -> tuple[int, int]:
    """On how many cases all first verdicts name one urgency, and how many cases have several."""
    verdict = _first_verdicts().subquery()
    several = (
        select(func.count(verdict.c.urgency.distinct()).label("urgencies"))
        .group_by(verdict.c.case_id)
        .having(func.count() > 1)
        .subquery()
    )
    agreed = func.sum(case((several.c.urgencies == 1, 1), else_=0))
    same, all_ = session.execute(select(func.coalesce(agreed, 0), func.count()).select_from(several)).one()
    return int(same), all_


def remarked(session: Session) -> dict[str, tuple[int, int]]:
    """By rule, how many remarks that count hold it right, and how many there are."""
    remark = _REMARK.c
    counting = select(func.max(remark.id)).group_by(remark.case_id, remark.clinician_id, remark.rule)
    right = func.sum(case((remark.judgement == _RIGHT, 1), else_=0))
    rows = session.execute(
        select(remark.rule, right, func.count()).where(remark.id.in_(counting)).group_by(remark.rule)
    )
    return {rule: (int(held), count) for rule, held, count in rows}


def where_fired(session: Session) -> dict[str, tuple[int, ...]]:
    """By rule, how many verdicts on kept cases where it fired hold the urgency right, and how many there are."""
    said = _VERDICT.c
    counting = select(func.max(said.id)).group_by(said.case_id, said.clinician_id)
    right = func.sum(case((said.urgency == said.concluded_urgency, 1), else_=0))
    of_cases = (
        select(said.case_id, right.label("right"), func.count().label("verdicts"))
        .where(said.id.in_(counting))
        .group_by(said.case_id)
        .subquery()
    )
    return sums_by_rule(session, of_cases)


def _first_verdicts() -> Select[tuple[object, ...]]:
    said = _VERDICT.c
    first = select(func.min(said.id)).group_by(said.case_id, said.clinician_id)
    what = said.case_id, said.clinician_id, said.concluded_cause, said.urgency, said.cause, said.right_cause
    return select(*what).where(said.id.in_(first))


def _said(leading: str | None, urgency: str, cause: str, right_cause: str | None) -> Said:
    """What a verdict says. Where a cause is only missing from the list, the first one stays the first."""
    if cause == _WRONG or (leading is None and right_cause):
        first = right_cause or ANOTHER_FIRST
    else:
        first = leading or NONE_FIRST
    return Said(urgency, cause, first)
