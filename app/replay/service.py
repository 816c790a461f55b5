"""Replay: every kept case under the rules in use, beside what its own rules concluded."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, func, insert, or_, select, update

from app.kept_results import KeptCaseRecord, keep_rule_base, today
from app.replay.by_rule import RuleChange, RuleCounts, by_rule
from app.replay.record import ReplayChangeRecord, ReplayRecord
from app.replay.rerunning import ChangedCase, RerunCase, changed_cases
from app.storage import Database
from rules import program

_CASES_AT_ONCE = 2_000
_LONGER_THAN_ANY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Replay:
    """A finished replay."""

    id: int
    digest: str
    cases: int
    changed: int
    by_rule: Sequence[RuleChange]


def replay(*, database: Database, told: Callable[[int, int], None] = lambda done, all: None) -> Replay:
    """Run every kept case under the rules in use, and store what comes out differently.

    `told` hears how many cases are done, and of how many.
    """
    in_use = program()
    digest = in_use.rule_base.digest
    with database.writing() as session:
        keep_rule_base(session, in_use.rule_base, today())
        running = ReplayRecord(
            digest=digest, ran_at=int(time.time()), cases=0, changed=0, by_rule={}, rule_digests={}, finished=False
        )
        session.add(running)
        all_cases = session.scalar(select(func.count()).select_from(KeptCaseRecord)) or 0
    done = changed = 0
    counts = RuleCounts(digest)
    for cases in _in_parts(database):
        stored = _store(database, running.id, list(changed_cases(database, cases, in_use)))
        for case in stored:
            counts.add(case)
        done, changed = done + len(cases), changed + len(stored)
        told(done, all_cases)
    _finish(database, running, counts, cases=done, changed=changed)
    return Replay(running.id, digest, done, changed, by_rule(counts.cases, counts.digests))


def _in_parts(database: Database) -> Iterator[Sequence[RerunCase]]:
    """The kept cases in the order of their ids, some at a time."""
    last = 0
    while True:
        wanted = select(KeptCaseRecord.id, KeptCaseRecord.digest, KeptCaseRecord.locale, KeptCaseRecord.answers)
        wanted = wanted.where(KeptCaseRecord.id > last).order_by(KeptCaseRecord.id).limit(_CASES_AT_ONCE)
        with database.reading() as session:
            part = [RerunCase(*row) for row in session.execute(wanted)]
        if not part:
            return
        yield part
        last = part[-1].id


def _store(database: Database, replay_id: int, found: Sequence[ChangedCase]) -> Sequence[ChangedCase]:
    """Store what comes out differently, and return what of it is still kept; none of that is deleted meanwhile."""
    ids = [case.id for case in found]
    kept = select(KeptCaseRecord.id).where(KeptCaseRecord.id.in_(ids)).order_by(KeptCaseRecord.id)
    with database.writing() as session:
        still_kept = set(session.scalars(kept.with_for_update(read=True, key_share=True)))
        stored = [case for case in found if case.id in still_kept]
        if stored:
            session.execute(insert(ReplayChangeRecord), [_row(replay_id, case) for case in stored])
    return stored


def _row(replay_id: int, case: ChangedCase) -> dict[str, object]:
    return {
        "replay_id": replay_id,
        "case_id": case.id,
        "danger": case.difference.danger,
        "before_level": case.difference.before_level,
        "after_level": case.difference.after_level,
        "changes": case.difference.changes,
    }


def _finish(database: Database, running: ReplayRecord, counts: RuleCounts, *, cases: int, changed: int) -> None:
    """Finish a replay, and delete those before it, which nobody reads any more; one that still runs is left."""
    cut_off = ReplayRecord.ran_at < running.ran_at - _LONGER_THAN_ANY.total_seconds()
    with database.writing() as session:
        finished = {"cases": cases, "changed": changed, "by_rule": counts.cases, "rule_digests": counts.digests}
        session.execute(update(ReplayRecord).where(ReplayRecord.id == running.id).values(**finished, finished=True))
        session.execute(delete(ReplayRecord).where(ReplayRecord.id < running.id, or_(ReplayRecord.finished, cut_off)))
