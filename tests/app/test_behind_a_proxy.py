"""Behind a proxy people are counted by the address that the proxy saw, and not by one that they write themselves."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest
from starlette.testclient import TestClient
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from app.server import create_app
from app.settings import Settings

PROXY = "testclient"
SEEN_BY_THE_PROXY = "203.0.113.9"


def _answered(trusted: str, folder: Path) -> list[int]:
    """How one person is answered who may ask twice and asks three times, each time under another address."""
    app = create_app(Settings(DATABASE_URL=f"sqlite:///{folder / 'answers.sqlite3'}", rate_limit="2/minute"))
    behind: Any = ProxyHeadersMiddleware(
        cast("Any", app), trusted_hosts=trusted
    )  # uvicorn has types of its own for ASGI
    with TestClient(behind) as browser:
        written = [f"198.51.100.{number}, {SEEN_BY_THE_PROXY}" for number in range(3)]
        return [browser.get("/about", headers={"x-forwarded-for": addresses}).status_code for addresses in written]


@pytest.mark.parametrize("trusted", [PROXY, f"{PROXY},198.51.100.77"])
def test_behind_a_proxy_that_is_named_nobody_chooses_their_own_address(trusted: str, tmp_path: Path) -> None:
    assert _answered(trusted, tmp_path) == [200, 200, 429]


def test_whoever_believes_everyone_lets_people_choose_as_the_page_warns(tmp_path: Path) -> None:
    assert _answered("*", tmp_path) == [200, 200, 200]
