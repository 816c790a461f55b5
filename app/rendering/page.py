"""One page: a template filled with the words and the locale that every page shares."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from http import HTTPStatus

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import ChainableUndefined, ChoiceLoader, Environment, PackageLoader

from app.rendering.locale import page_locale
from app.rendering.security import nonce_of, security_headers
from knowledge import load

_SHOWN_AGAIN = (HTTPStatus.OK, HTTPStatus.UNPROCESSABLE_ENTITY)  # a form with faults stands at its page's own address


class Words:
    """The small words of the pages, by name."""

    def __init__(self) -> None:
        wording = load().wording
        self.buttons, self.labels, self.errors = wording.buttons, wording.labels, wording.errors
        self.bands, self.may_run = wording.bands, wording.may_run


@lru_cache(maxsize=1)
def words() -> Words:
    """The small words of the pages, read once for each process."""
    return Words()


def render(
    request: Request,
    template: str,
    shown: Mapping[str, object] | None = None,
    *,
    status: HTTPStatus = HTTPStatus.OK,
    private: bool = False,
    come_back_to: str = "",
) -> HTMLResponse:
    """A page from a template; a private one is never kept by the browser or anything on the way to it.

    Who chooses a country on it comes back to it; on a page that cannot be asked for again, to `come_back_to`.
    """
    locale = page_locale(request)
    html = (
        _environment()
        .get_template(template)
        .render(
            shown or {},
            words=words(),
            said=load().words,
            locale=locale,
            locales=load().locales.values(),
            fill=locale.fill,
            nonce=nonce_of(request),
            path=request.url.path if status in _SHOWN_AGAIN else come_back_to or "/",
            as_items=lambda sentences: [{"item": sentence} for sentence in sentences],
        )
    )
    headers = security_headers(request) | ({"Cache-Control": "no-store"} if private else {})
    return HTMLResponse(html, status_code=status, headers=headers)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=ChoiceLoader([PackageLoader("app"), PackageLoader("nhsuk_frontend_jinja")]),
        autoescape=True,
        undefined=ChainableUndefined,  # the NHS.UK components ask for parts of parameters that are not there
    )
