"""An older program leaves the database of a newer one alone, and says why in a sentence."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from sqlalchemy import text
from starlette.testclient import TestClient
from typer.testing import CliRunner

from app.command_line.commands import cli
from app.server import create_app
from app.settings import Settings
from app.storage import DatabaseNewer, open_database
from knowledge import load
from tests.app.runner import Runner

REVISION = "9999_of_a_newer_program"
SENTENCE = load().words["database"]["newer"].format(revision=REVISION)


@pytest.fixture(scope="module")
def database_of_a_newer_program(database_url: str) -> str:
    """The address of a database that has been brought up to a revision which this program does not know."""
    database = open_database(database_url)
    with database.writing() as session:
        session.execute(text("UPDATE alembic_version SET version_num = :revision"), {"revision": REVISION})
    database.dispose()
    return database_url


@pytest.fixture
def older(database_of_a_newer_program: str) -> Iterator[FastAPI]:
    """An older server that has started on it."""
    app = create_app(Settings(DATABASE_URL=database_of_a_newer_program))
    with TestClient(app):
        yield app


def test_it_is_not_opened(database_of_a_newer_program: str) -> None:
    with pytest.raises(DatabaseNewer) as refused:
        open_database(database_of_a_newer_program)
    assert str(refused.value) == SENTENCE


@pytest.mark.parametrize("command", [["purge"], ["clinician", "list"], ["replay"], ["serve"]], ids=" ".join)
def test_a_command_stops_and_says_why(
    database_of_a_newer_program: str, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", database_of_a_newer_program)
    told = CliRunner().invoke(cli, command)
    assert (told.exit_code, told.stderr) == (2, f"{SENTENCE}\n")


def test_a_server_that_runs_on_is_not_ready(older: FastAPI) -> None:
    assert TestClient(older).get("/readyz").status_code == 503


def test_a_page_that_needs_it_is_the_plain_one_and_the_others_are_served(older: FastAPI) -> None:
    runner = Runner(older)
    assert runner.page.status_code == 200
    assert runner.start().page.status_code == 503
    assert load().wording.errors["database_away_title"] in runner.text
