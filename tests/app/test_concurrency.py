"""Several requests at once, as from two tabs: no answer is lost."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

from fastapi import FastAPI

from app.assessment import service
from app.assessment.owner import owner_of
from app.storage import Database, open_database
from tests.app.runner import Runner

OWNER = owner_of("a" * 43)
QUESTIONS = {
    "course": "worse",
    "side": "left",
    "onset": "gradual",
    "worse_despite_rest": "no",
    "rash_blisters": "no",
    "c_sign": "yes",
    "twist_hurts": "no",
    "deep_bend": "no",
}


def _at_once(actions: list[Callable[[], object]]) -> None:
    barrier = Barrier(len(actions))

    def run(action: Callable[[], object]) -> object:
        barrier.wait(timeout=10)
        return action()

    with ThreadPoolExecutor(len(actions)) as pool:
        list(pool.map(run, actions))


def test_answers_given_at_the_same_moment_are_all_kept(application: FastAPI) -> None:
    database: Database = application.state.database
    for _ in range(5):
        id = service.start(database=database, owner=OWNER)

        def answer(finding: str, value: str, id: str = id) -> object:
            return service.answer(database=database, id=id, owner=OWNER, answers={finding: value}, as_typed={})

        _at_once([partial(answer, finding, value) for finding, value in QUESTIONS.items()])
        assert service.find(database=database, id=id, owner=OWNER).answers == QUESTIONS


def test_two_tabs_that_send_their_pages_at_the_same_moment_both_count(runner: Runner) -> None:
    runner.after_the_danger_signs(age_years=44)
    address = runner.assessment
    _at_once(
        [
            partial(runner.browser.post, f"{address}/questions/{finding}", data={finding: value})
            for finding, value in QUESTIONS.items()
        ]
    )
    assert runner.stored("age_years") == "44 years"
    assert "Not answered" not in [runner.stored(finding) for finding in QUESTIONS]


def test_servers_that_start_at_the_same_moment_all_find_the_tables(database_url: str) -> None:
    opened: list[Database] = []
    _at_once([lambda: opened.append(open_database(database_url)) for _ in range(4)])
    for database in opened:
        service.delete_expired(database=database)
        database.dispose()
    assert len(opened) == 4
