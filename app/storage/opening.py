"""Where a database is found, and how it is connected to."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, create_engine, event, inspect, make_url
from sqlalchemy.pool import ConnectionPoolEntry

from app.storage.database import Database
from app.storage.migration import MIGRATED

_POSTGRESQL = ("postgres", "postgresql")
_OF_SQLITE: Mapping[str, object] = {"timeout": 10}
_OF_POSTGRESQL: Mapping[str, object] = {
    "connect_timeout": 5,
    # A server that has gone without a word is noticed by what it does not acknowledge.
    "tcp_user_timeout": 10_000,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 2,
}
_SECONDS_FOR_A_CONNECTION = 3


class DatabaseMissing(Exception):
    """There is no database of this application at the address."""


def database_at(url: str) -> Database:
    """The database at this address, without a look at it yet."""
    address = _address(url)
    engine = create_engine(address, **_options(address))
    if _is_sqlite(address):
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return Database(engine)


def open_database(url: str) -> Database:
    """The database at this address, up to date."""
    database = database_at(url)
    database.bring_up_to_date()
    return database


def open_to_read(url: str) -> Database:
    """Open the database at this address as it is: none is made, and nothing in one is changed.

    Raises DatabaseMissing.
    """
    address = _address(url)
    if _is_sqlite(address):
        file = Path(address.database or "")
        if not file.is_file():
            raise DatabaseMissing
        address = URL.create("sqlite", database=file.absolute().as_uri(), query={"mode": "ro", "uri": "true"})
    engine = create_engine(address, **_options(address))
    if not inspect(engine).has_table(MIGRATED):
        engine.dispose()
        raise DatabaseMissing
    return Database(engine, as_it_is=True)


def _address(url: str) -> URL:
    address = make_url(url)
    return address.set(drivername="postgresql+psycopg") if address.drivername in _POSTGRESQL else address


def _is_sqlite(address: URL) -> bool:
    return address.get_backend_name() == "sqlite"


def _options(address: URL) -> dict[str, Any]:
    options = _OF_SQLITE if _is_sqlite(address) else _OF_POSTGRESQL
    return {
        "pool_pre_ping": True,
        "pool_timeout": _SECONDS_FOR_A_CONNECTION,
        # What the address itself asks for goes before.
        "connect_args": {name: value for name, value in options.items() if name not in address.query},
        "hide_parameters": True,
    }


def _prepare_sqlite(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    # The driver's own transactions start too late to lock what they have read.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA secure_delete = ON")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    if begin := connection.get_execution_options().get("begin", "BEGIN"):
        connection.exec_driver_sql(begin)
