"""Where a verdict is sent: it is added, or the page of the case comes back with what was typed and what is wrong."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from app.clinicians import SignedIn
from app.kept_results import ResultUnknown
from app.rendering import PageError, WrittenFields
from app.review import verdicts
from app.review.case_pages import AskedFor, Kept, case_page

router = APIRouter(prefix="/review/cases", include_in_schema=False)


@router.get("/{id}/verdicts")
def look(asked: AskedFor) -> Response:
    """Verdicts have no page of their own."""
    return _to_verdicts(asked.kept.id)


@router.post("/{id}/verdicts")
def give(request: Request, database: Kept, clinician: SignedIn, asked: AskedFor, fields: WrittenFields) -> Response:
    """Add a verdict, a remark on a rule, or both."""
    form = verdicts.filled_in(fields)
    faults = verdicts.faults_of(form, verdicts.allowed(asked))
    if faults:
        said = verdicts.shown(database=database, case=asked, clinician=clinician, form=form, faults=faults)
        return case_page(request, database, clinician, asked, said)
    try:
        verdicts.give(
            database=database,
            case_id=asked.kept.id,
            clinician=clinician,
            verdict=form.verdict(),
            remark=form.rule_remark(),
        )
    except ResultUnknown as error:
        raise PageError(HTTPStatus.NOT_FOUND, "case_gone") from error
    return _to_verdicts(asked.kept.id)


def _to_verdicts(case_id: int) -> Response:
    return RedirectResponse(f"/review/cases/{case_id}#verdicts", status_code=HTTPStatus.SEE_OTHER)
