"""`hip-triage clinician` manages the accounts of the database that the server uses."""

from __future__ import annotations

import typing
from pathlib import Path

import pytest
from fastapi import FastAPI
from typer.testing import CliRunner, Result

from app import clinicians
from app.clinicians import Role
from app.command_line.clinician import RoleName
from app.command_line.commands import cli
from knowledge import load
from tests.app.workbench import PASSWORD, AtTheWorkbench, new_browser, signed_in

WORDS = load().words["clinicians"]


@pytest.fixture(autouse=True)
def _same_database(database_url: str, application: FastAPI, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)


def _run(*arguments: str, said: str = "") -> Result:
    return CliRunner().invoke(cli, ("clinician", *arguments), input=said)


def _may_sign_in(app: FastAPI, name: str, password: str) -> bool:
    form = {"name": name, "password": password}
    return new_browser(app).post("/review/sign-in", data=form).status_code == 303


def test_an_account_that_is_added_can_sign_in(application: FastAPI) -> None:
    added = _run("add", "Dr.Ito", "--display-name", "Dr Ito", "--password-stdin", said=f"{PASSWORD}\nignored")
    assert added.exit_code == 0, added.output
    assert PASSWORD not in added.output
    assert _may_sign_in(application, "dr.ito", PASSWORD)


def test_a_password_is_asked_for_twice_and_not_shown(application: FastAPI) -> None:
    added = _run("add", "asked", "--display-name", "Asked", said=f"{PASSWORD}\n{PASSWORD}\n")
    assert added.exit_code == 0, added.output
    assert PASSWORD not in added.output
    assert _may_sign_in(application, "asked", PASSWORD)


def test_two_passwords_that_differ_are_asked_for_again(application: FastAPI) -> None:
    typed = f"{PASSWORD}\nmistyped password\n{PASSWORD}\n{PASSWORD}\n"
    assert _run("add", "again", "--display-name", "Again", said=typed).exit_code == 0
    assert _may_sign_in(application, "again", PASSWORD)


@pytest.mark.parametrize("short", ["", "short", "elevenchars"])
def test_a_short_password_is_refused_and_the_reason_said(short: str) -> None:
    refused = _run("add", "shorty", "--display-name", "Shorty", "--password-stdin", said=f"{short}\n")
    assert refused.exit_code == 2
    assert WORDS["password_short"] in refused.stderr
    assert "shorty" not in _run("list").stdout


def test_a_generated_password_is_shown_and_must_be_changed(application: FastAPI) -> None:
    password = _run("add", "made", "--display-name", "Made", "--generate").stdout.strip()
    browser = new_browser(application)
    browser.post("/review/sign-in", data={"name": "made", "password": password})
    assert WORDS["password_is_temporary"] in browser.get("/review/password").text


def test_the_role_is_reviewer_unless_told() -> None:
    _run("add", "plain", "--display-name", "Plain", "--generate")
    _run("add", "chief", "--display-name", "Chief", "--generate", "--role", "editor_in_chief")
    lines = {line.split()[0]: line for line in _run("list").stdout.splitlines() if line.strip()}
    assert WORDS["role_reviewer"] in lines["plain"]
    assert WORDS["role_editor_in_chief"] in lines["chief"]


def test_disable_enable_end_sessions_and_password_do_what_they_say(application: FastAPI) -> None:
    clinician = signed_in(application)
    assert _run("end-sessions", clinician.name.upper()).exit_code == 0
    assert not clinician.sees()
    assert _run("disable", clinician.name).exit_code == 0
    assert clinician.sign_in().status_code == 422
    assert _run("enable", clinician.name).exit_code == 0
    assert clinician.sign_in().status_code == 303
    assert _run("password", clinician.name, "--password-stdin", said="given from outside").exit_code == 0
    assert not clinician.sees()
    assert clinician.sign_in("given from outside").status_code == 303


def test_the_last_editor_in_chief_stays(application: FastAPI) -> None:
    database = application.state.database
    for account in clinicians.accounts(database=database):
        clinicians.disable(database=database, id=account.id) if account.role is Role.REVIEWER else None
    editors = [a for a in clinicians.accounts(database=database) if a.role is Role.EDITOR_IN_CHIEF and not a.disabled]
    last = AtTheWorkbench(application, role=Role.EDITOR_IN_CHIEF)
    for editor in editors:
        assert _run("role", editor.name, "reviewer").exit_code == 0
    for refused in (_run("role", last.name, "reviewer"), _run("disable", last.name)):
        assert (refused.exit_code, refused.stderr.strip()) == (2, WORDS["last_editor"])


@pytest.mark.parametrize("command", [("disable",), ("enable",), ("end-sessions",), ("password", "--generate")])
def test_an_unknown_name_is_said_to_be_unknown(command: tuple[str, ...]) -> None:
    refused = _run(command[0], "nobody.here", *command[1:])
    assert refused.exit_code == 2
    assert "no account of this name" in refused.stderr


def test_a_role_that_is_none_is_refused_with_those_there_are() -> None:
    refused = _run("add", "king", "--display-name", "King", "--generate", "--role", "king")
    assert refused.exit_code == 2
    assert "editor_in_chief" in refused.output
    assert set(typing.get_args(RoleName)) == set(Role)


def test_two_ways_to_give_a_password_are_one_too_many() -> None:
    assert _run("add", "both", "--display-name", "Both", "--generate", "--password-stdin").exit_code == 2


def test_a_database_that_does_not_answer_is_said_so_without_its_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/no/such/folder/answers.sqlite3")
    assert "does not answer" in _run("list").stderr
    monkeypatch.setenv("DATABASE_URL", "postgresql://user:hunter2@127.0.0.1:1/none")
    stopped = _run("list")
    assert (stopped.exit_code, "hunter2" in stopped.output) == (2, False)
