"""The pages to sign in and to sign out."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus

import structlog
from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from app.clinicians import signing_in
from app.clinicians.addresses import SIGN_IN, SIGN_OUT
from app.clinicians.cookie import give_cookie, take_cookie, token_of
from app.clinicians.next_address import next_address
from app.clinicians.signed_in import Accounts, find_session
from app.clinicians.signing_in import SignInRefused
from app.clinicians.turns import in_turn
from app.rendering import Fields, FormFields, render
from app.storage import Database

router = APIRouter(include_in_schema=False)

_log = structlog.get_logger("hip_triage")


@router.get(SIGN_IN)
def show_sign_in(request: Request) -> Response:
    """The form to sign in; who is signed in already goes on."""
    following = next_address(request.query_params.get("next", ""))
    if find_session(request):
        return RedirectResponse(following, status_code=HTTPStatus.SEE_OTHER)
    return render(request, "clinicians/sign_in.html", {"next": following}, private=True)


@router.post(SIGN_IN)
async def sign_in(request: Request, database: Accounts, fields: FormFields) -> Response:
    """Begin a session, or say that name or password is wrong."""
    return await in_turn(partial(_sign_in, request, database, fields))


@router.post(SIGN_OUT)
def sign_out(request: Request, database: Accounts) -> Response:
    """End the session of this browser."""
    token = token_of(request)
    if token:
        signing_in.sign_out(database=database, token=token)
    response = RedirectResponse(SIGN_IN, status_code=HTTPStatus.SEE_OTHER)
    take_cookie(response, request)
    return response


def field(fields: Fields, name: str) -> str:
    """What was typed into one field of a form."""
    return fields.get(name, [""])[0]


def _sign_in(request: Request, database: Database, fields: Fields) -> Response:
    name, following = field(fields, "name"), next_address(field(fields, "next"))
    try:
        token = signing_in.sign_in(
            database=database, name=name, password=field(fields, "password"), replaced_token=token_of(request)
        )
    except SignInRefused:
        _log.warning("sign-in refused")
        shown = {"next": following, "name": name, "refused": True}
        return render(request, "clinicians/sign_in.html", shown, status=HTTPStatus.UNPROCESSABLE_ENTITY, private=True)
    response = RedirectResponse(following, status_code=HTTPStatus.SEE_OTHER)
    give_cookie(response, token, request)
    return response
