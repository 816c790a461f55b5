"""Error answers: a problem document for every way in which a request can go wrong."""

from __future__ import annotations

from http import HTTPStatus

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import InterfaceError, InternalError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app import assessment, clinicians, problems
from app.logs import where_arose
from app.rendering import Fields, PageError, error_page, sent_fields, wants_page
from app.storage import NotUpToDate

_SECONDS_TO_COME_BACK = "60"
_SENT_AGAIN = ("signed_out", "passwords_busy")
_log = structlog.get_logger("hip_triage")


def add_error_answers(app: FastAPI) -> None:
    """Answer every error of the application."""
    app.add_exception_handler(problems.ProblemError, _problem)
    app.add_exception_handler(RequestValidationError, _wrong_parameters)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(clinicians.SignInFirst, clinicians.to_sign_in)
    # psycopg counts a database that has become read-only, as after a failover, among its internal errors.
    for away in (OperationalError, InternalError, InterfaceError, PoolTimeoutError, NotUpToDate):
        app.add_exception_handler(away, _database_away)


async def _problem(_: Request, error: Exception) -> Response:
    assert isinstance(error, problems.ProblemError)
    return problems.response(error.problem)


async def _wrong_parameters(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    if wants_page(request):
        return await _page(request, HTTPStatus.BAD_REQUEST)
    faults = [
        problems.wrong_field(".".join(map(str, fault["loc"])), fault.get("input"), [], fault["msg"])
        for fault in error.errors()
    ]
    detail = "; ".join(str(fault["detail"]) for fault in faults)
    return problems.response(problems.problem(HTTPStatus.UNPROCESSABLE_ENTITY, detail, faults))


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if wants_page(request):
        name = error.name if isinstance(error, PageError) else None
        status = HTTPStatus(error.status_code)
        if name in _SENT_AGAIN:
            page = error_page(request, status, name, send_again=await _to_send_again(request))
        else:
            page = await _page(request, status, name)
        page.headers.update(error.headers or {})
        return page
    return problems.response(problems.problem(HTTPStatus(error.status_code), str(error.detail)), error.headers)


async def _page(request: Request, status: HTTPStatus, name: str | None = None) -> Response:
    return error_page(request, status, name, await run_in_threadpool(assessment.running, request))


async def _database_away(request: Request, error: Exception) -> Response:
    """What was sent stands in the page, to be sent again."""
    _log.error("the database does not answer", error=type(error).__name__, where=where_arose(error))
    if wants_page(request):
        again = await _to_send_again(request)
        carry_on = assessment.asked_for(request)
        answer = error_page(request, HTTPStatus.SERVICE_UNAVAILABLE, "database_away", carry_on, again)
    else:
        detail = "The database does not answer. Nothing was stored. Try again in a minute."
        answer = problems.response(problems.problem(HTTPStatus.SERVICE_UNAVAILABLE, detail))
    answer.headers["Retry-After"] = _SECONDS_TO_COME_BACK
    return answer


async def _to_send_again(request: Request) -> Fields | None:
    """What a form sent, but never a password."""
    if request.method != "POST" or request.url.path.endswith("/password"):
        return None
    sent = await sent_fields(request)
    return None if any("password" in name for name in sent) else sent


class UnexpectedErrors:
    """Answers an error that nobody foresaw, and logs where it arose; its message could hold an answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; after an error, answer if nothing has been answered yet."""
        answered = False

        async def send_and_note(message: Message) -> None:
            nonlocal answered
            answered = True
            await send(message)

        try:
            await self._app(scope, receive, send_and_note)
        except Exception as error:
            if scope["type"] != "http":
                raise
            _log.error("unexpected error", error=type(error).__name__, where=where_arose(error))
            if not answered:
                await _server_error(Request(scope))(scope, receive, send)


def _server_error(request: Request) -> Response:
    if wants_page(request):
        return error_page(request, HTTPStatus.INTERNAL_SERVER_ERROR, carry_on=assessment.asked_for(request))
    detail = "Something went wrong on our side. Nothing was stored. Try again."
    return problems.response(problems.problem(HTTPStatus.INTERNAL_SERVER_ERROR, detail))
