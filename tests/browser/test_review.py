"""A reviewer signs in, finds a case, reads it, gives a verdict and revises it, in a real browser."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, Page, expect

from app.kept_results import keep, spelled
from knowledge import load
from tests.app.review.cases import LIMP, OUTER_HIP
from tests.browser.in_order import in_order
from tests.browser.signing_in import sign_in

pytestmark = pytest.mark.browser

SAID = load().words["review"]


def _press(page: Page, words: str) -> None:
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name=words, exact=True).click()


def test_a_reviewer_finds_a_case_reads_it_and_gives_and_revises_a_verdict(tab: Page, app: FastAPI) -> None:
    keep(database=app.state.database, answers=OUTER_HIP, locale="en-GB")
    sign_in(tab)
    in_order(tab)
    tab.get_by_label(SAID["queue_cause"]).select_option("bursitis_gtps")
    tab.get_by_label(SAID["queue_review"], exact=True).select_option("not_by_me")
    _press(tab, SAID["queue_filter"])
    in_order(tab)
    tab.get_by_role("table").get_by_role("link").first.click()
    expect(tab.locator("#urgency")).to_contain_text(load().urgency["routine"].title)

    tab.locator(".app-sentence summary").last.click()
    tab.locator(".app-sentence[open]").get_by_role("link", name=SAID["verdict_remark_link"]).click()
    rule = tab.locator("#verdict-rule").input_value()
    assert rule
    tab.locator("#verdict-judgement").check()
    tab.locator("#verdict-urgency").check()
    tab.locator("#verdict-cause-2").check()
    tab.locator("#verdict-comment").fill("Someone should look at this.\nSoon.")
    _press(tab, SAID["verdict_save"])
    expect(tab.locator(".nhsuk-error-summary")).to_be_focused()
    in_order(tab)
    tab.locator(".nhsuk-error-summary a").first.click()
    expect(tab.locator("#verdict-right_cause")).to_be_focused()
    tab.locator("#verdict-right_cause").select_option("hip_arthritis")
    expect(tab.locator("#verdict-comment")).to_have_value("Someone should look at this.\nSoon.")
    _press(tab, SAID["verdict_save"])

    expect(tab.locator(".app-voice")).to_contain_text(load().conclusions["hip_arthritis"].name)
    expect(tab.locator(".app-voice")).to_contain_text(rule)
    tab.locator("#verdict-urgency-3").check()
    tab.locator("#verdict-comment").fill("On second thoughts, sooner.")
    _press(tab, SAID["verdict_save"])
    expect(tab.locator(".app-superseded del")).to_contain_text("Someone should look at this.")
    expect(tab.locator(".app-voice")).to_contain_text("On second thoughts, sooner.")
    in_order(tab)


def test_a_code_finds_its_case_without_a_script(chromium: Browser, site: str, app: FastAPI) -> None:
    code = keep(database=app.state.database, answers=LIMP, locale="en-GB")
    with chromium.new_context(base_url=site, java_script_enabled=False) as context:
        page = context.new_page()
        sign_in(page)
        page.get_by_label(SAID["queue_code"], exact=True).fill(spelled(code).lower())
        _press(page, SAID["queue_search"])
        page.wait_for_url("**/review/cases/*")
        expect(page.locator("#urgency")).to_contain_text(load().urgency["same_day"].title)


def test_the_address_in_the_picture_fills_in_the_code_which_no_server_is_sent(tab: Page, app: FastAPI) -> None:
    code = keep(database=app.state.database, answers=LIMP, locale="en-GB")
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url.partition("#")[0]))
    sign_in(tab, f"/review#{code}")
    field = tab.get_by_label(SAID["queue_code"], exact=True)
    expect(field).to_have_value(code)
    assert code not in tab.url
    assert not [address for address in asked if code in address]
    _press(tab, SAID["queue_search"])
    tab.wait_for_url("**/review/cases/*")


def test_the_pages_of_agreement_and_of_the_export(tab: Page) -> None:
    sign_in(tab)
    for address in ("/review/agreement", "/review/data-dictionary"):
        tab.goto(address)
        in_order(tab)
    with tab.expect_download() as download:
        tab.locator('main a[href="/review/export.csv"]').click()
    assert download.value.suggested_filename.endswith(".csv")
