"""The latest replay, as the workbench shows it, and every change that a replay found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import Session

from app.replay.by_rule import RuleChange, by_rule
from app.replay.comparing import Danger
from app.replay.record import ReplayChangeRecord, ReplayRecord
from app.storage import Database

PER_PAGE = 50
Key = tuple[int, int]
BEFORE_THE_FIRST: Key = (-1, -1)


@dataclass(frozen=True, slots=True)
class Change:
    """A case that comes out differently."""

    case_id: int
    danger: Danger
    before_level: str
    after_level: str
    changes: Mapping[str, Mapping[str, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class LatestReplay:
    """The latest finished replay, with the changed cases of one page and the key of the next."""

    digest: str
    ran_at: datetime
    cases: int
    changed: int
    by_rule: Sequence[RuleChange]
    by_danger: Mapping[Danger, int]
    page: Sequence[Change]
    next_key: Key | None


def latest(*, database: Database, after: Key = BEFORE_THE_FIRST) -> LatestReplay | None:
    """The latest finished replay, most dangerous changes first, from the one after a key; None before the first."""
    newest = select(ReplayRecord).where(ReplayRecord.finished).order_by(ReplayRecord.id.desc()).limit(1)
    change = ReplayChangeRecord
    with database.reading() as session:
        replay = session.scalar(newest)
        if replay is None:
            return None
        counted = select(change.danger, func.count()).where(change.replay_id == replay.id).group_by(change.danger)
        by_danger = {Danger(danger): number for danger, number in session.execute(counted)}
        page, next_key = _page(session, replay.id, after)
        return LatestReplay(
            digest=replay.digest,
            ran_at=datetime.fromtimestamp(replay.ran_at, UTC),
            cases=replay.cases,
            changed=replay.changed,
            by_rule=by_rule(replay.by_rule, replay.rule_digests),
            by_danger=by_danger,
            page=page,
            next_key=next_key,
        )


def every_change(*, database: Database, replay_id: int) -> Iterator[Change]:
    """All that a replay found, most dangerous first, but for cases that have been deleted since."""
    after: Key | None = BEFORE_THE_FIRST
    while after is not None:
        with database.reading() as session:
            page, after = _page(session, replay_id, after)
        yield from page


def _page(session: Session, replay_id: int, after: Key) -> tuple[Sequence[Change], Key | None]:
    """The changes that follow a key, and the key of those after them; None where there are none."""
    change = ReplayChangeRecord
    wanted = select(change).where(change.replay_id == replay_id, tuple_(change.danger, change.case_id) > after)
    rows = session.scalars(wanted.order_by(change.danger, change.case_id).limit(PER_PAGE + 1)).all()
    shown = [Change(r.case_id, Danger(r.danger), r.before_level, r.after_level, r.changes) for r in rows[:PER_PAGE]]
    return shown, (shown[-1].danger, shown[-1].case_id) if len(rows) > PER_PAGE else None
