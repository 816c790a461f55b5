"""Passwords take long to look at: few are looked at at once, few wait, and the others are told to come back."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import argon2
import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from app.clinicians import Role
from app.clinicians.turns import AT_ONCE, MOST_WAITING
from app.server import create_app
from app.settings import Settings
from knowledge import load
from tests.app.waiting import LONGER_THAN_ANY_WAIT, until
from tests.app.workbench import PASSWORD, AtTheWorkbench

MANY = 45  # more than there are worker threads
NEW = "another long password"
FORMS: dict[str, dict[str, str]] = {
    "/review/sign-in": {"name": "nobody", "password": PASSWORD},
    "/review/password": {"current": PASSWORD, "new": NEW, "again": NEW},
    "/review/accounts": {"name": "newcomer", "display_name": "Dr New Comer", "role": "reviewer"},
    "/review/accounts/{own}/new-password": {},
}


@pytest.fixture
def editor(tmp_path: Path) -> Iterator[AtTheWorkbench]:
    """An editor in chief, signed in with a browser whose requests are all served by one server."""
    app = create_app(Settings(DATABASE_URL=f"sqlite:///{tmp_path / 'answers.sqlite3'}"))
    with TestClient(app, follow_redirects=False) as browser:
        browser.headers["accept"] = "text/html"
        editor = AtTheWorkbench(app, role=Role.EDITOR_IN_CHIEF)
        editor.browser = browser
        editor.sign_in()
        yield editor


@contextmanager
def _many_at_once(editor: AtTheWorkbench, address: str) -> Iterator[list[Future[Response]]]:
    """The same form sent very often at once; the block runs when all have been answered that do not wait.

    Until it ends, no password has been looked at to its end, and no new one is stored.
    """
    looked_at, to = Event(), address.format(own=editor.id)
    with pytest.MonkeyPatch.context() as patched, ThreadPoolExecutor(MANY) as people:
        for name in ("hash", "verify"):
            _let_wait(patched, name, looked_at)
        try:
            sent = [people.submit(editor.browser.post, to, data=FORMS[address]) for _ in range(MANY)]
            until(lambda: sum(one.done() for one in sent) == MANY - AT_ONCE - MOST_WAITING)
            yield sent
        finally:
            looked_at.set()


def _let_wait(patched: pytest.MonkeyPatch, name: str, looked_at: Event) -> None:
    real = getattr(argon2.PasswordHasher, name)

    def slowly(*given: object, **named: object) -> object:
        looked_at.wait()
        return real(*given, **named)

    patched.setattr(argon2.PasswordHasher, name, slowly)


@pytest.mark.parametrize("address", FORMS)
def test_whoever_finds_too_many_waiting_is_told_to_come_back(editor: AtTheWorkbench, address: str) -> None:
    with _many_at_once(editor, address) as sent:
        for answer in [one.result() for one in sent if one.done()]:
            assert answer.status_code == 503
            assert int(answer.headers["retry-after"]) > 0
            assert load().wording.errors["passwords_busy"] in answer.text
            assert PASSWORD not in answer.text


def test_one_browser_at_the_workbench_keeps_nobody_from_the_other_pages(editor: AtTheWorkbench) -> None:
    with ThreadPoolExecutor(1) as somebody, _many_at_once(editor, "/review/password"):
        page = somebody.submit(editor.browser.get, "/about").result(LONGER_THAN_ANY_WAIT / 2)
        assert page.status_code == 200


def test_when_they_are_through_the_next_one_is_let_in(editor: AtTheWorkbench) -> None:
    with _many_at_once(editor, "/review/sign-in") as sent:
        pass
    assert {one.result().status_code for one in sent} == {422, 503}
    assert editor.sign_in().status_code == 303
