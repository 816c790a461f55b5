"""The lines of the export, read case by case: first the case, then what was said of it.

What was said of a case that is no longer kept stands there without it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import TypeVar

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.clinicians import ClinicianRecord
from app.kept_results import KeptCaseRecord, KeptConclusionRecord, KeptFiringRecord
from app.review.export.rows import CaseRow, RemarkRow, Row, VerdictRow
from app.review.record import RuleRemarkRecord, VerdictRecord
from app.storage import Database

_CASES_AT_ONCE = 200


Said = TypeVar("Said", VerdictRecord, RuleRemarkRecord)


def rows(*, database: Database) -> Iterator[tuple[Row, ...]]:
    """Every line, those of some cases at a time, so that a large database takes no more memory than a small one."""
    done = 0
    while True:
        with database.reading() as session:
            last = _last(session, done)
            if last is None:
                return
            some = tuple(_between(session, done, last))
        yield some
        done = last


def _last(session: Session, done: int) -> int | None:
    """Up to which case the next lines go: as far as neither cases nor what was said of them are too many."""
    ends: list[int] = []
    bounds: list[int] = []
    for id in (KeptCaseRecord.id, VerdictRecord.case_id, RuleRemarkRecord.case_id):
        ids = session.scalars(select(id).where(id > done).order_by(id).limit(_CASES_AT_ONCE)).all()
        ends += ids[-1:]
        bounds += ids[-1:] if len(ids) == _CASES_AT_ONCE else []
    return min(bounds) if bounds else max(ends, default=None)


def _between(session: Session, done: int, last: int) -> Iterator[Row]:
    """The lines of the cases after `done`, up to `last`: each case, its verdicts, its remarks."""
    cases = {case.case_id: case for case in _cases(session, done, last)}
    named = session.execute(select(ClinicianRecord.id, ClinicianRecord.display_name))
    names = {row.id: row.display_name for row in named}
    verdicts = session.scalars(_in_order(VerdictRecord, done, last)).all()
    remarks = session.scalars(_in_order(RuleRemarkRecord, done, last)).all()
    latest = {(said.case_id, said.clinician_id): said for said in verdicts}
    latest_remarks = {(said.case_id, said.clinician_id, said.rule): said for said in remarks}
    lines: dict[int, list[Row]] = {id: [case] for id, case in cases.items()}
    for verdict in verdicts:
        counts = latest[verdict.case_id, verdict.clinician_id] is verdict
        lines.setdefault(verdict.case_id, []).append(_verdict(verdict, names, counts=counts))
    for remark in remarks:
        counts = latest_remarks[remark.case_id, remark.clinician_id, remark.rule] is remark
        case = cases.get(remark.case_id)
        fired = remark.rule in case.rules_fired if case else None
        lines.setdefault(remark.case_id, []).append(_remark(remark, names, counts=counts, fired=fired))
    for id in sorted(lines):
        yield from lines[id]


def _in_order(record: type[Said], done: int, last: int) -> Select[Said]:
    return select(record).where(record.case_id > done, record.case_id <= last).order_by(record.id)


def _cases(session: Session, done: int, last: int) -> Iterator[CaseRow]:
    kept, listed, fired = KeptCaseRecord, KeptConclusionRecord, KeptFiringRecord
    entries = select(listed).where(listed.case_id > done, listed.case_id <= last).order_by(listed.case_id, listed.place)
    conclusions: dict[tuple[int, str], list[str]] = defaultdict(list)
    for entry in session.scalars(entries):
        band = f":{entry.band}" if entry.band else ""
        conclusions[entry.case_id, entry.kind].append(f"{entry.conclusion}{band}")
    rules: dict[int, list[str]] = defaultdict(list)
    firings = select(fired.case_id, fired.rule).where(fired.case_id > done, fired.case_id <= last)
    for id, rule in session.execute(firings.order_by(fired.case_id, fired.rule)):
        rules[id].append(rule)
    columns = kept.id, kept.digest, kept.kept_on, kept.locale, kept.answers, kept.level, kept.complete, kept.leading
    in_time = kept.id > done, kept.id <= last, kept.expires_on > datetime.now(UTC).date()
    for row in session.execute(select(*columns).where(*in_time)):
        yield CaseRow(
            *row,
            causes=tuple(conclusions[row.id, "cause"]),
            factors=tuple(conclusions[row.id, "factor"]),
            concerns=tuple(conclusions[row.id, "concern"]),
            rules_fired=tuple(rules[row.id]),
        )


def _verdict(said: VerdictRecord, names: Mapping[int, str], *, counts: bool) -> VerdictRow:
    return VerdictRow(
        case_id=said.case_id,
        digest=said.digest,
        clinician_id=said.clinician_id,
        by=names[said.clinician_id],
        said_at=said.said_at,
        counts=counts,
        concluded_urgency=said.concluded_urgency,
        concluded_cause=said.concluded_cause,
        urgency=said.urgency,
        cause=said.cause,
        right_cause=said.right_cause,
        comment=said.comment,
    )


def _remark(said: RuleRemarkRecord, names: Mapping[int, str], *, counts: bool, fired: bool | None) -> RemarkRow:
    return RemarkRow(
        case_id=said.case_id,
        digest=said.digest,
        clinician_id=said.clinician_id,
        by=names[said.clinician_id],
        said_at=said.said_at,
        counts=counts,
        rule=said.rule,
        fired=fired,
        judgement=said.judgement,
        comment=said.comment,
    )
