"""Deletes assessments that are more than a day old: at start-up, and every hour from then on."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import structlog
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool

from app.assessment.service import delete_expired
from app.storage import Database

_HOUR = 3600
_log = structlog.get_logger("hip_triage")


@asynccontextmanager
async def delete_expired_hourly(database: Database) -> AsyncIterator[None]:
    """Delete now, and every hour while the block runs."""
    await run_in_threadpool(delete_expired, database=database)
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
        try:
            await run_in_threadpool(delete_expired, database=database)
        except SQLAlchemyError as error:
            _log.warning("expired answers were not deleted", error=type(error).__name__)
