"""One page of the queue.

What the lists of several filters have in common is taken in windows of ids that grow. So a page costs little where
cases are found at once, and where none are found no more than one walk through the lists, on either database and
whatever its planner thinks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import case, func, intersect, select
from sqlalchemy.orm import Session

from app.kept_results import KeptCaseRecord, KeptConclusionRecord
from app.review.queue.wanted import Wanted, Window, case_lists
from app.review.record import VerdictRecord
from app.storage import Database

PER_PAGE = 25
_FIRST_WINDOW = 4_000
_GROWTH = 8


@dataclass(frozen=True)
class QueuedCase:
    """A case in one line. `reviewers` is how many clinicians have given a verdict."""

    id: int
    kept_on: date
    level: str
    complete: bool
    leading: str | None
    concerns: tuple[str, ...]
    reviewers: int
    by_me: bool


@dataclass(frozen=True)
class QueuePage:
    """Some of the wanted cases. Newer ones come before the case `newer`, older ones after the case `older`."""

    cases: tuple[QueuedCase, ...]
    newer: int | None
    older: int | None


def page_of(
    *, database: Database, wanted: Wanted, clinician_id: int, before: int | None = None, after: int | None = None
) -> QueuePage:
    """The newest wanted cases; those before the case of an id, which are older, or those after one."""
    with database.reading() as session:
        newest = session.scalar(select(func.max(KeptCaseRecord.id))) or 0
        if after is not None:
            found = _ids(session, wanted, clinician_id, _upwards(after, newest), newest_first=False)
            ids, newer, older = found[:PER_PAGE][::-1], len(found) > PER_PAGE, True
        else:
            top = newest + 1 if before is None else min(before, newest + 1)
            found = _ids(session, wanted, clinician_id, _downwards(top), newest_first=True)
            ids, newer, older = found[:PER_PAGE], before is not None, len(found) > PER_PAGE
        cases = tuple(_queued(session, ids, clinician_id))
    return QueuePage(cases, ids[0] if ids and newer else None, ids[-1] if ids and older else None)


def _downwards(below: int) -> Iterator[Window]:
    """Windows of ids below one, each larger than the one before."""
    size = _FIRST_WINDOW
    while below > 1:
        above = max(below - size, 0)
        yield Window(above, below)
        below, size = above + 1, size * _GROWTH


def _upwards(above: int, newest: int) -> Iterator[Window]:
    size = _FIRST_WINDOW
    while above < newest:
        yield Window(above, above + size)
        above, size = above + size - 1, size * _GROWTH


def _ids(
    session: Session, wanted: Wanted, clinician_id: int, windows: Iterator[Window], *, newest_first: bool
) -> list[int]:
    """The first wanted cases in the windows, and one more if there is one."""
    found: list[int] = []
    for window in windows:
        lists = case_lists(wanted, clinician_id, window)
        common = intersect(*lists) if len(lists) > 1 else lists[0]
        id = common.selected_columns.id
        wanted_ids = common.order_by(id.desc() if newest_first else id).limit(PER_PAGE + 1 - len(found))
        found += session.scalars(wanted_ids).all()
        if len(found) > PER_PAGE:
            break
    return found


def _queued(session: Session, ids: Sequence[int], clinician_id: int) -> Iterator[QueuedCase]:
    kept, listed, verdict = KeptCaseRecord, KeptConclusionRecord, VerdictRecord
    columns = kept.id, kept.kept_on, kept.level, kept.complete, kept.leading
    in_time = kept.id.in_(ids), kept.expires_on > datetime.now(UTC).date()
    rows = session.execute(select(*columns).where(*in_time).order_by(kept.id.desc())).all()
    raised = select(listed.case_id, listed.conclusion).where(listed.case_id.in_(ids), listed.kind == "concern")
    concerns = session.execute(raised.order_by(listed.case_id, listed.place)).all()
    reviewers = func.count(verdict.clinician_id.distinct())
    by_me = func.max(case((verdict.clinician_id == clinician_id, 1), else_=0))
    judged = select(verdict.case_id, reviewers, by_me).where(verdict.case_id.in_(ids)).group_by(verdict.case_id)
    reviews = {id: (count, bool(mine)) for id, count, mine in session.execute(judged)}
    for row in rows:
        count, mine = reviews.get(row.id, (0, False))
        yield QueuedCase(
            id=row.id,
            kept_on=row.kept_on,
            level=row.level,
            complete=row.complete,
            leading=row.leading,
            concerns=tuple(found.conclusion for found in concerns if found.case_id == row.id),
            reviewers=count,
            by_me=mine,
        )
