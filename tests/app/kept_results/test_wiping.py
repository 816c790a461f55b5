"""What is deleted stands nowhere in the files of SQLite after the next purge, or it is said that it still does."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import update
from typer.testing import CliRunner

from app import kept_results as kept
from app.command_line.commands import cli
from app.housekeeping import housekeeping, purge
from app.kept_results.service import today
from app.storage import Database, open_database
from knowledge import load
from tests.app import own_loop
from tests.app.kept_results.keeping import SORE

ANSWERS = {"age_years": 44, "side": "left"} | SORE


def _keep(database: Database, **answers: object) -> int:
    return kept.id_of(database=database, code=kept.keep(database=database, answers=ANSWERS | answers, locale="en-GB"))


@contextmanager
def _read_by_somebody(path: Path) -> Iterator[None]:
    """Somebody reads the database as it is now, for as long as the block runs."""
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM kept_case").fetchall()
        yield


def _bytes_of(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(path.parent.glob(f"{path.name}*")))


def _pieces(path: Path, id: int) -> list[bytes]:
    """Pieces of what the row of a result holds, as they stand in the file, and no other row holds."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT id, answers, conclusion, code_hash FROM kept_case").fetchall()
    held = {row[0]: row[1] + row[2] + row[3].encode() for row in rows}
    whole = held.pop(id)
    others = b"".join(held.values())
    pieces = (whole[start : start + 48] for start in range(0, len(whole) - 47, 16))
    return [piece for piece in pieces if piece not in others]


def test_what_is_purged_stands_nowhere_in_the_files_of_sqlite(tmp_path: Path) -> None:
    path = tmp_path / "kept.sqlite3"
    database = open_database(f"sqlite:///{path}")
    ids = [_keep(database, age_years=age) for age in (44, 61, 44)]
    pieces = _pieces(path, ids[1])
    assert len([piece for piece in pieces if piece in _bytes_of(path)]) > 50
    with database.writing() as session:
        gone = update(kept.KeptCaseRecord).where(kept.KeptCaseRecord.id == ids[1])
        session.execute(gone.values(expires_on=today()))
    assert purge(database=database).results == 1
    left = _bytes_of(path)
    assert [piece for piece in pieces if piece in left] == []
    database.dispose()


def test_what_is_deleted_with_its_code_stands_nowhere_in_the_files_after_the_next_purge(tmp_path: Path) -> None:
    path = tmp_path / "kept.sqlite3"
    database = open_database(f"sqlite:///{path}")
    code = kept.keep(database=database, answers=ANSWERS, locale="en-GB")
    pieces = _pieces(path, kept.id_of(database=database, code=code))
    assert [piece for piece in pieces if piece in _bytes_of(path)]
    kept.remove(database=database, code=code)
    purge(database=database)
    left = _bytes_of(path)
    assert [piece for piece in pieces if piece in left] == []
    database.dispose()


def test_what_somebody_reads_during_a_purge_is_in_the_files_until_the_next_one_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "kept.sqlite3"
    database = open_database(f"sqlite:///{path}")
    code = kept.keep(database=database, answers=ANSWERS, locale="en-GB")
    pieces = _pieces(path, kept.id_of(database=database, code=code))
    with _read_by_somebody(path):
        kept.remove(database=database, code=code)
        monkeypatch.setenv("DATABASE_URL", f"sqlite:///{path}")
        told = CliRunner().invoke(cli, ["purge"])
        assert (told.exit_code, told.stderr) == (0, load().words["database"]["still_in_the_log"] + "\n")
        left = _bytes_of(path)
        assert [piece for piece in pieces if piece in left]
    assert CliRunner().invoke(cli, ["purge"]).stderr == ""
    left = _bytes_of(path)
    assert [piece for piece in pieces if piece in left] == []
    database.dispose()


def test_a_purge_of_the_server_that_leaves_something_in_the_files_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "kept.sqlite3"
    database = open_database(f"sqlite:///{path}")
    with _read_by_somebody(path):
        _keep(database)
        own_loop.run(_start_and_stop(database))
    assert "what was deleted is still in the log of the database" in capsys.readouterr().out
    own_loop.run(_start_and_stop(database))
    assert "still in the log" not in capsys.readouterr().out
    database.dispose()


async def _start_and_stop(database: Database) -> None:
    async with housekeeping(database):
        pass
