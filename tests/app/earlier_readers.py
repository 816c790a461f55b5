"""Today's services over the rows of `earlier_rows`, by the revision that first stored them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from app import clinicians, kept_results, replay, signing
from app.assessment import service as assessment
from app.clinicians import Role, lock_out, sessions, signing_in
from app.clinicians.signing_in import SignInRefused
from app.review.case import reviewed
from app.review.queue import Review, Wanted, page_of
from app.review.verdicts import CauseVerdict, Judgement, Remark, Verdict, voices
from app.storage import Database
from rules import rule_base
from tests.app import earlier_rows as earlier
from tests.app.workbench import PASSWORD

ADA, BEN = 1, 2


def _answers(database: Database) -> None:
    found = assessment.find(database=database, id=earlier.ASSESSMENT, owner=earlier.OWNER)
    assert found.answers == earlier.ANSWERS
    assert found.as_typed == {"age_years": {"age_years": "52"}}


def _accounts(database: Database) -> None:
    read = {account.id: account for account in clinicians.accounts(database=database)}
    assert (read[ADA].name, read[ADA].display_name) == ("ada", "Dr Ada")
    assert [read[id].role for id in (ADA, BEN)] == [Role.EDITOR_IN_CHIEF, Role.REVIEWER]
    assert [read[id].disabled for id in (ADA, BEN)] == [False, True]
    assert [read[id].password_is_temporary for id in (ADA, BEN)] == [False, True]


def _passwords(database: Database) -> None:
    assert signing_in.sign_in(database=database, name="ada", password=PASSWORD, replaced_token=None)
    with pytest.raises(SignInRefused):
        signing_in.sign_in(database=database, name="ben", password=PASSWORD, replaced_token=None)


def _sessions(database: Database) -> None:
    found = sessions.find(database=database, token=earlier.TOKEN, idle_minutes=30)
    assert found
    assert found.clinician.id == ADA


def _locked_names(database: Database) -> None:
    assert not lock_out.may_try(database=database, name=earlier.LOCKED_NAME)


def _kept_results(database: Database) -> None:
    id = kept_results.id_of(database=database, code=earlier.CODE)
    kept = kept_results.find(database=database, id=id)
    assert kept.answers == earlier.ANSWERS
    conclusion = kept.conclusion.model_dump(mode="json", by_alias=True)
    assert {name: conclusion[name] for name in earlier.CONCLUSION} == earlier.CONCLUSION
    case = reviewed(database=database, id=id)
    assert case.is_as_concluded
    assert case.answers


def _rule_bases(database: Database) -> None:
    digest = rule_base().digest
    assert kept_results.program_of(database=database, digest=digest).rule_base.digest == digest
    with database.reading() as session:
        record = session.get_one(kept_results.RuleBaseRecord, digest)
        assert record.canonical == rule_base().canonical


def _queue(database: Database) -> None:
    for wanted in (
        Wanted(),
        Wanted(urgency="within_days"),
        Wanted(cause="bursitis_gtps"),
        Wanted(concern="femoral_neck_stress_fracture"),
        Wanted(rule="RF03c"),
    ):
        page = page_of(database=database, wanted=wanted, clinician_id=ADA)
        [case] = [case for case in page.cases if case.id == 1]
        assert (case.level, case.complete, case.leading) == ("within_days", False, "bursitis_gtps")
        assert case.concerns == ("femoral_neck_stress_fracture",)


def _verdicts(database: Database) -> None:
    [voice] = voices(database=database, case_id=1)
    assert voice.by == "Dr Ada"
    assert [said.what for said in voice.verdicts][-2:] == [
        Verdict("same_day", CauseVerdict.WRONG, "hip_arthritis", earlier.COMMENT),
        Verdict("within_days", CauseVerdict.RIGHT, None, ""),
    ]
    assert [said.what for said in voice.remarks][-1] == Remark("BUR-01", Judgement.WRONG, earlier.COMMENT)
    wanted = Wanted(review=Review.DISAGREEMENT)
    assert [case.id for case in page_of(database=database, wanted=wanted, clinician_id=ADA).cases] == [1]


def _signatures(database: Database) -> None:
    first = signing.history(database=database, rule="BUR-01")[0]
    assert (first.by, first.rule_digest, first.withdrawn) == ("Dr Ada", earlier.RULE_DIGEST, False)


def _replays(database: Database) -> None:
    read = replay.latest(database=database)
    assert read
    assert (read.cases, read.changed) == (1, 1)
    assert [(one.rule, one.fires_now, one.silent_now, one.digest) for one in read.by_rule] == [("RF03c", 0, 1, None)]
    [change] = read.page
    assert (change.case_id, change.before_level, change.after_level) == (1, "within_days", "routine")
    assert change.changes == {"rules": {"appeared": [], "vanished": ["RF03c"]}}


READERS: Mapping[str, tuple[Callable[[Database], None], ...]] = {
    "0001": (_answers,),
    "0002": (_accounts, _passwords, _sessions, _locked_names),
    "0003": (_kept_results, _rule_bases, _queue),
    "0004": (_verdicts, _signatures),
    "0005": (_replays,),
    "0006": (),
    "0007": (),
}
