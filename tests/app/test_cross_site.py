"""What another site makes a browser send is refused at every address that takes a form, whatever form somebody adds."""

from __future__ import annotations

import re

import pytest
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from sqlalchemy import func, inspect, select, table

from app.clinicians import Role
from app.storage import Database
from knowledge import load
from tests.app.workbench import AtTheWorkbench, signed_in

STORES_NOTHING = {"/api/v1/triage", "/api/v1/triage/batch"}
CHANGING = {"POST", "PUT", "PATCH", "DELETE"}
FROM_ANOTHER_SITE = [
    {"sec-fetch-site": "cross-site", "origin": "https://elsewhere.example"},
    {"sec-fetch-site": "same-site", "origin": "https://other.testserver"},
    {"sec-fetch-site": "cross-site"},
    {"origin": "https://elsewhere.example"},
    {"origin": "null"},
]


@pytest.fixture
def editor(application: FastAPI) -> AtTheWorkbench:
    """Someone who may do everything."""
    return signed_in(application, role=Role.EDITOR_IN_CHIEF)


def _addresses(app: FastAPI) -> list[tuple[str, str]]:
    """Every method that changes something, and its address, with 1 wherever an address names something."""
    return [
        (method, re.sub(r"\{[^}]*\}", "1", route.path or ""))
        for route in iter_route_contexts(app.routes)
        for method in sorted(CHANGING & set(getattr(route, "methods", None) or ()))
    ]


def _rows(app: FastAPI) -> dict[str, int]:
    """How many rows every table has."""
    database: Database = app.state.database
    with database.reading() as session:
        names = inspect(session.connection()).get_table_names()
        return {name: session.scalar(select(func.count()).select_from(table(name))) or 0 for name in names}


def test_only_what_stores_nothing_is_open_to_other_sites(application: FastAPI) -> None:
    assert {address for _, address in _addresses(application) if address.startswith("/api")} == STORES_NOTHING


@pytest.mark.parametrize("headers", FROM_ANOTHER_SITE, ids=str)
def test_every_form_is_refused_and_nothing_changes(
    application: FastAPI, editor: AtTheWorkbench, headers: dict[str, str]
) -> None:
    forms = [(method, address) for method, address in _addresses(application) if address not in STORES_NOTHING]
    assert {("POST", "/assessments"), ("POST", "/kept-result/delete"), ("POST", "/review/sign-in")} < {*forms}
    before = _rows(application)
    taken = [
        form
        for form in forms
        if (refused := editor.browser.request(*form, headers=headers)).status_code != 403
        or load().wording.errors["cross_site"] not in refused.text
    ]
    assert taken == []
    assert _rows(application) == before
    assert editor.sees("/review/accounts")


def test_a_form_of_our_own_is_taken(editor: AtTheWorkbench) -> None:
    own = {"sec-fetch-site": "same-origin", "origin": "http://testserver"}
    assert editor.browser.post("/review/sign-out", headers=own).status_code == 303
    assert not editor.sees()
