"""After the rules change, every kept result is run again, and what comes out differently is listed."""

from __future__ import annotations

import time
from dataclasses import replace as replace_fields

from sqlalchemy import select, update

from app.kept_results import KeptCaseRecord, RuleBaseRecord, id_of, keep, keep_rule_base, today
from app.replay import Danger, latest, replay
from app.replay.record import ReplayChangeRecord, ReplayRecord
from app.storage import Database
from knowledge import UrgencyLevel, load
from rules import RuleBase, rule_base, triage
from rules.language import is_, red_flag
from rules.language.rule import RedFlag, Rule

SORENESS = load().example_answers(load().examples["plain_soreness"])
FRACTURE = load().example_answers(load().examples["stress_fracture"])


def _kept_under(database: Database, rules: list[Rule], answers: dict[str, object]) -> int:
    """The id of a result that was kept under other rules than those in use."""
    id = id_of(database=database, code=keep(database=database, answers=answers, locale="en-GB"))
    earlier = RuleBase(rules, load())
    with database.writing() as session:
        keep_rule_base(session, earlier, today())
        session.execute(update(KeptCaseRecord).where(KeptCaseRecord.id == id).values(digest=earlier.digest))
    return id


def _rules_with(*more: Rule) -> list[Rule]:
    return [*rule_base().rules, *more]


def _rules_without(id: str) -> list[Rule]:
    return [rule for rule in rule_base().rules if rule.id != id]


ALARM = red_flag(
    "RF-OLD",
    "emergency_now",
    when=is_("can_bear_weight", "normal"),
    says="It once was thought that walking is dangerous.",
    source="expert-judgement",
)


def _calmer(rule: Rule) -> Rule:
    """The rule with a lower level, if it is a flag that asks for help today."""
    if isinstance(rule.then, RedFlag) and rule.then.level == UrgencyLevel.SAME_DAY:
        return replace_fields(rule, then=replace_fields(rule.then, level=UrgencyLevel.ROUTINE))
    return rule


def test_rules_that_did_not_change_change_nothing(database: Database) -> None:
    keep(database=database, answers=SORENESS, locale="en-GB")
    finished = replay(database=database)
    assert (finished.cases, finished.changed) == (1, 0)


def test_a_flag_that_is_gone_lowers_the_urgency_and_is_the_most_dangerous_change(database: Database) -> None:
    lowered = _kept_under(database, _rules_with(ALARM), SORENESS)
    raised = _kept_under(database, [_calmer(rule) for rule in rule_base().rules], FRACTURE)
    assert replay(database=database).changed == 2
    shown = latest(database=database)
    assert shown is not None
    assert [(change.case_id, change.danger) for change in shown.page] == [
        (lowered, Danger.URGENCY_LOWERED),
        (raised, Danger.URGENCY_RAISED),
    ]
    assert (shown.page[0].before_level, shown.page[0].after_level) == ("emergency_now", "self_care")
    assert shown.page[0].changes["red_flags"] == {"appeared": [], "vanished": ["RF-OLD"]}
    counted = {one.rule: (one.fires_now, one.silent_now) for one in shown.by_rule}
    assert (counted["ADV-LEVEL-SELF_CARE"], counted["RF-OLD"]) == ((1, 0), (0, 1))


def test_new_evidence_is_told_by_the_bands_it_moves(database: Database) -> None:
    silent = [rule for rule in rule_base().rules if getattr(rule.then, "target", "") != "bone_stress_injury"]
    _kept_under(database, silent, FRACTURE)
    assert replay(database=database).changed == 1
    shown = latest(database=database)
    assert shown is not None
    assert "bone_stress_injury: likely" in shown.page[0].changes["causes"]["appeared"]


def test_an_answer_that_the_vocabulary_no_longer_takes_is_told(database: Database) -> None:
    id = _kept_under(database, _rules_with(ALARM), SORENESS)
    with database.writing() as session:
        record = session.get_one(KeptCaseRecord, id)
        record.answers = {**record.answers, "course": "sideways", "phase_of_the_moon": "full"}
    replay(database=database)
    shown = latest(database=database)
    assert shown is not None
    assert set(shown.page[0].changes["answers"]["vanished"]) == {"course", "phase_of_the_moon"}


def test_rules_that_can_no_longer_be_run_are_held_against_what_was_kept(database: Database) -> None:
    id = _kept_under(database, _rules_without("RF24b"), SORENESS)
    with database.writing() as session:
        record = session.get_one(KeptCaseRecord, id)
        urgency = triage(SORENESS).urgency.model_dump(mode="json")
        record.conclusion = {**record.conclusion, "urgency": urgency | {"level": "emergency_now"}}
        session.get_one(RuleBaseRecord, record.digest).canonical = "{}"
    assert replay(database=database).changed == 1
    shown = latest(database=database)
    assert shown is not None
    assert shown.page[0].danger == Danger.URGENCY_LOWERED
    assert "rules" not in shown.page[0].changes


def test_only_the_newest_finished_replay_is_kept(database: Database) -> None:
    _kept_under(database, _rules_with(ALARM), SORENESS)
    replay(database=database)
    newest = replay(database=database)
    with database.reading() as session:
        assert session.scalars(select(ReplayRecord.id)).all() == [newest.id]
        assert session.scalars(select(ReplayChangeRecord.replay_id)).all() == [newest.id]


def test_a_replay_that_was_cut_off_long_ago_goes_and_one_that_still_runs_stays(database: Database) -> None:
    a_day_ago = int(time.time()) - 24 * 3600 - 1
    cut_off, running = _unfinished(database, a_day_ago), _unfinished(database, a_day_ago + 3600)
    newest = replay(database=database)
    with database.reading() as session:
        left = session.scalars(select(ReplayRecord.id).order_by(ReplayRecord.id)).all()
    assert cut_off not in left
    assert left == [running, newest.id]


def _unfinished(database: Database, ran_at: int) -> int:
    with database.writing() as session:
        record = ReplayRecord(
            digest=rule_base().digest, ran_at=ran_at, cases=0, changed=0, by_rule={}, rule_digests={}, finished=False
        )
        keep_rule_base(session, rule_base(), today())
        session.add(record)
        session.flush()
        return record.id
