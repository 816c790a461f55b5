"""Logs: one line for each request, as JSON, with no answer and no query in it."""

from __future__ import annotations

import logging
import time

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_log = structlog.get_logger("hip_triage")


def configure_logs() -> None:
    """JSON lines on standard output; other libraries speak up from warnings on."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s %(message)s")
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ]
    )


class RequestLog:
    """Writes the method, the route, the status and the time of each request; never what was asked or answered."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and write one line when the answer begins."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = time.perf_counter()

        async def send_and_log(message: Message) -> None:
            if message["type"] == "http.response.start":
                milliseconds = round((time.perf_counter() - started) * 1000, 1)
                route = getattr(scope.get("route"), "path", "-")
                _log.info(
                    "request", method=scope["method"], route=route, status=message["status"], milliseconds=milliseconds
                )
            await send(message)

        await self._app(scope, receive, send_and_log)


def where_arose(error: Exception) -> str:
    """Where an error arose, without its message, which could hold an answer."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else ""
