"""A clinician at the workbench: a browser that signs in, and the account behind it."""

from __future__ import annotations

from itertools import count

from fastapi import FastAPI
from httpx2 import Response
from starlette.testclient import TestClient

from app import clinicians
from app.clinicians import Role
from app.storage import Database

COOKIE = "hip_triage_clinician"
PASSWORD = "six sore hips ran by"
_numbers = count(1)


class AtTheWorkbench:
    """Someone with an account and a browser of their own, not signed in yet."""

    def __init__(self, app: FastAPI, *, role: Role = Role.REVIEWER, name: str = "", display_name: str = "") -> None:
        self.app = app
        self.database: Database = app.state.database
        self.name = name or f"clinician{next(_numbers)}"
        self.display_name = display_name or f"Dr {self.name.title()}"
        self.id = clinicians.add(
            database=self.database,
            name=self.name,
            display_name=self.display_name,
            role=role,
            password=PASSWORD,
            temporary=False,
        )
        self.browser = new_browser(app)

    @property
    def token(self) -> str:
        """The token of the session that the browser holds; empty without one."""
        return str(self.browser.cookies.get(COOKIE) or "")

    def sign_in(self, password: str = PASSWORD) -> Response:
        """Type name and password."""
        return self.browser.post("/review/sign-in", data={"name": self.name, "password": password})

    def sees(self, address: str = "/review/password") -> bool:
        """Whether a page of the workbench is shown."""
        status = self.browser.get(address).status_code
        assert status in (200, 303, 403)
        return status == 200


def new_browser(app: FastAPI) -> TestClient:
    """A browser that follows no redirect by itself."""
    browser = TestClient(app, follow_redirects=False, raise_server_exceptions=False)
    browser.headers["accept"] = "text/html"
    return browser


def signed_in(app: FastAPI, *, role: Role = Role.REVIEWER, display_name: str = "") -> AtTheWorkbench:
    """A clinician who has signed in."""
    clinician = AtTheWorkbench(app, role=role, display_name=display_name)
    clinician.sign_in()
    return clinician
