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
_UNREADABLE = {"\0", "\N{REPLACEMENT CHARACTER}"}


async def _form_fields(request: Request) -> Fields:
    """The values of each field, in order. What is not text is left out, as if it had not been sent."""
    received = bytearray()
    async for chunk in request.stream():
        received += chunk
        if len(received) > MOST_BYTES:
            raise PageError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too_large")
    kind = request.headers.get("content-type", _FORM if not received else "").partition(";")[0].strip().lower()
    if kind != _FORM:
        raise PageError(HTTPStatus.BAD_REQUEST, "form_unreadable")
    try:
        pairs = parse_qsl(received.decode("ascii", "replace"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise PageError(HTTPStatus.BAD_REQUEST, "form_unreadable") from error
    fields: dict[str, list[str]] = {}
    for name, value in pairs:
        if not _UNREADABLE & {*name, *value}:
            fields.setdefault(name, []).append(value)
    return fields


FormFields = Annotated[Fields, Depends(_form_fields)]
