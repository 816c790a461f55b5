"""The ways into an assessment: start one, come back to it, carry on with it."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from app.assessment import journey, service
from app.assessment.addresses import to_place
from app.assessment.own import Answers, Own
from app.assessment.owner import give_cookie, new_token, owner_of, token_of
from knowledge import load

router = APIRouter(include_in_schema=False)


@router.post("/assessments")
def start(request: Request, database: Answers) -> Response:
    """Begin a new assessment and go to its first page."""
    token = token_of(request) or new_token()
    id = service.start(database=database, owner=owner_of(token))
    response = to_place(id, f"danger-signs/{load().questionnaire.red_flag_pages[0].id}")
    give_cookie(response, token, request)
    return response


@router.get("/assessment/{id}")
def resume(assessment: Own) -> Response:
    """Go to wherever the person is."""
    return to_place(assessment.id, journey.next_place(assessment))


@router.get("/assessment/{id}/more-questions")
def carry_on(assessment: Own) -> Response:
    """Go on with the questions, even with a result that asks for help today."""
    return to_place(assessment.id, journey.next_place(assessment, carrying_on=True))
