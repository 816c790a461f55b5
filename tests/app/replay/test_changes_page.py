"""The page of what a replay found: most dangerous first, page by page, and with a way to every rule it names."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from sqlalchemy import delete, update

from app.kept_results import KeptCaseRecord, RuleBaseRecord, keep_rule_base, today
from app.replay import replay
from app.replay.reading import PER_PAGE
from app.replay.record import ReplayRecord
from app.storage import Database
from knowledge import load
from rules import rule_base
from tests.app.replay.replaying import FRACTURE, SORENESS, kept_more
from tests.app.review.cases import Reviewer, kept_under, reviewer_of
from tests.app.review.document import Element, document

SAID = load().words["replay"]
MORE_URGENT = {'"level":"self_care"': '"level":"routine"'}
GONE = {'"id":"RUN-01"': '"id":"RUN-OLD"'}


@pytest.fixture(scope="module")
def reviewer(application: FastAPI) -> Reviewer:
    """A reviewer who has signed in."""
    return reviewer_of(application)


def _page(reviewer: Reviewer, address: str = "/review/changes") -> Element:
    answer = reviewer.get(address)
    assert answer.status_code == 200, answer.text
    return document(answer.text).one("main")


def _cases(page: Element) -> list[int]:
    links = (link.attributes["href"] for link in page.all("a"))
    return [int(to.rpartition("/")[2]) for to in links if to.startswith("/review/cases/")]


def _pages(reviewer: Reviewer) -> Iterator[Element]:
    page = _page(reviewer)
    yield page
    while following := [link.attributes["href"] for link in page.all("a") if link.text == SAID["next_page"]]:
        page = _page(reviewer, following[0])
        yield page


def test_a_reviewer_reads_the_changes_most_dangerous_first(reviewer: Reviewer, database: Database) -> None:
    renamed = kept_under(database, FRACTURE, GONE)
    lowered = kept_under(database, SORENESS, MORE_URGENT)
    replay(database=database)
    page = _page(reviewer)
    assert _cases(page) == [lowered, renamed]
    rows = [[cell.text for cell in row.all("td")] for row in page.all("tr")]
    levels = load().urgency
    assert [
        str(lowered),
        SAID["danger_urgency_lowered"],
        f"{levels['routine'].title} → {levels['self_care'].title}",
    ] in [row[:3] for row in rows]


def test_advice_is_told_by_its_names_and_its_sentences_in_full(reviewer: Reviewer, database: Database) -> None:
    kept_under(database, SORENESS, {"At 0 to 3 out of 10 you may go on.": "Go on: it is fine_really."})
    replay(database=database)
    assert f"{SAID['kind_sentences']}: {SAID['of_now']}: Go on: it is fine_really." in _page(reviewer).text


def test_what_may_be_run_is_told_in_words(reviewer: Reviewer, database: Database) -> None:
    kept_under(database, SORENESS, {'"may_run":"easy_within_pain_rule"': '"may_run":"no"'})
    replay(database=database)
    text, may_run = _page(reviewer).text, load().wording.may_run
    assert SAID["danger_running_allowed"] in text
    assert f"{SAID['kind_may_run']}: {may_run['no']}" in text
    assert f"{SAID['kind_may_run']}: {may_run['easy_within_pain_rule']}" in text


def test_every_change_stands_on_one_of_the_pages(reviewer: Reviewer, database: Database) -> None:
    first = kept_under(database, FRACTURE, GONE)
    ids = [first, *kept_more(database, first, times=2 * PER_PAGE)]
    lowered = kept_under(database, SORENESS, MORE_URGENT)
    replay(database=database)
    pages = list(_pages(reviewer))
    assert [len(_cases(page)) for page in pages] == [PER_PAGE, PER_PAGE, 2]
    assert [id for page in pages for id in _cases(page)] == [lowered, *ids]
    back = [[link.attributes["href"] for link in page.all("a") if link.text == SAID["first_page"]] for page in pages]
    assert back == [[], ["/review/changes"], ["/review/changes"]]


def test_a_page_that_is_just_full_has_none_after_it(reviewer: Reviewer, database: Database) -> None:
    kept_more(database, kept_under(database, FRACTURE, GONE), times=PER_PAGE - 1)
    replay(database=database)
    [page] = _pages(reviewer)
    assert len(_cases(page)) == PER_PAGE


def test_every_rule_leads_to_the_handbook_one_that_is_gone_as_it_was(reviewer: Reviewer, database: Database) -> None:
    id = kept_under(database, FRACTURE, GONE)
    replay(database=database)
    links = {
        link.text: link.attributes["href"] for link in _page(reviewer).all("a") if "/rules/" in link.attributes["href"]
    }
    with database.reading() as session:
        earlier = session.get_one(KeptCaseRecord, id).digest
    assert links == {
        "RUN-01": f"/handbook/rules/RUN-01?digest={rule_base().digest}",
        "RUN-OLD": f"/handbook/rules/RUN-OLD?digest={earlier}",
    }
    assert {rule: reviewer.get(to).status_code for rule, to in links.items()} == {"RUN-01": 200, "RUN-OLD": 200}


def test_a_rule_that_can_no_longer_be_read_is_named_without_a_link(reviewer: Reviewer, database: Database) -> None:
    id = kept_under(database, FRACTURE, {'"id":"RUN-02"': '"id":"RUN-LOST"'})
    with database.writing() as session:
        session.get_one(RuleBaseRecord, session.get_one(KeptCaseRecord, id).digest).canonical = "{}"
    replay(database=database)
    page = _page(reviewer)
    assert "RUN-LOST" in page.text
    assert [link for link in page.all("a") if link.text == "RUN-LOST"] == []


def test_the_page_says_when_no_replay_has_been_run(reviewer: Reviewer, database: Database) -> None:
    with database.writing() as session:
        session.execute(delete(ReplayRecord))
    assert SAID["none"] in _page(reviewer).text
    replay(database=database)
    assert SAID["none"] not in _page(reviewer).text


def test_the_page_says_when_the_replay_was_run_under_other_rules_than_those_in_use(
    reviewer: Reviewer, database: Database
) -> None:
    replay(database=database)
    assert SAID["outdated"] not in _page(reviewer).text
    id = kept_under(database, SORENESS, GONE)
    with database.writing() as session:
        keep_rule_base(session, rule_base(), today())
        session.execute(update(ReplayRecord).values(digest=session.get_one(KeptCaseRecord, id).digest))
    assert SAID["outdated"] in _page(reviewer).text


def test_a_key_behind_the_last_change_shows_none_and_one_that_is_no_key_is_refused(
    reviewer: Reviewer, database: Database
) -> None:
    kept_under(database, SORENESS, MORE_URGENT)
    replay(database=database)
    assert _cases(_page(reviewer, "/review/changes?danger=99&case=4611686018427387903")) == []
    assert reviewer.get("/review/changes?danger=x").status_code in (400, 422)
