"""The page of a case: what the person said, what was concluded, how urgent and because of what."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from sqlalchemy import delete, update

from app.kept_results import KeptCaseRecord, RuleBaseRecord
from knowledge import load
from rules import rule_base
from tests.app.review.cases import HILLS, LIMP, OUTER_HIP, Reviewer, kept_under
from tests.app.review.document import Element
from tests.app.workbench import new_browser

SAID = load().words["review"]
REWRITTEN = "<b>All is well.</b>"
SITES = load().findings["pain_site"].labels


def answers_of(page: Element) -> dict[str, str]:
    return {
        row.attributes["id"].removeprefix("answer-"): row.one("dd").text
        for row in page.all("div", id="*")
        if row.attributes["id"].startswith("answer-")
    }


def reasons_of(page: Element) -> list[tuple[str, list[str]]]:
    """Each rule that decided the urgency, with the findings that it names."""
    return [
        (item.one(class_="app-rule-id").text, [to.removeprefix("#answer-") for to in links_of(item) if to[0] == "#"])
        for item in page.one(id="urgency").all("li")
    ]


def links_of(element: Element) -> list[str]:
    return [link.attributes["href"] for link in element.all("a")]


def ranked_of(page: Element) -> list[tuple[str, str, int]]:
    """Each cause and factor that is listed, with its band and its score."""
    ranked = []
    for row in page.all("tr", id="*"):
        band, score = row.all("td")
        ranked.append((row.attributes["id"].removeprefix("conclusion-"), band.text, int(score.text)))
    return ranked


def test_it_shows_all_that_the_person_said_in_the_words_they_chose(reviewer: Reviewer) -> None:
    shown = answers_of(reviewer.opened(OUTER_HIP))
    assert set(OUTER_HIP) <= set(shown)
    assert shown["pain_site"] == SITES["outer_hip"]
    assert (shown["age_years"], shown["days_since_start"]) == ("52 years", "60 days")
    assert shown["headache_jaw_sight"] == load().wording.labels["not_answered"]


def test_the_answers_stand_under_the_danger_pages_and_then_the_rest(reviewer: Reviewer) -> None:
    section = reviewer.opened(OUTER_HIP).after(SAID["case_said"])
    assert [heading.text for heading in section.all("h3")] == [
        *(page.title for page in load().questionnaire.red_flag_pages),
        load().wording.labels["other_answers"],
    ]


@pytest.mark.parametrize(
    ("answers", "level", "reasons", "ranked"),
    [
        (
            OUTER_HIP,
            "routine",
            [("RF30b", ["days_since_start"])],
            [("bursitis_gtps", "Likely", 811)],
        ),
        (
            LIMP,
            "same_day",
            [
                ("RF24a", ["pain_site", "bone_stress_pattern", "can_bear_weight"]),
                ("RF24c", ["bone_stress_pattern", "can_bear_weight"]),
            ],
            [
                ("bone_stress_injury", "Likely", 300),
                ("hip_flexor_tendinopathy", "Possible", 100),
                ("adductor_groin_strain", "Less likely", 70),
                ("labral_tear_fai", "Less likely", 70),
            ],
        ),
    ],
)
def test_it_shows_what_was_concluded_how_urgent_and_because_of_what(
    reviewer: Reviewer,
    answers: dict[str, object],
    level: str,
    reasons: list[tuple[str, list[str]]],
    ranked: list[tuple[str, str, int]],
) -> None:
    page = reviewer.opened(answers)
    assert load().urgency[level].title in page.one(id="urgency").one("h3").text
    assert reasons_of(page) == reasons
    assert ranked_of(page) == ranked


def test_it_names_what_needs_to_be_checked_with_the_rules_that_raise_it(reviewer: Reviewer) -> None:
    concern = reviewer.opened(LIMP).one(id="concern-femoral_neck_stress_fracture")
    assert concern.text.startswith(load().conclusions["femoral_neck_stress_fracture"].name)
    assert [link.text for link in concern.all(class_="app-rule-id")] == ["RF24a", "RF24"]


def test_every_link_to_a_place_on_the_page_leads_somewhere(reviewer: Reviewer) -> None:
    for answers in (OUTER_HIP, LIMP, HILLS):
        page = reviewer.opened(answers)
        ids = [element.attributes["id"] for element in page.all(id="*")]
        places = {to[1:] for to in links_of(page) if to.startswith("#")}
        assert places <= set(ids)
        assert len(ids) == len(set(ids))


def test_every_rule_links_to_the_handbook_under_the_digest_of_the_case(reviewer: Reviewer) -> None:
    links = {(link.text, link.attributes["href"]) for link in reviewer.opened(LIMP).all(class_="app-rule-id")}
    assert ("RF24a", f"/handbook/rules/RF24a?digest={rule_base().digest}") in links
    assert {href for rule, href in links if href != f"/handbook/rules/{rule}?digest={rule_base().digest}"} == set()
    assert reviewer.get(f"/handbook/rules/RF24a?digest={rule_base().digest}").status_code == 200


@pytest.mark.parametrize("id", ["0", "99999999", "9" * 30, "-1", "x", "١", "1.0"])
def test_a_case_that_is_not_there_is_not_found(reviewer: Reviewer, id: str) -> None:
    for place in ("", "/what-if", "/today"):
        assert reviewer.get(f"/review/cases/{id}{place}").status_code == 404


def test_a_case_that_was_deleted_says_so(reviewer: Reviewer) -> None:
    id = reviewer.kept(HILLS)
    with reviewer.database.writing() as session:
        session.execute(delete(KeptCaseRecord).where(KeptCaseRecord.id == id))
    assert load().wording.errors["case_gone_title"] in reviewer.get(f"/review/cases/{id}").text


@pytest.mark.parametrize("place", ["", "/what-if", "/today"])
def test_without_a_session_nothing_of_a_case_is_shown(reviewer: Reviewer, place: str) -> None:
    stranger = new_browser(reviewer.at.app)
    answer = stranger.get(f"/review/cases/{reviewer.kept(LIMP)}{place}")
    assert (answer.status_code, answer.text) == (303, "")
    assert stranger.post(f"/review/cases/{reviewer.kept(LIMP)}/what-if", data={}).status_code == 401


def test_a_case_is_never_kept_by_the_browser(reviewer: Reviewer) -> None:
    for place in ("", "/what-if", "/today"):
        answer = reviewer.get(f"/review/cases/{reviewer.kept(HILLS)}{place}")
        assert answer.headers["cache-control"] == "no-store"


def test_a_record_that_does_not_follow_from_its_answers_is_called_out(reviewer: Reviewer) -> None:
    id = reviewer.kept(LIMP)
    with reviewer.database.writing() as session:
        session.execute(update(KeptCaseRecord).where(KeptCaseRecord.id == id).values(answers=dict(HILLS)))
    page = reviewer.open(id)
    assert SAID["case_does_not_follow_title"] in page.text
    assert not list(page.all(data_picture="*"))
    assert SAID["case_does_not_follow_title"] not in reviewer.opened(LIMP).text


@pytest.mark.parametrize(
    "place",
    [
        ("urgency", "reasons", 0, "statement"),
        ("urgency", "what_to_do"),
        ("red_flags", 0, "statement"),
        ("concerns", 0, "seek"),
        ("causes", 0, "explanation"),
        ("factors", 0, "name"),
        ("advice", "avoid", 0),
        ("answers", "can_bear_weight"),
        ("trace", 0, "statement"),
    ],
)
def test_a_record_with_a_sentence_written_anew_is_called_out_with_the_sentence(
    reviewer: Reviewer, place: tuple[str | int, ...]
) -> None:
    id = reviewer.kept(LIMP | {"load_change": ["faster_or_hills"]})
    assert SAID["case_does_not_follow_title"] not in reviewer.open(id).text
    _edit(reviewer, id, place, REWRITTEN)
    page = reviewer.open(id)
    callout = page.one("div", class_="nhsuk-card--warning")
    assert SAID["case_does_not_follow_title"] in callout.text
    assert [item.text for item in callout.all("li") if REWRITTEN in item.text]
    assert not list(page.all(data_picture="*"))


def test_a_record_with_a_step_taken_out_is_called_out(reviewer: Reviewer) -> None:
    id = reviewer.kept(LIMP)
    _edit(reviewer, id, ("trace", 0), None)
    assert SAID["case_does_not_follow_title"] in reviewer.open(id).text


def test_a_record_with_more_edits_than_are_listed_says_how_many(reviewer: Reviewer) -> None:
    id = reviewer.kept(LIMP)
    for place in range(30):
        _edit(reviewer, id, ("trace", place, "statement"), REWRITTEN)
    callout = reviewer.open(id).one("div", class_="nhsuk-card--warning")
    listed = [item.text for item in callout.all("li")]
    assert listed[-1] == SAID["case_more_discrepancies"].format(n=30 - len(listed) + 1)


def _edit(reviewer: Reviewer, id: int, place: tuple[str | int, ...], instead: str | None) -> None:
    """Write something else at a place of a conclusion where it is kept; None takes out what is there."""
    with reviewer.database.writing() as session:
        record = session.get_one(KeptCaseRecord, id)
        conclusion = copy.deepcopy(record.conclusion)
        within: Any = conclusion
        for step in place[:-1]:
            within = within[step]
        if instead is None:
            del within[place[-1]]
        else:
            within[place[-1]] = instead
        record.conclusion = conclusion


def test_rules_that_can_no_longer_be_run_leave_the_record_readable(reviewer: Reviewer) -> None:
    id = kept_under(reviewer.database, LIMP, {"A limp": "The limp"})
    with reviewer.database.writing() as session:
        record = session.get_one(KeptCaseRecord, id)
        broken = session.get_one(RuleBaseRecord, record.digest)
        broken.canonical = broken.canonical[:-1]
    page = reviewer.open(id)
    assert SAID["case_unreadable_title"] in page.text
    assert reasons_of(page)[0][0] == "RF24a"
    assert answers_of(page)["can_bear_weight"]
    assert not list(page.all(data_picture="*"))
    assert reviewer.open(id, "/what-if").one("h1").text.startswith("What if")
