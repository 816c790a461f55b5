"""Deletes what has been kept long enough: answers after a day, results after 90 days, sessions that are over."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

import structlog
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool

from app import assessment, clinicians, kept_results
from app.storage import Database

_HOUR = 3600
_log = structlog.get_logger("hip_triage")


@dataclass(frozen=True)
class Purged:
    """How many rows of each kind were deleted."""

    results: int
    assessments: int
    sessions: int


def purge(*, database: Database) -> Purged:
    """Delete all that has been kept long enough, out of the database's files as well."""
    purged = Purged(
        results=kept_results.purge(database=database),
        assessments=assessment.delete_expired(database=database),
        sessions=clinicians.delete_stale(database=database),
    )
    database.wipe()
    return purged


@asynccontextmanager
async def housekeeping(database: Database) -> AsyncIterator[None]:
    """Purge now, and every hour while the block runs; a result goes in the first hour of its last day."""
    await _purge_if_reachable(database)
    task = asyncio.create_task(_every_hour(database))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _every_hour(database: Database) -> None:
    while True:
        await asyncio.sleep(_HOUR)
        await _purge_if_reachable(database)


async def _purge_if_reachable(database: Database) -> None:
    try:
        await run_in_threadpool(purge, database=database)
    except SQLAlchemyError as error:
        _log.warning("nothing was purged", error=type(error).__name__)
