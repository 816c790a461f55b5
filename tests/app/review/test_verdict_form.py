"""A form with faults comes back with all that was typed and says what is wrong."""

from __future__ import annotations

import re

import pytest
from fastapi import FastAPI

from knowledge import load
from tests.app.review.cases import OUTER_HIP, UNWELL, Reviewer, reviewer_of
from tests.app.review.document import Element, document
from tests.app.review.judging import RIGHT, judge, refused, rows_of, send

SAID = load().words["review"]
LONG = "x" * 4_001


def faults_of(page: Element) -> dict[str, str]:
    """By the place in the form, the sentence in the summary."""
    summary = page.one(class_="nhsuk-error-summary")
    return {link.attributes["href"].removeprefix("#verdict-"): link.text for link in summary.all("a")}


@pytest.mark.parametrize(
    ("fields", "faults"),
    [
        ({}, {"urgency": "verdict_choose_urgency", "cause": "verdict_choose_cause"}),
        ({"urgency": "routine"}, {"cause": "verdict_choose_cause"}),
        ({"cause": "right"}, {"urgency": "verdict_choose_urgency"}),
        ({"comment": "Hm."}, {"urgency": "verdict_choose_urgency", "cause": "verdict_choose_cause"}),
        (
            {"urgency": "tomorrow", "cause": "perhaps"},
            {"urgency": "verdict_choose_urgency", "cause": "verdict_choose_cause"},
        ),
        ({"urgency": "routine", "cause": "missing"}, {"right_cause": "verdict_choose_missing"}),
        (
            {"urgency": "routine", "cause": "missing", "right_cause": "bursitis_gtps"},
            {"right_cause": "verdict_is_listed"},
        ),
        (
            {"urgency": "routine", "cause": "wrong", "right_cause": "bursitis_gtps"},
            {"right_cause": "verdict_leads_already"},
        ),
        ({"urgency": "routine", "cause": "wrong", "right_cause": "gout"}, {"right_cause": "verdict_choose_right"}),
        ({"urgency": "routine", "cause": "wrong", "right_cause": "hip_drop"}, {"right_cause": "verdict_choose_right"}),
        (RIGHT | {"right_cause": "hip_arthritis"}, {"right_cause": "verdict_right_and_other"}),
        (RIGHT | {"comment": LONG}, {"comment": "verdict_too_long"}),
        ({"rule": "BUR-01"}, {"judgement": "verdict_choose_judgement"}),
        ({"judgement": "wrong"}, {"rule": "verdict_choose_rule"}),
        ({"remark": "Hm."}, {"rule": "verdict_choose_rule", "judgement": "verdict_choose_judgement"}),
        ({"rule": "NO-SUCH", "judgement": "wrong"}, {"rule": "verdict_choose_rule"}),
        ({"rule": "BUR-01", "judgement": "wrong", "remark": LONG}, {"remark": "verdict_too_long"}),
        (RIGHT | {"remark": "Hm."}, {"rule": "verdict_choose_rule", "judgement": "verdict_choose_judgement"}),
    ],
)
def test_what_is_missing_or_contradicts_itself_is_said_beside_its_field(
    reviewer: Reviewer, fields: dict[str, str], faults: dict[str, str]
) -> None:
    case = reviewer.kept(OUTER_HIP)
    page = refused(reviewer, case, **fields)
    assert faults_of(page) == {field: SAID[fault] for field, fault in faults.items()}
    for field in faults:
        assert list(page.all(id=f"verdict-{field}"))
        assert list(page.all(id=f"verdict-{field}-error"))
    assert rows_of(reviewer.database, case) == []


def test_nothing_that_was_typed_is_lost(reviewer: Reviewer) -> None:
    case = reviewer.kept(OUTER_HIP)
    typed = {
        "urgency": "same_day",
        "cause": "wrong",
        "right_cause": "hip_arthritis",
        "comment": "</textarea><b>\nI mean it.",
        "rule": "RF24a",
        "remark": "So do I.",
    }
    page = refused(reviewer, case, **typed)
    form = page.one(class_="app-verdicts").one("form")
    ticked = [field.attributes["value"] for field in form.all("input") if "checked" in field.attributes]
    chosen = [option.attributes["value"] for option in form.all("option") if "selected" in option.attributes]
    assert ticked == ["same_day", "wrong"]
    assert chosen == ["hip_arthritis", "RF24a"]
    assert [field.text for field in form.all("textarea")] == ["</textarea><b> I mean it.", "So do I."]


def test_where_no_cause_stands_out_none_can_be_wrong(reviewer: Reviewer) -> None:
    case = reviewer.kept(UNWELL)
    page = reviewer.open(case)
    assert SAID["verdict_none_right"] in page.one(class_="app-verdicts").text
    assert not list(page.all(id="verdict-cause-3"))
    assert set(faults_of(refused(reviewer, case, urgency="same_day", cause="wrong"))) == {"cause"}


def test_a_missing_serious_conclusion_can_be_named(reviewer: Reviewer) -> None:
    case = reviewer.kept(OUTER_HIP)
    page = judge(reviewer, case, urgency="within_days", cause="missing", right_cause="bone_tumour_or_spread")
    assert load().conclusions["bone_tumour_or_spread"].name in page.one("article").text


def test_whoever_was_signed_out_meanwhile_can_send_the_form_again(application: FastAPI) -> None:
    reviewer = reviewer_of(application)
    case = reviewer.kept(OUTER_HIP)
    reviewer.at.browser.post("/review/sign-out")
    answer = send(reviewer, case, **RIGHT, comment='Not "lost" & gone.')
    assert answer.status_code == 401
    again = next(form for form in document(answer.text).all("form") if form.attributes["action"].endswith("/verdicts"))
    fields = {field.attributes["name"]: field.attributes["value"] for field in again.all("input", type="hidden")}
    reviewer.at.sign_in()
    assert send(reviewer, case, **fields).status_code == 303
    assert [row.comment for row in rows_of(reviewer.database, case)] == ['Not "lost" & gone.']


def test_a_password_is_never_offered_to_be_sent_again(application: FastAPI) -> None:
    reviewer = reviewer_of(application)
    reviewer.at.browser.post("/review/sign-out")
    answer = reviewer.at.browser.post("/review/password", data={"current": "a secret", "new": "another"})
    assert answer.status_code == 401
    assert not re.search('a secret|another"', answer.text)


def test_the_address_of_the_form_leads_to_the_case(reviewer: Reviewer) -> None:
    case = reviewer.kept(OUTER_HIP)
    assert reviewer.get(f"/review/cases/{case}/verdicts").headers["location"] == f"/review/cases/{case}#verdicts"
