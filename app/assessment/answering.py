"""Takes a submitted form: keeps what is valid, and lets an emergency go before anything that is missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.answers import Submission, read_form
from app.assessment import service
from app.assessment.journey import is_young
from app.assessment.own import gone
from app.assessment.service import Assessment, AssessmentExpired, AssessmentUnknown
from app.rendering import Fields
from app.storage import Database
from knowledge import Finding, UrgencyLevel
from rules import reason


@dataclass(frozen=True)
class Answered:
    """What a submission came to: the assessment after it, whether it is an emergency, and what is wrong."""

    assessment: Assessment
    submission: Submission
    emergency: bool


def take(
    *,
    database: Database,
    owner: str | None,
    assessment: Assessment,
    fields: Fields,
    findings: Iterable[Finding],
) -> Answered:
    """Read a form about these findings and keep its answers.

    Other fields are left unread: a browser's add-on may put them in, and they must not stand before an emergency.
    """
    submission = read_form(fields, findings, young=is_young(assessment))
    held = {id: answer for id, answer in assessment.answers.items() if id not in submission.faults}
    emergency = _is_emergency(held | submission.answers | submission.contradicted)
    answers = submission.answers | (submission.contradicted if emergency else {})
    try:
        after = service.answer(
            database=database, id=assessment.id, owner=owner, answers=answers, as_typed=submission.as_typed
        )
    except (AssessmentUnknown, AssessmentExpired) as error:
        raise gone(error) from error
    return Answered(after, submission, emergency)


def _is_emergency(answers: dict[str, object]) -> bool:
    return reason(answers).level == UrgencyLevel.EMERGENCY_NOW
