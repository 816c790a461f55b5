"""How often a rule fired and how often clinicians disagreed: counted, cached, and never shown for a few people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier, Event

import pytest
from fastapi import FastAPI
from sqlalchemy import event, select

from app import kept_results
from app.clinicians import Clinician
from app.handbook.usage import FEWEST, RecentUsage, Usage, count
from app.kept_results import KeptCaseRecord
from app.review.verdicts import CauseVerdict, Judgement, Remark, Verdict, give
from app.storage import Database
from tests.app.handbook.reading import Reader
from tests.app.signing.signing import as_clinician
from tests.app.workbench import AtTheWorkbench

FIRED = "BUR-06"
SILENT = "BUR-12"
SORE = {"pain_site": ["outer_hip"], "lying_on_side_hurts": "yes"}


@pytest.fixture
def database(application: FastAPI) -> Database:
    database: Database = application.state.database
    return database


@pytest.fixture
def clinicians(application: FastAPI) -> list[Clinician]:
    return [as_clinician(AtTheWorkbench(application)) for _ in range(2)]


@pytest.fixture
def counted(application: FastAPI) -> Callable[..., str]:
    """What the page of the rule says of practice, counted anew."""

    def look(rule: str = FIRED) -> str:
        application.state.usage = RecentUsage()
        return Reader(application).open(f"/handbook/rules/{rule}").part("How it does in practice")

    return look


def keep(database: Database, times: int) -> list[int]:
    """Keep the result of the same answers several times."""
    codes = [kept_results.keep(database=database, answers=SORE, locale="en-GB") for _ in range(times)]
    return [kept_results.id_of(database=database, code=code) for code in codes]


def judge(
    database: Database, case: int, who: Clinician, urgency: str, cause: CauseVerdict = CauseVerdict.RIGHT
) -> None:
    give(database=database, case_id=case, clinician=who, verdict=Verdict(urgency, cause, None, ""), remark=None)


def remark(database: Database, case: int, who: Clinician, judgement: Judgement) -> None:
    give(database=database, case_id=case, clinician=who, verdict=None, remark=Remark(FIRED, judgement, ""))


def test_practice_is_counted_by_case_and_by_the_last_word_of_each_clinician(
    database: Database, clinicians: list[Clinician], counted: Callable[..., str]
) -> None:
    ada, ben = clinicians
    cases = keep(database, FEWEST - 1)
    assert count(database=database)[FIRED] == Usage(cases=FEWEST - 1, fired=FEWEST - 1)
    assert "Too few kept results" in counted()

    cases += keep(database, 1)
    assert "It fired in 5 of 5 results" in counted()
    assert "Too few of them were judged" in counted()
    assert SILENT not in count(database=database)
    assert "Too few kept results" in counted(SILENT)

    with database.reading() as session:
        level = session.scalars(select(KeptCaseRecord.level).where(KeptCaseRecord.id == cases[0])).one()
    for case in cases:
        judge(database, case, ada, level)
    judge(database, cases[0], ben, "emergency_now", CauseVerdict.WRONG)
    judge(database, cases[1], ben, "emergency_now")
    judge(database, cases[1], ben, level, CauseVerdict.MISSING)
    found = count(database=database)[FIRED]
    assert (found.judged, found.urgency_disagreed, found.cause_disagreed) == (5, 1, 2)
    assert "Clinicians judged 5 of those. They disagreed with the urgency in 1 and with the cause in 2." in counted()

    for case in cases[:4]:
        remark(database, case, ada, Judgement.WRONG)
    assert "On this rule itself" not in counted()
    remark(database, cases[0], ada, Judgement.RIGHT)
    remark(database, cases[4], ben, Judgement.RIGHT)
    assert "they spoke in 5 cases, and held it to be wrong in 3." in counted()


def test_practice_is_counted_once_in_ten_minutes(database: Database) -> None:
    recent = RecentUsage()
    before = recent.of(FIRED, database=database)
    keep(database, 1)
    assert recent.of(FIRED, database=database) == before
    assert count(database=database)[FIRED].fired == before.fired + 1


@contextmanager
def _at_each_count(database: Database, then: Callable[[], object]) -> Iterator[None]:
    """Do something whenever the firings are about to be counted."""

    def look(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if "GROUP BY kept_firing.rule" in statement:
            then()

    event.listen(database.engine, "before_cursor_execute", look)
    yield
    event.remove(database.engine, "before_cursor_execute", look)


def test_while_one_reader_counts_anew_the_others_get_the_last_figures(database: Database) -> None:
    recent = RecentUsage(kept_seconds=0)
    before = recent.of(FIRED, database=database)
    keep(database, 1)
    counting, others_served = Event(), Event()

    def wait_for_the_others() -> None:
        counting.set()
        others_served.wait(timeout=10)

    with _at_each_count(database, wait_for_the_others), ThreadPoolExecutor() as threads:
        first = threads.submit(recent.of, FIRED, database=database)
        assert counting.wait(timeout=10)
        assert recent.of(FIRED, database=database) == before
        others_served.set()
        assert first.result().fired == before.fired + 1


def test_the_first_readers_wait_for_one_count(database: Database) -> None:
    recent, counts, together = RecentUsage(), list[None](), Barrier(6)

    def read() -> Usage:
        together.wait(timeout=10)
        return recent.of(FIRED, database=database)

    with _at_each_count(database, lambda: counts.append(None)), ThreadPoolExecutor(6) as threads:
        found = [reading.result() for reading in [threads.submit(read) for _ in range(6)]]
    assert set(found) == {count(database=database)[FIRED]}
    assert len(counts) == 1
