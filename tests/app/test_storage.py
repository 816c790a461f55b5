"""The tables, and what a server finds in them after an upgrade."""

from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from fastapi import FastAPI

from app.assessment import service
from app.assessment.owner import owner_of
from app.assessment.record import AssessmentRecord
from app.storage import Base, Database, open_database

OWNER = owner_of("b" * 43)


def test_the_revisions_build_the_tables_that_the_records_need(application: FastAPI) -> None:
    database: Database = application.state.database
    assert AssessmentRecord.__tablename__ in Base.metadata.tables
    with database.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_opening_a_database_again_changes_nothing(application: FastAPI, database_url: str) -> None:
    database: Database = application.state.database
    id = service.start(database=database, owner=OWNER)
    open_database(database_url).dispose()
    assert service.find(database=database, id=id, owner=OWNER).answers == {}


def test_an_answer_that_a_newer_vocabulary_no_longer_takes_is_left_out(application: FastAPI) -> None:
    database: Database = application.state.database
    id = service.start(database=database, owner=OWNER)
    old = {"age_years": 44, "phase_of_the_moon": "full", "course": "sideways"}
    service.answer(database=database, id=id, owner=OWNER, answers=old, as_typed={})
    assessment = service.find(database=database, id=id, owner=OWNER)
    assert assessment.answers == {"age_years": 44}
    assert assessment.case.level == "routine"
