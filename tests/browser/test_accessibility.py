"""Every kind of page, on a small phone and on a wide screen: no fault that axe can find, and no sideways scroll."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from knowledge import load
from tests.browser.in_order import in_order
from tests.browser.test_walks import BUTTONS, FEMORAL_NECK, SORENESS
from tests.browser.walking import Answers, Walk

pytestmark = pytest.mark.browser


@pytest.fixture
def walk(tab: Page) -> Walk:
    """Someone at the landing page."""
    tab.goto("/")
    return Walk(tab)


@pytest.mark.parametrize(
    "path", ["/", "/about", "/privacy", "/questions-and-answers", "/what-research-says", "/nowhere", "/deleted"]
)
def test_a_page_of_text(walk: Walk, path: str) -> None:
    walk.page.goto(path)
    in_order(walk.page)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "?q=hip+drop",
        "?family=red_flags.infection",
        "/rules/RF24a",
        "/rules/BUR-13",
        "/rules/ABS-02",
        "/rules/ADV-CAUSE-HIP_ARTHRITIS",
        "/conclusions/bursitis_gtps",
        "/conclusions/femoral_neck_stress_fracture",
        "/findings/bone_stress_pattern",
        "/sources/expert-judgement",
        "/exercises/plank",
    ],
)
def test_the_handbook(walk: Walk, path: str) -> None:
    walk.page.goto(f"/handbook{path}")
    walk.page.locator("main details").evaluate_all("all => all.forEach(details => details.open = true)")
    in_order(walk.page)


def test_the_danger_pages_with_and_without_errors(walk: Walk) -> None:
    walk.start()
    while walk.place.startswith("danger-signs/"):
        in_order(walk.page)
        walk.press(BUTTONS["continue"])
        in_order(walk.page)
        walk.answer({"age_years": "60"})


def test_the_questions_the_answers_and_the_results(walk: Walk) -> None:
    told: Answers = {**SORENESS, "onset": "gradual", "pain_when_running": "not_running"}
    walk.start().answer_until("questions/", told)
    for kind in ("questions/pain_site", "questions/days_since_start", "questions/pain_now", "questions/test_"):
        walk.answer_until(kind, told)
        in_order(walk.page)
        walk.press(BUTTONS["continue"])
        in_order(walk.page)
    walk.answer_until("answers", told)
    in_order(walk.page)
    walk.press(BUTTONS["finish"])
    expect(walk.page.locator("table")).to_be_visible()
    walk.page.locator("main details").evaluate_all("all => all.forEach(details => details.open = true)")
    in_order(walk.page)
    walk.press(BUTTONS["show_reasoning"])
    in_order(walk.page)


def test_an_emergency(walk: Walk) -> None:
    walk.start().choose("chest_or_breath", "yes")
    walk.press(BUTTONS["continue"])
    assert walk.heading == load().pages["emergency"].title
    in_order(walk.page)


def test_a_result_for_today(walk: Walk) -> None:
    walk.start().answer_until("result", FEMORAL_NECK)
    in_order(walk.page)


def test_a_result_for_the_young(walk: Walk) -> None:
    walk.start().answer_until("result", {"age_years": "13"})
    in_order(walk.page)


def test_a_result_that_is_kept_seen_again_and_deleted(walk: Walk) -> None:
    said = load().words["kept_results"]
    walk.start().answer_until("answers", SORENESS)
    walk.press(BUTTONS["finish"])
    walk.press(said["keep"])
    in_order(walk.page)
    code = walk.page.locator(".app-code").inner_text()
    walk.press(said["see_or_delete"])
    for typed in ("ABCD", code):
        in_order(walk.page)
        walk.page.get_by_label(said["code"]).fill(typed)
        walk.press(said["see"])
        in_order(walk.page)
    walk.page.locator("main details").evaluate_all("all => all.forEach(details => details.open = true)")
    in_order(walk.page)
    walk.press(said["delete"])
    in_order(walk.page)


def test_answers_that_cannot_be_shown(walk: Walk) -> None:
    walk.page.goto(f"/assessment/{'x' * 22}/answers")
    in_order(walk.page)
