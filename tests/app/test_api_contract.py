"""The API keeps the contract that its OpenAPI document states, whatever is sent."""

from __future__ import annotations

from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
import schemathesis
from hypothesis import settings
from starlette.testclient import TestClient

from app.server import create_app
from app.settings import Settings

_app = create_app(Settings(DATABASE_URL=f"sqlite:///{Path(mkdtemp()) / 'contract.sqlite3'}"))
TestClient(_app).__enter__()
schema = schemathesis.openapi.from_asgi("/openapi.json", _app)


@pytest.mark.slow
@schema.parametrize()
@settings(max_examples=60, deadline=None)
def test_no_request_makes_the_server_fail(case: schemathesis.Case[Any]) -> None:
    response = case.call()
    assert response.status_code < 500
    if response.status_code >= 400:
        assert response.headers["content-type"][0].startswith("application/problem+json")
