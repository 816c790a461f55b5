"""Deletes what has been kept long enough: answers after a day, results after 90 days, sessions that are over.

And stores the rule base in use, so that what it concludes can be worked out again under any later one.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

import structlog
from starlette.concurrency import run_in_threadpool

from app import assessment, clinicians, kept_results
from app.logs import where_arose
from app.storage import Database
from rules import rule_base

_HOUR = 3600
_log = structlog.get_logger("hip_triage")


@dataclass(frozen=True)
class Purged:
    """How many rows of each kind were deleted, and whether they are out of the database's files as well."""

    results: int
    assessments: int
    sessions: int
    wiped: bool


def purge(*, database: Database) -> Purged:
    """Delete all that has been kept long enough, out of the database's files as well unless somebody reads it now."""
    return Purged(
        results=kept_results.purge(database=database),
        assessments=assessment.delete_expired(database=database),
        sessions=clinicians.delete_stale(database=database),
        wiped=database.wipe(),
    )


@asynccontextmanager
async def housekeeping(database: Database, *, seconds_between: float = _HOUR) -> AsyncIterator[None]:
    """Keep house now, and every hour while the block runs; a result goes in the first hour of its last day."""
    await _keep_house(database)
    task = asyncio.create_task(_again_and_again(database, seconds_between))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _again_and_again(database: Database, seconds_between: float) -> None:
    while True:
        await asyncio.sleep(seconds_between)
        await _keep_house(database)


async def _keep_house(database: Database) -> None:
    try:
        purged = await run_in_threadpool(purge, database=database)
        await run_in_threadpool(_store_rule_base, database)
    except Exception as error:  # whatever went wrong in this hour, there is a next one
        _log.warning("housekeeping was not finished", error=type(error).__name__, where=where_arose(error))
        return
    if not purged.wiped:
        _log.warning("what was deleted is still in the log of the database")


def _store_rule_base(database: Database) -> None:
    with database.writing() as session:
        kept_results.keep_rule_base(session, rule_base(), kept_results.today())
