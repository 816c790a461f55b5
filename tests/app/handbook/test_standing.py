"""The handbook shows how each rule stands, and rules as they were."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from fastapi import FastAPI

from app import signing
from app.clinicians import Clinician
from app.storage import Database
from knowledge import restore
from knowledge.reading import Data
from rules import RuleBase, rule_base
from tests.app.handbook.reading import Reader
from tests.app.signing.signing import as_clinician, sign, with_rule
from tests.app.workbench import AtTheWorkbench


@pytest.fixture
def database(application: FastAPI) -> Database:
    database: Database = application.state.database
    return database


@pytest.fixture
def ada(application: FastAPI) -> Clinician:
    return as_clinician(AtTheWorkbench(application))


@pytest.fixture
def reader(application: FastAPI) -> Reader:
    return Reader(application)


def test_a_draft_says_that_nobody_has_signed_it(reader: Reader) -> None:
    assert "Draft No clinician has signed this rule." in reader.open("/handbook/rules/HFT-01").text


def test_a_signed_rule_shows_the_name_of_who_signed_it_to_everyone(
    reader: Reader, database: Database, ada: Clinician
) -> None:
    sign(database, "HFT-02", ada)
    assert f"Signed Signed by {ada.display_name} on " in reader.open("/handbook/rules/HFT-02").text
    listed = reader.open("/handbook?family=injuries.hip_flexor_tendon").main
    assert "Signed</strong>" in listed.partition("/handbook/rules/HFT-02")[2].partition("</li>")[0]
    assert "446 rules, 1 of them signed" in reader.open("/handbook").text


def test_an_expired_signature_says_when_it_ran_out(reader: Reader, database: Database, ada: Clinician) -> None:
    sign(database, "HFT-03", ada, valid_for=-timedelta(days=1))
    assert f"Expired Signed by {ada.display_name}" in reader.open("/handbook/rules/HFT-03").text
    assert "The signature ran out on" in reader.text


def test_a_withdrawn_signature_leaves_a_draft(reader: Reader, database: Database, ada: Clinician) -> None:
    sign(database, "HFT-04", ada)
    signing.withdraw(database=database, rule_base=rule_base(), rule="HFT-04", clinician=ada)
    assert f"Draft {ada.display_name} withdrew their signature" in reader.open("/handbook/rules/HFT-04").text


def test_a_changed_rule_leads_to_the_text_that_was_signed(reader: Reader, database: Database, ada: Clinician) -> None:
    earlier = with_rule("HFT-05", lambda rule: replace(rule, says="What stood here before."))
    sign(database, "HFT-05", ada, used=earlier)
    assert "before the rule was changed" in reader.open("/handbook/rules/HFT-05").text
    [link] = [link for link in reader.links if "digest=" in link]
    reader.open(link)
    assert "What stood here before." in reader.text
    assert "This is the rule as it was" in reader.text
    assert "It has changed since." in reader.text
    assert f"Signed Signed by {ada.display_name}" in reader.text


def _earlier_rule_base() -> RuleBase:
    """A rule base with a rule and a source that are no longer there."""
    used, file = rule_base(), "sources/judgement.yaml"
    sources = used.knowledge.data[file]
    assert isinstance(sources, dict)
    cited: Data = {"title": "A lost book", "publisher": "Nobody", "status": "unverified"}
    knowledge = restore({**used.knowledge.data, file: {**sources, "lost-book": cited}})
    gone = replace(used.by_id["HFT-06"], id="GONE-01", says="Nobody says this any more.", source="lost-book")
    return RuleBase([*used.rules, gone], knowledge)


def test_every_rule_of_an_earlier_rule_base_can_be_read(reader: Reader, database: Database, ada: Clinician) -> None:
    earlier = _earlier_rule_base()
    sign(database, "GONE-01", ada, used=earlier)
    assert reader.open("/handbook/rules/GONE-01").page.status_code == 404
    for id in ("GONE-01", "HFT-06", "ABS-34", "ADV-CAUSE-HIP_ARTHRITIS", "BASE-ROUTINE", "RUN-01", "NS-age_years"):
        assert reader.open(f"/handbook/rules/{id}?digest={earlier.digest}").page.status_code == 200
        assert earlier.by_id[id].says in reader.text
        broken = [link for link in reader.links if link.startswith("/handbook") and not _works(reader, link)]
        assert broken == []
    assert (
        "There is no rule of this id any more." in reader.open(f"/handbook/rules/GONE-01?digest={earlier.digest}").text
    )
    assert "It has not changed since." in reader.open(f"/handbook/rules/HFT-06?digest={earlier.digest}").text


def _works(reader: Reader, link: str) -> bool:
    return reader.browser.get(link).status_code == 200
