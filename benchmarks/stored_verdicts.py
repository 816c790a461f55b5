"""Verdicts and remarks of three clinicians on stored cases, to measure pages on."""

from __future__ import annotations

import random
import time

from sqlalchemy import insert, select

from app import clinicians
from app.clinicians import Role
from app.kept_results import KEPT_FOR, KeptCaseRecord
from app.review.record import RuleRemarkRecord, VerdictRecord
from app.storage import Database
from benchmarks.stored_cases import settle
from knowledge import UrgencyLevel, load

REVIEWERS = 3
PASSWORD = "three reviewers read on"
_LEVELS = [level.value for level in UrgencyLevel]
_CAUSES = [known.id for known in load().conclusions.values() if known.kind == "cause"]


def judge(database: Database, share: float = 0.1, disagreeing: float = 0.15) -> tuple[int, ...]:
    """Let three new clinicians give a verdict on a share of the cases, each on its own; returns who they are."""
    chance, now = random.Random(7), int(time.time())
    columns = KeptCaseRecord.id, KeptCaseRecord.digest, KeptCaseRecord.level, KeptCaseRecord.leading
    with database.reading() as session:
        cases = session.execute(select(*columns).order_by(KeptCaseRecord.id)).all()
    who = tuple(_clinician(database, number) for number in range(REVIEWERS))
    verdicts: list[dict[str, object]] = []
    remarks: list[dict[str, object]] = []
    for case in cases:
        for clinician in who:
            if chance.random() >= share:
                continue
            said = {
                "case_id": case.id,
                "clinician_id": clinician,
                "digest": case.digest,
                "said_at": now - chance.randrange(KEPT_FOR.days * 86_400),
            }
            verdicts.append(said | _verdict(case.level, case.leading, chance, disagreeing))
            if chance.random() < share:
                judgement = "wrong" if chance.random() < disagreeing else "right"
                remarks.append(said | {"rule": "RF24a", "judgement": judgement, "comment": ""})
    with database.writing() as session:
        for record, rows in ((VerdictRecord, verdicts), (RuleRemarkRecord, remarks)):
            if rows:
                session.execute(insert(record), rows)
    settle(database)
    return who


def _verdict(level: str, leading: str | None, chance: random.Random, disagreeing: float) -> dict[str, object]:
    other_level = chance.random() < disagreeing
    other_cause = leading is not None and chance.random() < disagreeing
    return {
        "concluded_urgency": level,
        "concluded_cause": leading,
        "urgency": chance.choice(_LEVELS) if other_level else level,
        "cause": "wrong" if other_cause else "right",
        "right_cause": chance.choice([id for id in _CAUSES if id != leading]) if other_cause else None,
        "comment": "",
    }


def _clinician(database: Database, number: int) -> int:
    return clinicians.add(
        database=database,
        name=f"reviewer{number}",
        display_name=f"Reviewer {number}",
        role=Role.REVIEWER,
        password=PASSWORD,
        temporary=False,
    )
