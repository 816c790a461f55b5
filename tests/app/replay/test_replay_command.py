"""`hip-triage replay` runs the replay and lists all that it found."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, event, insert
from typer.testing import CliRunner, Result

from app.command_line.commands import cli
from app.replay.reading import PER_PAGE
from app.replay.record import ReplayRecord
from app.storage import Database
from knowledge import load
from rules import rule_base
from tests.app.replay.replaying import FRACTURE, SORENESS, kept_more
from tests.app.review.cases import kept_under

SAID = load().words["replay"]
MORE_URGENT = {'"level":"self_care"': '"level":"routine"'}
RENAMED = {'"id":"RUN-01"': '"id":"RUN-OLD"'}


@pytest.fixture(autouse=True)
def _database_of_the_command(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)


def _replay(*arguments: str) -> Result:
    told = CliRunner().invoke(cli, ["replay", *arguments])
    assert told.exit_code == 0, told.output
    return told


def test_each_change_is_told_most_dangerous_first_then_the_rules_then_how_many(database: Database) -> None:
    renamed = kept_under(database, FRACTURE, RENAMED)
    lowered = kept_under(database, SORENESS, MORE_URGENT)
    lines = _replay().stdout.splitlines()
    assert lines[0] == f"{lowered:>8}  {SAID['danger_urgency_lowered']}: routine -> self_care"
    told_of_renamed = lines.index(f"{renamed:>8}  {SAID['danger_detail_changed']}: same_day -> same_day")
    assert lines[told_of_renamed + 1] == f"          {SAID['kind_rules']}: -RUN-OLD, +RUN-01"
    assert f"RUN-OLD: {SAID['fires_now']} 0, {SAID['silent_now']} 1" in lines
    assert lines[-1] == SAID["finished"].format(changed=2, cases=2, digest=rule_base().digest)


def test_all_changes_are_told_however_many(database: Database) -> None:
    first = kept_under(database, FRACTURE, RENAMED)
    ids = [first, *kept_more(database, first, times=PER_PAGE)]
    listed = [line for line in _replay().stdout.splitlines() if SAID["danger_detail_changed"] in line]
    assert [int(line.split()[0]) for line in listed] == ids
    assert [change["case"] for change in json.loads(_replay("--json").stdout)["changes"]] == ids


def test_as_json_it_is_told_in_full(database: Database) -> None:
    id = kept_under(database, FRACTURE, RENAMED)
    assert json.loads(_replay("--json").stdout) == {
        "digest": rule_base().digest,
        "cases": 1,
        "changed": 1,
        "changes": [
            {
                "case": id,
                "why": "detail_changed",
                "from": "same_day",
                "to": "same_day",
                "changes": {"rules": {"appeared": ["RUN-01"], "vanished": ["RUN-OLD"]}},
            }
        ],
        "rules": {"RUN-01": {"fires_now": 1, "silent_now": 0}, "RUN-OLD": {"fires_now": 0, "silent_now": 1}},
    }


@contextmanager
def _another_replay_finishes_at_the_same_time() -> Iterator[None]:
    def finish_another(connection: Connection, _: object, statement: str, *__: object) -> None:
        if statement.startswith("UPDATE replay "):
            values = {"digest": rule_base().digest, "ran_at": 0, "cases": 0, "changed": 0, "finished": True}
            connection.execute(insert(ReplayRecord).values(by_rule={}, rule_digests={}, **values))

    event.listen(Engine, "after_cursor_execute", finish_another)
    try:
        yield
    finally:
        event.remove(Engine, "after_cursor_execute", finish_another)


def test_what_is_told_is_of_this_replay_and_of_no_later_one(database: Database) -> None:
    id = kept_under(database, FRACTURE, RENAMED)
    with _another_replay_finishes_at_the_same_time():
        told = json.loads(_replay("--json").stdout)
    assert [change["case"] for change in told["changes"]] == [id]
    assert "RUN-OLD" in told["rules"]


def test_without_a_database_it_says_why(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/nowhere/at/all.sqlite3")
    told = CliRunner().invoke(cli, ["replay"])
    assert told.exit_code == 2
    assert told.stderr.strip() == load().words["database"]["away"].format(why="unable to open database file")
