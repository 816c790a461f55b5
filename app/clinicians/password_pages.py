"""The page on which a clinician chooses another password."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from app.clinicians import signing_in
from app.clinicians.accounts import AccountRefused
from app.clinicians.addresses import OWN_PASSWORD, WORKBENCH
from app.clinicians.cookie import give_cookie
from app.clinicians.pages import field
from app.clinicians.sessions import OpenSession
from app.clinicians.signed_in import Accounts, InSession
from app.clinicians.signing_in import SignInRefused
from app.clinicians.turns import in_turn
from app.rendering import Fields, FormFields, render
from app.storage import Database
from knowledge import load

router = APIRouter(include_in_schema=False)


@router.get(OWN_PASSWORD)
def show_password(request: Request, session: InSession) -> Response:
    """The form to choose another password."""
    return _shown(request, session, {})


@router.post(OWN_PASSWORD)
async def choose_password(request: Request, database: Accounts, session: InSession, fields: FormFields) -> Response:
    """Change the password, and sign out every other browser."""
    return await in_turn(partial(_choose_password, request, database, session, fields))


def _choose_password(request: Request, database: Database, session: OpenSession, fields: Fields) -> Response:
    words = load().words["clinicians"]
    new = field(fields, "new")
    if new != field(fields, "again"):
        return _shown(request, session, {"again": words["passwords_differ"]})
    try:
        token = signing_in.choose_password(
            database=database, clinician=session.clinician, current=field(fields, "current"), new=new
        )
    except SignInRefused:
        return _shown(request, session, {"current": words["current_password_wrong"]})
    except AccountRefused as refused:
        return _shown(request, session, {"new": str(refused)})
    response = RedirectResponse(WORKBENCH, status_code=HTTPStatus.SEE_OTHER)
    give_cookie(response, token, request)
    return response


def _shown(request: Request, session: OpenSession, faults: dict[str, str]) -> Response:
    shown = {"clinician": session.clinician, "temporary": session.password_is_temporary, "faults": faults}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if faults else HTTPStatus.OK
    return render(request, "clinicians/password.html", shown, status=status, private=True)
