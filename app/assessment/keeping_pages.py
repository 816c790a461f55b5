"""Keep a result for 90 days, and the page that shows its code."""

from __future__ import annotations

from fastapi import APIRouter, Depends, Request, Response

from app.assessment import journey, keeping
from app.assessment.addresses import base_of, to_place
from app.assessment.own import Answers, Own
from app.assessment.owner import token_of
from app.kept_results import ResultUnknown, qr_picture, search_address, spelled
from app.rate_limits import code_tries, few_misses
from app.rendering import PageLocale, render

router = APIRouter(include_in_schema=False)


@router.post("/assessment/{id}/keep")
def keep_result(request: Request, database: Answers, assessment: Own, locale: PageLocale) -> Response:
    """Keep the result as it stands, once, and go to its code."""
    if not journey.may_see_result(assessment):
        return to_place(assessment.id, journey.next_place(assessment, carrying_on=True))
    token = token_of(request) or ""
    name = keeping.keep(database=database, token=token, assessment=assessment, locale=locale)
    return to_place(assessment.id, keeping.place_of(name))


@router.get("/assessment/{id}/kept/{name}", dependencies=[Depends(few_misses)])
def show_code(request: Request, database: Answers, assessment: Own, name: str) -> Response:
    """The code of a kept result: large, to be read out, and as a picture for a clinician's camera."""
    try:
        code, kept = keeping.kept(database=database, token=token_of(request) or "", name=name)
    except ResultUnknown:
        code_tries(request).count(request)  # a made-up name stands for a code that somebody else may have
        return to_place(assessment.id, journey.RESULT)
    shown = {
        "groups": spelled(code).split("-"),
        "picture": qr_picture(search_address(str(request.base_url), code)),
        "entry": f"{request.base_url}kept-result",
        "expires_on": kept.expires_on,
        "back": f"{base_of(assessment.id)}/{journey.RESULT}",
    }
    return render(request, "assessment/kept.html", shown, private=True)
