"""A person keeps a result: told before what that means, once however often they press, and the code is not lost."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from fastapi import FastAPI
from httpx2 import Response

from app import kept_results as kept
from app.kept_results import read_code
from knowledge import load
from tests.app.kept_results.keeping import Keeper, answer_otherwise, kept_results
from tests.app.runner import Runner

SAID = load().words["kept_results"]
TOLD_BEFORE = ("keep_what", "keep_who", "keep_how_long", "keep_delete")


def _at_once(actions: list[Callable[[], Response]]) -> list[Response]:
    barrier = Barrier(len(actions))

    def run(action: Callable[[], Response]) -> Response:
        barrier.wait(timeout=10)
        return action()

    with ThreadPoolExecutor(len(actions)) as pool:
        return list(pool.map(run, actions))


def _told_before_keeping(runner: Runner) -> bool:
    return all(SAID[name] in runner.text for name in TOLD_BEFORE) and f'action="{runner.assessment}/keep"' in (
        runner.page.text
    )


def test_the_result_says_what_keeping_means_before_it_is_kept(application: FastAPI, keeper: Keeper) -> None:
    before = kept_results(application)
    assert _told_before_keeping(keeper)
    assert kept_results(application) == before


def test_the_page_for_an_emergency_says_it_below_everything_urgent(runner: Runner) -> None:
    runner.start().submit({"chest_or_breath": "yes"})
    assert load().pages["emergency"].title in runner.text
    assert _told_before_keeping(runner)
    assert runner.page.text.index("/keep") > runner.page.text.index(load().wording.labels["concerns_title"])


def test_the_page_for_the_young_says_it(runner: Runner) -> None:
    assert _told_before_keeping(runner.start().answer_until("result", age_years="13"))


def test_the_code_finds_what_the_page_said(application: FastAPI, keeper: Keeper) -> None:
    answers = keeper.keep().code
    found = kept.find(
        database=application.state.database,
        id=kept.id_of(database=application.state.database, code=read_code(answers)),
    )
    assert found.answers["days_since_start"] == 3
    assert found.conclusion.urgency.title in keeper.go("result").text
    assert found.conclusion.trace


def test_a_result_that_is_not_there_yet_is_not_kept(application: FastAPI, runner: Runner) -> None:
    before = kept_results(application)
    runner.start().submit({}, "keep")
    assert runner.place.startswith("danger-signs/")
    assert kept_results(application) == before


def test_another_browser_can_neither_keep_nor_see_the_code(keeper: Keeper, holder: Keeper) -> None:
    address = str(keeper.keep().page.url)
    holder.start()
    assert holder.browser.get(address).status_code == 404
    assert holder.browser.post(f"{keeper.assessment}/keep").status_code == 404


def test_pressing_again_and_loading_again_show_the_same_code(application: FastAPI, keeper: Keeper) -> None:
    before = kept_results(application)
    code = keeper.keep().code
    keeper.page = keeper.browser.get(str(keeper.page.url))
    assert keeper.code == code
    assert keeper.keep().code == code
    assert kept_results(application) == before + 1


def test_a_double_click_and_two_tabs_keep_once(application: FastAPI, keeper: Keeper) -> None:
    before = kept_results(application)
    pages = _at_once([lambda: keeper.browser.post(f"{keeper.assessment}/keep")] * 6)
    assert {page.status_code for page in pages} == {200}
    assert len({page.text.partition('class="app-code"')[2].partition("</p>")[0] for page in pages}) == 1
    assert kept_results(application) == before + 1


def test_the_result_leads_back_to_the_code(keeper: Keeper) -> None:
    code = keeper.keep().code
    keeper.go("result")
    assert SAID["kept_already"] in keeper.text
    assert f'action="{keeper.assessment}/keep"' not in keeper.page.text
    place = keeper.page.text.partition(f'href="{keeper.assessment}/kept/')[2].partition('"')[0]
    keeper.go(f"kept/{place}")
    assert keeper.code == code


def test_a_result_of_other_answers_is_never_taken_for_the_own_one(application: FastAPI, keeper: Keeper) -> None:
    code = keeper.keep().code
    database = application.state.database
    answer_otherwise(application, kept.id_of(database=database, code=read_code(code)))
    assert SAID["kept_already"] not in keeper.go("result").text


def test_a_code_is_still_shown_after_an_answer_was_changed_in_another_tab(keeper: Keeper) -> None:
    address, code = str(keeper.keep().page.url), keeper.code
    keeper.submit({"course": "worse"}, "questions/course")
    keeper.page = keeper.browser.get(address)
    assert keeper.code == code


def test_a_changed_result_is_kept_under_another_code(application: FastAPI, keeper: Keeper) -> None:
    before, code = kept_results(application), keeper.keep().code
    keeper.submit({"course": "worse"}, "questions/course")
    assert keeper.keep().code != code
    assert kept_results(application) == before + 2


def test_a_made_up_name_of_a_kept_result_leads_to_the_result(keeper: Keeper) -> None:
    for name in ("x", "x" * 22, "%00", "%F0%9F%A6%B4", "x" * 3000):
        assert keeper.browser.get(f"{keeper.assessment}/kept/{name}").url.path == f"{keeper.assessment}/result"


def test_deleting_the_answers_says_that_the_kept_result_stays_and_its_code_still_works(keeper: Keeper) -> None:
    code = keeper.keep().code
    keeper.page = keeper.browser.post(f"{keeper.assessment}/delete")
    assert SAID["still_kept"] in keeper.text
    assert keeper.enter(code).page.status_code == 200


@pytest.mark.parametrize("character", sorted("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_every_character_can_be_read_out(character: str) -> None:
    spoken = SAID[f"spell_{character.lower()}"]
    assert spoken.startswith("the number" if character.isdigit() else f"{character} as in {character.lower()}")


def test_the_code_is_read_out_group_by_group(keeper: Keeper) -> None:
    groups = keeper.keep().code.split("-")
    spoken = [", ".join(SAID[f"spell_{character.lower()}"] for character in group) for group in groups]
    assert " ".join(spoken) in keeper.text
