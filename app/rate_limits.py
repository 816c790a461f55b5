"""Rate limits for each address, when the settings ask for them."""

from __future__ import annotations

from http import HTTPStatus

from limits import RateLimitItem, parse
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import MovingWindowRateLimiter
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from app import problems
from app.rendering import error_page, wants_page

_ALWAYS_ANSWERED = ("/healthz", "/readyz", "/static/")


class RateLimits:
    """Lets each address make so many requests in a time, such as `60/minute`; health checks are not counted."""

    def __init__(self, app: ASGIApp, limit: str) -> None:
        self._app = app
        self._limit: RateLimitItem = parse(limit)
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer that there were too many."""
        counted = scope["type"] == "http" and not scope["path"].startswith(_ALWAYS_ANSWERED)
        address = (scope.get("client") or ("unknown", 0))[0] if counted else ""
        if not counted or await self._limiter.hit(self._limit, address):
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        detail = f"More than {self._limit} from your address. Wait and try again."
        too_many = problems.problem(HTTPStatus.TOO_MANY_REQUESTS, detail)
        page = wants_page(request)
        answer = error_page(request, HTTPStatus.TOO_MANY_REQUESTS) if page else problems.response(too_many)
        answer.headers["Retry-After"] = str(self._limit.get_expiry())
        await answer(scope, receive, send)
