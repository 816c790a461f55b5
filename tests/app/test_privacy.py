"""Whose answers are shown to whom, for how long, and what is left behind."""

from __future__ import annotations

import hashlib
import time

import pytest
from fastapi import FastAPI
from sqlalchemy import select, update
from starlette.testclient import TestClient

from app.assessment.record import AssessmentRecord
from app.server import create_app
from app.settings import Settings
from app.storage import Database
from knowledge import load
from tests.app.runner import Runner

COOKIE = "hip_triage"
PAGES = (
    "",
    "/answers",
    "/result",
    "/reasoning",
    "/more-questions",
    "/danger-signs/emergency_signs",
    "/questions/course",
)


def _record(application: FastAPI, runner: Runner) -> AssessmentRecord | None:
    database: Database = application.state.database
    with database.reading() as session:
        return session.scalar(select(AssessmentRecord).where(AssessmentRecord.id == runner.assessment[-22:]))


def _let_a_day_pass(application: FastAPI, runner: Runner) -> None:
    database: Database = application.state.database
    with database.writing() as session:
        mine = update(AssessmentRecord).where(AssessmentRecord.id == runner.assessment[-22:])
        session.execute(mine.values(expires_at=int(time.time())))


def test_two_tabs_with_two_assessments_never_mix(runner: Runner) -> None:
    first = runner.start().submit({"age_years": "20"}).assessment
    second = runner.start().submit({"age_years": "60"}).assessment
    assert first != second
    pages = [runner.browser.get(f"{address}/danger-signs/emergency_signs").text for address in (first, second)]
    assert ['value="20"' in page for page in pages] == [True, False]
    assert ['value="60"' in page for page in pages] == [False, True]


@pytest.mark.parametrize("page", PAGES)
def test_another_browser_learns_nothing_not_even_that_the_answers_exist(
    runner: Runner, other_runner: Runner, page: str
) -> None:
    foreign = runner.start().submit({"chest_or_breath": "yes"}).assessment
    other_runner.start()
    shown = other_runner.browser.get(foreign + page)
    unknown = other_runner.browser.get(f"/assessment/{'x' * 22}" + page)
    assert shown.status_code == unknown.status_code == 404
    assert _without_nonce(shown.text) == _without_nonce(unknown.text)
    assert load().wording.errors["not_yours"] in shown.text
    assert 'action="/assessments"' in shown.text


def test_another_browser_can_neither_answer_nor_delete(runner: Runner, other_runner: Runner) -> None:
    foreign = runner.start().submit({"age_years": "44"}).assessment
    other_runner.start()
    for page in ("/delete", "/danger-signs/emergency_signs", "/questions/course"):
        assert other_runner.browser.post(foreign + page, data={"course": "worse"}).status_code == 404
    assert runner.stored("age_years") == "44 years"


@pytest.mark.parametrize(
    "cookie",
    ["", "x", "a" * 43, "a" * 5000, "%00" * 15, "../../etc/passwd", '"', "a b", "ü".encode().decode("latin-1")],
)
def test_a_malformed_or_made_up_cookie_gets_a_plain_page_with_a_start_button(runner: Runner, cookie: str) -> None:
    address = runner.start().assessment
    runner.browser.cookies.clear()
    page = runner.browser.get(address, headers=[(b"cookie", f"{COOKIE}={cookie}".encode("latin-1"))])
    assert page.status_code == 404
    assert 'action="/assessments"' in page.text


@pytest.mark.parametrize(
    "id", ["x", "x" * 21, "x" * 23, "%00" * 22, "%F0%9F%A6%B4", "..%2F..", "x" * 3000, "'; DROP TABLE"]
)
def test_a_malformed_address_gets_the_same_plain_page(runner: Runner, id: str) -> None:
    assert runner.start().browser.get(f"/assessment/{id}/answers").status_code == 404


def test_after_a_day_the_answers_are_not_shown_and_the_page_says_why(application: FastAPI, runner: Runner) -> None:
    runner.start().submit({"age_years": "44"})
    _let_a_day_pass(application, runner)
    for page in PAGES:
        shown = runner.browser.get(runner.assessment + page)
        assert shown.status_code == 410
        assert load().wording.errors["expired"] in shown.text
    assert runner.browser.post(runner.assessment + "/questions/course", data={"course": "worse"}).status_code == 410


def test_answers_of_more_than_a_day_are_deleted_when_anyone_starts(
    application: FastAPI, runner: Runner, other_runner: Runner
) -> None:
    runner.start().submit({"age_years": "44"})
    _let_a_day_pass(application, runner)
    other_runner.start()
    assert _record(application, runner) is None


def test_answers_of_more_than_a_day_are_deleted_when_the_server_starts(
    application: FastAPI, runner: Runner, database_url: str
) -> None:
    runner.start().submit({"age_years": "44"})
    _let_a_day_pass(application, runner)
    with TestClient(create_app(Settings(DATABASE_URL=database_url))):
        assert _record(application, runner) is None


def test_a_row_lives_one_day_whether_finished_or_not(application: FastAPI, runner: Runner) -> None:
    runner.start()
    record = _record(application, runner)
    assert record is not None
    assert record.expires_at == pytest.approx(time.time() + 24 * 60 * 60, abs=60)


def test_deleting_removes_the_row_and_says_so(application: FastAPI, runner: Runner) -> None:
    runner.start().submit({"chest_or_breath": "yes"})
    deleted = runner.browser.post(f"{runner.assessment}/delete")
    assert load().wording.labels["deleted_title"] in deleted.text
    assert _record(application, runner) is None
    assert COOKIE not in runner.browser.cookies


def test_deleting_one_assessment_keeps_that_of_the_other_tab(runner: Runner) -> None:
    kept = runner.start().submit({"age_years": "44"}).assessment
    runner.start()
    runner.browser.post(f"{runner.assessment}/delete")
    assert runner.browser.get(f"{kept}/answers").status_code == 200


def test_only_a_hash_of_the_cookie_is_stored(application: FastAPI, runner: Runner) -> None:
    record = _record(application, runner.start())
    token = runner.browser.cookies[COOKIE]
    assert record is not None
    assert record.owner == hashlib.sha256(token.encode()).hexdigest()


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(application: FastAPI) -> None:
    plain = TestClient(application, follow_redirects=False).post("/assessments").headers["set-cookie"].lower()
    assert "httponly" in plain
    assert "samesite=lax" in plain
    assert "secure" not in plain
    safe = TestClient(application, base_url="https://testserver", follow_redirects=False).post("/assessments")
    assert "; secure" in safe.headers["set-cookie"].lower()


def test_no_page_about_answers_is_kept_by_the_browser(runner: Runner) -> None:
    runner.after_the_danger_signs(pain_site=["outer_hip"], days_since_start=3, rash_blisters="no")
    for page in ("/answers", "/result", "/reasoning", "/questions/onset", "/danger-signs/bone_signs"):
        assert runner.browser.get(runner.assessment + page).headers["cache-control"] == "no-store"


def test_no_answer_stands_in_an_address_or_a_log(runner: Runner, capsys: pytest.CaptureFixture[str]) -> None:
    runner.start().answer_until("answers", pain_site=["sacrum"], age_years="67", days_since_start="8765")
    addresses = [str(response.url) for response in (*runner.page.history, runner.page)]
    logged = "".join(capsys.readouterr())
    assert '"event": "request"' in logged
    for secret in ("sacrum", "8765", runner.assessment, runner.browser.cookies[COOKIE]):
        assert secret not in logged
    assert not any("sacrum" in address or "?" in address for address in addresses)


def _without_nonce(html: str) -> str:
    before, _, after = html.partition('nonce="')
    return before + after.partition('"')[2]
