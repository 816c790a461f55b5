"""Rate limits for each address: of requests, when the settings ask for it, and of tries with a code, always."""

from __future__ import annotations

from contextlib import suppress
from http import HTTPStatus
from ipaddress import IPv6Address, IPv6Network

from limits import RateLimitItem, aio, parse, storage, strategies
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from app import problems
from app.rendering import PageError, error_page, wants_page

_TOO_MANY = HTTPStatus.TOO_MANY_REQUESTS
_IPV6_SITE_BITS = 64
_ALWAYS_ANSWERED = ("/healthz", "/readyz", "/static/")


class RateLimits:
    """Lets each address make so many requests in a time, such as `60/minute`; health checks are not counted."""

    def __init__(self, app: ASGIApp, limit: str) -> None:
        self._app = app
        self._limit: RateLimitItem = parse(limit)
        self._limiter = aio.strategies.MovingWindowRateLimiter(aio.storage.MemoryStorage())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer that there were too many."""
        counted = scope["type"] == "http" and not scope["path"].startswith(_ALWAYS_ANSWERED)
        if not counted or await self._limiter.hit(self._limit, _address(scope)):
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        detail = f"More than {self._limit} from your address. Wait and try again."
        too_many = problems.problem(_TOO_MANY, detail)
        page = wants_page(request)
        answer = error_page(request, _TOO_MANY) if page else problems.response(too_many)
        answer.headers["Retry-After"] = str(self._limit.get_expiry())
        await answer(scope, receive, send)


class CodeTries:
    """Lets each address try so many codes in a time."""

    def __init__(self, limit: str) -> None:
        self._limit: RateLimitItem = parse(limit)
        self._limiter = strategies.MovingWindowRateLimiter(storage.MemoryStorage())

    def count(self, request: Request) -> None:
        """Count one try, or answer that there were too many."""
        if not self._limiter.hit(self._limit, _address(request.scope)):
            raise self._too_many()

    def check(self, request: Request) -> None:
        """Answer that there were too many tries, without counting one."""
        if not self._limiter.test(self._limit, _address(request.scope)):
            raise self._too_many()

    def _too_many(self) -> PageError:
        return PageError(_TOO_MANY, "too_many_requests", {"Retry-After": str(self._limit.get_expiry())})


def code_tries(request: Request) -> CodeTries:
    """The tries with codes that this server has counted."""
    tries: CodeTries = request.app.state.code_tries
    return tries


def few_codes(request: Request) -> None:
    """For a page that takes a code: too many tries from one address, right or wrong, are not looked at."""
    code_tries(request).count(request)


def few_misses(request: Request) -> None:
    """For a page that its owner may load again and again: once too many tries failed, nothing more is looked at.

    The page counts what it does not find as a try.
    """
    code_tries(request).check(request)


def _address(scope: Scope) -> str:
    """Who is counted: an address, or with IPv6 its site, since one household has a great many addresses there."""
    address = str((scope.get("client") or ("unknown", 0))[0])
    with suppress(ValueError):
        read = IPv6Address(address)
        return str(read.ipv4_mapped or IPv6Network((read.packed, _IPV6_SITE_BITS), strict=False))
    return address
