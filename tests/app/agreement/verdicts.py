"""Verdicts as they are stored, some at a time."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count

from app.kept_results import keep_rule_base
from app.kept_results.service import today
from app.review.record import RuleRemarkRecord, VerdictRecord
from app.storage import Database
from rules import rule_base

_cases = count(1_000_000)


def cases(number: int) -> list[int]:
    """Cases of which nothing but the verdicts is left."""
    return [next(_cases) for _ in range(number)]


def say(
    database: Database,
    clinician: int,
    of: list[int],
    *,
    concluded: str = "routine",
    urgency: str = "routine",
    leading: str | None = "bursitis_gtps",
    cause: str = "right",
    right_cause: str | None = None,
    on: datetime = datetime(2026, 3, 31, 23, 59, 59, tzinfo=UTC),
) -> list[int]:
    """Let a clinician say the same of some cases, and return them."""
    with database.writing() as session:
        keep_rule_base(session, rule_base(), today())
        session.flush()
        session.add_all(
            VerdictRecord(
                case_id=case,
                clinician_id=clinician,
                said_at=int(on.timestamp()),
                digest=rule_base().digest,
                concluded_urgency=concluded,
                concluded_cause=leading,
                urgency=urgency,
                cause=cause,
                right_cause=right_cause,
                comment="",
            )
            for case in of
        )
    return of


def remark(database: Database, clinician: int, of: list[int], rule: str, judgement: str) -> None:
    """Let a clinician say the same of a rule on some cases."""
    with database.writing() as session:
        keep_rule_base(session, rule_base(), today())
        session.flush()
        session.add_all(
            RuleRemarkRecord(
                case_id=case,
                clinician_id=clinician,
                said_at=0,
                digest=rule_base().digest,
                rule=rule,
                judgement=judgement,
                comment="",
            )
            for case in of
        )
