"""The filters of the queue take what they say, in every combination, and its links lead through all of it."""

from __future__ import annotations

from itertools import product

import pytest
from fastapi import FastAPI
from sqlalchemy import select

from app.clinicians import Clinician, Role
from app.kept_results import KeptCaseRecord, KeptConclusionRecord, KeptFiringRecord
from app.review.queue import PER_PAGE, Review, Wanted, paging
from app.review.record import VerdictRecord
from app.review.verdicts import CauseVerdict, Verdict, give
from benchmarks.stored_cases import fill
from benchmarks.stored_verdicts import judge as judge_many
from knowledge import UrgencyLevel
from tests.app.review.cases import OUTER_HIP, Reviewer, reviewer_of
from tests.app.review.document import document
from tests.app.review.queueing import ids, listed

CASES = 160
NOT_BY_ME = Wanted(rule="BASE-ROUTINE", review="not_by_me")


@pytest.fixture(scope="module")
def full(application: FastAPI) -> Reviewer:
    """A reviewer with a queue of many cases, half of them judged by others and some by this one."""
    reviewer = reviewer_of(application)
    fill(reviewer.database, CASES, distinct=50)
    judge_many(reviewer.database, share=0.2, disagreeing=0.4)
    me = Clinician(reviewer.at.id, reviewer.at.name, reviewer.at.display_name, Role.REVIEWER)
    right = Verdict("routine", CauseVerdict.RIGHT, None, "")
    for id in ids(reviewer, Wanted())[::6]:
        give(database=reviewer.database, case_id=id, clinician=me, verdict=right, remark=None)
    return reviewer


class Plainly:
    """Every stored row, looked at one by one."""

    def __init__(self, reviewer: Reviewer) -> None:
        self.me = reviewer.at.id
        kept, listed, fired, said = KeptCaseRecord, KeptConclusionRecord, KeptFiringRecord, VerdictRecord
        with reviewer.database.reading() as session:
            self.cases = session.execute(select(kept.id, kept.level).order_by(kept.id.desc())).all()
            entries = select(listed.case_id, listed.kind, listed.conclusion)
            self.entries = {tuple(row) for row in session.execute(entries)}
            self.fired = {tuple(row) for row in session.execute(select(fired.case_id, fired.rule))}
            verdicts = session.scalars(select(said).order_by(said.id)).all()
        self.verdicts: dict[int, dict[int, VerdictRecord]] = {}
        for verdict in verdicts:
            self.verdicts.setdefault(verdict.case_id, {})[verdict.clinician_id] = verdict

    def ids(self, wanted: Wanted) -> list[int]:
        """The cases that the filters take."""
        return [
            id
            for id, level in self.cases
            if wanted.urgency in ("", level)
            and (not wanted.cause or (id, "cause", wanted.cause) in self.entries)
            and (not wanted.concern or (id, "concern", wanted.concern) in self.entries)
            and (not wanted.rule or (id, wanted.rule) in self.fired)
            and self._is_reviewed_so(wanted.review, self.verdicts.get(id, {}))
        ]

    def _is_reviewed_so(self, review: str, verdicts: dict[int, VerdictRecord]) -> bool:
        mine = self.me in verdicts
        differs = any(said.urgency != said.concluded_urgency or said.cause != "right" for said in verdicts.values())
        taken = {"": True, "by_nobody": not verdicts, "not_by_me": not mine, "disagreement": mine and differs}
        return taken[review]


@pytest.fixture(params=[3, 4_000], autouse=True)
def first_window(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page is found in many windows of ids, or in one."""
    monkeypatch.setattr(paging, "_FIRST_WINDOW", request.param)


def test_every_combination_of_filters_takes_the_cases_that_all_of_them_take(full: Reviewer) -> None:
    plainly = Plainly(full)
    combinations = product(
        ("", UrgencyLevel.SAME_DAY, UrgencyLevel.ROUTINE),
        ("", "bone_stress_injury", "hip_arthritis"),
        ("", "bone_stress_injury", "femoral_neck_stress_fracture"),
        ("", "RF24a", "BASE-ROUTINE", "GONE-01"),
        ("", *Review),
    )
    for filters in combinations:
        wanted = Wanted(*filters)
        assert ids(full, wanted) == plainly.ids(wanted), wanted


def test_the_links_lead_through_all_pages_and_back_and_carry_the_filters(full: Reviewer) -> None:
    query = NOT_BY_ME.query()
    there, addresses = [], [query]
    while addresses[-1]:
        page = document(full.get(f"/review{addresses[-1]}").text)
        there.append(listed(full, addresses[-1]))
        following = [link.attributes["href"] for link in page.all("a", rel="next")]
        addresses.append(following[0].removeprefix("/review") if following else "")
    assert [len(page) for page in there[:-1]] == [PER_PAGE] * (len(there) - 1)
    assert [id for page in there for id in page] == ids(full, NOT_BY_ME)
    assert len(there) > 2
    back = addresses[-2]
    for expected in there[-2::-1]:
        [newer] = [link.attributes["href"] for link in document(full.get(f"/review{back}").text).all("a", rel="prev")]
        back = newer.removeprefix("/review")
        assert NOT_BY_ME.query().removeprefix("?") in back
        assert listed(full, back) == expected


def test_a_case_that_is_kept_meanwhile_moves_no_page(full: Reviewer) -> None:
    older = next(document(full.get("/review").text).all("a", rel="next")).attributes["href"].removeprefix("/review")
    before = listed(full, older)
    full.kept(OUTER_HIP)
    assert listed(full, older) == before
