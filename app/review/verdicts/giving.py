"""Verdicts and remarks of clinicians on kept cases. They are only ever added: a clinician's latest one counts."""

from __future__ import annotations

import time
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.clinicians import Clinician
from app.kept_results import KeptCaseRecord, ResultUnknown
from app.review.record import RuleRemarkRecord, VerdictRecord
from app.storage import Database

MOST_CHARACTERS = 4_000


class CauseVerdict(StrEnum):
    """Of the causes: right, one is missing from the list, or the leading one is wrong."""

    RIGHT = "right"
    MISSING = "missing"
    WRONG = "wrong"


class Judgement(StrEnum):
    """Of a rule: right or wrong to fire, or to stay silent."""

    RIGHT = "right"
    WRONG = "wrong"


@dataclass(frozen=True)
class Verdict:
    """What a clinician says of a conclusion: the urgency that would have been right, and how right the causes are."""

    urgency: str
    cause: CauseVerdict
    right_cause: str | None
    comment: str


@dataclass(frozen=True)
class Remark:
    """What a clinician says of one rule on one case."""

    rule: str
    judgement: Judgement
    comment: str


def give(
    *, database: Database, case_id: int, clinician: Clinician, verdict: Verdict | None, remark: Remark | None
) -> None:
    """Add a clinician's verdict and remark to a case, both or neither; what they said last already is not said twice.

    Raises ResultUnknown.
    """
    kept = select(KeptCaseRecord.digest, KeptCaseRecord.level, KeptCaseRecord.leading)
    with database.writing() as session:
        # Whoever judges the same case waits: of a form that is sent twice at once, the second sees the first.
        locked = kept.where(KeptCaseRecord.id == case_id).with_for_update(key_share=True)
        case = session.execute(locked).one_or_none()
        if case is None:
            raise ResultUnknown
        said = {
            "case_id": case_id,
            "clinician_id": clinician.id,
            "said_at": int(time.time()),
            "digest": case.digest,
        }
        if verdict and verdict != _latest_verdict(session, case_id, clinician.id):
            judged = {"concluded_urgency": case.level, "concluded_cause": case.leading}
            session.add(VerdictRecord(**said, **judged, **vars(verdict)))
        if remark and remark != _latest_remark(session, case_id, clinician.id, remark.rule):
            session.add(RuleRemarkRecord(**said, **vars(remark)))


def verdict_of(record: VerdictRecord) -> Verdict:
    """A stored row as a verdict."""
    return Verdict(record.urgency, CauseVerdict(record.cause), record.right_cause, record.comment)


def remark_of(record: RuleRemarkRecord) -> Remark:
    """A stored row as a remark."""
    return Remark(record.rule, Judgement(record.judgement), record.comment)


def _latest_verdict(session: Session, case_id: int, clinician_id: int) -> Verdict | None:
    own = select(VerdictRecord).where(VerdictRecord.case_id == case_id, VerdictRecord.clinician_id == clinician_id)
    latest = session.scalars(own.order_by(VerdictRecord.id.desc()).limit(1)).one_or_none()
    return verdict_of(latest) if latest else None


def _latest_remark(session: Session, case_id: int, clinician_id: int, rule: str) -> Remark | None:
    of_case = select(RuleRemarkRecord).where(RuleRemarkRecord.case_id == case_id, RuleRemarkRecord.rule == rule)
    own = of_case.where(RuleRemarkRecord.clinician_id == clinician_id).order_by(RuleRemarkRecord.id.desc())
    latest = session.scalars(own.limit(1)).one_or_none()
    return remark_of(latest) if latest else None
