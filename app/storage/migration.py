"""Brings the tables of a database up to date, inside the caller's transaction."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError

from knowledge import load

MIGRATIONS = Path(__file__).parent / "migrations"
MIGRATED = "alembic_version"
"""The table that says up to which revision a database is."""

_LOCK = 4_715_071


class NotUpToDate(SQLAlchemyError):
    """The tables are not what this program needs, or not yet."""


class DatabaseNewer(NotUpToDate):
    """A newer version of this program has changed the tables; the message says so in a sentence."""

    def __init__(self, revision: str) -> None:
        super().__init__(load().words["database"]["newer"].format(revision=revision))


def migrate(connection: Connection) -> None:
    """Apply every revision that is missing; of several servers that start at once, one does it and the rest wait.

    Raises DatabaseNewer.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    for revision in MigrationContext.configure(connection).get_current_heads():
        if revision not in known:
            raise DatabaseNewer(revision)
    command.upgrade(config, "head")
