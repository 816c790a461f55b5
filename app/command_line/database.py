"""The database that a command works on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy.exc import ArgumentError, OperationalError, SQLAlchemyError

from app.command_line.stopping import stop
from app.settings import Settings
from app.storage import Database, DatabaseNewer, open_database
from knowledge import load


@contextmanager
def the_database(open_it: Callable[[str], Database] = open_database) -> Iterator[Database]:
    """The database of DATABASE_URL, closed afterwards; one that cannot be used stops the command with a sentence."""
    try:
        database = open_it(Settings().database_url)
        try:
            yield database
        finally:
            database.dispose()
    except SQLAlchemyError as error:
        stop(in_words(error))


def in_words(error: SQLAlchemyError) -> str:
    """Why the database cannot be used. Only an OperationalError is told in the driver's words: it holds no value."""
    said = load().words["database"]
    match error:
        case DatabaseNewer():
            return str(error)
        case ArgumentError():
            return said["no_address"]
        case OperationalError():
            return said["away"].format(why=" ".join(str(error.orig).split()))
        case _:
            return said["away"].format(why=type(error).__name__)
