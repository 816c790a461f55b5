"""The reasoning of a kept result: each rule leads to its text of that day, and says whether a clinician signed it."""

from __future__ import annotations

import re

import pytest
from fastapi import FastAPI

from app.kept_results import RuleBaseRecord, id_of, read_code
from app.kept_results.service import today
from knowledge import load
from rules import rule_base
from tests.app.kept_results.keeping import Keeper, record_of
from tests.app.signing.signing import as_clinician, sign
from tests.app.workbench import AtTheWorkbench

SIGNED = "BUR-06"


@pytest.fixture
def reasoning(application: FastAPI, keeper: Keeper) -> str:
    """The markup of the reasoning over a sore outer hip, one rule of which is signed."""
    sign(application.state.database, SIGNED, as_clinician(AtTheWorkbench(application)))
    sore = Keeper(application).come_to_a_result(lying_on_side_hurts="yes")
    return keeper.enter(sore.keep().code).page.text.partition('id="reasoning"')[2]


def test_every_rule_leads_to_the_handbook_as_it_was(application: FastAPI, keeper: Keeper, reasoning: str) -> None:
    links = re.findall(r'href="(/handbook/rules/([^"?]+)\?digest=([^"]+))"', reasoning)
    told = re.findall(r"<li>.*?</li>", reasoning, re.DOTALL)
    assert [id for _, id, _ in links] == [id for step in told for id in rule_base().by_id if f">{id}<" in step]
    assert {digest for _, _, digest in links} == {rule_base().digest}
    assert {keeper.browser.get(address).status_code for address, _, _ in links[:5]} == {200}


def test_every_rule_says_whether_a_clinician_has_signed_it(reasoning: str) -> None:
    signing = load().words["signing"]
    statuses = dict(re.findall(r"/handbook/rules/([^\"?]+).*?app-standing\">([^<]+)<", reasoning))
    assert statuses.pop(SIGNED) == signing["status_signed"]
    assert set(statuses.values()) == {signing["status_draft"]}
    assert signing["trace_some"].partition("{")[0] in reasoning


def test_rules_that_can_no_longer_be_read_are_named_alone(application: FastAPI, keeper: Keeper) -> None:
    code = keeper.keep().code
    database = application.state.database
    lost = f"sha256:{'0' * 64}"
    with database.writing() as session:
        session.add(RuleBaseRecord(digest=lost, canonical="{}", first_used_on=today()))
        session.flush()
        record = session.merge(record_of(application, id_of(database=database, code=read_code(code))))
        record.digest = lost
    reasoning = keeper.enter(code).page.text.partition('id="reasoning"')[2]
    assert "<code>BASE-" in reasoning
    assert "/handbook/rules/" not in reasoning
