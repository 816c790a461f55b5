"""A kept result lives 90 days, and what is deleted is gone."""

from __future__ import annotations

import time
from datetime import timedelta
from pathlib import Path

import pytest
from fastapi import FastAPI
from sqlalchemy import inspect, select, update
from typer.testing import CliRunner

from app import clinicians
from app import kept_results as kept
from app.assessment import service as assessments
from app.assessment.owner import owner_of
from app.assessment.record import AssessmentRecord
from app.clinicians.record import ClinicianSessionRecord
from app.command_line.commands import cli
from app.housekeeping import purge
from app.kept_results import KeptConclusionRecord, KeptFiringRecord, ResultUnknown
from app.kept_results.service import today
from app.storage import Database
from knowledge import load
from tests.app.kept_results.keeping import SORE, expire, kept_results

ANSWERS = {"age_years": 44, "side": "left"} | SORE
OWNER = owner_of("c" * 43)
A_DAY = timedelta(days=1)


def _keep(database: Database, **answers: object) -> int:
    return kept.id_of(database=database, code=kept.keep(database=database, answers=ANSWERS | answers, locale="en-GB"))


def _is_known(database: Database, id: int) -> bool:
    try:
        return bool(kept.find(database=database, id=id))
    except ResultUnknown:
        return False


def _parts(database: Database, id: int) -> int:
    with database.reading() as session:
        parts = (KeptConclusionRecord, KeptFiringRecord)
        return sum(len(session.scalars(select(part).where(part.case_id == id)).all()) for part in parts)


def test_a_result_lives_until_its_last_day_and_not_on_it(application: FastAPI) -> None:
    database: Database = application.state.database
    lives, ends = _keep(database), _keep(database)
    expire(application, lives, today() + A_DAY)
    expire(application, ends, today())
    assert [_is_known(database, lives), _is_known(database, ends)] == [True, False]
    assert kept.purge(database=database) == 1
    assert [_is_known(database, lives), _is_known(database, ends)] == [True, False]
    assert kept_results(application) == 1
    assert _parts(database, ends) == 0 < _parts(database, lives)


def test_a_code_whose_time_is_over_finds_nothing_even_before_the_purge(application: FastAPI) -> None:
    database: Database = application.state.database
    code = kept.keep(database=database, answers=ANSWERS, locale="en-GB")
    expire(application, kept.id_of(database=database, code=code), today())
    with pytest.raises(ResultUnknown):
        kept.id_of(database=database, code=code)


def test_purging_deletes_and_counts_what_is_over_and_leaves_the_rest(
    application: FastAPI, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    database: Database = application.state.database
    purge(database=database)
    for id in (_keep(database), _keep(database)):
        expire(application, id, today())
    lasting = _keep(database)
    assessments.start(database=database, owner=OWNER)
    old = assessments.start(database=database, owner=OWNER)
    ada = clinicians.add(
        database=database,
        name="ada",
        display_name="Ada",
        role=clinicians.Role.REVIEWER,
        password="a long pass phrase",
        temporary=False,
    )
    with database.writing() as session:
        session.execute(update(AssessmentRecord).where(AssessmentRecord.id == old).values(expires_at=int(time.time())))
        session.add_all(
            ClinicianSessionRecord(token_hash=str(n), clinician_id=ada, created_at=n, last_used_at=n) for n in range(3)
        )
    monkeypatch.setenv("DATABASE_URL", database_url)
    told = CliRunner().invoke(cli, ["purge"])
    assert told.exit_code == 0, told.output
    assert told.stdout.splitlines() == ["kept results: 2", "answers in progress: 1", "clinicians' sessions: 3"]
    assert CliRunner().invoke(cli, ["purge"]).stdout.splitlines()[0] == "kept results: 0"
    assert _is_known(database, lasting)
    assert assessments.latest(database=database, owner=OWNER)


def test_whatever_goes_with_a_result_is_found_by_an_index_and_not_by_reading_all_there_is(
    application: FastAPI,
) -> None:
    database: Database = application.state.database
    found = inspect(database.engine)
    goes_with_it = {
        table: list(key["constrained_columns"])
        for table in found.get_table_names()
        for key in found.get_foreign_keys(table)
        if key["referred_table"] == kept.KeptCaseRecord.__tablename__ and key["options"].get("ondelete") == "CASCADE"
    }
    assert {"kept_conclusion", "kept_firing", "replay_change"} <= goes_with_it.keys()
    for table, columns in goes_with_it.items():
        indexed = [list(found.get_pk_constraint(table)["constrained_columns"])]
        indexed += [[str(name) for name in index["column_names"]] for index in found.get_indexes(table)]
        assert [one for one in indexed if one[: len(columns)] == columns], table


def test_a_purge_without_a_database_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/nowhere/at/all.sqlite3")
    told = CliRunner().invoke(cli, ["purge"])
    assert told.exit_code == 2
    assert load().words["database"]["away"].format(why="unable to open database file") in told.stderr
