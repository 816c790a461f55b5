"""The page of a case in a real browser: the picture by keyboard and pointer, the words in their boxes, no fault."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, Page, expect

from app.kept_results import id_of, keep, read_code
from knowledge import load
from rules import Case, reason
from tests.app.review.cases import LIMP
from tests.browser.in_order import in_order
from tests.browser.signing_in import sign_in

pytestmark = pytest.mark.browser

SAID = load().words["review"]
LIT = "[data-picture] a.is-followed"


@pytest.fixture(scope="module")
def address(app: FastAPI, site: str) -> str:
    """Where a case with danger signs, concerns and causes stands."""
    code = keep(database=app.state.database, answers=LIMP, locale="en-GB")
    return f"/review/cases/{id_of(database=app.state.database, code=read_code(code))}"


@pytest.fixture
def case() -> Case:
    """The reasoning over its answers."""
    return reason(LIMP)


@pytest.fixture
def opened(tab: Page, address: str) -> Page:
    """The case, opened by a clinician."""
    sign_in(tab, address)
    return tab


@pytest.fixture
def desk(page: Page, address: str) -> Page:
    """The case in a tab where nothing may go wrong out of sight."""
    sign_in(page, address)
    return page


def lit(page: Page) -> set[str]:
    names: list[str] = page.locator(LIT).evaluate_all("boxes => boxes.map(box => box.dataset.node)")
    return set(names)


def expected(case: Case, rule: str) -> set[str]:
    return {f"rule-{rule}", *(f"answer-{finding}" for finding in case.answers_behind(case.rule_base.by_id[rule]))}


def test_it_is_in_order_with_everything_closed_and_open(opened: Page) -> None:
    in_order(opened)
    opened.locator("main details").evaluate_all("all => all.forEach(details => details.open = true)")
    in_order(opened)


def test_what_if_is_in_order_before_and_after_it_is_sent(opened: Page, address: str) -> None:
    opened.goto(f"{address}/what-if")
    opened.locator("main details").evaluate_all("all => all.forEach(details => details.open = true)")
    in_order(opened)
    opened.locator("#days_since_start").fill("3")
    opened.get_by_role("button", name=SAID["case_try"]).first.click()
    expect(opened.locator("#outcome")).to_be_visible()
    in_order(opened)


def test_every_box_is_reached_with_the_keyboard_and_lights_what_leads_to_it_and_follows(desk: Page, case: Case) -> None:
    boxes = desk.locator("[data-picture] [data-node]").count()
    desk.locator("[data-picture]").focus()
    reached = []
    for _ in range(boxes):
        desk.keyboard.press("Tab")
        reached.append(desk.evaluate("document.activeElement.dataset.node"))
        assert reached[-1] in lit(desk)
        if reached[-1] == "rule-RF24c":
            follows = {"urgency", "concern-bone_stress_injury"}
            assert lit(desk) == expected(case, "RF24c") | follows
    assert len(set(reached)) == boxes
    assert None not in reached


def test_a_cause_lights_all_that_speaks_for_it_and_the_answers_behind(desk: Page, case: Case) -> None:
    desk.locator("[data-picture] [data-node='cause-bone_stress_injury']").hover()
    speaking = (expected(case, rule) for rule in ("BSI-01", "BSI-12", "BST-ORDER"))
    assert lit(desk) == {"cause-bone_stress_injury"}.union(*speaking)
    desk.locator("h1").hover()
    expect(desk.locator("[data-picture].is-following")).to_have_count(0)


def test_enter_on_a_rule_opens_its_step(desk: Page) -> None:
    box = desk.locator("[data-picture] [data-node='rule-RF24c']")
    box.focus()
    desk.keyboard.press("Enter")
    step = desk.locator(box.get_attribute("href") or "")
    expect(step.locator("dl")).to_be_visible()
    expect(step.locator("summary")).to_have_text(reason(LIMP).rule_base.by_id["RF24c"].says)


def test_a_sentence_opens_its_step_with_the_keyboard(desk: Page) -> None:
    sentence = desk.locator(".app-sentence > summary").first
    expect(desk.locator(".app-step").first).to_be_hidden()
    sentence.focus()
    desk.keyboard.press("Enter")
    expect(desk.locator(".app-step").first).to_be_visible()


def test_the_words_stay_in_their_boxes(desk: Page) -> None:
    outside: list[str] = desk.locator("[data-picture] [data-node]").evaluate_all(
        """boxes => boxes.flatMap(box => {
            const frame = box.querySelector("rect").getBoundingClientRect();
            return [...box.querySelectorAll("text")].filter(line => {
                const words = line.getBoundingClientRect();
                return words.left < frame.left || words.right > frame.right
                    || words.top < frame.top || words.bottom > frame.bottom;
            }).map(line => line.textContent);
        })"""
    )
    assert outside == []


def test_without_a_script_the_picture_and_the_story_can_be_read(chromium: Browser, site: str, address: str) -> None:
    with chromium.new_context(base_url=site, java_script_enabled=False) as context:
        page = context.new_page()
        sign_in(page, address)
        expect(page.locator("[data-picture] svg")).to_be_visible()
        page.locator(".app-sentence > summary").first.click()
        expect(page.locator(".app-step").first).to_be_visible()
        page.locator("#picture-as-text > summary").click()
        expect(page.locator(".app-as-text")).to_be_visible()
