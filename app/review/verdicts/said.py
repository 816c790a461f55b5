"""What clinicians have said of a case: of each the verdict that counts, what it superseded, and remarks on rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import Generic, TypeVar

from sqlalchemy import select

from app.clinicians import ClinicianRecord
from app.review.record import RuleRemarkRecord, VerdictRecord
from app.review.verdicts.giving import Remark, Verdict, remark_of, verdict_of
from app.storage import Database

What = TypeVar("What", Verdict, Remark)


@dataclass(frozen=True)
class Said(Generic[What]):
    """One verdict or remark, when it was said, under which digest, and when it was superseded; None while it counts."""

    what: What
    at: datetime
    digest: str
    superseded_at: datetime | None


@dataclass(frozen=True)
class Voice:
    """All that one clinician has said of a case, the latest first; remarks in the order of their rules."""

    clinician_id: int
    by: str
    verdicts: tuple[Said[Verdict], ...]
    remarks: tuple[Said[Remark], ...]

    @property
    def verdict(self) -> Verdict | None:
        """The verdict that counts."""
        return self.verdicts[0].what if self.verdicts else None


def voices(*, database: Database, case_id: int) -> tuple[Voice, ...]:
    """What each clinician has said, in the order in which they first did."""
    with database.reading() as session:
        verdicts = session.scalars(select(VerdictRecord).where(VerdictRecord.case_id == case_id)).all()
        remarks = session.scalars(select(RuleRemarkRecord).where(RuleRemarkRecord.case_id == case_id)).all()
        first: dict[int, int] = {}
        everything: list[VerdictRecord | RuleRemarkRecord] = [*verdicts, *remarks]
        for said in sorted(everything, key=lambda said: (said.said_at, said.id)):
            first.setdefault(said.clinician_id, said.said_at)
        named = select(ClinicianRecord.id, ClinicianRecord.display_name).where(ClinicianRecord.id.in_(first))
        names = {row.id: row.display_name for row in session.execute(named)}
        return tuple(
            Voice(
                clinician_id=id,
                by=names[id],
                verdicts=tuple(_verdicts(said for said in verdicts if said.clinician_id == id)),
                remarks=tuple(_remarks(said for said in remarks if said.clinician_id == id)),
            )
            for id in first
        )


def _verdicts(records: Iterable[VerdictRecord]) -> Iterable[Said[Verdict]]:
    later: datetime | None = None
    for record in sorted(records, key=lambda record: -record.id):
        at = _time(record)
        yield Said(verdict_of(record), at, record.digest, later)
        later = at


def _remarks(records: Iterable[RuleRemarkRecord]) -> Iterable[Said[Remark]]:
    in_order = sorted(records, key=lambda record: (record.rule, -record.id))
    for _, of_rule in groupby(in_order, key=lambda record: record.rule):
        later: datetime | None = None
        for record in of_rule:
            at = _time(record)
            yield Said(remark_of(record), at, record.digest, later)
            later = at


def _time(record: VerdictRecord | RuleRemarkRecord) -> datetime:
    return datetime.fromtimestamp(record.said_at, UTC)
