"""Signs a clinician in as a person does, at the form."""

from __future__ import annotations

from playwright.sync_api import Page

from knowledge import load
from tests.app.workbench import PASSWORD

EDITOR = "editor"


def sign_in(page: Page, address: str = "/review", name: str = EDITOR, password: str = PASSWORD) -> None:
    """Ask for a page of the workbench and sign in on the way, with the keyboard."""
    page.goto(address)
    page.get_by_label(load().words["clinicians"]["name"]).focus()
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    page.keyboard.type(password)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/review/sign-in" not in url)
