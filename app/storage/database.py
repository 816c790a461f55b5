"""The database: one engine, transactions that read and transactions that write."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.pool import ConnectionPoolEntry

from app.storage.migration import MIGRATED, migrate

_POSTGRESQL = ("postgres", "postgresql")
_SECONDS_TO_WAIT = 10


class Base(DeclarativeBase):
    """What every stored record derives from."""


class Database:
    """The engine of one database. A writing transaction never overlaps another one on the same row."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._writing_engine = engine.execution_options(begin="BEGIN IMMEDIATE")
        self._tidying_engine = engine.execution_options(begin="")

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A transaction that changes nothing."""
        with Session(self.engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A transaction that is kept when its block ends without an exception."""
        with Session(self._writing_engine, expire_on_commit=False) as session, session.begin():
            yield session

    def wipe(self) -> None:
        """Take what was deleted out of SQLite's log, which holds it until something else is written over it.

        PostgreSQL gives the place of deleted rows to others in its own time.
        """
        if self.engine.dialect.name == "sqlite":
            with self._tidying_engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def dispose(self) -> None:
        """Close every connection."""
        self.engine.dispose()


class DatabaseMissing(Exception):
    """There is no database of this application at the address."""


def open_database(url: str) -> Database:
    """Open the database at this address and bring its tables up to date."""
    address = _address(url)
    engine = create_engine(address, **_options(address))
    if _is_sqlite(address):
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    database = Database(engine)
    with database.writing() as session:
        migrate(session.connection())
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
    return Database(engine)


def _address(url: str) -> URL:
    address = make_url(url)
    return address.set(drivername="postgresql+psycopg") if address.drivername in _POSTGRESQL else address


def _is_sqlite(address: URL) -> bool:
    return address.get_backend_name() == "sqlite"


def _options(address: URL) -> dict[str, Any]:
    waiting = "timeout" if _is_sqlite(address) else "connect_timeout"
    return {"pool_pre_ping": True, "connect_args": {waiting: _SECONDS_TO_WAIT}, "hide_parameters": True}


def is_reachable(database: Database) -> bool:
    """Whether the database answers."""
    try:
        with database.reading() as session:
            session.execute(text("SELECT 1"))
    except SQLAlchemyError:
        return False
    return True


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
