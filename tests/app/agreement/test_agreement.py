"""The figures count each clinician's latest verdict on each case, and say nothing of too few."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from fastapi import FastAPI
from sqlalchemy import text
from starlette.testclient import TestClient

from app.agreement.figures import FEWEST, Agreement
from app.agreement.service import Figures, figures
from app.server import create_app
from app.settings import Settings
from app.storage import Database
from knowledge import load
from rules import rule_base
from tests.app.agreement.verdicts import cases, remark, say
from tests.app.review.cases import OUTER_HIP, reviewer_of
from tests.app.review.document import Element, document
from tests.app.review.judging import RIGHT, judge
from tests.app.workbench import AtTheWorkbench

SAID = load().words["agreement"]


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def application(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    """The application over an empty database, for each test anew."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('agreement') / 'verdicts.sqlite3'}"
    else:
        server = request.getfixturevalue("postgresql")
        name = f"agreement_{abs(hash(request.node.name))}"
        server.psql(f"CREATE DATABASE {name}")
        url = server.get_uri(database=name)
    app = create_app(Settings(DATABASE_URL=url))
    with TestClient(app):
        yield app


@pytest.fixture
def database(application: FastAPI) -> Database:
    """Where the verdicts are."""
    database: Database = application.state.database
    return database


def _clinicians(application: FastAPI, number: int) -> list[int]:
    return [AtTheWorkbench(application).id for _ in range(number)]


def _figures(database: Database) -> Figures:
    return figures(database=database)


def _shares(of: Agreement) -> dict[str, tuple[int, int]]:
    return {
        "urgency": (of.urgency.count, of.urgency.n),
        "more": (of.more_urgent.count, of.more_urgent.n),
        "less": (of.less_urgent.count, of.less_urgent.n),
        "cause": (of.cause.count, of.cause.n),
    }


def _page(application: FastAPI) -> Element:
    answer = reviewer_of(application).get("/review/agreement")
    assert answer.status_code == 200
    return document(answer.text)


def test_a_verdict_agrees_or_asks_for_more_or_for_less(application: FastAPI, database: Database) -> None:
    [one] = _clinicians(application, 1)
    say(database, one, cases(5))
    say(database, one, cases(2), urgency="same_day", cause="missing", right_cause="hip_arthritis")
    say(database, one, cases(1), urgency="self_care", cause="wrong")
    found = _figures(database)
    assert _shares(found.overall) == {"urgency": (5, 8), "more": (2, 8), "less": (1, 8), "cause": (5, 8)}
    assert found.matrix["routine"] == {
        "emergency_now": 0,
        "same_day": 2,
        "within_days": 0,
        "routine": 5,
        "self_care": 1,
    }


def test_the_latest_verdict_of_a_clinician_on_a_case_counts(application: FastAPI) -> None:
    reviewer = reviewer_of(application)
    case = reviewer.kept(OUTER_HIP)
    judge(reviewer, case, urgency="same_day", cause="wrong")
    judge(reviewer, case, **RIGHT)
    assert _shares(_figures(reviewer.database).overall)["urgency"] == (1, 1)


def test_a_verdict_counts_when_its_case_is_deleted(application: FastAPI) -> None:
    reviewer = reviewer_of(application)
    judge(reviewer, reviewer.kept(OUTER_HIP), **RIGHT)
    with reviewer.database.writing() as session:
        session.execute(text("DELETE FROM kept_case"))
    assert _shares(_figures(reviewer.database).overall)["urgency"] == (1, 1)


def test_months_begin_at_midnight_in_utc(application: FastAPI, database: Database) -> None:
    [one] = _clinicians(application, 1)
    say(database, one, cases(2), on=datetime(2026, 3, 31, 23, 59, 59, tzinfo=UTC))
    say(database, one, cases(3), on=datetime(2026, 4, 1, tzinfo=UTC))
    assert {month: of.urgency.n for month, of in _figures(database).by_month.items()} == {"2026-03": 2, "2026-04": 3}


def test_levels_and_digests_are_told_apart(application: FastAPI, database: Database) -> None:
    [one] = _clinicians(application, 1)
    say(database, one, cases(2))
    say(database, one, cases(3), concluded="same_day", urgency="routine")
    found = _figures(database)
    assert {level: _shares(of)["urgency"] for level, of in found.by_level.items()} == {
        "routine": (2, 2),
        "same_day": (0, 3),
    }
    assert [(under.digest, under.agreement.urgency.n) for under in found.by_digest] == [(rule_base().digest, 5)]


def test_kappa_with_the_system_is_that_of_the_matrix(application: FastAPI, database: Database) -> None:
    [one] = _clinicians(application, 1)
    levels = ("emergency_now", "same_day", "within_days", "routine")
    table = ((10, 4, 1, 0), (5, 10, 12, 2), (2, 4, 12, 5), (0, 2, 6, 13))
    for concluded, counts in zip(levels, table, strict=True):
        for urgency, count in zip(levels, counts, strict=True):
            say(database, one, cases(count), concluded=concluded, urgency=urgency)
    overall = _figures(database).overall
    assert overall.urgency_kappa is not None
    assert overall.urgency_kappa.value == pytest.approx(0.3449, abs=5e-5)


def test_a_first_cause_that_is_only_not_alone_is_still_the_first(application: FastAPI, database: Database) -> None:
    [one] = _clinicians(application, 1)
    say(database, one, cases(FEWEST), cause="missing", right_cause="hip_arthritis")
    say(database, one, cases(FEWEST), leading="hip_arthritis")
    overall = _figures(database).overall
    assert overall.cause_kappa is not None
    assert overall.cause_kappa.value == 1
    assert (overall.cause.count, overall.cause.n) == (FEWEST, 2 * FEWEST)


def test_a_cause_where_none_stood_out_and_another_that_is_not_named_do_not_agree(
    application: FastAPI, database: Database
) -> None:
    [one] = _clinicians(application, 1)
    say(database, one, cases(FEWEST))
    say(database, one, cases(5), cause="wrong")
    say(database, one, cases(5), leading=None)
    say(database, one, cases(5), leading=None, cause="missing", right_cause="hip_arthritis")
    kappa = _figures(database).overall.cause_kappa
    # Agreed are 25 of 35; by chance (25*20 + 10*5) / 35^2.
    expected = (25 / 35 - 550 / 35**2) / (1 - 550 / 35**2)
    assert kappa is not None
    assert kappa.value == pytest.approx(expected)


def test_between_clinicians_the_first_verdicts_are_compared(application: FastAPI, database: Database) -> None:
    one, other = _clinicians(application, 2)
    both = say(database, one, cases(FEWEST))
    say(database, other, both[:15])
    say(database, other, both[15:], urgency="same_day", cause="wrong", right_cause="hip_arthritis")
    say(database, other, both[15:])  # revised after the other's was seen
    say(database, one, cases(3))
    found = _figures(database)
    [between] = found.between
    assert _shares(between.agreement) == {"urgency": (15, 20), "more": (5, 20), "less": (0, 20), "cause": (15, 20)}
    assert (found.several.count, found.several.n) == (15, 20)
    assert _shares(found.overall)["urgency"] == (43, 43)


def test_three_clinicians_make_three_pairs(application: FastAPI, database: Database) -> None:
    clinicians = _clinicians(application, 3)
    same = cases(2)
    for clinician in clinicians:
        say(database, clinician, same)
    assert [between.agreement.urgency.n for between in _figures(database).between] == [2, 2, 2]


def test_clinicians_of_the_same_name_are_told_apart(application: FastAPI, database: Database) -> None:
    first, second, other = (AtTheWorkbench(application, display_name=name).id for name in ("Dr Li", "Dr Li", "Dr Oz"))
    for_both = say(database, first, cases(FEWEST))
    say(database, other, for_both)
    say(database, second, say(database, other, cases(FEWEST), urgency="same_day"))
    say(database, first, say(database, second, cases(1)))
    found = {(one.first, one.second): _shares(one.agreement)["urgency"] for one in _figures(database).between}
    li, another_li = f"Dr Li (clinician {first})", f"Dr Li (clinician {second})"
    assert found == {(li, another_li): (1, 1), (li, "Dr Oz"): (20, 20), (another_li, "Dr Oz"): (0, 20)}
    shown = [row.text for row in _page(application).all("th", scope="row")]
    assert f"{another_li}, Dr Oz" in shown


def test_a_rule_is_held_right_by_remarks_and_by_verdicts_where_it_fired(application: FastAPI) -> None:
    reviewer = reviewer_of(application)
    remark(reviewer.database, reviewer.at.id, cases(3), "BUR-01", "right")
    remark(reviewer.database, reviewer.at.id, cases(1), "BUR-01", "wrong")
    case = reviewer.kept(OUTER_HIP)
    judge(reviewer, case, urgency="same_day", cause="right", rule="BUR-01", judgement="wrong")
    judge(reviewer, case, rule="BUR-01", judgement="right")
    [of] = [of for of in _figures(reviewer.database).rules if of.rule == "BUR-01"]
    assert (of.remarks.count, of.remarks.n) == (4, 5)
    assert (of.where_fired.count, of.where_fired.n) == (0, 1)


def test_nothing_is_told_or_drawn_of_fewer_than_the_fewest(application: FastAPI, database: Database) -> None:
    [one] = _clinicians(application, 1)
    say(database, one, cases(FEWEST - 1))
    page = _page(application)
    assert not list(page.all("figure"))
    assert not list(page.all("table", class_="app-matrix"))
    main = page.one("main").text
    assert SAID["not_drawn"] in main
    assert f"{FEWEST - 1} / {FEWEST - 1}" in main
    assert "100%" not in main
    say(database, one, cases(1))
    page = _page(application)
    assert "100% (84%–100%)" in page.one("main").text
    assert list(page.all("table", class_="app-matrix"))
    assert list(page.all("circle", class_="app-point"))


def test_a_month_with_too_few_interrupts_the_line(application: FastAPI, database: Database) -> None:
    [one] = _clinicians(application, 1)
    for month, count in ((1, 25), (2, 25), (3, 5), (4, 25), (5, 25), (7, 25)):
        say(database, one, cases(count), on=datetime(2026, month, 9, tzinfo=UTC))
    chart = next(_page(application).all("figure"))
    shown = list(chart.all("polyline", class_="app-series--urgency"))
    assert [len(line.attributes["points"].split()) for line in shown] == [2, 2]
    assert len(list(chart.all("circle", class_="app-point"))) == 1 + 5  # one in the legend


def test_before_the_first_verdict_the_page_says_so(application: FastAPI) -> None:
    assert SAID["nothing"] in _page(application).one("main").text
