"""Replay: every kept case under the rules in use, beside what its own rules concluded."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import func, insert, select, update

from app.kept_results import (
    KeptCaseRecord,
    KeptConclusionRecord,
    KeptFiringRecord,
    RuleBaseUnknown,
    keep_rule_base,
    kept_case,
    program_of,
    today,
)
from app.replay.comparing import Difference, Outcome, difference, outcome
from app.replay.record import ReplayChangeRecord, ReplayRecord
from app.storage import Database
from rules import AnswersRefused, ArchiveUnreadableError, Case, Program, column_form_of, program, read_answers

_CASES_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class Replay:
    """A finished replay."""

    id: int
    digest: str
    cases: int
    changed: int


@dataclass(frozen=True, slots=True)
class _Kept:
    id: int
    digest: str
    answers: Mapping[str, object]


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
        found = dict(_differences(database, cases, in_use))
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


def _in_parts(database: Database) -> Iterator[Sequence[_Kept]]:
    """The kept cases in the order of their ids, some at a time."""
    last = 0
    while True:
        wanted = select(KeptCaseRecord.id, KeptCaseRecord.digest, KeptCaseRecord.answers)
        wanted = wanted.where(KeptCaseRecord.id > last).order_by(KeptCaseRecord.id).limit(_CASES_AT_ONCE)
        with database.reading() as session:
            part = [_Kept(*row) for row in session.execute(wanted)]
        if not part:
            return
        yield part
        last = part[-1].id


def _differences(database: Database, cases: Sequence[_Kept], after: Program) -> Iterator[tuple[int, Difference]]:
    """What comes out differently, by the id of the case; what equal rules concluded is passed over."""
    for digest, of_digest in groupby(sorted(cases, key=lambda case: case.digest), key=lambda case: case.digest):
        if digest == after.rule_base.digest:
            continue
        try:
            before = program_of(database=database, digest=digest)
        except (RuleBaseUnknown, ArchiveUnreadableError):
            for case in of_digest:
                yield from _compared(case.id, _stored(database, case.id), case.answers, after)
            continue
        for case in _that_may_differ(list(of_digest), before, after):
            yield from _compared(case.id, outcome(_reasoned(case.answers, before)[0]), case.answers, after)


def _that_may_differ(cases: Sequence[_Kept], before: Program, after: Program) -> list[_Kept]:
    """The cases of which the two rule bases, over columns, conclude anything else; the others need no engine."""
    answers = [case.answers for case in cases]
    forms = [column_form_of(program.rule_base) for program in (before, after)]
    tables = [form.concluded(*form.frame(answers)) for form in forms]
    ranked = [form.conclude(*form.frame(answers)).select("causes", "factors").rows() for form in forms]
    names = [[name for name in table.columns if name != "error"] for table in tables]
    true = [
        [frozenset(name for name, holds in zip(of, row, strict=True) if holds) for row in table.select(of).iter_rows()]
        for table, of in zip(tables, names, strict=True)
    ]
    refused = [any(told) for told in zip(*(table["error"].is_not_null() for table in tables), strict=True)]
    return [
        case
        for place, case in enumerate(cases)
        if refused[place] or true[0][place] != true[1][place] or ranked[0][place] != ranked[1][place]
    ]


def _compared(
    id: int, before: Outcome, answers: Mapping[str, object], after: Program
) -> Iterator[tuple[int, Difference]]:
    case, refused = _reasoned(answers, after)
    found = difference(before, outcome(case), answers_no_longer_taken=refused)
    if found:
        yield id, found


def _reasoned(answers: Mapping[str, object], under: Program) -> tuple[Case, tuple[str, ...]]:
    """The case under a program, and the findings whose answers its vocabulary does not take, which are left out."""
    knowledge = under.rule_base.knowledge
    try:
        return Case(under, read_answers(answers, knowledge)), ()
    except AnswersRefused as refused:
        left_out = {fault.finding for fault in refused.faults}
    taken = {finding: answer for finding, answer in answers.items() if finding not in left_out}
    taken = {finding: answer for finding, answer in taken.items() if finding in knowledge.findings}
    return Case(under, read_answers(taken, knowledge)), tuple(id for id in answers if id not in taken)


def _stored(database: Database, id: int) -> Outcome:
    """What was concluded when the case was kept, where its rules can no longer be run."""
    with database.reading() as session:
        record = session.get_one(KeptCaseRecord, id)
        rules = session.scalars(select(KeptFiringRecord.rule).where(KeptFiringRecord.case_id == id)).all()
        wanted = select(KeptConclusionRecord).where(KeptConclusionRecord.case_id == id)
        listed = session.scalars(wanted.order_by(KeptConclusionRecord.place)).all()
        red_flags = kept_case(record).conclusion.red_flags
        of = {kind: [entry for entry in listed if entry.kind == kind] for kind in ("cause", "factor", "concern")}
        return Outcome(
            level=record.level,
            red_flags=tuple(flag.id for flag in red_flags),
            concerns=tuple(entry.conclusion for entry in of["concern"]),
            causes=tuple(f"{entry.conclusion}: {entry.band}" for entry in of["cause"]),
            factors=tuple(f"{entry.conclusion}: {entry.band}" for entry in of["factor"]),
            rules=tuple(rules),
        )


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
