"""The fields of a submitted form, read with limits on their size and number."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import Depends, Request

from app.rendering.error_pages import PageError

Fields = Mapping[str, list[str]]

MOST_BYTES = 64 * 1024
MOST_FIELDS = 200
_FORM = "application/x-www-form-urlencoded"


async def _form_fields(request: Request) -> Fields:
    """The values of each field, in order."""
    received = bytearray()
    async for chunk in request.stream():
        received += chunk
        if len(received) > MOST_BYTES:
            raise PageError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too_large")
    kind = request.headers.get("content-type", _FORM if not received else "").partition(";")[0].strip().lower()
    if kind != _FORM:
        raise PageError(HTTPStatus.BAD_REQUEST, "form_unreadable")
    try:
        pairs = parse_qsl(received.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise PageError(HTTPStatus.BAD_REQUEST, "form_unreadable") from error
    if any("\0" in text for pair in pairs for text in pair):
        raise PageError(HTTPStatus.BAD_REQUEST, "form_unreadable")
    fields: dict[str, list[str]] = {}
    for name, value in pairs:
        fields.setdefault(name, []).append(value)
    return fields


FormFields = Annotated[Fields, Depends(_form_fields)]
