"""A rule is a draft until a clinician signs it as it is."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from fastapi import FastAPI
from sqlalchemy import delete, update
from sqlalchemy.exc import DBAPIError

from app import signing
from app.clinicians import Clinician
from app.kept_results import program_of
from app.signing import NothingToWithdraw, RuleChanged, RuleUnknown, State, Status
from app.signing.record import RuleSignatureRecord
from app.signing.service import today
from app.storage import Database
from knowledge import load
from rules import rule_base
from tests.app.signing.signing import as_clinician, sign, signatures, standing, with_knowledge, with_rule
from tests.app.workbench import AtTheWorkbench

A_DAY = timedelta(days=1)


@pytest.fixture
def database(application: FastAPI) -> Database:
    database: Database = application.state.database
    return database


@pytest.fixture
def ada(application: FastAPI) -> Clinician:
    return as_clinician(AtTheWorkbench(application))


@pytest.fixture
def ben(application: FastAPI) -> Clinician:
    return as_clinician(AtTheWorkbench(application))


def test_a_rule_that_nobody_signed_is_a_draft(database: Database) -> None:
    assert standing(database, "BUR-01") == signing.Standing(State.UNSIGNED)
    assert standing(database, "BUR-01").status is Status.DRAFT


def test_a_signed_rule_says_by_whom_when_and_until_when(database: Database, ada: Clinician) -> None:
    sign(database, "BUR-02", ada)
    found = standing(database, "BUR-02")
    assert found.status is Status.SIGNED
    [signature] = found.signatures
    assert (signature.by, signature.on, signature.until) == (ada.display_name, today(), today() + timedelta(days=365))


def test_a_signature_holds_through_its_last_day_and_no_longer(database: Database, ada: Clinician) -> None:
    sign(database, "BUR-03", ada, valid_for=-A_DAY)
    assert standing(database, "BUR-03").status is Status.EXPIRED
    sign(database, "BUR-03", ada, valid_for=timedelta())
    assert standing(database, "BUR-03").status is Status.SIGNED


def test_a_changed_rule_is_a_draft_again_and_shows_who_signed_it_before(database: Database, ada: Clinician) -> None:
    sign(database, "BUR-04", ada)
    changed = with_rule("BUR-04", lambda rule: replace(rule, says="Another sentence."))
    found = standing(database, "BUR-04", changed)
    assert (found.state, found.status) == (State.CHANGED, Status.DRAFT)
    assert [signature.by for signature in found.signatures] == [ada.display_name]
    assert standing(database, "BUR-04").status is Status.SIGNED


def test_a_changed_weight_makes_its_rules_drafts_again(database: Database, ada: Clinician) -> None:
    sign(database, "BUR-06", ada)
    weights = dict(load().weights)
    weights["strong"] = weights["strong"].model_copy(update={"centinats": 240})
    assert standing(database, "BUR-06", with_knowledge(weights=weights)).state is State.CHANGED


def test_what_was_signed_can_be_read_after_the_rule_has_changed(database: Database, ada: Clinician) -> None:
    earlier = with_rule("BUR-07", lambda rule: replace(rule, says="What stood here before."))
    sign(database, "BUR-07", ada, used=earlier)
    [signature] = standing(database, "BUR-07").signatures
    kept = program_of(database=database, digest=signature.digest).rule_base
    assert kept.by_id["BUR-07"].says == "What stood here before."
    assert signing.rule_digest(kept, "BUR-07") == signature.rule_digest


def test_nobody_signs_a_text_that_they_did_not_see(database: Database, ada: Clinician) -> None:
    changed = with_rule("BUR-08", lambda rule: replace(rule, says="Another sentence."))
    with pytest.raises(RuleChanged):
        signing.sign(
            database=database,
            rule_base=changed,
            rule="BUR-08",
            seen=signing.rule_digests(rule_base())["BUR-08"],
            clinician=ada,
            valid_until=today(),
        )
    assert signatures(database, "BUR-08") == ()


def test_a_withdrawn_signature_makes_the_rule_a_draft_and_stays_on_record(database: Database, ada: Clinician) -> None:
    sign(database, "BUR-09", ada)
    signing.withdraw(database=database, rule_base=rule_base(), rule="BUR-09", clinician=ada)
    assert (standing(database, "BUR-09").state, standing(database, "BUR-09").status) == (State.WITHDRAWN, Status.DRAFT)
    assert [signature.withdrawn for signature in signatures(database, "BUR-09")] == [False, True]
    sign(database, "BUR-09", ada)
    assert standing(database, "BUR-09").status is Status.SIGNED


def test_only_what_one_has_signed_oneself_can_be_withdrawn(database: Database, ada: Clinician, ben: Clinician) -> None:
    sign(database, "BUR-10", ada)
    with pytest.raises(NothingToWithdraw):
        signing.withdraw(database=database, rule_base=rule_base(), rule="BUR-10", clinician=ben)
    sign(database, "BUR-10", ben)
    signing.withdraw(database=database, rule_base=rule_base(), rule="BUR-10", clinician=ada)
    assert [signature.by for signature in standing(database, "BUR-10").signatures] == [ben.display_name]
    assert standing(database, "BUR-10").status is Status.SIGNED


def test_a_signature_that_holds_counts_more_than_one_that_ran_out(
    database: Database, ada: Clinician, ben: Clinician
) -> None:
    sign(database, "BUR-11", ada)
    sign(database, "BUR-11", ben, valid_for=-A_DAY)
    found = standing(database, "BUR-11")
    assert (found.status, [signature.by for signature in found.signatures]) == (Status.SIGNED, [ada.display_name])


def test_of_several_signatures_the_latest_comes_last(database: Database, ada: Clinician, ben: Clinician) -> None:
    for who in (ada, ben, ada):
        sign(database, "BUR-13", who)
    assert [signature.by for signature in standing(database, "BUR-13").signatures] == [
        ben.display_name,
        ada.display_name,
    ]


def test_a_rule_that_is_not_there_cannot_be_signed_or_withdrawn(database: Database, ada: Clinician) -> None:
    with pytest.raises(RuleUnknown):
        signing.withdraw(database=database, rule_base=rule_base(), rule="NO-01", clinician=ada)
    with pytest.raises(RuleUnknown):
        signing.sign(
            database=database, rule_base=rule_base(), rule="NO-01", seen="", clinician=ada, valid_until=today()
        )


def test_two_reviewers_at_once_lose_nothing(database: Database, ada: Clinician, ben: Clinician) -> None:
    ids = [rule.id for rule in rule_base().rules if rule.id.startswith("OVR-")]
    with ThreadPoolExecutor(8) as pool:
        for done in [pool.submit(sign, database, id, who) for id in ids for who in (ada, ben)]:
            done.result()
    for id in ids:
        assert {signature.by for signature in standing(database, id).signatures} == {
            ada.display_name,
            ben.display_name,
        }


def test_the_database_itself_keeps_every_signature_as_it_is(database: Database, ada: Clinician) -> None:
    sign(database, "BUR-12", ada)
    for change in (update(RuleSignatureRecord).values(withdrawn=True), delete(RuleSignatureRecord)):
        with pytest.raises(DBAPIError, match="only ever added"), database.writing() as session:
            session.execute(change)
    assert standing(database, "BUR-12").status is Status.SIGNED
