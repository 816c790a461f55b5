"""Without a session nothing of the workbench is shown, whatever page somebody adds to it."""

from __future__ import annotations

import re

import pytest
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from httpx2 import Response

from app.clinicians import Role
from app.server import create_app
from app.settings import Settings
from app.storage import open_database
from knowledge import load
from tests.app.workbench import COOKIE, new_browser, signed_in

OPEN = {"/review/sign-in", "/review/sign-out"}
FORGED = ["", "x", "a" * 43, "a" * 5000, "%00" * 15, "../../etc/passwd", '"', "a b", "'; DROP TABLE clinician; --"]


def _addresses(app: FastAPI) -> list[tuple[str, str]]:
    """Every method and address of the workbench, with 1 wherever an address names something."""
    found = []
    for route in iter_route_contexts(app.routes):
        path = route.path or ""
        if re.match(r"/review(/|$)", path) and path not in OPEN:
            address = re.sub(r"\{[^}]*\}", "1", path)
            found += [(method, address) for method in sorted(getattr(route, "methods", None) or ())]
    return found


def _shows_nothing(answer: Response, method: str, address: str) -> bool:
    if method == "GET":
        return answer.status_code == 303 and not answer.content and "/review/sign-in?" in answer.headers["location"]
    return answer.status_code == 401 and load().wording.errors["signed_out"] in answer.text


def test_without_a_session_no_address_of_the_workbench_shows_anything(application: FastAPI) -> None:
    addresses = _addresses(application)
    assert ("GET", "/review/accounts") in addresses
    assert ("POST", "/review/accounts/1/1") in addresses
    browser = new_browser(application)
    shown = [
        (method, address)
        for method, address in addresses
        if not _shows_nothing(browser.request(method, address), method, address)
    ]
    assert shown == []


@pytest.mark.parametrize("token", FORGED)
def test_a_forged_session_opens_nothing(application: FastAPI, token: str) -> None:
    browser = new_browser(application)
    for method, address in _addresses(application):
        answer = browser.request(method, address, headers=[(b"cookie", f"{COOKIE}={token}".encode())])
        assert _shows_nothing(answer, method, address)


def test_a_page_that_forgets_to_ask_who_is_signed_in_is_closed_all_the_same(database_url: str) -> None:
    app = create_app(Settings(DATABASE_URL=database_url))
    app.state.database = open_database(database_url)

    @app.get("/review/forgetful")
    def forgetful() -> str:
        return "the reasoning about somebody"

    assert _shows_nothing(new_browser(app).get("/review/forgetful"), "GET", "/review/forgetful")
    app.state.database.dispose()


def test_nothing_is_learnt_from_an_address_that_cannot_be(application: FastAPI) -> None:
    answer = new_browser(application).get("/review/accounts/not-a-number")
    assert _shows_nothing(answer, "GET", "/review/accounts/not-a-number")


def test_a_program_without_a_session_is_refused_as_well(application: FastAPI) -> None:
    browser = new_browser(application)
    browser.headers["accept"] = "application/json"
    assert browser.get("/review/accounts").status_code == 303
    assert browser.post("/review/accounts").status_code == 401


def test_a_reviewer_is_refused_the_pages_of_the_editor_in_chief(application: FastAPI) -> None:
    reviewer = signed_in(application)
    for method, address in _addresses(application):
        if address.startswith("/review/accounts"):
            refused = reviewer.browser.request(method, address)
            assert refused.status_code == 403
            assert load().wording.errors["editor_only"] in refused.text


def test_who_loses_the_role_is_refused_at_once(application: FastAPI) -> None:
    editor, other = (signed_in(application, role=Role.EDITOR_IN_CHIEF) for _ in range(2))
    assert other.sees("/review/accounts")
    editor.browser.post(f"/review/accounts/{other.id}/make-reviewer")
    assert not other.sees("/review/accounts")


def test_no_page_of_the_workbench_is_kept_by_the_browser(application: FastAPI) -> None:
    editor = signed_in(application, role=Role.EDITOR_IN_CHIEF)
    pages = ["/review/accounts", f"/review/accounts/{editor.id}", "/review/password", "/review/no-such-page"]
    answers = [*map(editor.browser.get, pages), *map(new_browser(application).get, ["/review/sign-in", *pages[:3]])]
    assert {answer.headers["cache-control"] for answer in answers} == {"no-store"}
