"""Pages of text: landing, about, privacy, questions and answers, research; and the choice of the country."""

from __future__ import annotations

import re
from http import HTTPStatus

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from app.rendering import LOCALE_COOKIE, FormFields, PageError, render
from knowledge import load

router = APIRouter(include_in_schema=False)

_A_YEAR = 365 * 24 * 60 * 60
_OWN_PATH = re.compile(r"/(?:[A-Za-z0-9_-][A-Za-z0-9/_-]*)?")


@router.get("/")
def landing(request: Request) -> Response:
    """What the service does and does not do, and where to start."""
    return render(request, "content/landing.html", {"page": load().pages["landing"]})


@router.get("/about")
def about(request: Request) -> Response:
    """What the service is for, how it works, and where its limits are."""
    shown = {"page": load().pages["about"], "research": load().pages["what_research_says"]}
    return render(request, "content/text.html", shown)


@router.get("/privacy")
def privacy(request: Request) -> Response:
    """What is kept and for how long."""
    return render(request, "content/text.html", {"page": load().pages["privacy"]})


@router.get("/questions-and-answers")
def questions_and_answers(request: Request) -> Response:
    """What runners ask, with what research says."""
    shown = {
        "page": load().pages["questions_and_answers"],
        "sources": load().sources,
        "research": load().pages["what_research_says"],
    }
    return render(request, "content/text.html", shown)


@router.get("/what-research-says")
def what_research_says(request: Request) -> Response:
    """Where the source articles and the evidence disagree or were checked, and how this system says it."""
    shown = {
        "page": load().pages["what_research_says"],
        "entries": load().honesty.values(),
        "sources": load().sources,
    }
    return render(request, "content/research.html", shown)


@router.post("/locale")
def choose_locale(request: Request, fields: FormFields) -> Response:
    """Remember whose services to name, and go back to the page."""
    [locale, *_] = fields.get("locale", [""])
    [path, *_] = fields.get("path", ["/"])
    if locale not in load().locales:
        raise PageError(HTTPStatus.BAD_REQUEST, "form_unreadable")
    target = path if _OWN_PATH.fullmatch(path) else "/"
    response = RedirectResponse(target, status_code=HTTPStatus.SEE_OTHER)
    response.set_cookie(
        LOCALE_COOKIE, locale, max_age=_A_YEAR, httponly=True, samesite="lax", secure=request.url.scheme == "https"
    )
    return response
