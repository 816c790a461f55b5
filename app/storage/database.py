"""The database: one engine, transactions that read and transactions that write."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from sqlalchemy import Engine, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import DeclarativeBase, Session

from app.storage.migration import NotUpToDate, migrate

_MILLISECONDS_TO_WIPE = 500


class Base(DeclarativeBase):
    """What every stored record derives from."""


class Database:
    """The engine of one database. A writing transaction never overlaps another one on the same row.

    The first transaction that comes through brings the tables up to date. A database that is away at first is as good
    as one that goes away later: whoever asks meets the error of the driver, or NotUpToDate, and may ask again. With
    `as_it_is` the tables are left as they are.
    """

    def __init__(self, engine: Engine, *, as_it_is: bool = False) -> None:
        self.engine = engine
        self._writing_engine = engine.execution_options(begin="BEGIN IMMEDIATE")
        self._tidying_engine = engine.execution_options(begin="")
        self._is_up_to_date = as_it_is
        self._updating = Lock()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A transaction that changes nothing."""
        self.bring_up_to_date()
        with Session(self.engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A transaction that is kept when its block ends without an exception."""
        self.bring_up_to_date()
        with Session(self._writing_engine, expire_on_commit=False) as session, session.begin():
            yield session

    def bring_up_to_date(self) -> None:
        """Apply the revisions that are missing, unless this has been done.

        Raises NotUpToDate while another thread is at it, so that none waits behind a database that does not answer.
        """
        if self._is_up_to_date:
            return
        if not self._updating.acquire(blocking=False):
            raise NotUpToDate
        try:
            with self._writing_engine.begin() as connection:
                migrate(connection)
            self._is_up_to_date = True
        finally:
            self._updating.release()

    def wipe(self) -> bool:
        """Take what was deleted out of SQLite's log, and return whether it is out.

        It is not while somebody reads the database as it was before. That is waited for only briefly, because nobody
        can write meanwhile. PostgreSQL gives the place of deleted rows to others in its own time.
        """
        if self.engine.dialect.name != "sqlite":
            return True
        with self._tidying_engine.connect() as connection:
            connection.detach()  # no other transaction is to be as impatient
            connection.exec_driver_sql(f"PRAGMA busy_timeout = {_MILLISECONDS_TO_WIPE}")
            busy, *_ = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
            return not busy

    def dispose(self) -> None:
        """Close every connection."""
        self.engine.dispose()


def is_reachable(database: Database) -> bool:
    """Whether the database answers."""
    try:
        with database.reading() as session:
            session.execute(text("SELECT 1"))
    except SQLAlchemyError:
        return False
    return True
