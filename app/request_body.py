"""A JSON request body, read with a limit on its size."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated

from fastapi import Depends, Request
from starlette.concurrency import run_in_threadpool

from app.problems import ProblemError
from app.strict_json import NotJsonError, read_json


async def _json_body(request: Request) -> object:
    data = await _bytes_within(request, request.app.state.settings.most_body_bytes)
    try:
        return await run_in_threadpool(read_json, data)
    except NotJsonError as error:
        raise ProblemError(HTTPStatus.BAD_REQUEST, f"The body cannot be read: {error}.") from error


async def _bytes_within(request: Request, limit: int) -> bytes:
    declared = request.headers.get("content-length", "")
    received = bytearray()
    if not (declared.isascii() and declared.isdigit() and int(declared) > limit):
        async for chunk in request.stream():
            received += chunk
            if len(received) > limit:
                break
        else:
            return bytes(received)
    raise ProblemError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"The body may have at most {limit} bytes.")


JsonBody = Annotated[object, Depends(_json_body)]
