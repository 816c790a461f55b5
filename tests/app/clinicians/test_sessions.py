"""A session belongs to one sign-in of one browser, and it ends."""

from __future__ import annotations

import hashlib
import time

import pytest
from fastapi import FastAPI
from sqlalchemy import func, select, update

from app import clinicians
from app.clinicians.record import ClinicianSessionRecord
from app.server import create_app
from app.settings import Settings
from tests.app.workbench import COOKIE, PASSWORD, AtTheWorkbench, new_browser, signed_in

IDLE_SECONDS = 30 * 60
LIFETIME_SECONDS = 12 * 60 * 60


def _stored(clinician: AtTheWorkbench) -> list[ClinicianSessionRecord]:
    with clinician.database.reading() as session:
        own = select(ClinicianSessionRecord).where(ClinicianSessionRecord.clinician_id == clinician.id)
        return list(session.scalars(own))


def _let_time_pass(clinician: AtTheWorkbench, *, unused: int = 0, since_sign_in: int = 0) -> None:
    own = update(ClinicianSessionRecord).where(ClinicianSessionRecord.clinician_id == clinician.id)
    now = int(time.time())
    with clinician.database.writing() as session:
        session.execute(own.values(last_used_at=now - unused, created_at=now - since_sign_in))


def _may_enter_with(clinician: AtTheWorkbench, token: str) -> bool:
    thief = new_browser(clinician.app)
    return thief.get("/review/password", headers={"cookie": f"{COOKIE}={token}"}).status_code == 200


def test_whoever_signs_in_sees_the_workbench(application: FastAPI) -> None:
    clinician = signed_in(application)
    page = clinician.browser.get("/review/password")
    assert clinician.display_name in page.text


def test_a_token_from_before_the_sign_in_is_not_adopted(application: FastAPI) -> None:
    clinician = AtTheWorkbench(application)
    planted = "p" * 43
    clinician.browser.cookies.set(COOKIE, planted, path="/review")
    given = clinician.sign_in().headers["set-cookie"]
    assert planted not in given
    assert not _may_enter_with(clinician, planted)


def test_another_clinicians_session_in_the_browser_is_not_adopted_and_ends(application: FastAPI) -> None:
    attacker, victim = signed_in(application), AtTheWorkbench(application)
    planted = attacker.token
    victim.browser.cookies.set(COOKIE, planted, domain="testserver.local", path="/review")
    victim.sign_in()
    assert victim.token != planted
    assert victim.display_name in victim.browser.get("/review/password").text
    assert not _may_enter_with(attacker, planted)


def test_every_sign_in_has_a_token_of_its_own(application: FastAPI) -> None:
    clinician = signed_in(application)
    first = clinician.token
    clinician.sign_in()
    assert clinician.token != first
    assert not _may_enter_with(clinician, first)


def test_only_the_hash_of_a_token_is_stored(application: FastAPI) -> None:
    clinician = signed_in(application)
    [record] = _stored(clinician)
    assert record.token_hash == hashlib.sha256(clinician.token.encode()).hexdigest()


def test_the_cookie_is_out_of_reach_of_scripts_other_sites_and_other_pages(application: FastAPI) -> None:
    clinician = AtTheWorkbench(application)
    given = clinician.sign_in().headers["set-cookie"].lower()
    assert {"httponly", "samesite=lax", "path=/review"} <= {part.strip() for part in given.split(";")}
    assert "secure" not in given
    clinician.browser.base_url = "https://testserver"
    assert "; secure" in clinician.sign_in().headers["set-cookie"].lower()


def test_a_session_is_not_used_again_after_signing_out(application: FastAPI) -> None:
    clinician = signed_in(application)
    token = clinician.token
    clinician.browser.post("/review/sign-out")
    assert clinician.token == ""
    assert not _may_enter_with(clinician, token)
    assert _stored(clinician) == []


def test_signing_out_leaves_the_other_browser_signed_in(application: FastAPI) -> None:
    clinician = signed_in(application)
    kept = clinician.token
    clinician.browser = new_browser(application)
    clinician.sign_in()
    clinician.browser.post("/review/sign-out")
    assert _may_enter_with(clinician, kept)


def test_a_session_that_lies_idle_ends(application: FastAPI) -> None:
    clinician = signed_in(application)
    _let_time_pass(clinician, unused=IDLE_SECONDS)
    assert not clinician.sees()
    assert _stored(clinician) == []


def test_a_session_in_use_goes_on(application: FastAPI) -> None:
    clinician = signed_in(application)
    _let_time_pass(clinician, unused=IDLE_SECONDS - 60, since_sign_in=LIFETIME_SECONDS - 60)
    assert clinician.sees()
    [record] = _stored(clinician)
    assert record.last_used_at == pytest.approx(time.time(), abs=30)


def test_a_session_in_use_ends_after_twelve_hours(application: FastAPI) -> None:
    clinician = signed_in(application)
    _let_time_pass(clinician, since_sign_in=LIFETIME_SECONDS)
    assert not clinician.sees()


def test_the_idle_time_can_be_set(application: FastAPI, database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HIP_TRIAGE_IDLE_MINUTES", "5")
    strict = create_app(Settings(DATABASE_URL=database_url))
    strict.state.database = application.state.database
    clinician = signed_in(strict)
    _let_time_pass(clinician, unused=4 * 60)
    assert clinician.sees()
    _let_time_pass(clinician, unused=5 * 60)
    assert not clinician.sees()


def test_disabling_ends_every_session_and_enabling_brings_none_back(application: FastAPI) -> None:
    clinician = signed_in(application)
    clinicians.disable(database=clinician.database, id=clinician.id)
    assert not clinician.sees()
    assert clinician.sign_in().status_code == 422
    clinicians.enable(database=clinician.database, id=clinician.id)
    assert not clinician.sees()
    assert clinician.sign_in().status_code == 303


def test_a_disabled_account_is_not_let_in_even_if_a_session_of_it_were_left(application: FastAPI) -> None:
    clinician = signed_in(application)
    with clinician.database.writing() as session:
        session.get_one(clinicians.ClinicianRecord, clinician.id).disabled = True
    assert len(_stored(clinician)) == 1
    assert not clinician.sees()


def test_sessions_can_be_ended_from_outside(application: FastAPI) -> None:
    clinician, other = signed_in(application), signed_in(application)
    clinicians.end_sessions(database=clinician.database, id=clinician.id)
    assert not clinician.sees()
    assert other.sees()


def test_a_new_password_ends_every_other_session_and_gives_this_browser_a_new_one(application: FastAPI) -> None:
    clinician = signed_in(application)
    elsewhere = clinician.token
    clinician.browser = new_browser(application)
    clinician.sign_in()
    before = clinician.token
    new = "another long password"
    form = {"current": PASSWORD, "new": new, "again": new}
    assert clinician.browser.post("/review/password", data=form).status_code == 303
    assert clinician.token != before
    assert clinician.sees()
    assert not _may_enter_with(clinician, before)
    assert not _may_enter_with(clinician, elsewhere)
    assert clinician.sign_in().status_code == 422
    assert clinician.sign_in(new).status_code == 303


def test_sessions_that_are_over_are_deleted_and_the_others_stay(application: FastAPI) -> None:
    over, open_still = signed_in(application), signed_in(application)
    _let_time_pass(over, since_sign_in=LIFETIME_SECONDS)
    assert clinicians.delete_stale(database=over.database) == 1
    assert (len(_stored(over)), len(_stored(open_still))) == (0, 1)


def test_an_account_that_goes_takes_its_sessions_with_it(application: FastAPI) -> None:
    clinician = signed_in(application)
    with clinician.database.writing() as session:
        session.delete(session.get_one(clinicians.ClinicianRecord, clinician.id))
    assert not clinician.sees()
    with clinician.database.reading() as session:
        orphans = select(func.count()).where(ClinicianSessionRecord.clinician_id == clinician.id)
        assert session.scalar(orphans) == 0
