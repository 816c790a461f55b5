"""Takes a submitted form: keeps what is valid, and lets an emergency go before anything that is missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus

from app.assessment import service
from app.assessment.forms import Submission, is_expected, read_form
from app.assessment.journey import is_young
from app.assessment.own import gone
from app.assessment.service import Assessment, AssessmentExpired, AssessmentUnknown
from app.rendering import Fields, PageError
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
    tolerated: Iterable[Finding] = (),
) -> Answered:
    """Read a form about these findings and keep its answers. Fields of tolerated findings are left unread.

    Raises PageError when the form holds anything else.
    """
    findings = tuple(findings)
    if not is_expected(fields, (*findings, *tolerated)):
        raise PageError(HTTPStatus.BAD_REQUEST, "form_unreadable")
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
