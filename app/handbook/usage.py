"""How often each rule fired on kept results, and how often clinicians disagreed, in numbers that show nobody."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from math import inf
from threading import Lock

from sqlalchemy import ColumnElement, Integer, String, case, column, func, literal, select, table
from sqlalchemy.orm import Session

from app.kept_results import KeptCaseRecord, KeptFiringRecord, sums_by_rule
from app.storage import Database

FEWEST = 5
_KEPT_SECONDS = 600
_ALL = ""

# The review owns these tables; the handbook counts their rows and knows no more of them than this.
_VERDICT = table(
    "verdict",
    column("id", Integer),
    column("case_id", Integer),
    column("clinician_id", Integer),
    column("concluded_urgency", String),
    column("urgency", String),
    column("cause", String),
)
_REMARK = table(
    "rule_remark",
    column("id", Integer),
    column("case_id", Integer),
    column("clinician_id", Integer),
    column("rule", String),
    column("judgement", String),
)
_RIGHT = "right"


@dataclass(frozen=True)
class Usage:
    """Numbers of cases: kept, where a rule fired, judged among those, and those where a clinician disagreed."""

    cases: int
    fired: int = 0
    judged: int = 0
    urgency_disagreed: int = 0
    cause_disagreed: int = 0
    remarked: int = 0
    held_wrong: int = 0

    @property
    def is_shown(self) -> bool:
        """Whether enough cases stand behind the numbers that nobody can be recognised in them."""
        return self.fired >= FEWEST

    @property
    def judged_is_shown(self) -> bool:
        """Whether enough of them were judged."""
        return self.is_shown and self.judged >= FEWEST

    @property
    def remarked_is_shown(self) -> bool:
        """Whether clinicians spoke of the rule itself on enough cases."""
        return self.remarked >= FEWEST


class RecentUsage:
    """How the rules do, counted some minutes ago at most.

    While one reader counts anew, the others get the last figures; while there are none yet, they wait for them.
    """

    def __init__(self, kept_seconds: float = _KEPT_SECONDS) -> None:
        self._kept_seconds = kept_seconds
        self._counting = Lock()
        self._counted: Mapping[str, Usage] = {}
        self._counted_at = -inf

    def of(self, rule: str, *, database: Database) -> Usage:
        """How a rule does."""
        counted = self._latest(database)
        return counted.get(rule, Usage(cases=counted[_ALL].cases))

    def _latest(self, database: Database) -> Mapping[str, Usage]:
        if self._is_old() and self._counting.acquire(blocking=not self._counted):
            try:
                if self._is_old():
                    self._counted, self._counted_at = count(database=database), time.monotonic()
            finally:
                self._counting.release()
        return self._counted

    def _is_old(self) -> bool:
        return time.monotonic() - self._counted_at >= self._kept_seconds


def count(*, database: Database) -> Mapping[str, Usage]:
    """How every rule that ever fired on a kept case does; under the empty id, how many cases there are."""
    with database.reading() as session:
        cases = session.scalar(select(func.count()).select_from(KeptCaseRecord)) or 0
        fired = _fired(session)
        judged, remarked = _judged(session), _remarked(session)
    counted: dict[str, Usage] = {}
    for rule in {*fired, *remarked}:
        in_cases, urgency, cause = judged.get(rule, (0, 0, 0))
        counted[rule] = Usage(cases, fired.get(rule, 0), in_cases, urgency, cause, *remarked.get(rule, (0, 0)))
    return counted | {_ALL: Usage(cases)}


def _fired(session: Session) -> dict[str, int]:
    rows = session.execute(select(KeptFiringRecord.rule, func.count().label("cases")).group_by(KeptFiringRecord.rule))
    return {row.rule: row.cases for row in rows}


def _judged(session: Session) -> dict[str, tuple[int, ...]]:
    """By rule: the cases on which it fired that were judged, with another urgency, and with another cause."""
    verdict = _VERDICT.c
    latest = select(func.max(verdict.id)).group_by(verdict.case_id, verdict.clinician_id)
    judged = (
        select(
            verdict.case_id,
            literal(1).label("cases"),
            _in_any(verdict.urgency != verdict.concluded_urgency).label("urgency"),
            _in_any(verdict.cause != _RIGHT).label("cause"),
        )
        .where(verdict.id.in_(latest))
        .group_by(verdict.case_id)
        .subquery()
    )
    return sums_by_rule(session, judged)


def _remarked(session: Session) -> dict[str, tuple[int, int]]:
    """By rule: the cases on which clinicians spoke of it, and those on which one held it to be wrong."""
    remark = _REMARK.c
    latest = select(func.max(remark.id)).group_by(remark.case_id, remark.clinician_id, remark.rule)
    spoken = (
        select(remark.rule, remark.case_id, _in_any(remark.judgement != _RIGHT).label("wrong"))
        .where(remark.id.in_(latest))
        .group_by(remark.rule, remark.case_id)
        .subquery()
    )
    rows = session.execute(select(spoken.c.rule, func.count(), func.sum(spoken.c.wrong)).group_by(spoken.c.rule))
    return {rule: (int(cases), int(wrong)) for rule, cases, wrong in rows}


def _in_any(condition: ColumnElement[bool]) -> ColumnElement[int]:
    """1 for a group of rows in one of which this holds, else 0."""
    return func.max(case((condition, 1), else_=0))
