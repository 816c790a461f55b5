"""Walks through the pages in a browser as a person does: choose, press, read."""

from __future__ import annotations

from playwright.sync_api import Page

from knowledge import load
from tests.app.runner import calm_answer

_MOST_STEPS = 80
Answers = dict[str, str | list[str]]


class Walk:
    """One person in one tab."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def place(self) -> str:
        """Where the person is, below the address of the assessment."""
        return self.page.url.partition("/assessment/")[2].partition("/")[2]

    @property
    def heading(self) -> str:
        """The heading of the page."""
        return self.page.locator("h1").inner_text()

    def start(self) -> Walk:
        """Press the start button."""
        self.press(load().pages["landing"].start_button)
        return self

    def press(self, words: str) -> None:
        """Press a button or link of the main part, and wait for the page that it leads to."""
        main = self.page.locator("main")
        with self.page.expect_navigation():
            main.get_by_role("button", name=words).or_(main.get_by_role("link", name=words, exact=True)).first.click()

    def asked(self) -> list[str]:
        """The findings that the page asks about."""
        names = self.page.locator("main [name]").evaluate_all("fields => fields.map(field => field.name)")
        return [name for name in dict.fromkeys(names) if name in load().findings]

    def choose(self, finding: str, given: str | list[str]) -> None:
        """Give one answer."""
        if load().findings[finding].type == "integer":
            assert isinstance(given, str)
            self.page.locator(f"#{finding}").fill(given)
            return
        for value in [given] if isinstance(given, str) else given:
            self.page.locator(f'main input[name="{finding}"][value="{value}"]').check()

    def answer(self, answers: Answers) -> None:
        """Answer all of the page, calmly but for what is told, and go on."""
        for finding in self.asked():
            self.choose(finding, answers.get(finding, calm_answer(load().findings[finding])[finding]))
        self.press(load().wording.buttons["continue"])

    def answer_until(self, place: str, answers: Answers) -> Walk:
        """Answer page after page until one is reached."""
        for _ in range(_MOST_STEPS):
            if self.place.startswith(place):
                return self
            self.answer(answers)
        raise AssertionError(f"never came to {place}")
