"""The cookie that carries a session's token. Only the token's hash is stored."""

from __future__ import annotations

import hashlib
import re
import secrets

from fastapi import Request, Response

COOKIE = "hip_triage_clinician"
_PATH = "/review"
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")


def new_token() -> str:
    """A random token, for one sign-in."""
    return secrets.token_urlsafe(32)


def hash_of(token: str) -> str:
    """What is stored in the place of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def token_of(request: Request) -> str | None:
    """The browser's token, or None when it has none or sends something else under its name."""
    token = request.cookies.get(COOKIE, "")
    return token if _TOKEN.fullmatch(token) else None


def give_cookie(response: Response, token: str, request: Request) -> None:
    """Hand the token to the browser until it is closed; a link from elsewhere to a case still finds it."""
    response.set_cookie(COOKIE, token, path=_PATH, httponly=True, samesite="lax", secure=request.url.scheme == "https")


def take_cookie(response: Response, request: Request) -> None:
    """Take the token from the browser."""
    response.delete_cookie(COOKIE, path=_PATH, httponly=True, samesite="lax", secure=request.url.scheme == "https")
