"""A case of an earlier day is shown under the rules and the words of that day, and beside what today's conclude."""

from __future__ import annotations

import pytest

from knowledge import load
from rules import rule_base
from tests.app.review.cases import HILLS, OUTER_HIP, Reviewer, kept_under
from tests.app.review.document import Element

SAID = load().words["review"]
MARKUP = "<script>alert(1)</script>"
SITE = load().findings["pain_site"]
BUR_06 = rule_base().by_id["BUR-06"].says
NAME = load().conclusions["bursitis_gtps"].name
LIGHTER = {'"strong":{"centinats":"230"': '"strong":{"centinats":"190"'}
RENAMED = {
    f'"short":"{SITE.short}"': f'"short":"{MARKUP}"',
    f'"{NAME}"': f'"{MARKUP}"',
    BUR_06: f"{MARKUP} & more.",
    "Book a visit with": f"{MARKUP} with",
}


def note_of(page: Element) -> list[str]:
    return [link.attributes["href"] for link in page.one("main").all("a") if link.text == SAID["case_see_today"]]


def test_a_case_of_todays_rules_has_no_note(reviewer: Reviewer) -> None:
    assert note_of(reviewer.opened(OUTER_HIP)) == []


def test_a_case_of_earlier_rules_is_shown_under_them_with_a_way_to_todays(reviewer: Reviewer) -> None:
    id = kept_under(reviewer.database, OUTER_HIP, LIGHTER)
    page = reviewer.open(id)
    assert note_of(page) == [f"/review/cases/{id}/today"]
    assert page.one("path", data_start="rule-BUR-06").attributes["data-weight"] == "190"
    assert page.one("tr", id="conclusion-bursitis_gtps").text.endswith("771")


def test_todays_rules_stand_beside_what_was_concluded(reviewer: Reviewer) -> None:
    page = reviewer.open(kept_under(reviewer.database, OUTER_HIP, LIGHTER), "/today")
    [row] = page.one("tbody").all("tr")
    assert [cell.text for cell in row.all("td")] == ["Likely (771)", f"Likely (811) {SAID['case_changed']}"]
    assert SAID["case_direction_same"] in page.text


def test_todays_rules_say_which_answers_they_no_longer_take(reviewer: Reviewer) -> None:
    answers = {"beginning" if finding == "onset" else finding: answer for finding, answer in HILLS.items()}
    page = reviewer.open(kept_under(reviewer.database, answers, {'"onset"': '"beginning"'}), "/today")
    assert f"{SAID['case_lost']} {load().findings['onset'].short}." in page.text


def test_what_if_and_the_smallest_changes_are_those_of_the_earlier_rules(reviewer: Reviewer) -> None:
    id = kept_under(reviewer.database, OUTER_HIP, LIGHTER)
    fields = {"pain_site": "outer_hip", "lying_on_side_hurts": "yes"}
    answer = reviewer.at.browser.post(f"/review/cases/{id}/what-if", data=fields)
    assert "Likely (771)" in answer.text
    assert "Likely (380)" in answer.text  # 30 at the start, 160 and 190: today's rules add 40 more


def test_the_smallest_changes_are_found_under_the_earlier_rules(reviewer: Reviewer) -> None:
    later = {'"threshold":"two_weeks","number":14': '"threshold":"two_weeks","number":20'}
    text = reviewer.open(kept_under(reviewer.database, OUTER_HIP, later), "/what-if").text
    assert "“19 days”" in text
    assert "“13 days”" not in text


@pytest.mark.parametrize("place", ["", "/what-if", "/today", "?why_not=bursitis_gtps"])
def test_whatever_earlier_knowledge_holds_is_shown_as_text(reviewer: Reviewer, place: str) -> None:
    id = kept_under(reviewer.database, OUTER_HIP, RENAMED)
    answer = reviewer.get(f"/review/cases/{id}{place}")
    assert answer.status_code == 200
    assert "&lt;script&gt;" in answer.text
    assert MARKUP not in answer.text


def test_the_names_of_an_earlier_day_are_used_throughout(reviewer: Reviewer) -> None:
    renamed = {f'"short":"{SITE.short}"': '"short":"Place of pain"'}
    page = reviewer.open(kept_under(reviewer.database, OUTER_HIP, renamed))
    assert page.one("div", id="answer-pain_site").one("dt").text == "Place of pain"
    assert page.one("a", data_node="answer-pain_site").text.startswith("Place of pain")
    assert SITE.short not in page.one("main").text
