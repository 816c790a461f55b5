"""The cookie that says which browser an assessment belongs to. Only its hash is stored."""

from __future__ import annotations

import hashlib
import re
import secrets
from typing import Annotated

from fastapi import Depends, Request, Response

COOKIE = "hip_triage"
LIFETIME_SECONDS = 24 * 60 * 60
_ID_BYTES = 16
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")
_ID = re.compile(r"[A-Za-z0-9_-]{22}")


def new_id() -> str:
    """A random id for an assessment, as it stands in the address."""
    return secrets.token_urlsafe(_ID_BYTES)


def is_id(text: str) -> bool:
    """Whether this could be the id of an assessment."""
    return _ID.fullmatch(text) is not None


def new_token() -> str:
    """A random token for a browser that has none."""
    return secrets.token_urlsafe(32)


def owner_of(token: str) -> str:
    """What is stored in the place of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def give_cookie(response: Response, token: str, request: Request) -> None:
    """Hand the token to the browser, for as long as the answers live."""
    response.set_cookie(
        COOKIE, token, max_age=LIFETIME_SECONDS, httponly=True, samesite="lax", secure=request.url.scheme == "https"
    )


def token_of(request: Request) -> str | None:
    """The browser's token, or None when it has none or sends something else under its name."""
    token = request.cookies.get(COOKIE, "")
    return token if _TOKEN.fullmatch(token) else None


def _owner(request: Request) -> str | None:
    token = token_of(request)
    return owner_of(token) if token else None


Owner = Annotated[str | None, Depends(_owner)]
