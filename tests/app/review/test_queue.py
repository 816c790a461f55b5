"""The queue lists the kept cases, the newest first, by filters and page by page; a code finds one of them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from fastapi import FastAPI
from sqlalchemy import update

from app.clinicians import Role
from app.kept_results import KeptCaseRecord, code_from, keep, spelled
from app.kept_results.service import today
from knowledge import load
from tests.app.review.cases import LIMP, OUTER_HIP, UNWELL, Reviewer, reviewer_of
from tests.app.review.document import document
from tests.app.review.judging import RIGHT, judge
from tests.app.review.queueing import listed
from tests.app.workbench import signed_in

SAID = load().words["review"]
NOBODYS = code_from(bytes(12))


def test_the_newest_stand_first(reviewer: Reviewer) -> None:
    kept = [reviewer.kept(answers) for answers in (OUTER_HIP, LIMP, UNWELL)]
    assert listed(reviewer)[:3] == kept[::-1]


def test_a_line_says_what_was_concluded_and_who_has_judged(application: FastAPI) -> None:
    reviewer, other = reviewer_of(application), reviewer_of(application)
    case = reviewer.kept(LIMP)

    def line() -> str:
        rows = document(reviewer.get("/review").text).all("tr")
        return next(row.text for row in rows if SAID["queue_case_link"].format(id=case) in row.text)

    for shown in (
        load().urgency["same_day"].title,
        load().conclusions["bone_stress_injury"].name,
        load().conclusions["femoral_neck_stress_fracture"].name,
        SAID["queue_unreviewed"],
    ):
        assert shown in line()
    judge(other, case, urgency="same_day", cause="right")
    assert SAID["queue_by_others"].format(n=1) in line()
    judge(reviewer, case, urgency="same_day", cause="right")
    assert SAID["queue_by_me_and_others"].format(n=1) in line()


def test_a_result_whose_time_is_over_is_not_listed(reviewer: Reviewer) -> None:
    case = reviewer.kept(OUTER_HIP)
    assert case in listed(reviewer)
    with reviewer.database.writing() as session:
        over = update(KeptCaseRecord).where(KeptCaseRecord.id == case)
        session.execute(over.values(expires_on=today() - timedelta(days=1)))
    assert case not in listed(reviewer)


def test_a_case_leaves_the_queue_of_the_unreviewed_with_its_first_verdict(reviewer: Reviewer) -> None:
    case = reviewer.kept(OUTER_HIP)
    for review in ("by_nobody", "not_by_me"):
        assert case in listed(reviewer, f"?review={review}")
    judge(reviewer, case, **RIGHT)
    for review in ("by_nobody", "not_by_me"):
        assert case not in listed(reviewer, f"?review={review}")


def test_a_disagreement_ends_when_the_verdict_is_revised(reviewer: Reviewer) -> None:
    case = reviewer.kept(OUTER_HIP)
    judge(reviewer, case, urgency="same_day", cause="right")
    assert case in listed(reviewer, "?review=disagreement")
    judge(reviewer, case, **RIGHT)
    assert case not in listed(reviewer, "?review=disagreement")


def test_a_case_on_which_two_clinicians_differ_is_in_disagreement(application: FastAPI) -> None:
    first, second = reviewer_of(application), reviewer_of(application)
    case = first.kept(OUTER_HIP)
    judge(first, case, **RIGHT)
    assert case not in listed(first, "?review=disagreement")
    judge(second, case, urgency="routine", cause="missing", right_cause="bone_tumour_or_spread")
    assert case in listed(first, "?review=disagreement")


@pytest.mark.parametrize("role", list(Role))
def test_nobody_learns_of_a_disagreement_before_their_own_verdict(application: FastAPI, role: Role) -> None:
    one, other = reviewer_of(application), Reviewer(signed_in(application, role=role))
    case = one.kept(OUTER_HIP)
    judge(one, case, urgency="same_day", cause="right")
    assert case not in listed(other, "?review=disagreement")
    judge(other, case, **RIGHT)
    assert case in listed(other, "?review=disagreement")


@pytest.mark.parametrize(
    "query", ["?urgency=tomorrow", "?cause=%00", "?concern='", "?review=by_everyone", "?before=5000000000000000000"]
)
def test_an_address_that_no_link_leads_to_shows_something_all_the_same(reviewer: Reviewer, query: str) -> None:
    assert reviewer.get(f"/review{query}").status_code in (200, 400)


def test_the_id_of_a_rule_may_be_typed_in_any_capitals(reviewer: Reviewer) -> None:
    case = reviewer.kept(OUTER_HIP)
    assert case in listed(reviewer, "?rule=bur-01")
    assert case not in listed(reviewer, "?rule=RF24a")


def test_what_cannot_be_the_id_of_a_rule_is_said_to_be_none(reviewer: Reviewer) -> None:
    answer = reviewer.get("/review?rule=%3Cb%3E%00")
    assert answer.status_code == 422
    assert SAID["queue_rule_wrong"] in answer.text
    assert "<b>" not in answer.text


def _search(reviewer: Reviewer, code: str) -> tuple[int, str]:
    answer = reviewer.at.browser.post("/review", data={"code": code})
    return answer.status_code, answer.headers.get("location", answer.text)


def test_a_code_finds_its_case_however_it_is_typed(reviewer: Reviewer) -> None:
    code = keep(database=reviewer.database, answers=OUTER_HIP, locale="en-GB")
    case = listed(reviewer)[0]
    for typed in (code, spelled(code), f" {spelled(code).lower()} "):
        assert _search(reviewer, typed) == (303, f"/review/cases/{case}")


@pytest.mark.parametrize(
    ("typed", "status", "fault"),
    [
        ("", 422, "queue_code_missing"),
        ("K7QM-2R4D", 422, "queue_code_mistyped"),
        ("<b>", 422, "queue_code_mistyped"),
        (NOBODYS, 422, "queue_code_unknown"),
    ],
)
def test_a_code_that_finds_nothing_is_shown_again_beside_what_is_wrong(
    application: FastAPI, typed: str, status: int, fault: str
) -> None:
    found, text = _search(reviewer_of(application), typed)
    page = document(text)
    assert found == status
    assert SAID[fault] in page.text
    assert page.one("input", id="code").attributes.get("value", "") == typed


def test_codes_are_tried_as_often_here_as_on_the_public_page_and_no_more(application: FastAPI) -> None:
    reviewer = reviewer_of(application)
    statuses = [_search(reviewer, NOBODYS)[0] for _ in range(12)]
    assert statuses[-1] == 429
    assert reviewer.at.browser.post("/kept-result", data={"code": NOBODYS}).status_code == 429
