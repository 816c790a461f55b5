"""Security headers on every response."""

from __future__ import annotations

import secrets

from fastapi import Request
from secure import (
    ContentSecurityPolicy,
    CrossOriginOpenerPolicy,
    CrossOriginResourcePolicy,
    PermissionsPolicy,
    ReferrerPolicy,
    Secure,
    StrictTransportSecurity,
    XContentTypeOptions,
    XFrameOptions,
)
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_SELF = "'self'"
_NONE = "'none'"
_NONCE = "csp_nonce"


def nonce_of(request: Request) -> str:
    """The nonce that lets this response's own scripts run."""
    state: dict[str, str] = request.scope.setdefault("state", {})
    return state.setdefault(_NONCE, secrets.token_urlsafe(16))


def security_headers(request: Request) -> dict[str, str]:
    """The security headers for the answer to this request."""
    transport = StrictTransportSecurity().max_age(31536000) if request.url.scheme == "https" else None
    return dict(
        Secure(
            csp=_policy(nonce_of(request)),
            coop=CrossOriginOpenerPolicy().same_origin(),
            corp=CrossOriginResourcePolicy().same_origin(),
            referrer=ReferrerPolicy().same_origin(),
            permissions=PermissionsPolicy().geolocation().microphone().camera(),
            hsts=transport,
            xcto=XContentTypeOptions().nosniff(),
            xfo=XFrameOptions().deny(),
        ).headers
    )


def _policy(nonce: str) -> ContentSecurityPolicy:
    return (
        ContentSecurityPolicy()
        .default_src(_NONE)
        .script_src(ContentSecurityPolicy.nonce(nonce))
        .style_src(_SELF)
        .img_src(_SELF, "data:")
        .font_src(_SELF)
        .connect_src(_SELF)
        .form_action(_SELF)
        .frame_ancestors(_NONE)
        .base_uri(_NONE)
    )


class SecurityHeaders:
    """Adds the security headers that a response does not carry yet."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and complete the headers of its answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        nonce_of(request)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in security_headers(request).items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, send_with_headers)
