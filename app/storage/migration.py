"""Brings the tables of a database up to date, inside the caller's transaction."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

MIGRATIONS = Path(__file__).parent / "migrations"
MIGRATED = "alembic_version"
"""The table that says up to which revision a database is."""

_LOCK = 4_715_071


def migrate(connection: Connection) -> None:
    """Apply every revision that is missing; of several servers that start at once, one does it and the rest wait."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
