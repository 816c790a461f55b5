"""The latest replay, as the workbench shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import func, select, tuple_

from app.replay.comparing import Danger
from app.replay.record import ReplayChangeRecord, ReplayRecord
from app.storage import Database

PER_PAGE = 50
Key = tuple[int, int]


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
    by_rule: Sequence[tuple[str, int, int]]
    by_danger: Mapping[Danger, int]
    page: Sequence[Change]
    next_key: Key | None


def latest(*, database: Database, after: Key = (-1, -1)) -> LatestReplay | None:
    """The latest finished replay, most dangerous changes first, from the one after a key; None before the first."""
    newest = select(ReplayRecord).where(ReplayRecord.finished).order_by(ReplayRecord.id.desc()).limit(1)
    change = ReplayChangeRecord
    with database.reading() as session:
        replay = session.scalar(newest)
        if replay is None:
            return None
        counted = select(change.danger, func.count()).where(change.replay_id == replay.id).group_by(change.danger)
        by_danger = {Danger(danger): number for danger, number in session.execute(counted)}
        key = tuple_(change.danger, change.case_id)
        wanted = select(change).where(change.replay_id == replay.id, key > after)
        rows = session.scalars(wanted.order_by(change.danger, change.case_id).limit(PER_PAGE + 1)).all()
        shown = rows[:PER_PAGE]
        return LatestReplay(
            digest=replay.digest,
            ran_at=datetime.fromtimestamp(replay.ran_at, UTC),
            cases=replay.cases,
            changed=replay.changed,
            by_rule=sorted(
                ((r, now, gone) for r, (now, gone) in replay.by_rule.items()), key=lambda row: -row[1] - row[2]
            ),
            by_danger=by_danger,
            page=[Change(r.case_id, Danger(r.danger), r.before_level, r.after_level, r.changes) for r in shown],
            next_key=(shown[-1].danger, shown[-1].case_id) if len(rows) > PER_PAGE else None,
        )
