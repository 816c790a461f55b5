"""What if: other answers beside the person's own, and the smallest changes that move the urgency. Nothing is kept."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import func, select

from app.kept_results import KeptCaseRecord
from app.review.case import ReviewedCase, reviewed, smallest_changes
from knowledge import load
from rules import rule_base, triage
from tests.app.review.cases import (
    HILLS,
    LIMP,
    OUTER_HIP,
    PINCHING,
    SOCKS,
    UNWELL,
    WARM,
    Answers,
    Reviewer,
)
from tests.app.review.document import Element, document, form_fields

SAID = load().words["review"]
NAMES = {id: known.name for id, known in load().conclusions.items()}
Form = dict[str, str | list[str]]


def form_of(page: Element) -> Element:
    [form] = [form for form in page.all("form", method="post") if "what-if" in form.attributes["action"]]
    return form


def tried(reviewer: Reviewer, answers: Answers, **changed: str | list[str]) -> Element:
    """The page after these fields of its form are changed and it is sent."""
    id = reviewer.kept(answers)
    form = form_of(reviewer.open(id, "/what-if"))
    fields: Form = {**form_fields(form), **changed}
    answer = reviewer.at.browser.post(form.attributes["action"].partition("#")[0], data=fields)
    assert answer.status_code == 200
    assert answer.url.query == b""
    return document(answer.text)


def lists_of(page: Element, title: str) -> dict[str, list[str]]:
    """What vanished and what appeared under a heading of the outcome, by the label before each or by its words."""
    section = page.after(SAID["case_outcome"])
    parts = [part for part in section.inside if isinstance(part, Element)]
    places = [place for place, part in enumerate(parts) if part.tag == "h3" and part.text == title]
    if not places:
        return {}
    row = parts[places[0] + 1]
    return {
        heading.text: [next(item.all("strong"), item).text for item in found.all("li")]
        for heading, found in zip(row.all("h4"), row.all("ul"), strict=True)
    }


@pytest.mark.parametrize("answers", [OUTER_HIP, LIMP, HILLS, SOCKS])
def test_the_form_holds_the_answers_of_the_case_so_that_sending_it_changes_nothing(
    reviewer: Reviewer, answers: Answers
) -> None:
    page = tried(reviewer, answers)
    assert SAID["case_nothing_changed"] in page.text
    assert f"{SAID['case_direction_same']} {SAID['case_all_same']}" in page.text


def test_every_finding_can_be_changed_those_that_were_answered_first(reviewer: Reviewer) -> None:
    form = form_of(reviewer.open(reviewer.kept(OUTER_HIP), "/what-if"))
    named = dict.fromkeys(e.attributes["name"].removesuffix("-not_sure") for e in form.all(name="*"))
    assert set(named) == set(load().findings)
    assert set(list(named)[: len(OUTER_HIP)]) == set(OUTER_HIP)


def test_the_new_conclusion_stands_beside_the_old_with_what_appeared_and_vanished(reviewer: Reviewer) -> None:
    page = tried(reviewer, OUTER_HIP, days_since_start="10", lying_on_side_hurts="no")
    outcome = page.after(SAID["case_outcome"])
    changes = [item.text for item in next(outcome.all("ul")).all("li")]
    assert changes == ["How long ago : from “60 days” to “10 days”", "Lying on that side : from “Yes” to “No”"]
    cards = [card.text for card in outcome.all(class_="nhsuk-card__heading")]
    levels = load().urgency["routine"].title, load().urgency["self_care"].title
    assert [card.removeprefix(f"{SAID['case_urgency']}: ") for card in cards] == list(levels)
    assert SAID["case_direction_lower"] in outcome.text
    rows = [[cell.text for cell in row.all() if cell.tag in ("th", "td")] for row in outcome.one("tbody").all("tr")]
    assert rows == [
        [NAMES["bursitis_gtps"], "Likely (811)", f"Likely (581) {SAID['case_changed']}"],
        [NAMES["it_band_syndrome"], SAID["case_not_listed"], f"Less likely (70) {SAID['case_appeared']}"],
    ]
    assert lists_of(page, SAID["case_red_flags"]) == {SAID["case_vanished"]: ["RF30b"]}
    rules = lists_of(page, SAID["case_rules_fired"])
    assert {"RF30b", "BUR-06", "ADV-LEVEL-ROUTINE"} <= set(rules[SAID["case_vanished"]])
    assert {"BASE-SELF-CARE", "ADV-LEVEL-SELF_CARE"} <= set(rules[SAID["case_appeared"]])
    assert lists_of(page, SAID["case_advice"]).keys() == {SAID["case_vanished"], SAID["case_appeared"]}


def test_a_danger_sign_that_is_put_in_raises_the_level_and_brings_its_concern(reviewer: Reviewer) -> None:
    page = tried(reviewer, HILLS, chest_or_breath="yes")
    assert SAID["case_direction_higher"] in page.text
    assert lists_of(page, SAID["case_red_flags"]) == {SAID["case_appeared"]: ["RF11"]}
    [concern] = [c.name for c in triage({**HILLS, "chest_or_breath": "yes"}).concerns]
    assert lists_of(page, load().wording.labels["concerns_title"]) == {SAID["case_appeared"]: [concern]}


def test_an_answer_can_be_taken_away(reviewer: Reviewer) -> None:
    page = tried(reviewer, OUTER_HIP, days_since_start="", pain_site=[])
    gone = load().wording.labels["not_answered"]
    assert f"How long ago : from “60 days” to “{gone}”" in page.text
    assert f"Where it hurts : from “{load().findings['pain_site'].labels['outer_hip']}” to “{gone}”" in page.text


def test_nothing_of_it_is_kept(reviewer: Reviewer) -> None:
    def stored() -> tuple[int, list[dict[str, object]]]:
        with reviewer.database.reading() as session:
            count = session.scalar(select(func.count()).select_from(KeptCaseRecord)) or 0
            return count, list(session.scalars(select(KeptCaseRecord.answers).order_by(KeptCaseRecord.id)))

    id = reviewer.kept(HILLS)
    before = stored()
    answer = reviewer.at.browser.post(f"/review/cases/{id}/what-if", data={"chest_or_breath": "yes"})
    assert (answer.status_code, stored()) == (200, before)


def test_what_cannot_be_read_is_named_at_its_question_and_what_was_written_stays(reviewer: Reviewer) -> None:
    id = reviewer.kept(HILLS)
    wrong = {"days_since_start": "<b>soon</b>", "pain_site": ["outer_hip", "not_sure"], "onset": "last Tuesday"}
    answer = reviewer.at.browser.post(f"/review/cases/{id}/what-if", data=wrong)
    page = document(answer.text)
    assert answer.status_code == 422
    faulty = {error.attributes["id"] for error in page.all("span", id="*") if error.attributes["id"].endswith("-error")}
    assert faulty == {"days_since_start-error", "pain_site-error", "onset-error"}
    assert page.one("input", name="days_since_start").attributes["value"] == "<b>soon</b>"
    assert "<b>soon" not in answer.text
    assert not [heading for heading in page.all("h2") if heading.text == SAID["case_outcome"]]


def suggested(page: Element, title: str) -> list[str]:
    section = page.after(SAID["case_smallest"])
    parts = [part for part in section.inside if isinstance(part, Element)]
    at = next(place for place, part in enumerate(parts) if part.tag == "h3" and part.text == title)
    following = next(part for part in parts[at:] if part.tag in ("ol", "h3") and part is not parts[at])
    return [re.sub(r" ([:,])", r"\1", item.text) for item in following.all("li")] if following.tag == "ol" else []


def test_the_smallest_changes_are_told_from_what_to_what_and_because_of_which_rule(reviewer: Reviewer) -> None:
    page = reviewer.open(reviewer.kept(OUTER_HIP), "/what-if")
    home = load().urgency["self_care"].title
    sentence = rule_base().by_id["BASE-SELF-CARE"].says
    assert suggested(page, SAID["case_lower"]) == [
        f"How long ago: from “60 days” to “{days}” → {home}, because of BASE-SELF-CARE: {sentence}"
        for days in ("1 day", "2 days", "6 days", "7 days", "13 days")
    ]
    assert SAID["case_lower_care"] in page.text


def test_what_takes_more_of_this_persons_answers_stands_first_among_what_would_raise_it(reviewer: Reviewer) -> None:
    first = suggested(reviewer.open(reviewer.kept(LIMP), "/what-if"), SAID["case_higher"])[0]
    now = load().urgency["emergency_now"].title
    assert first.startswith("Walking on the leg: from “Yes, but I limp” to “No, I cannot take four steps” → " + now)


def searched(reviewer: Reviewer, answers: Answers) -> ReviewedCase:
    return reviewed(database=reviewer.database, id=reviewer.kept(answers))


def test_where_no_single_answer_lowers_it_two_together_do(reviewer: Reviewer) -> None:
    found = smallest_changes(searched(reviewer, UNWELL))
    assert found.answers_to_lower == 2
    assert {tuple(change.short for change in one.changes) for one in found.lower} >= {
        ("Fever or feeling ill", "Better or worse")
    }
    assert all(one.level == "self_care" for one in found.lower)
    assert SAID["case_pairs_lower"] in reviewer.open(reviewer.kept(UNWELL), "/what-if").text


def test_two_changes_that_together_lower_it_are_of_two_answers(reviewer: Reviewer) -> None:
    found = smallest_changes(searched(reviewer, PINCHING)).lower
    assert all(one.changes[0].short != one.changes[1].short for one in found)


def test_where_no_two_are_found_within_the_bound_the_page_says_so(reviewer: Reviewer) -> None:
    assert smallest_changes(searched(reviewer, SOCKS)).answers_to_lower == 0
    assert SAID["case_none_lower"] in reviewer.open(reviewer.kept(SOCKS), "/what-if").text


@pytest.mark.parametrize("answers", [OUTER_HIP, LIMP, UNWELL])
def test_every_suggestion_moves_the_level_the_way_it_says(reviewer: Reviewer, answers: Answers) -> None:
    findings = {finding.short: finding for finding in load().findings.values()}
    found = smallest_changes(searched(reviewer, answers))
    assert found.lower
    assert found.higher
    for one in (*found.lower, *found.higher):
        assert all(change.before != change.after and change.short in findings for change in one.changes)
        assert (one.level.rank > triage(answers).urgency.level.rank) == (one in found.lower)


def test_what_lowers_it_furthest_stands_first(reviewer: Reviewer) -> None:
    ranks = [one.level.rank for one in smallest_changes(searched(reviewer, WARM)).lower]
    assert ranks == sorted(ranks, reverse=True)
    assert len(set(ranks)) > 1


def test_the_page_says_that_the_lowest_cannot_be_lowered_and_the_highest_not_raised(reviewer: Reviewer) -> None:
    assert SAID["case_lowest"] in reviewer.open(reviewer.kept(HILLS), "/what-if").text
    emergency = reviewer.kept({**HILLS, "chest_or_breath": "yes"})
    assert SAID["case_highest"] in reviewer.open(emergency, "/what-if").text
