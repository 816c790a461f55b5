"""A database in which a replay finds what its test has put there."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from sqlalchemy import delete

from app.kept_results import KeptCaseRecord
from app.storage import Database


@pytest.fixture
def database(application: FastAPI) -> Database:
    """The database of the application, with no kept result in it."""
    database: Database = application.state.database
    with database.writing() as session:
        session.execute(delete(KeptCaseRecord))
    return database
