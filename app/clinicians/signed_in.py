"""Who is signed in, as the dependencies of views; and the door in front of every page of the workbench."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Depends, Request
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool

from app.clinicians import sessions
from app.clinicians.addresses import OWN_PASSWORD, SIGN_IN, SIGN_OUT, WORKBENCH
from app.clinicians.clinician import Clinician
from app.clinicians.cookie import token_of
from app.clinicians.sessions import OpenSession
from app.rendering import PageError
from app.settings import Settings
from app.storage import Database

_OPEN = (SIGN_IN, SIGN_OUT)


class SignInFirst(Exception):
    """Another page comes before the one that was asked for: to sign in, or to choose a password."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


def to_sign_in(_: Request, error: Exception) -> RedirectResponse:
    """To the page that comes first."""
    assert isinstance(error, SignInFirst)
    return RedirectResponse(error.address, status_code=HTTPStatus.SEE_OTHER, headers={"Cache-Control": "no-store"})


async def door(request: Request) -> None:
    """Lets nobody without a session into the workbench, before anything else of a request is looked at.

    A dependency of the whole application, so that a page that forgets to ask who is signed in is closed all the same.
    """
    path = request.url.path
    if (path == WORKBENCH or path.startswith(f"{WORKBENCH}/")) and path not in _OPEN:
        session = await run_in_threadpool(find_session, request)
        request.state.clinician_session = session
        _check(request, session)


def find_session(request: Request) -> OpenSession | None:
    """The session that a request belongs to, if it has not ended."""
    token = token_of(request)
    if token is None:
        return None
    settings: Settings = request.app.state.settings
    return sessions.find(database=_database(request), token=token, idle_minutes=settings.idle_minutes)


def _check(request: Request, session: OpenSession | None) -> None:
    asked_for_again = request.method == "GET"
    if session is None:
        if not asked_for_again:
            raise PageError(HTTPStatus.UNAUTHORIZED, "signed_out")
        query = f"?{request.url.query}" if request.url.query else ""
        raise SignInFirst(f"{SIGN_IN}?{urlencode({'next': request.url.path + query})}")
    if session.password_is_temporary and request.url.path != OWN_PASSWORD:
        if not asked_for_again:
            raise PageError(HTTPStatus.FORBIDDEN, "password_first")
        raise SignInFirst(OWN_PASSWORD)


def _database(request: Request) -> Database:
    database: Database = request.app.state.database
    return database


def _open_session(request: Request) -> OpenSession:
    session: OpenSession | None = getattr(request.state, "clinician_session", None)
    if session is None:
        raise PageError(HTTPStatus.UNAUTHORIZED, "signed_out")
    return session


InSession = Annotated[OpenSession, Depends(_open_session)]


def _clinician(session: InSession) -> Clinician:
    return session.clinician


SignedIn = Annotated[Clinician, Depends(_clinician)]


def _editor_in_chief(clinician: SignedIn) -> Clinician:
    if not clinician.is_editor_in_chief:
        raise PageError(HTTPStatus.FORBIDDEN, "editor_only")
    return clinician


EditorInChief = Annotated[Clinician, Depends(_editor_in_chief)]
Accounts = Annotated[Database, Depends(_database)]
