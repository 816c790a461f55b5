"""Whole walks in a real browser."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from knowledge import load
from tests.browser.walking import Answers, Walk

pytestmark = pytest.mark.browser

SCREENSHOT = Path(__file__).parents[2] / os.environ.get("SCREENSHOT", "test-results/result.png")
BUTTONS = load().wording.buttons
SORENESS: Answers = {
    "pain_site": ["outer_hip"],
    "onset": "day_or_two_after_run",
    "course": "better",
    "load_change": ["longer_run"],
}
FEMORAL_NECK: Answers = {
    "bone_stress_pattern": ["deep_groin_or_front", "limps_with_running"],
    "can_bear_weight": "limping",
}


def test_plain_soreness_ends_with_looking_after_it_at_home(walk: Walk) -> None:
    walk.start().answer_until("answers", SORENESS)
    walk.press(BUTTONS["finish"])
    expect(walk.page.locator(".app-urgency--self_care")).to_contain_text(load().urgency["self_care"].title)
    expect(walk.page.locator("main")).to_contain_text(load().conclusions["overuse_soreness"].name)


def test_a_femoral_neck_suspicion_ends_today_and_without_running(walk: Walk) -> None:
    walk.start().answer_until("result", FEMORAL_NECK)
    expect(walk.page.locator(".app-urgency--same_day")).to_contain_text(load().urgency["same_day"].title)
    expect(walk.page.locator("main")).to_contain_text(load().conclusions["femoral_neck_stress_fracture"].name)
    expect(walk.page.locator("main")).to_contain_text(load().wording.may_run["no"])


def test_one_emergency_sign_on_page_one_is_enough(walk: Walk) -> None:
    walk.start().choose("chest_or_breath", "yes")
    walk.press(BUTTONS["continue"])
    assert walk.heading == load().pages["emergency"].title
    expect(walk.page.get_by_role("link", name="999")).to_have_attribute("href", "tel:999")


def test_under_16_it_ends_with_words_for_a_parent(walk: Walk) -> None:
    walk.start().answer_until("result", {"age_years": "13"})
    assert walk.heading == load().pages["under_16"].title


def test_an_error_takes_the_focus_and_leads_to_its_field(walk: Walk) -> None:
    walk.start().choose("age_years", "400")
    walk.press(BUTTONS["continue"])
    assert walk.page.title().startswith("Error: ")
    expect(walk.page.locator(".nhsuk-error-summary")).to_be_focused()
    walk.page.locator(".nhsuk-error-summary a").first.click()
    expect(walk.page.locator("#age_years")).to_be_focused()
    expect(walk.page.locator("#age_years")).to_have_value("400")


def test_none_of_these_clears_the_other_ticks(walk: Walk) -> None:
    walk.start().answer_until("danger-signs/rest_of_the_body", {})
    walk.choose("leg_weak_numb", ["numb_stable"])
    walk.choose("leg_weak_numb", "none")
    expect(walk.page.locator('input[value="numb_stable"]')).not_to_be_checked()


def test_a_changed_answer_leaves_the_others_alone(walk: Walk) -> None:
    walk.start().answer_until("answers", SORENESS)
    rows = walk.page.locator(".nhsuk-summary-list__row")
    before = rows.all_inner_texts()
    rows.filter(has_text=load().findings["onset"].short).get_by_role("link").click()
    walk.choose("onset", "gradual")
    walk.press(BUTTONS["continue"])
    assert walk.place == "answers"
    changed = [row for row, old in zip(rows.all_inner_texts(), before, strict=True) if row != old]
    assert len(changed) == 1
    assert load().findings["onset"].labels["gradual"] in changed[0]


def test_the_back_button_after_a_change_and_a_second_submission_lose_nothing(walk: Walk) -> None:
    walk.start().answer_until("questions/onset", SORENESS)
    walk.choose("onset", "gradual")
    walk.press(BUTTONS["continue"])
    walk.page.go_back()
    assert walk.place == "questions/onset"
    walk.choose("onset", "sudden")
    walk.press(BUTTONS["continue"])
    walk.page.goto(walk.page.url.partition("/questions/")[0] + "/answers")
    row = walk.page.locator(".nhsuk-summary-list__row").filter(has_text=load().findings["onset"].short)
    expect(row).to_contain_text(load().findings["onset"].labels["sudden"])
    where = walk.page.locator(".nhsuk-summary-list__row").filter(has_text=load().findings["pain_site"].short)
    expect(where).to_contain_text(load().findings["pain_site"].labels["outer_hip"])


def test_two_tabs_do_not_mix(context: BrowserContext) -> None:
    tabs = []
    for age in ("20", "60"):
        tab = Walk(context.new_page())
        tab.page.goto("/")
        tab.start().choose("age_years", age)
        tabs.append(tab)
    for tab in reversed(tabs):
        tab.press(BUTTONS["continue"])
    assert [tab.page.locator("#age_years").input_value() for tab in tabs] == ["20", "60"]


def test_everything_works_without_a_script(chromium: Browser, site: str) -> None:
    with chromium.new_context(base_url=site, java_script_enabled=False) as context:
        walk = Walk(context.new_page())
        walk.page.goto("/")
        walk.start()
        walk.press(BUTTONS["continue"])
        expect(walk.page.locator(".nhsuk-error-summary")).to_be_visible()
        walk.choose("age_years", "30")
        for finding in ("chest_or_breath", "dark_urine"):
            walk.choose(finding, "no")
        walk.choose("foot_cold_pale", "no")
        walk.press(BUTTONS["continue"])
        assert walk.place == "danger-signs/walking_and_infection"
        walk.choose("leg_shape_wrong", "yes")
        walk.choose("can_bear_weight", "cannot")
        walk.press(BUTTONS["continue"])
        assert walk.heading == load().pages["emergency"].title
        expect(walk.page.get_by_role("button", name=BUTTONS["print"])).to_be_hidden()
        walk.press(BUTTONS["delete_my_answers"])
        assert walk.heading == load().wording.labels["deleted_title"]


def test_the_keyboard_alone_is_enough(walk: Walk) -> None:
    keyboard = walk.page.keyboard
    keyboard.press("Tab")
    expect(walk.page.locator(".nhsuk-skip-link")).to_be_focused()
    keyboard.press("Enter")
    _tab_to(walk, "main button")
    keyboard.press("Enter")
    walk.page.wait_for_url("**/danger-signs/**")
    _tab_to(walk, "#age_years")
    keyboard.type("30")
    _tab_to(walk, 'input[name="chest_or_breath"]')
    keyboard.press("Space")
    _tab_to(walk, "main form button")
    keyboard.press("Enter")
    walk.page.wait_for_url("**/result")
    assert walk.heading == load().pages["emergency"].title


def _tab_to(walk: Walk, selector: str) -> None:
    for _ in range(60):
        walk.page.keyboard.press("Tab")
        if walk.page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"the keyboard never comes to {selector}")


def test_the_picture_in_the_readme_is_a_result(walk: Walk) -> None:
    walk.page.set_viewport_size({"width": 900, "height": 1150})
    walk.start().answer_until("answers", SORENESS)
    walk.press(BUTTONS["finish"])
    SCREENSHOT.parent.mkdir(parents=True, exist_ok=True)
    walk.page.screenshot(path=SCREENSHOT)
    assert SCREENSHOT.stat().st_size > 10_000
