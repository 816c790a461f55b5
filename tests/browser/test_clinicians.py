"""Signing in and managing accounts: with the keyboard, without a script, on every width, without a fault."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from knowledge import load
from tests.browser.signing_in import sign_in
from tests.browser.test_accessibility import WIDTHS, faults

pytestmark = pytest.mark.browser

WORDS = load().words["clinicians"]
OWN = "a password of my own"


@pytest.fixture(params=WIDTHS)
def tab(request: pytest.FixtureRequest, chromium: Browser, site: str) -> Iterator[Page]:
    """A tab of some width in which nobody is signed in."""
    size = ViewportSize(width=request.param, height=800)
    with chromium.new_context(base_url=site, viewport=size, bypass_csp=True) as context:
        yield context.new_page()


def _in_order(page: Page) -> None:
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def _press(page: Page, words: str) -> None:
    page.locator("main").get_by_role("button", name=words, exact=True).click()


def test_the_form_to_sign_in_with_and_without_an_error(tab: Page) -> None:
    tab.goto("/review/accounts")
    _in_order(tab)
    tab.get_by_label(WORDS["name"]).fill("nobody")
    _press(tab, WORDS["sign_in"])
    assert "nhsuk-error-summary" in str(tab.evaluate("document.activeElement.className"))
    _in_order(tab)


def test_the_pages_of_accounts_and_passwords(tab: Page) -> None:
    sign_in(tab, "/review/accounts")
    _in_order(tab)
    _press(tab, WORDS["add_account"])
    _in_order(tab)
    tab.get_by_role("table").get_by_role("link", name="Dr Ed Itor").click()
    _in_order(tab)
    _press(tab, WORDS["disable"])
    assert WORDS["last_editor"] in tab.locator("main").inner_text()
    _in_order(tab)
    tab.goto("/review/password")
    _in_order(tab)
    _press(tab, WORDS["change_password"])
    _in_order(tab)


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
        assert WORDS["password_is_temporary"] in page.locator("main").inner_text()
        for label, typed in (("current_password", first), ("new_password", OWN), ("new_password_again", OWN)):
            page.get_by_label(WORDS[label], exact=True).fill(typed)
        _press(page, WORDS["change_password"])
        page.goto("/review/accounts")
        assert page.locator("h1").inner_text() == load().wording.errors["editor_only_title"]
        page.goto("/review/password")
        page.get_by_role("button", name=WORDS["sign_out"]).click()
        page.goto("/review/password")
        assert page.locator("h1").inner_text() == WORDS["sign_in_title"]
