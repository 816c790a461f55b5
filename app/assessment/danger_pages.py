"""The pages of danger questions."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from fastapi import APIRouter, Request, Response

from app.answers import DangerPage, as_fields, asked
from app.assessment import journey
from app.assessment.addresses import addresses, onward, to_place
from app.assessment.answering import take
from app.assessment.own import Answers, Own
from app.assessment.owner import Owner
from app.assessment.service import Assessment
from app.rendering import Fields, FormFields, PageError, render

router = APIRouter(include_in_schema=False)


@router.get("/assessment/{id}/danger-signs/{page_id}")
def show_danger_page(request: Request, assessment: Own, page_id: str) -> Response:
    """One page of danger questions; those before it come first."""
    page = _page(assessment, page_id)
    first_open = journey.first_open_page(assessment)
    if first_open and page.number > first_open.number:
        return to_place(assessment.id, first_open.place)
    return _shown(request, assessment, page, as_fields(assessment.answers, assessment.as_typed), {})


@router.post("/assessment/{id}/danger-signs/{page_id}")
def answer_danger_page(
    request: Request, database: Answers, owner: Owner, assessment: Own, page_id: str, fields: FormFields
) -> Response:
    """Keep what is answered; an emergency goes before anything that is missing."""
    page = _page(assessment, page_id)
    answered = take(database=database, owner=owner, assessment=assessment, fields=fields, findings=page.findings)
    if answered.submission.faults and not answered.emergency:
        return _shown(request, answered.assessment, page, fields, answered.submission.faults)
    return onward(request, assessment, answered, carrying_on=False)


def _page(assessment: Assessment, page_id: str) -> DangerPage:
    for page in journey.danger_pages(assessment):
        if page.id == page_id:
            return page
    raise PageError(HTTPStatus.NOT_FOUND, "not_found")


def _shown(
    request: Request, assessment: Assessment, page: DangerPage, fields: Fields, faults: Mapping[str, str]
) -> Response:
    young = journey.is_young(assessment)
    shown = {
        "page": page,
        "total": len(journey.danger_pages(assessment)),
        "questions": [asked(finding, fields, faults, young=young) for finding in page.findings],
        **addresses(request, assessment, page.place),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if faults else HTTPStatus.OK
    return render(request, "assessment/danger_page.html", shown, status=status, private=True)
