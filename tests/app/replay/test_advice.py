"""What a person is told to do is compared, whichever rules say it; more running is nearly as bad as less urgency."""

from __future__ import annotations

import pytest

from app.kept_results import KeptCaseRecord, RuleBaseRecord
from app.replay import Danger, latest, replay
from app.replay.comparing import difference
from app.replay.outcome import outcome
from app.storage import Database
from knowledge import load
from rules import Case, Program, program, read_answers, reason, restored_rule_base
from rules.catalogue.rulebase import digest_of
from tests.app.replay.replaying import FRACTURE, NOT_YET_ASKED, SORENESS, replayed
from tests.app.review.cases import Answers, kept_under

RESTING = SORENESS | {"pain_site": ["outer_hip"], "pain_when_running": "not_running", "days_since_start": 60}
STRICTER = {'"may_run":"easy_within_pain_rule"': '"may_run":"no"', '"may_run":"when_cleared"': '"may_run":"no"'}


def test_running_that_the_same_rules_now_allow_is_told_right_after_a_lowered_urgency(database: Database) -> None:
    shown = replayed(database, SORENESS, STRICTER)
    [change] = shown.page
    assert change.danger == Danger.RUNNING_ALLOWED == sorted(Danger)[1]
    assert change.changes["may_run"] == {"appeared": ["easy_within_pain_rule"], "vanished": ["no"]}
    assert "rules" not in change.changes


def test_a_fracture_that_may_be_run_on_is_told() -> None:
    canonical = program().rule_base.canonical
    for limit in ("no", "when_cleared", "easy_within_pain_rule"):
        canonical = canonical.replace(f'"may_run":"{limit}"', '"may_run":"yes"')
    loose = Program(restored_rule_base(canonical, digest_of(canonical)))
    after = Case(loose, read_answers(FRACTURE, loose.rule_base.knowledge))
    found = difference(outcome(reason(FRACTURE), "en-GB"), outcome(after, "en-GB"))
    assert found
    assert found.danger == Danger.RUNNING_ALLOWED
    assert found.changes["may_run"] == {"appeared": ["yes"], "vanished": ["no"]}


def test_running_that_is_no_longer_allowed_is_other_advice(database: Database) -> None:
    looser = {'"may_run":"easy_within_pain_rule"': '"may_run":"yes"'}
    [change] = replayed(database, SORENESS, looser).page
    assert change.danger == Danger.ADVICE_CHANGED
    assert change.changes["may_run"] == {"appeared": ["easy_within_pain_rule"], "vanished": ["yes"]}


def test_another_block_of_advice_is_told(database: Database) -> None:
    [change] = replayed(database, SORENESS, {'"block":"medicines_safety"': '"block":"knee_pain_from_hip"'}).page
    assert change.danger == Danger.ADVICE_CHANGED
    assert change.changes == {"advice": {"appeared": ["medicines_safety"], "vanished": ["knee_pain_from_hip"]}}


@pytest.mark.parametrize(
    ("answers", "before", "after", "of"),
    [
        (SORENESS, "At 0 to 9 out of 10 you may go on.", "At 0 to 3 out of 10 you may go on.", "now"),
        (FRACTURE, "Hop to test it.", "Do not hop, jump or run to test it.", "avoid"),
        (SORENESS, "9 holds of 20 to 45 seconds", "3 holds of 20 to 45 seconds", "plank"),
        (RESTING, "Run through it", load().return_to_run.title, "return_to_run"),
        (FRACTURE, "a friend", load().conclusions["femoral_neck_stress_fracture"].seek, "femoral_neck_stress_fracture"),
        (FRACTURE, "See someone some day", load().urgency["same_day"].title, "urgency"),
    ],
)
def test_a_sentence_that_says_otherwise_what_to_do_is_told(
    database: Database, answers: Answers, before: str, after: str, of: str
) -> None:
    [change] = replayed(database, answers, {f'"{after}"': f'"{before}"'}).page
    assert change.danger == Danger.ADVICE_CHANGED
    fill = load().locales["en-GB"].fill
    assert change.changes == {"sentences": {"appeared": [f"{of}: {fill(after)}"], "vanished": [f"{of}: {before}"]}}


def test_another_number_to_call_is_told(database: Database) -> None:
    [change] = replayed(database, FRACTURE, {'"emergency_number":"999"': '"emergency_number":"998"'}).page
    assert list(change.changes) == ["sentences"]
    assert all("998" in sentence for sentence in change.changes["sentences"]["vanished"])


def test_a_danger_question_that_is_newly_asked_of_everyone_is_told(database: Database) -> None:
    [change] = replayed(database, {}, NOT_YET_ASKED).page
    assert change.changes["unanswered"] == {"appeared": ["dark_urine"], "vanished": []}


def test_advice_that_was_kept_is_compared_where_its_rules_can_no_longer_be_run(database: Database) -> None:
    id = kept_under(database, SORENESS, STRICTER)
    with database.writing() as session:
        record = session.get_one(KeptCaseRecord, id)
        session.get_one(RuleBaseRecord, record.digest).canonical = "{}"
    replay(database=database)
    shown = latest(database=database)
    assert shown
    [change] = shown.page
    assert change.danger == Danger.RUNNING_ALLOWED
    assert change.changes["may_run"] == {"appeared": ["easy_within_pain_rule"], "vanished": ["no"]}
    assert "rules" not in change.changes
