"""The pages to sign in and to sign out."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus

import structlog
from anyio import CapacityLimiter, to_thread
from anyio.lowlevel import RunVar
from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from app.clinicians import signing_in
from app.clinicians.addresses import SIGN_IN, SIGN_OUT
from app.clinicians.cookie import give_cookie, take_cookie, token_of
from app.clinicians.next_address import next_address
from app.clinicians.signed_in import Accounts, find_session
from app.clinicians.signing_in import SignInRefused
from app.rendering import Fields, FormFields, render

router = APIRouter(include_in_schema=False)

_AT_ONCE = 2
_turns = RunVar[CapacityLimiter]("sign_ins")
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
    """Begin a session, or say that name or password is wrong.

    A password takes long and much memory to look at, so few are at once, and the others wait without holding a thread:
    whoever tries thousands of them does not keep a runner from the questions.
    """
    name, following = field(fields, "name"), next_address(field(fields, "next"))
    attempt = partial(
        signing_in.sign_in,
        database=database,
        name=name,
        password=field(fields, "password"),
        replaced_token=token_of(request),
    )
    try:
        token = await to_thread.run_sync(attempt, limiter=_limiter())
    except SignInRefused:
        _log.warning("sign-in refused")
        shown = {"next": following, "name": name, "refused": True}
        return render(request, "clinicians/sign_in.html", shown, status=HTTPStatus.UNPROCESSABLE_ENTITY, private=True)
    response = RedirectResponse(following, status_code=HTTPStatus.SEE_OTHER)
    give_cookie(response, token, request)
    return response


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


def _limiter() -> CapacityLimiter:
    try:
        return _turns.get()
    except LookupError:
        limiter = CapacityLimiter(_AT_ONCE)
        _turns.set(limiter)
        return limiter
