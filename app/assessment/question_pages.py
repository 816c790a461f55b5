"""The pages that ask one question."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from fastapi import APIRouter, Request, Response

from app.answers import as_fields, asked
from app.assessment import journey
from app.assessment.addresses import addresses, onward, to_place
from app.assessment.answering import take
from app.assessment.own import Answers, Own
from app.assessment.owner import Owner
from app.assessment.service import Assessment
from app.rendering import Fields, FormFields, PageError, render
from knowledge import Finding, UrgencyLevel, load

router = APIRouter(include_in_schema=False)


@router.get("/assessment/{id}/questions/{finding_id}")
def show_question(request: Request, assessment: Own, finding_id: str) -> Response:
    """One question, when it is its turn or it was answered before."""
    finding = _finding(finding_id)
    place = journey.place_of(assessment, finding.id)
    if place != journey.question_place(finding.id):
        return to_place(assessment.id, place)
    applies = finding.id in journey.questions_left(assessment) or finding.id in assessment.answers
    if journey.first_open_page(assessment) or journey.is_young(assessment) or not applies:
        return to_place(assessment.id, journey.next_place(assessment, carrying_on=True))
    return _shown(request, assessment, finding, as_fields(assessment.answers, assessment.as_typed), {})


@router.post("/assessment/{id}/questions/{finding_id}")
def answer_question(
    request: Request, database: Answers, owner: Owner, assessment: Own, finding_id: str, fields: FormFields
) -> Response:
    """Keep one answer, even one whose question no longer matters, and go on."""
    finding = _finding(finding_id)
    if journey.is_young(assessment):
        return to_place(assessment.id, journey.next_place(assessment))
    answered = take(database=database, owner=owner, assessment=assessment, fields=fields, findings=[finding])
    if answered.submission.faults and not answered.emergency:
        return _shown(request, answered.assessment, finding, fields, answered.submission.faults)
    already_today = assessment.case.level == UrgencyLevel.SAME_DAY
    return onward(request, assessment, answered, carrying_on=already_today)


def _finding(finding_id: str) -> Finding:
    if finding_id not in load().findings:
        raise PageError(HTTPStatus.NOT_FOUND, "not_found")
    return load().findings[finding_id]


def _shown(
    request: Request, assessment: Assessment, finding: Finding, fields: Fields, faults: Mapping[str, str]
) -> Response:
    shown = {
        "questions": [asked(finding, fields, faults, young=False)],
        "left": len(journey.questions_left(assessment)),
        "may_see_result": journey.may_see_result(assessment),
        **addresses(request, assessment, journey.question_place(finding.id)),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if faults else HTTPStatus.OK
    return render(request, "assessment/question.html", shown, status=status, private=True)
