"""Replay: every kept case under the rules in use, beside what its own rules concluded."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, insert, select, update

from app.kept_results import KeptCaseRecord, keep_rule_base, today
from app.replay.comparing import Difference
from app.replay.record import ReplayChangeRecord, ReplayRecord
from app.replay.rerunning import RerunCase, differences
from app.storage import Database
from rules import program

_CASES_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class Replay:
    """A finished replay."""

    id: int
    digest: str
    cases: int
    changed: int


def replay(*, database: Database, told: Callable[[int, int], None] = lambda done, all: None) -> Replay:
    """Run every kept case under the rules in use, and store what comes out differently.

    `told` hears how many cases are done, and of how many.
    """
    in_use = program()
    with database.writing() as session:
        keep_rule_base(session, in_use.rule_base, today())
        running = ReplayRecord(
            digest=in_use.rule_base.digest, ran_at=int(time.time()), cases=0, changed=0, by_rule={}, finished=False
        )
        session.add(running)
        all_cases = session.scalar(select(func.count()).select_from(KeptCaseRecord)) or 0
    done = changed = 0
    by_rule: dict[str, list[int]] = {}
    for cases in _in_parts(database):
        found = dict(differences(database, cases, in_use))
        _store(database, running.id, found)
        _count(by_rule, found.values())
        done, changed = done + len(cases), changed + len(found)
        told(done, all_cases)
    with database.writing() as session:
        finished = {"cases": done, "changed": changed, "by_rule": by_rule, "finished": True}
        session.execute(update(ReplayRecord).where(ReplayRecord.id == running.id).values(finished))
    return Replay(running.id, in_use.rule_base.digest, done, changed)


def _count(by_rule: dict[str, list[int]], found: Iterable[Difference]) -> None:
    for change in found:
        for place, way in enumerate(("appeared", "vanished")):
            for rule in change.changes.get("rules", {}).get(way, []):
                by_rule.setdefault(rule, [0, 0])[place] += 1


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


def _store(database: Database, replay_id: int, found: Mapping[int, Difference]) -> None:
    rows = [
        {
            "replay_id": replay_id,
            "case_id": id,
            "danger": change.danger,
            "before_level": change.before_level,
            "after_level": change.after_level,
            "changes": change.changes,
        }
        for id, change in found.items()
    ]
    if rows:
        with database.writing() as session:
            still_kept = set(session.scalars(select(KeptCaseRecord.id).where(KeptCaseRecord.id.in_(found))))
            session.execute(insert(ReplayChangeRecord), [row for row in rows if row["case_id"] in still_kept])
