"""The application with room for many codes from one address, so that the limit has a test of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from app.server import create_app
from app.settings import Settings
from tests.app.kept_results.keeping import Keeper


@pytest.fixture(scope="module")
def application(database_url: str) -> Iterator[FastAPI]:
    """The application, started and later stopped."""
    app = create_app(Settings(DATABASE_URL=database_url, code_limit="10000/minute"))
    with TestClient(app):
        yield app


@pytest.fixture
def keeper(application: FastAPI) -> Keeper:
    """Someone who has come to a result."""
    return Keeper(application).come_to_a_result()


@pytest.fixture
def holder(application: FastAPI) -> Keeper:
    """Someone else, with another browser and no questions answered."""
    return Keeper(application)
