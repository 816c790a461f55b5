"""A clinician who fills in the form of a verdict."""

from __future__ import annotations

from httpx2 import Response
from sqlalchemy import select

from app.review.record import RuleRemarkRecord, VerdictRecord
from app.review.verdicts import Voice, voices
from app.storage import Database
from tests.app.review.cases import Reviewer
from tests.app.review.document import Element, document

RIGHT = {"urgency": "routine", "cause": "right"}
"""A verdict that holds with a case of OUTER_HIP."""


def send(reviewer: Reviewer, case: int, **fields: str) -> Response:
    """Press the button of the form, with these fields filled in."""
    return reviewer.at.browser.post(f"/review/cases/{case}/verdicts", data=fields)


def judge(reviewer: Reviewer, case: int, **fields: str) -> Element:
    """Give a verdict that has no faults, and read the page that follows."""
    answer = send(reviewer, case, **fields)
    assert answer.status_code == 303, answer.text
    assert answer.headers["location"] == f"/review/cases/{case}#verdicts"
    return reviewer.open(case)


def refused(reviewer: Reviewer, case: int, **fields: str) -> Element:
    """Send a form with faults, and read the page that comes back."""
    answer = send(reviewer, case, **fields)
    assert answer.status_code == 422
    return document(answer.text)


def said_of(reviewer: Reviewer, case: int) -> dict[str, Voice]:
    """What each clinician has said of a case, as it is stored."""
    return {voice.by: voice for voice in voices(database=reviewer.database, case_id=case)}


def rows_of(database: Database, case: int) -> list[VerdictRecord | RuleRemarkRecord]:
    """Every stored row about a case."""
    with database.reading() as session:
        found: list[VerdictRecord | RuleRemarkRecord] = []
        found += session.scalars(select(VerdictRecord).filter_by(case_id=case).order_by(VerdictRecord.id))
        found += session.scalars(select(RuleRemarkRecord).filter_by(case_id=case).order_by(RuleRemarkRecord.id))
        return found
