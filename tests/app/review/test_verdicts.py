"""A verdict is added to a case, revised by another one, and never lost."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from fastapi import FastAPI
from sqlalchemy import delete, select, update
from sqlalchemy.exc import DBAPIError

from app.clinicians import Clinician, Role
from app.kept_results import KeptCaseRecord, ResultUnknown
from app.review.record import RuleRemarkRecord, VerdictRecord
from app.review.verdicts import CauseVerdict, Judgement, Remark, Verdict, give
from app.storage import Database
from knowledge import load
from rules import rule_base
from tests.app.review.cases import OUTER_HIP, Reviewer, kept_under, reviewer_of
from tests.app.review.judging import RIGHT, judge, rows_of, said_of, send

SAID = load().words["review"]
HOSTILE = "<script>alert(1)</script>\"'&{{ 7 * 7 }}\n\u202etxet\u202c 😀 مرحبا"


def _clinician(reviewer: Reviewer) -> Clinician:
    return Clinician(reviewer.at.id, reviewer.at.name, reviewer.at.display_name, Role.REVIEWER)


def test_a_verdict_says_who_when_what_and_under_which_digest(reviewer: Reviewer) -> None:
    case = reviewer.kept(OUTER_HIP)
    verdicts = judge(reviewer, case, urgency="within_days", cause="right", comment="Worse at night.").one(
        class_="app-verdicts"
    )
    assert reviewer.at.display_name in verdicts.text
    assert SAID["verdict_urgency_other"].format(level=load().urgency["within_days"].title) in verdicts.text
    assert SAID["verdict_says_cause_right"] in verdicts.text
    assert "Worse at night." in verdicts.text
    assert rule_base().digest[:19] in verdicts.text
    assert verdicts.one("article").one("time").attributes["datetime"].endswith("Z")


def test_it_holds_what_was_judged_because_the_case_is_deleted(reviewer: Reviewer) -> None:
    case = reviewer.kept(OUTER_HIP)
    judge(reviewer, case, urgency="self_care", cause="wrong", right_cause="hip_arthritis")
    with reviewer.database.writing() as session:
        session.execute(delete(KeptCaseRecord).where(KeptCaseRecord.id == case))
    [row] = rows_of(reviewer.database, case)
    assert isinstance(row, VerdictRecord)
    assert (row.concluded_urgency, row.concluded_cause) == ("routine", "bursitis_gtps")
    assert (row.urgency, row.cause, row.right_cause) == ("self_care", "wrong", "hip_arthritis")
    assert row.digest == rule_base().digest


def test_it_is_about_the_rules_that_concluded_the_case(reviewer: Reviewer) -> None:
    says = rule_base().by_id["BUR-01"].says
    case = kept_under(reviewer.database, OUTER_HIP, {says: "An earlier sentence."})
    judge(reviewer, case, **RIGHT)
    [row] = rows_of(reviewer.database, case)
    assert row.digest != rule_base().digest


def test_a_revision_supersedes_the_earlier_verdict_which_stays_to_be_read(reviewer: Reviewer) -> None:
    case = reviewer.kept(OUTER_HIP)
    judge(reviewer, case, **RIGHT, comment="At first sight.")
    page = judge(reviewer, case, **RIGHT, comment="At second sight.")
    struck = page.one(class_="app-superseded")
    assert "At first sight." in struck.one("del").text
    assert SAID["verdict_superseded"] in struck.text
    assert len(list(struck.all("time"))) == 2
    assert "At second sight." not in struck.text
    assert len(rows_of(reviewer.database, case)) == 2


def test_the_form_begins_with_the_verdict_that_counts(reviewer: Reviewer) -> None:
    case = reviewer.kept(OUTER_HIP)
    page = judge(reviewer, case, urgency="within_days", cause="wrong", right_cause="hip_arthritis", comment="Stiff.")
    form = page.one(class_="app-verdicts").one("form")
    checked = {field.attributes["value"] for field in form.all("input", checked="*")} or {
        field.attributes["value"] for field in form.all("input") if "checked" in field.attributes
    }
    assert checked == {"within_days", "wrong"}
    assert form.one("textarea", id="verdict-comment").text == "Stiff."


def test_a_form_that_is_sent_twice_gives_one_row(reviewer: Reviewer) -> None:
    case = reviewer.kept(OUTER_HIP)
    for _ in range(2):
        judge(reviewer, case, **RIGHT, comment="Once.", rule="BUR-01", judgement="wrong", remark="Once.")
    assert len(rows_of(reviewer.database, case)) == 2  # one verdict and one remark


def test_a_form_that_is_sent_many_times_at_once_gives_one_row(reviewer: Reviewer) -> None:
    case, clinician = reviewer.kept(OUTER_HIP), _clinician(reviewer)
    verdict = Verdict("routine", CauseVerdict.RIGHT, None, "At once.")
    remark = Remark("BUR-01", Judgement.RIGHT, "")
    with ThreadPoolExecutor(8) as threads:
        for _ in range(8):
            threads.submit(
                give,
                database=reviewer.database,
                case_id=case,
                clinician=clinician,
                verdict=verdict,
                remark=remark,
            )
    assert len(rows_of(reviewer.database, case)) == 2


def test_who_comes_back_to_an_earlier_verdict_has_said_it_anew(reviewer: Reviewer) -> None:
    case = reviewer.kept(OUTER_HIP)
    for urgency in ("routine", "within_days", "routine"):
        judge(reviewer, case, urgency=urgency, cause="right")
    verdicts = said_of(reviewer, case)[reviewer.at.display_name].verdicts
    assert [said.what.urgency for said in verdicts] == ["routine", "within_days", "routine"]


def test_many_reviewers_at_once_lose_nothing(application: FastAPI) -> None:
    reviewers = [reviewer_of(application) for _ in range(6)]
    case = reviewers[0].kept(OUTER_HIP)

    def revise(reviewer: Reviewer) -> list[int]:
        return [send(reviewer, case, **RIGHT, comment=f"{turn}").status_code for turn in range(4)]

    with ThreadPoolExecutor(6) as threads:
        assert list(threads.map(revise, reviewers)) == [[303] * 4] * 6
    said = said_of(reviewers[0], case)
    assert {by: [one.what.comment for one in voice.verdicts] for by, voice in said.items()} == {
        reviewer.at.display_name: ["3", "2", "1", "0"] for reviewer in reviewers
    }


def test_others_are_heard_once_a_verdict_of_ones_own_is_given(application: FastAPI) -> None:
    first, second = reviewer_of(application), reviewer_of(application)
    case = first.kept(OUTER_HIP)
    judge(first, case, **RIGHT, comment="I was first.", rule="BUR-01", judgement="wrong", remark="Too broad.")
    before = second.open(case).text
    assert SAID["verdict_one_unheard"] in before
    assert "I was first." not in before
    assert "Too broad." not in before
    after = judge(second, case, urgency="same_day", cause="right").text
    assert "I was first." in after
    assert "Too broad." in after


def test_what_is_written_is_kept_to_the_letter_and_shown_as_text(reviewer: Reviewer) -> None:
    case = reviewer.kept(OUTER_HIP)
    answer = send(reviewer, case, **RIGHT, comment=HOSTILE, rule="BUR-01", judgement="right", remark=HOSTILE)
    assert answer.status_code == 303
    verdict, remark = rows_of(reviewer.database, case)
    assert verdict.comment == remark.comment == HOSTILE
    page = reviewer.get(f"/review/cases/{case}").text
    assert "<script>alert" not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 3  # the verdict, the remark, and the form
    assert "{{ 7 * 7 }}" in page


def test_a_character_that_no_database_stores_loses_nothing_of_the_rest(reviewer: Reviewer) -> None:
    case = reviewer.kept(OUTER_HIP)
    judge(reviewer, case, **RIGHT, comment="before\0after \N{REPLACEMENT CHARACTER}")
    [row] = rows_of(reviewer.database, case)
    assert row.comment == "before\N{REPLACEMENT CHARACTER}after \N{REPLACEMENT CHARACTER}"


def test_the_longest_comments_in_any_script_are_kept(reviewer: Reviewer) -> None:
    case = reviewer.kept(OUTER_HIP)
    longest = "😀" * 4_000
    judge(reviewer, case, **RIGHT, comment=longest, rule="BUR-01", judgement="right", remark=longest)
    assert [row.comment for row in rows_of(reviewer.database, case)] == [longest] * 2


def test_lines_end_as_they_were_typed_wherever_the_browser_runs(reviewer: Reviewer) -> None:
    case = reviewer.kept(OUTER_HIP)
    judge(reviewer, case, **RIGHT, comment="one\r\ntwo\rthree\n" + "." * 3_986)
    [row] = rows_of(reviewer.database, case)
    assert row.comment == "one\ntwo\nthree\n" + "." * 3_986


def test_a_remark_on_a_rule_needs_no_verdict(reviewer: Reviewer) -> None:
    case = reviewer.kept(OUTER_HIP)
    page = judge(reviewer, case, rule="RF24a", judgement="wrong", remark="It should have fired.")
    article = page.one(class_="app-verdicts").one("article")
    assert "RF24a" in article.text
    assert "It should have fired." in article.text
    [row] = rows_of(reviewer.database, case)
    assert isinstance(row, RuleRemarkRecord)
    assert (row.rule, row.judgement, row.digest) == ("RF24a", "wrong", rule_base().digest)


def test_a_later_remark_on_the_same_rule_supersedes_the_earlier_one(reviewer: Reviewer) -> None:
    case = reviewer.kept(OUTER_HIP)
    for rule, judgement in (("BUR-01", "wrong"), ("BUR-02", "wrong"), ("BUR-01", "right")):
        judge(reviewer, case, rule=rule, judgement=judgement)
    remarks = said_of(reviewer, case)[reviewer.at.display_name].remarks
    assert [(said.what.rule, said.what.judgement.value, said.superseded_at is None) for said in remarks] == [
        ("BUR-01", "right", True),
        ("BUR-01", "wrong", False),
        ("BUR-02", "wrong", True),
    ]


def test_beside_each_rule_of_the_trace_is_a_link_to_the_form_with_the_rule_in_it(reviewer: Reviewer) -> None:
    case = reviewer.kept(OUTER_HIP)
    link = f"/review/cases/{case}?remark=BUR-01#remark"
    assert list(reviewer.open(case).all("a", href=link))
    rules = reviewer.open(case, "?remark=BUR-01").one("select", id="verdict-rule")
    assert [option.attributes["value"] for option in rules.all("option") if "selected" in option.attributes] == [
        "BUR-01"
    ]


def test_a_case_that_is_gone_takes_no_verdict(reviewer: Reviewer) -> None:
    verdict = Verdict("routine", CauseVerdict.RIGHT, None, "")
    with pytest.raises(ResultUnknown):
        give(database=reviewer.database, case_id=10**9, clinician=_clinician(reviewer), verdict=verdict, remark=None)
    assert send(reviewer, 10**9, **RIGHT).status_code == 404


@pytest.mark.parametrize("record", [VerdictRecord, RuleRemarkRecord])
def test_the_database_itself_lets_no_row_be_changed_or_erased(
    reviewer: Reviewer, record: type[VerdictRecord | RuleRemarkRecord]
) -> None:
    case = reviewer.kept(OUTER_HIP)
    judge(reviewer, case, **RIGHT, rule="BUR-01", judgement="right")
    database: Database = reviewer.database
    for change in (update(record).values(comment="Never said."), delete(record)):
        with pytest.raises(DBAPIError, match="only ever added"), database.writing() as session:
            session.execute(change.where(record.case_id == case))
    with database.reading() as session:
        assert session.scalars(select(record.comment).where(record.case_id == case)).all() == [""]
