"""The fields of a submitted form, read with limits on their size and number."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import Depends, Request
from starlette.requests import ClientDisconnect

from app.rendering.error_pages import PageError

Fields = Mapping[str, list[str]]

MOST_BYTES = 64 * 1024
MOST_WRITTEN_BYTES = 256 * 1024
MOST_FIELDS = 200
_FORM = "application/x-www-form-urlencoded"
_UNREADABLE = {"\0", "\N{REPLACEMENT CHARACTER}"}


async def _form_fields(request: Request) -> Fields:
    """The values of each field, in order. What is not text is left out, as if it had not been sent."""
    received = await _received(request, MOST_BYTES)
    kept = {
        name: [value for value in values if not _UNREADABLE & {*value}]
        for name, values in received.items()
        if not _UNREADABLE & {*name}
    }
    fields = {name: values for name, values in kept.items() if values}
    request.state.fields = fields
    return fields


async def _written_fields(request: Request) -> Fields:
    """The values of each field of a form in which people write: there is more room, and nothing is left out.

    A character that no database stores is shown for what it is, unreadable.
    """
    received = await _received(request, MOST_WRITTEN_BYTES)
    fields = {name: [_storable(value) for value in values] for name, values in received.items()}
    request.state.fields = fields
    return fields


async def _received(request: Request, most_bytes: int) -> Fields:
    received = bytearray()
    async for chunk in request.stream():
        received += chunk
        if len(received) > most_bytes:
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
        fields.setdefault(name, []).append(value)
    return fields


def _storable(value: str) -> str:
    return value.replace("\0", "\N{REPLACEMENT CHARACTER}")


async def sent_fields(request: Request) -> Fields:
    """The fields that came with a request, whether its view came to read them or not; none if they cannot be read."""
    read: Fields | None = getattr(request.state, "fields", None)
    if read is not None:
        return read
    try:
        return await _written_fields(request)
    except (PageError, RuntimeError, ClientDisconnect):
        return {}


FormFields = Annotated[Fields, Depends(_form_fields)]
WrittenFields = Annotated[Fields, Depends(_written_fields)]
