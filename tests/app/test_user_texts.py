"""What people typed is shown as text on every page of the workbench and of the handbook, and in both exports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute, iter_route_contexts
from httpx2 import Response

from app.clinicians import Role
from knowledge import load
from rules import rule_base
from tests.app import hostile
from tests.app.review.cases import OUTER_HIP, Reviewer
from tests.app.review.document import document
from tests.app.review.judging import RIGHT, send
from tests.app.signing.signing import as_clinician, sign
from tests.app.workbench import new_browser, signed_in

RULE = "BUR-01"
WALKED = ("/review", "/handbook")
COMMENTED = {"/review/cases/{id}", "/review/export.csv", "/review/export.jsonl"}
NAMED = COMMENTED | {
    "/review",
    "/review/accounts",
    "/review/accounts/{id}",
    "/review/rules/{id}",
    "/handbook/rules/{id}",
}


@dataclass(frozen=True)
class Workbench:
    """An editor in chief with a hostile name, and a case of which hostile things were said."""

    app: FastAPI
    editor: Reviewer
    case: int

    def addresses(self) -> Iterator[tuple[str, str, list[str]]]:
        """Every page that is there: its path, its address, and the names of what an address may ask for."""
        named = {
            "/review/cases/": self.case,
            "/review/accounts/": self.editor.at.id,
            "/review/rules/": RULE,
            "/handbook/rules/": RULE,
            "/handbook/conclusions/": "bursitis_gtps",
            "/handbook/findings/": "pain_site",
            "/handbook/sources/": rule_base().by_id[RULE].source,
            "/handbook/exercises/": next(iter(load().exercises)),
        }
        for route in iter_route_contexts(self.app.routes):
            path = route.path or ""
            if path.startswith(WALKED) and "GET" in (getattr(route, "methods", None) or ()):
                beginning, of_one, rest = path.partition("{id}")
                address = f"{beginning}{named[beginning]}{rest}" if of_one else path
                assert isinstance(route.original_route, APIRoute)
                yield path, address, sorted(_asked_for(route.original_route.dependant))


def _asked_for(dependant: Dependant) -> set[str]:
    here = {parameter.alias for parameter in dependant.query_params}
    return here.union(*(_asked_for(below) for below in dependant.dependencies))


@pytest.fixture(scope="module")
def workbench(application: FastAPI) -> Workbench:
    """The workbench after hostile people were there."""
    editor = Reviewer(signed_in(application, role=Role.EDITOR_IN_CHIEF, display_name=hostile.NAME))
    case = editor.kept(OUTER_HIP)
    said = {"comment": hostile.COMMENT, "rule": RULE, "judgement": "wrong", "remark": hostile.COMMENT}
    for urgency in ("routine", "same_day"):
        send(editor, case, urgency=urgency, cause="right", **said)
    sign(editor.database, RULE, as_clinician(editor.at))
    return Workbench(application, editor, case)


def test_what_people_typed_is_shown_and_is_nothing_but_text(workbench: Workbench) -> None:
    faults: dict[str, list[str]] = {}
    shown: dict[str, set[str]] = defaultdict(set)
    for path, address, _ in workbench.addresses():
        answer = workbench.editor.get(address)
        assert answer.status_code in (200, 303), address
        faults[address] = hostile.faults_of(answer)
        for text in (hostile.NAME, hostile.COMMENT):
            if any(" ".join(text.split()) in held for held in hostile.texts_of(answer)):
                shown[text].add(path)
    assert {address: found for address, found in faults.items() if found} == {}
    assert shown[hostile.COMMENT] >= COMMENTED
    assert shown[hostile.NAME] >= NAMED


def test_what_stands_in_an_address_is_nothing_but_text(workbench: Workbench) -> None:
    faults: dict[str, list[str]] = {}
    for _, address, names in workbench.addresses():
        for name in names:
            answer = workbench.editor.at.browser.get(address, params={name: hostile.COMMENT})
            assert answer.status_code in (200, 400, 404, 422), (address, name)
            faults[f"{address}?{name}"] = hostile.faults_of(answer)
    assert len(faults) > 20
    assert {address: found for address, found in faults.items() if found} == {}


def test_what_is_typed_into_any_form_comes_back_as_nothing_but_text(workbench: Workbench) -> None:
    faults: dict[str, list[str]] = {}
    for _, address, _ in workbench.addresses():
        for place, names in _forms(workbench.editor.get(address)):
            if place not in faults:
                answer = workbench.editor.at.browser.post(place, data=dict.fromkeys(names, hostile.COMMENT))
                assert answer.status_code in (400, 409, 422), place
                faults[place] = hostile.faults_of(answer)
    assert {"/review", "/review/accounts", f"/review/cases/{workbench.case}/verdicts"} <= faults.keys()
    assert {place: found for place, found in faults.items() if found} == {}


def test_nobody_who_signs_in_is_more_than_text(application: FastAPI) -> None:
    browser = new_browser(application)
    for answer in (
        browser.get("/review/sign-in", params={"next": hostile.COMMENT}),
        browser.post("/review/sign-in", data=dict.fromkeys(("name", "password", "next"), hostile.COMMENT)),
    ):
        assert answer.status_code in (200, 422)
        assert hostile.faults_of(answer) == []


def test_a_form_that_is_offered_again_to_someone_who_was_signed_out_holds_nothing_but_text(
    application: FastAPI, workbench: Workbench
) -> None:
    address = f"/review/cases/{workbench.case}/verdicts"
    answer = new_browser(application).post(address, data={hostile.COMMENT: hostile.COMMENT} | RIGHT)
    assert answer.status_code == 401
    assert hostile.faults_of(answer) == []


def _forms(answer: Response) -> Iterator[tuple[str, set[str]]]:
    """Where each form of a page is sent, and the fields that can be typed into."""
    if not answer.headers.get("content-type", "").startswith("text/html"):
        return
    for form in document(answer.text).all("form", method="post"):
        names = {
            field.attributes["name"] for tag in ("input", "select", "textarea") for field in form.all(tag, name="*")
        }
        if names:
            yield form.attributes["action"], names
