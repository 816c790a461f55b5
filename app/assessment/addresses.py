"""Where the pages of an assessment stand, and where a person goes after an answer."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import Request
from fastapi.responses import RedirectResponse

from app.assessment import journey
from app.assessment.answering import Answered
from app.assessment.service import Assessment

_FROM = "from"


def to_place(id: str, place: str) -> RedirectResponse:
    """To a page of an assessment, with a new request."""
    return RedirectResponse(f"{base_of(id)}/{place}", status_code=HTTPStatus.SEE_OTHER)


def base_of(id: str) -> str:
    """The address of an assessment."""
    return f"/assessment/{id}"


def addresses(request: Request, assessment: Assessment, place: str) -> dict[str, object]:
    """The addresses that a page of an assessment links to."""
    base = base_of(assessment.id)
    checking = _is_checking(request)
    before = journey.ANSWERS if checking else journey.place_before(assessment, place)
    return {
        "base": base,
        "back": f"{base}/{before}" if before else "/",
        "submit_to": f"{base}/{place}" + (f"?{_FROM}={journey.ANSWERS}" if checking else ""),
    }


def onward(request: Request, before: Assessment, answered: Answered, *, carrying_on: bool) -> RedirectResponse:
    """To the next page; back to the page to check the answers when the person came from there and nothing is worse."""
    after = answered.assessment
    following = journey.next_place(after, carrying_on=carrying_on)
    worse = after.case.level.rank < before.case.level.rank
    needed_now = journey.first_open_page(after) is not None or (worse and following == journey.RESULT)
    return to_place(after.id, journey.ANSWERS if _is_checking(request) and not needed_now else following)


def _is_checking(request: Request) -> bool:
    return request.query_params.get(_FROM) == journey.ANSWERS
