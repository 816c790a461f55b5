"""`hip-triage verify` looks rules of an earlier day up where they were used, and changes nothing there."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from fastapi import FastAPI
from typer.testing import CliRunner, Result

from app.command_line.commands import cli
from app.kept_results import KeptCaseRecord, RuleBaseRecord
from app.storage import Database
from knowledge import load
from rules import rule_base, triage
from tests.app.review.cases import OUTER_HIP, kept_under

SAID = load().words["verify"]
UNKNOWN = "sha256:0"


@pytest.fixture
def database(application: FastAPI, database_url: str, monkeypatch: pytest.MonkeyPatch) -> Database:
    """The database that the command looks into."""
    monkeypatch.setenv("DATABASE_URL", database_url)
    database: Database = application.state.database
    return database


def _verify(conclusion: object) -> Result:
    return CliRunner().invoke(cli, ["verify"], input=json.dumps(conclusion))


def _of_an_earlier_day(database: Database, *, strong: int = 190) -> tuple[str, dict[str, object]]:
    """The digest of earlier rules, by which strong evidence weighed this much, and a conclusion of theirs."""
    id = kept_under(database, OUTER_HIP, {'"strong":{"centinats":"230"': f'"strong":{{"centinats":"{strong}"'})
    with database.reading() as session:
        record = session.get_one(KeptCaseRecord, id)
        return record.digest, record.conclusion


def _of_unknown_rules() -> dict[str, object]:
    conclusion = triage(OUTER_HIP, with_trace=True).model_dump(mode="json", by_alias=True)
    return {**conclusion, "knowledge": {**conclusion["knowledge"], "digest": UNKNOWN}}


def _is_not_stored(told: Result) -> bool:
    return told.exit_code == 2 and SAID["unknown_digest"].format(digest=UNKNOWN, own=rule_base().digest) in told.stderr


def test_a_conclusion_of_an_earlier_day_follows_under_the_rules_of_that_day(database: Database) -> None:
    digest, conclusion = _of_an_earlier_day(database)
    told = _verify(conclusion)
    assert (told.exit_code, told.stdout.strip()) == (0, SAID["all_follows"].format(digest=digest))


def test_an_edited_conclusion_of_an_earlier_day_does_not_follow(database: Database) -> None:
    digest, conclusion = _of_an_earlier_day(database)
    told = _verify({**conclusion, "red_flags": ["RF24a"]})
    assert told.exit_code == 1
    assert told.stdout.startswith("red_flags.1: ")
    assert SAID["does_not_follow"].format(number=1, digest=digest) in told.stderr


def test_earlier_rules_that_can_no_longer_be_run_are_said_to_be_unreadable(database: Database) -> None:
    digest, conclusion = _of_an_earlier_day(database, strong=200)
    with database.writing() as session:
        session.get_one(RuleBaseRecord, digest).canonical = "{}"
    told = _verify(conclusion)
    assert told.exit_code == 2
    assert told.stderr.startswith(SAID["unreadable"].partition("{why}")[0].format(digest=digest))


def test_rules_that_are_stored_nowhere_are_said_to_be_unknown(database: Database) -> None:
    assert _is_not_stored(_verify(_of_unknown_rules()))


def test_a_database_that_is_not_there_is_not_made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'none.sqlite3'}")
    assert _is_not_stored(_verify(_of_unknown_rules()))
    assert list(tmp_path.iterdir()) == []


def test_a_database_without_our_tables_is_given_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "of another program 100%.sqlite3"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE of_another_program (id INTEGER)")
    before = file.read_bytes()
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{file}")
    assert _is_not_stored(_verify(_of_unknown_rules()))
    assert file.read_bytes() == before


def test_a_database_that_cannot_be_read_is_said_not_to_answer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "no database.sqlite3"
    file.write_text("This is no database, whatever its name says. " * 99)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{file}")
    told = _verify(_of_unknown_rules())
    assert (told.exit_code, told.stderr.strip()) == (2, load().words["database"]["away"].format(why="DatabaseError"))
