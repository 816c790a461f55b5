"""The page of one kept case: what was said and concluded, how, why not otherwise, and what if."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from app import signing
from app.clinicians import Clinician, SignedIn
from app.kept_results import ResultUnknown
from app.rendering import FormFields, PageError, render
from app.review import verdicts
from app.review.case import (
    Missed,
    ReviewedCase,
    Tried,
    choices,
    compared,
    missed,
    nearest,
    reviewed,
    smallest_changes,
    story,
    tried,
    untried,
)
from app.review.case.picture import graph, picture
from app.storage import Database
from knowledge import load
from rules import explain, rule_base

router = APIRouter(prefix="/review/cases", include_in_schema=False)

_MOST_DIGITS = 18


def _database(request: Request) -> Database:
    database: Database = request.app.state.database
    return database


Kept = Annotated[Database, Depends(_database)]


def _asked_for(database: Kept, id: str) -> ReviewedCase:
    if not (id.isascii() and id.isdigit() and len(id) <= _MOST_DIGITS):
        raise PageError(HTTPStatus.NOT_FOUND, "not_found")
    try:
        return reviewed(database=database, id=int(id))
    except ResultUnknown as error:
        raise PageError(HTTPStatus.NOT_FOUND, "case_gone") from error


AskedFor = Annotated[ReviewedCase, Depends(_asked_for)]


@router.get("/{id}")
def show(
    request: Request, database: Kept, clinician: SignedIn, asked: AskedFor, why_not: str = "", remark: str = ""
) -> Response:
    """Everything about one case on one page; `remark` names the rule that the form for a remark begins with."""
    said = verdicts.shown(database=database, case=asked, clinician=clinician, rule=remark)
    return case_page(request, database, clinician, asked, said, why_not=why_not)


def case_page(
    request: Request,
    database: Database,
    clinician: Clinician,
    asked: ReviewedCase,
    said: Mapping[str, object],
    *,
    why_not: str = "",
) -> Response:
    """The page of a case, with what was said of it and the form to say more, whether that has faults or not."""
    steps = {step.rule: step.step for step in asked.conclusion.trace or ()}
    drawn = graph(asked.case, steps) if asked.is_as_concluded and not asked.discrepancies else None
    shown = {
        **_shared(asked, clinician),
        "chapters": story(asked),
        "graph": drawn,
        "picture": picture(drawn) if drawn else None,
        "choices": choices(asked.case) if drawn else (),
        "asked_why_not": _why_not(asked, why_not) if drawn and why_not else None,
        "nearest": nearest(asked.case) if drawn else (),
        "standings": signing.standings(database=database, rule_base=asked.case.rule_base),
        "verdicts": said,
        "back": "/review",
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if said["faults"] else HTTPStatus.OK
    return render(request, "review/case.html", shown, status=status, private=True)


@router.get("/{id}/what-if")
def ask_what_if(request: Request, clinician: SignedIn, asked: AskedFor) -> Response:
    """The answers in a form to be changed, and the smallest changes that would move the urgency."""
    return _what_if(request, clinician, asked, untried(asked))


@router.post("/{id}/what-if")
def what_if(request: Request, clinician: SignedIn, asked: AskedFor, fields: FormFields) -> Response:
    """What would be concluded from other answers. Nothing of them is kept."""
    return _what_if(request, clinician, asked, tried(asked, fields))


@router.get("/{id}/today")
def under_todays_rules(request: Request, clinician: SignedIn, asked: AskedFor) -> Response:
    """What today's rules conclude from the same answers, beside what was concluded."""
    case, lost = asked.under_todays_rules()
    findings = asked.knowledge.findings
    shown = {
        **_shared(asked, clinician),
        "comparison": compared(asked.conclusion, explain(case, asked.locale, with_trace=True)),
        "lost": [findings[id].short if id in findings else id for id in lost],
        "today": rule_base().digest,
        "back": _address(asked),
    }
    return render(request, "review/today.html", shown, private=True)


def _what_if(request: Request, clinician: SignedIn, asked: ReviewedCase, form: Tried) -> Response:
    faulty = any(question.error for question in form.questions)
    shown = {
        **_shared(asked, clinician),
        "tried": form,
        "changes": smallest_changes(asked) if asked.is_as_concluded else None,
        "back": _address(asked),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if faulty else HTTPStatus.OK
    return render(request, "review/what_if.html", shown, status=status, private=True)


def _shared(asked: ReviewedCase, clinician: SignedIn) -> dict[str, object]:
    """What every page of a case shows."""
    return {
        "clinician": clinician,
        "reviewed": asked,
        "kept": asked.kept,
        "conclusion": asked.conclusion,
        "knowledge": asked.knowledge,
        "current": load(),
        "earlier": asked.kept.digest,
        "base": _address(asked),
    }


def _address(asked: ReviewedCase) -> str:
    return f"/review/cases/{asked.kept.id}"


def _why_not(asked: ReviewedCase, id: str) -> Missed:
    try:
        return missed(asked.case, id)
    except KeyError as error:
        raise PageError(HTTPStatus.NOT_FOUND, "not_found") from error
