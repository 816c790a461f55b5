"""Accounts: the editor in chief adds them, a first password is shown once, and an editor in chief always stays."""

from __future__ import annotations

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import argon2
import pytest
from fastapi import FastAPI
from sqlalchemy import delete

from app import clinicians
from app.clinicians import Account, AccountRefused, ClinicianRecord, Role
from app.storage import Database
from knowledge import load
from tests.app.workbench import PASSWORD, AtTheWorkbench, new_browser, signed_in

WORDS = load().words["clinicians"]
NEW = {"name": "newcomer", "display_name": "Dr New Comer", "role": "reviewer"}


@pytest.fixture
def editor(application: FastAPI) -> AtTheWorkbench:
    """The only account there is, signed in."""
    database: Database = application.state.database
    with database.writing() as session:
        session.execute(delete(ClinicianRecord))
    return signed_in(application, role=Role.EDITOR_IN_CHIEF)


def _account(editor: AtTheWorkbench, name: str) -> Account:
    [found] = [account for account in clinicians.accounts(database=editor.database) if account.name == name]
    return found


def _first_password(page: str) -> str:
    [password] = re.findall(r'app-first-password">([^<]*)<', page)
    return str(password)


def test_a_first_password_is_shown_once_and_lets_in(editor: AtTheWorkbench) -> None:
    password = _first_password(editor.browser.post("/review/accounts", data=NEW).text)
    account = _account(editor, "newcomer")
    for page in ("/review/accounts", f"/review/accounts/{account.id}"):
        shown = editor.browser.get(page).text
        assert "Dr New Comer" in shown
        assert password not in shown
    form = {"name": "newcomer", "password": password}
    assert new_browser(editor.app).post("/review/sign-in", data=form).status_code == 303


def test_who_signs_in_with_a_first_password_must_choose_their_own_before_anything_else(editor: AtTheWorkbench) -> None:
    editor.browser.post("/review/accounts", data=NEW | {"role": "editor_in_chief"})
    newcomer = new_browser(editor.app)
    id = _account(editor, "newcomer").id
    password = _first_password(editor.browser.post(f"/review/accounts/{id}/new-password").text)
    newcomer.post("/review/sign-in", data={"name": "newcomer", "password": password})
    assert newcomer.get("/review/accounts").headers["location"] == "/review/password"
    assert newcomer.post("/review/accounts", data=NEW).status_code == 403
    assert WORDS["password_is_temporary"] in newcomer.get("/review/password").text
    chosen = {"current": password, "new": PASSWORD, "again": PASSWORD}
    assert newcomer.post("/review/password", data=chosen).status_code == 303
    assert newcomer.get("/review/accounts").status_code == 200
    assert WORDS["password_is_temporary"] not in newcomer.get("/review/password").text


def test_a_forgotten_password_is_replaced_and_the_sessions_of_the_old_one_end(editor: AtTheWorkbench) -> None:
    clinician = signed_in(editor.app)
    password = _first_password(editor.browser.post(f"/review/accounts/{clinician.id}/new-password").text)
    assert not clinician.sees()
    assert clinician.sign_in().status_code == 422
    assert clinician.sign_in(password).status_code == 303


def test_two_first_passwords_are_never_alike() -> None:
    made = {clinicians.generated() for _ in range(1000)}
    assert len(made) == 1000
    assert all(clinicians.fault_of(password) is None for password in made)


@pytest.mark.parametrize("change", ["disable", "make-reviewer"])
def test_the_last_editor_in_chief_stays(editor: AtTheWorkbench, change: str) -> None:
    AtTheWorkbench(editor.app)
    gone = AtTheWorkbench(editor.app, role=Role.EDITOR_IN_CHIEF)
    clinicians.disable(database=gone.database, id=gone.id)
    refused = editor.browser.post(f"/review/accounts/{editor.id}/{change}")
    assert refused.status_code == 422
    assert WORDS["last_editor"] in refused.text
    assert editor.sees("/review/accounts")


@pytest.mark.parametrize("change", ["disable", "make-reviewer"])
def test_an_editor_in_chief_who_is_not_the_last_may_go(editor: AtTheWorkbench, change: str) -> None:
    AtTheWorkbench(editor.app, role=Role.EDITOR_IN_CHIEF)
    assert editor.browser.post(f"/review/accounts/{editor.id}/{change}").status_code == 303
    assert not editor.sees("/review/accounts")


def test_of_editors_in_chief_who_remove_each_other_at_once_one_stays(editor: AtTheWorkbench) -> None:
    database = editor.database
    for _ in range(5):
        ids = [editor.id, *(AtTheWorkbench(editor.app, role=Role.EDITOR_IN_CHIEF).id for _ in range(3))]
        barrier = Barrier(len(ids))

        def leave(id: int, barrier: Barrier = barrier) -> bool:
            barrier.wait(timeout=10)
            try:
                clinicians.set_role(database=database, id=id, role=Role.REVIEWER)
            except AccountRefused:
                return False
            return True

        with ThreadPoolExecutor(len(ids)) as pool:
            assert sorted(pool.map(leave, ids)) == [False, True, True, True]
        [stayed] = [a.id for a in clinicians.accounts(database=database) if a.role is Role.EDITOR_IN_CHIEF]
        clinicians.set_role(database=database, id=editor.id, role=Role.EDITOR_IN_CHIEF)
        if stayed != editor.id:
            clinicians.set_role(database=database, id=stayed, role=Role.REVIEWER)


def test_of_two_who_add_the_same_name_at_once_one_is_refused(editor: AtTheWorkbench) -> None:
    def add(name: str) -> bool:
        try:
            AtTheWorkbench(editor.app, name=name)
        except AccountRefused:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(add, ["twin", "TWIN", " twin", "Twin"])) == [False, False, False, True]


@pytest.mark.parametrize(
    ("typed", "fault", "field"),
    [
        ({"name": ""}, "name_wrong", "name"),
        ({"name": "x"}, "name_wrong", "name"),
        ({"name": "x" * 65}, "name_wrong", "name"),
        ({"name": "two words"}, "name_wrong", "name"),
        ({"name": "<b>bold</b>"}, "name_wrong", "name"),
        ({"name": "../../etc"}, "name_wrong", "name"),
        ({"name": "a\0b"}, "name_wrong", "name"),
        ({"name": "line\nend"}, "name_wrong", "name"),
        ({"display_name": ""}, "display_name_wrong", "display_name"),
        ({"display_name": "   "}, "display_name_wrong", "display_name"),
        ({"display_name": "x" * 121}, "display_name_wrong", "display_name"),
        ({"display_name": "Dr \u202eevil"}, "display_name_wrong", "display_name"),
        ({"role": ""}, "role_missing", "role"),
        ({"role": "owner"}, "role_missing", "role"),
    ],
)
def test_what_cannot_be_an_account_is_refused_with_the_reason(
    editor: AtTheWorkbench, typed: dict[str, str], fault: str, field: str
) -> None:
    refused = editor.browser.post("/review/accounts", data=NEW | typed)
    assert refused.status_code == 422
    assert f'href="#{field}"' in refused.text
    assert refused.text.count(WORDS[fault]) == 2
    assert len(clinicians.accounts(database=editor.database)) == 1


def test_a_name_that_is_taken_is_refused(editor: AtTheWorkbench) -> None:
    refused = editor.browser.post("/review/accounts", data=NEW | {"name": editor.name.upper()})
    assert WORDS["name_taken"] in refused.text


def test_a_display_name_is_shown_as_text_wherever_it_stands(editor: AtTheWorkbench) -> None:
    hostile = """<img src=x onerror=alert(1)> "O'Hara" {{ 7 * 7 }}"""
    editor.browser.post("/review/accounts", data=NEW | {"display_name": hostile, "role": "editor_in_chief"})
    id = _account(editor, "newcomer").id
    clinicians.set_password(database=editor.database, id=id, password=PASSWORD, temporary=False)
    own = new_browser(editor.app)
    own.post("/review/sign-in", data={"name": "newcomer", "password": PASSWORD})
    pages = ["/review/accounts", f"/review/accounts/{id}"]
    for page in [own.get("/review/password"), *map(own.get, pages), *map(editor.browser.get, pages)]:
        assert "&lt;img src=x onerror=alert(1)&gt; &#34;O&#39;Hara&#34; {{ 7 * 7 }}" in page.text
        assert "<img src=x" not in page.text


@pytest.mark.parametrize("id", ["0", "-1", "999999", str(2**63), "9" * 400, "x", "1.0", "1%00"])
def test_an_account_that_is_not_there_is_not_found(editor: AtTheWorkbench, id: str) -> None:
    assert editor.browser.get(f"/review/accounts/{id}").status_code in (400, 404)
    for change in ("disable", "new-password", "no-such-change"):
        assert editor.browser.post(f"/review/accounts/{id}/{change}").status_code in (400, 404)


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ({"current": "not my password at all"}, "current_password_wrong"),
        ({"new": "short", "again": "short"}, "password_short"),
        ({"new": "elevenchars", "again": "elevenchars"}, "password_short"),
        ({"new": "x" * 1001, "again": "x" * 1001}, "password_long"),
        ({"again": "something else entirely"}, "passwords_differ"),
        ({"new": PASSWORD, "again": PASSWORD}, "password_same"),
    ],
)
def test_a_password_that_cannot_be_chosen_is_refused_with_the_reason(
    editor: AtTheWorkbench, typed: dict[str, str], fault: str
) -> None:
    form = {"current": PASSWORD, "new": "a long new password", "again": "a long new password"} | typed
    refused = editor.browser.post("/review/password", data=form)
    assert refused.status_code == 422
    assert WORDS[fault] in refused.text
    assert "a long new password" not in refused.text
    assert editor.sees()
    assert editor.sign_in().status_code == 303


def _while_the_password_is_looked_at(monkeypatch: pytest.MonkeyPatch, change: Callable[[], None]) -> None:
    """Let something change between the look at the password that somebody has and the writing of a new one."""
    verify = argon2.PasswordHasher.verify

    def changing_meanwhile(hasher: argon2.PasswordHasher, stored: str, typed: bytes) -> bool:
        monkeypatch.setattr(argon2.PasswordHasher, "verify", verify)
        change()
        return verify(hasher, stored, typed)

    monkeypatch.setattr(argon2.PasswordHasher, "verify", changing_meanwhile)


CHOSEN = {"current": PASSWORD, "new": "chosen by myself", "again": "chosen by myself"}


def test_a_password_that_the_editor_replaces_meanwhile_is_not_overwritten(
    editor: AtTheWorkbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    clinician = signed_in(editor.app)

    def reset() -> None:
        clinicians.set_password(
            database=editor.database, id=clinician.id, password="the editor's own choice", temporary=True
        )

    _while_the_password_is_looked_at(monkeypatch, reset)
    assert clinician.browser.post("/review/password", data=CHOSEN).status_code == 422
    assert clinician.sign_in("chosen by myself").status_code == 422
    assert clinician.sign_in("the editor's own choice").status_code == 303


def test_an_account_that_is_disabled_meanwhile_gets_no_new_password(
    editor: AtTheWorkbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    clinician = signed_in(editor.app)

    def disable() -> None:
        clinicians.disable(database=editor.database, id=clinician.id)

    _while_the_password_is_looked_at(monkeypatch, disable)
    assert clinician.browser.post("/review/password", data=CHOSEN).status_code == 422
    clinicians.enable(database=editor.database, id=clinician.id)
    assert clinician.sign_in().status_code == 303


def test_faults_in_a_new_password_never_lock_anyone_out(editor: AtTheWorkbench) -> None:
    for _ in range(8):
        editor.browser.post("/review/password", data={"current": PASSWORD, "new": "short", "again": "short"})
    assert editor.sign_in().status_code == 303


def test_twelve_characters_are_enough(editor: AtTheWorkbench) -> None:
    form = {"current": PASSWORD, "new": "twelve chars", "again": "twelve chars"}
    assert editor.browser.post("/review/password", data=form).status_code == 303
    assert editor.sign_in("twelve chars").status_code == 303


def test_the_navigation_offers_accounts_to_the_editor_in_chief_alone(editor: AtTheWorkbench) -> None:
    reviewer = signed_in(editor.app)
    offered = ['href="/review/accounts"' in who.browser.get("/review/password").text for who in (editor, reviewer)]
    assert offered == [True, False]


@pytest.mark.parametrize("change", [clinicians.disable, clinicians.end_sessions, clinicians.enable])
def test_no_account_is_changed_that_is_not_there(editor: AtTheWorkbench, change: Callable[..., None]) -> None:
    with pytest.raises(clinicians.AccountUnknown):
        change(database=editor.database, id=10**9)
