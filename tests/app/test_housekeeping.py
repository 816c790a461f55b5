"""While a server runs, what has been kept long enough goes, hour after hour, whatever happens in one of them."""

from __future__ import annotations

import asyncio
from itertools import count

import pytest
from fastapi import FastAPI
from sqlalchemy import event

from app.housekeeping import housekeeping
from app.kept_results import id_of, keep, today
from app.storage import Database
from tests.app import own_loop
from tests.app.kept_results.keeping import expire, kept_results
from tests.app.waiting import until

SOON = 0.01


@pytest.fixture
def database(application: FastAPI) -> Database:
    database: Database = application.state.database
    return database


def _over(application: FastAPI) -> None:
    """A result whose time is over."""
    database: Database = application.state.database
    code = keep(database=database, answers={"age_years": 44}, locale="en-GB")
    expire(application, id_of(database=database, code=code), today())


def test_what_is_over_goes_at_the_start_and_again_while_the_server_runs(
    application: FastAPI, database: Database
) -> None:
    async def keep_house() -> None:
        async with housekeeping(database, seconds_between=SOON):
            for _ in range(2):
                assert kept_results(application) == 0
                _over(application)
                await asyncio.to_thread(until, lambda: kept_results(application) == 0)

    _over(application)
    own_loop.run(keep_house())


def test_an_error_that_nobody_foresaw_is_logged_without_its_message_and_ends_nothing(
    application: FastAPI, database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    purges = count(1)

    def fail_twice(*sent: object) -> None:
        if str(sent[2]).startswith("DELETE FROM kept_case") and next(purges) <= 2:
            raise RuntimeError("a secret answer")

    async def keep_house() -> None:
        async with housekeeping(database, seconds_between=SOON):
            await asyncio.to_thread(until, lambda: kept_results(application) == 0)

    _over(application)
    event.listen(database.engine, "before_cursor_execute", fail_twice)
    try:
        own_loop.run(keep_house())
    finally:
        event.remove(database.engine, "before_cursor_execute", fail_twice)
    logged = capsys.readouterr().out
    assert logged.count('"error": "RuntimeError"') == 2
    assert "a secret answer" not in logged
