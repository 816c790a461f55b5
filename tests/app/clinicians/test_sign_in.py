"""Signing in: nobody learns whether a name is known, and nothing that is typed does harm or stands in a log."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import argon2
import pytest
from fastapi import FastAPI
from httpx2 import Response
from markupsafe import escape
from pwdlib import PasswordHash
from sqlalchemy import select

from app import clinicians
from app.clinicians import AccountRefused, ClinicianRecord, Role
from app.clinicians.record import SignInFailureRecord
from tests.app.workbench import PASSWORD, AtTheWorkbench, new_browser, signed_in

WRONG = "not the password of anyone"
HOSTILE = [
    "x" * 10_000,
    "a\0b",
    "' OR '1'='1' --",
    "Robert'); DROP TABLE clinician;--",
    "<script>alert(1)</script>",
    "{{ 7 * 7 }}",
    "\u202eesrever",
    "\N{PILE OF POO}" * 100,
    "%s%n%x",
    "\r\nSet-Cookie: a=b",
    "$argon2id$v=19$m=65536,t=3,p=4$c2FsdA$aGFzaA",
]


def _try(app: FastAPI, name: str, password: str, **more: str) -> Response:
    return new_browser(app).post("/review/sign-in", data={"name": name, "password": password, **more})


def _page(answer: Response) -> bytes:
    assert answer.status_code == 422
    return re.sub(rb'nonce="[^"]*"', b"", answer.content)


@contextmanager
def _counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Every computation of a hash, whoever asks for it."""
    computed: list[str] = []
    with monkeypatch.context() as patched:
        for name in ("hash", "verify"):
            real = getattr(argon2.PasswordHasher, name)

            def counting(*given: object, _real: object = real, _name: str = name, **named: object) -> object:
                computed.append(_name)
                assert callable(_real)
                return _real(*given, **named)

            patched.setattr(argon2.PasswordHasher, name, counting)
        yield computed


def test_an_unknown_name_and_a_wrong_password_give_the_same_page(application: FastAPI) -> None:
    unknown = _page(_try(application, "dr.silva", WRONG))
    AtTheWorkbench(application, name="dr.silva")
    assert _page(_try(application, "dr.silva", WRONG)) == unknown


def test_a_disabled_account_gives_the_same_page_as_an_unknown_name(application: FastAPI) -> None:
    unknown = _page(_try(application, "dr.gone", PASSWORD))
    gone = AtTheWorkbench(application, name="dr.gone")
    clinicians.disable(database=gone.database, id=gone.id)
    assert _page(gone.sign_in()) == unknown


def test_an_unknown_name_costs_the_same_work_as_a_known_one(
    application: FastAPI, monkeypatch: pytest.MonkeyPatch
) -> None:
    clinician = AtTheWorkbench(application)
    disabled = AtTheWorkbench(application)
    clinicians.disable(database=disabled.database, id=disabled.id)
    work = []
    _try(application, "warms.up", WRONG)
    for name in ("nobody.of.this.name", "not a name at all", clinician.name, disabled.name):
        with _counted(monkeypatch) as computed:
            _page(_try(application, name, WRONG))
        work.append(computed)
    assert work == [["verify"]] * 4


def test_the_first_sign_in_of_a_process_costs_the_same_work_too(
    application: FastAPI, monkeypatch: pytest.MonkeyPatch
) -> None:
    clinician = AtTheWorkbench(application)
    work = []
    for name in ("nobody.at.first", clinician.name):
        clinicians.passwords._nobodys.cache_clear()
        with _counted(monkeypatch) as computed:
            _page(_try(application, name, WRONG))
        work.append(computed)
    assert work[0] == work[1]


def test_a_password_is_stored_as_argon2id_with_the_recommended_parameters(
    application: FastAPI, recommended_hasher: PasswordHash, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clinicians.passwords, "_HASHER", recommended_hasher)
    clinician = AtTheWorkbench(application)
    with clinician.database.reading() as session:
        stored = session.get_one(ClinicianRecord, clinician.id).password_hash
    assert stored.startswith("$argon2id$")
    assert not argon2.PasswordHasher().check_needs_rehash(stored)


def test_a_weaker_hash_is_renewed_at_the_next_sign_in(
    application: FastAPI, recommended_hasher: PasswordHash, monkeypatch: pytest.MonkeyPatch
) -> None:
    clinician = AtTheWorkbench(application)
    monkeypatch.setattr(clinicians.passwords, "_HASHER", recommended_hasher)
    assert clinician.sign_in().status_code == 303
    with clinician.database.reading() as session:
        stored = session.get_one(ClinicianRecord, clinician.id).password_hash
    assert not argon2.PasswordHasher().check_needs_rehash(stored)
    assert clinician.sign_in().status_code == 303


@pytest.mark.parametrize(
    "typed",
    ["Zoë.{n}.Straße", "ZOË.{n}.STRASSE", "zoe\u0308.{n}.strasse", "  zoë.{n}.straße\t", "\uff3aoë.{n}.Straße"],
)
def test_a_name_is_one_however_it_is_typed(application: FastAPI, typed: str) -> None:
    clinician = AtTheWorkbench(application, name=typed.format(n=abs(hash(typed))))
    clinician.name = f"zoë.{abs(hash(typed))}.strasse"
    assert clinician.sign_in().status_code == 303
    with pytest.raises(AccountRefused):
        AtTheWorkbench(application, name=typed.format(n=abs(hash(typed))).upper())


def test_a_password_is_one_however_it_is_composed(application: FastAPI) -> None:
    clinician = AtTheWorkbench(application)
    clinicians.set_password(
        database=clinician.database, id=clinician.id, password="zoe\u0308 ran up hills", temporary=False
    )
    assert clinician.sign_in("zoë ran up hills").status_code == 303
    assert clinician.sign_in("Zoë ran up hills").status_code == 422


@pytest.mark.parametrize("typed", HOSTILE)
def test_whatever_is_typed_is_refused_plainly_and_shown_as_text(application: FastAPI, typed: str) -> None:
    for name, password in ((typed, typed), (typed, ""), ("", typed), ("", "")):
        page = _try(application, name, password, next=typed)
        assert page.status_code == 422
        assert "<script>alert" not in page.text
        assert page.headers.get("set-cookie") is None
    if "\0" not in typed:
        assert f'value="{escape(typed)}"' in _try(application, typed, "").text


def test_more_than_a_form_can_hold_is_refused(application: FastAPI) -> None:
    assert _try(application, "a", "x" * 100_000).status_code == 413


def test_a_password_of_many_characters_works(application: FastAPI) -> None:
    clinician = AtTheWorkbench(application)
    long = "longer than anyone types " * 40
    clinicians.set_password(database=clinician.database, id=clinician.id, password=long, temporary=False)
    assert clinician.sign_in(long).status_code == 303
    assert clinician.sign_in(long[:-1]).status_code == 422


@pytest.mark.parametrize(
    ("asked", "led_to"),
    [
        ("/review/accounts", "/review/accounts"),
        ("/review/cases/12", "/review/cases/12"),
        ("/review?urgency=same_day&cause=hip_arthritis", "/review?urgency=same_day&cause=hip_arthritis"),
        ("", "/review"),
        ("/", "/review"),
        ("/reviewers", "/review"),
        ("https://evil.example/review", "/review"),
        ("//evil.example/review", "/review"),
        ("/review//evil.example", "/review"),
        ("/review/../../evil", "/review"),
        ("/review/%2e%2e/evil", "/review"),
        ("/review\\@evil.example", "/review"),
        ("/review@evil.example", "/review"),
        ("/review/cases/1\r\nSet-Cookie: a=b", "/review"),
        ("javascript:alert(1)//review", "/review"),
        ("/review/sign-out", "/review"),
        ("/review/sign-in?next=/review/sign-in", "/review"),
    ],
)
def test_signing_in_leads_to_the_page_asked_for_and_never_out_of_the_workbench(
    application: FastAPI, asked: str, led_to: str
) -> None:
    clinician = AtTheWorkbench(application)
    form = {"name": clinician.name, "password": PASSWORD, "next": asked}
    assert clinician.browser.post("/review/sign-in", data=form).headers["location"] == led_to
    again = clinician.browser.get("/review/sign-in", params={"next": asked})
    assert again.headers["location"] == led_to


def test_a_page_asked_for_without_a_session_is_shown_after_signing_in(application: FastAPI) -> None:
    clinician = AtTheWorkbench(application, role=Role.EDITOR_IN_CHIEF)
    browser = clinician.browser
    form = browser.get(browser.get("/review/accounts?a=b&c=d").headers["location"]).text
    [following] = re.findall(r'name="next" value="([^"]*)"', form)
    assert following == "/review/accounts?a=b&amp;c=d"


def test_an_account_disabled_while_its_password_is_looked_at_is_not_let_in(
    application: FastAPI, monkeypatch: pytest.MonkeyPatch
) -> None:
    clinician = AtTheWorkbench(application)
    verify = argon2.PasswordHasher.verify

    def disabling_meanwhile(*given: object) -> object:
        clinicians.disable(database=clinician.database, id=clinician.id)
        return verify(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(argon2.PasswordHasher, "verify", disabling_meanwhile)
    assert clinician.sign_in().status_code == 422
    assert clinician.token == ""


def test_no_name_password_or_token_stands_in_a_log(application: FastAPI, capsys: pytest.CaptureFixture[str]) -> None:
    editor = signed_in(application, role=Role.EDITOR_IN_CHIEF)
    _try(application, "typed.in.the.wrong.field", WRONG)
    form = {"name": "newcomer", "display_name": "Dr Newcomer", "role": "reviewer"}
    shown = editor.browser.post("/review/accounts", data=form).text
    [first_password] = re.findall(r"app-first-password\">([^<]*)<", shown)
    editor.browser.post("/review/password", data={"current": PASSWORD, "new": "chosen by myself", "again": "differs"})
    logged = "".join(capsys.readouterr())
    assert '"event": "sign-in refused"' in logged
    assert '"event": "account added"' in logged
    secrets = [
        editor.name,
        editor.token,
        PASSWORD,
        WRONG,
        "typed.in",
        "newcomer",
        first_password,
        "chosen by",
        "argon2",
    ]
    assert [secret for secret in secrets if secret.lower() in logged.lower()] == []


def test_what_was_typed_in_the_field_of_the_name_is_stored_only_as_a_hash(application: FastAPI) -> None:
    _try(application, "my password by mistake", "")
    database = application.state.database
    with database.reading() as session:
        assert "mistake" not in "".join(session.scalars(select(SignInFailureRecord.name_hash)))
