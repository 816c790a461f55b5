"""Signing in and managing accounts: with the keyboard, without a script, on every width, without a fault."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from knowledge import load
from tests.browser.in_order import in_order
from tests.browser.signing_in import sign_in

pytestmark = pytest.mark.browser

WORDS = load().words["clinicians"]
OWN = "a password of my own"


def _press(page: Page, words: str) -> None:
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name=words, exact=True).click()


def test_the_form_to_sign_in_with_and_without_an_error(tab: Page) -> None:
    tab.goto("/review/accounts")
    in_order(tab)
    tab.get_by_label(WORDS["name"]).fill("nobody")
    _press(tab, WORDS["sign_in"])
    expect(tab.locator(".nhsuk-error-summary")).to_be_focused()
    in_order(tab)


def test_the_pages_of_accounts_and_passwords(tab: Page) -> None:
    sign_in(tab, "/review/accounts")
    in_order(tab)
    _press(tab, WORDS["add_account"])
    in_order(tab)
    tab.get_by_role("table").get_by_role("link", name="Dr Ed Itor").click()
    in_order(tab)
    _press(tab, WORDS["disable"])
    expect(tab.locator("main")).to_contain_text(WORDS["last_editor"])
    in_order(tab)
    tab.goto("/review/password")
    in_order(tab)
    _press(tab, WORDS["change_password"])
    in_order(tab)


def test_a_newcomer_is_added_and_chooses_a_password_without_a_script(chromium: Browser, site: str) -> None:
    with chromium.new_context(base_url=site, java_script_enabled=False) as context:
        page = context.new_page()
        sign_in(page, "/review/accounts")
        page.get_by_label(WORDS["name"]).fill("newcomer")
        page.get_by_label(WORDS["display_name"]).fill("Dr New Comer")
        _press(page, WORDS["add_account"])
        first = page.locator("main code").inner_text()
        page.get_by_role("button", name=WORDS["sign_out"]).click()
        sign_in(page, "/review/accounts", "newcomer", first)
        expect(page.locator("main")).to_contain_text(WORDS["password_is_temporary"])
        for label, typed in (("current_password", first), ("new_password", OWN), ("new_password_again", OWN)):
            page.get_by_label(WORDS[label], exact=True).fill(typed)
        _press(page, WORDS["change_password"])
        page.goto("/review/accounts")
        expect(page.locator("h1")).to_have_text(load().wording.errors["editor_only_title"])
        page.goto("/review/password")
        page.get_by_role("button", name=WORDS["sign_out"]).click()
        page.goto("/review/password")
        expect(page.locator("h1")).to_have_text(WORDS["sign_in_title"])
