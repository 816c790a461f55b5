"""Error pages for people; programs get problem documents."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from fastapi import Request
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from app import problems
from app.rendering.page import render, words

_NAMES = {
    HTTPStatus.NOT_FOUND: "not_found",
    HTTPStatus.METHOD_NOT_ALLOWED: "method_not_allowed",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "too_large",
    HTTPStatus.UNPROCESSABLE_ENTITY: "form_unreadable",
    HTTPStatus.TOO_MANY_REQUESTS: "too_many_requests",
}


class PageError(HTTPException):
    """A request that a page cannot serve; `name` is the name of its sentence in the wording."""

    def __init__(self, status: HTTPStatus, name: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(status, detail=words().errors[name], headers=headers)
        self.name = name


def wants_page(request: Request) -> bool:
    """Whether a person asks: not an address for programs, and no wish for JSON."""
    for_programs = request.url.path.startswith(("/api/", "/healthz", "/readyz", "/openapi.json"))
    return not for_programs and "json" not in request.headers.get("accept", "").lower()


def error_page(
    request: Request,
    status: HTTPStatus,
    name: str | None = None,
    carry_on: str = "",
    send_again: Mapping[str, list[str]] | None = None,
) -> Response:
    """The page that says what went wrong and how to go on: at `carry_on` with the questions, if any are open.

    With `send_again` it has a button that sends these fields once more to where they were sent.
    """
    name = (
        name
        or _NAMES.get(status)
        or ("server_error" if status >= HTTPStatus.INTERNAL_SERVER_ERROR else "form_unreadable")
    )
    shown = {"name": name, "carry_on": carry_on, "send_again": send_again, "sent_to": _path_and_query(request)}
    return render(request, "error.html", shown, status=status, private=True, come_back_to=carry_on)


def _path_and_query(request: Request) -> str:
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


def error_answer(request: Request, status: HTTPStatus, name: str | None = None) -> Response:
    """An error page for a person, a problem document for a program."""
    if wants_page(request):
        return error_page(request, status, name)
    return problems.response(problems.problem(status, words().errors[name or "server_error"]))


async def refuse_cross_site(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer a post that another site made this browser send."""
    await error_answer(Request(scope), HTTPStatus.FORBIDDEN, "cross_site")(scope, receive, send)
