"""A runner at the questionnaire: fills in forms as a browser would, without a script."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

from fastapi import FastAPI
from httpx2 import Response
from starlette.testclient import TestClient

from app.assessment import service
from app.assessment.owner import COOKIE, owner_of
from knowledge import NONE, Finding, load

Form = dict[str, str | list[str]]
DANGER_PAGES = {page.id: page.findings for page in load().questionnaire.red_flag_pages}
CALM_AGE = "30"
_MOST_STEPS = 80


def calm_answer(finding: Finding) -> Form:
    """The least worrying answer to a question, as the fields of its form."""
    if finding.type == "integer":
        return {finding.id: CALM_AGE if finding.id == "age_years" else "3"}
    if finding.type == "scale":
        return {finding.id: "2"}
    if finding.type == "yes_no":
        return {finding.id: "no"}
    return {finding.id: NONE if NONE in finding.labels and finding.type == "choices" else next(iter(finding.labels))}


class Runner:
    """One browser. `page` is the last page it was shown."""

    def __init__(self, app: FastAPI, base_url: str = "http://testserver") -> None:
        self.app = app
        self.browser = TestClient(app, base_url=base_url, raise_server_exceptions=False)
        self.browser.headers["accept"] = "text/html"
        self.page: Response = self.browser.get("/")

    @property
    def place(self) -> str:
        """Where the runner is, below the address of the assessment."""
        return self.page.url.path.partition("/assessment/")[2].partition("/")[2]

    @property
    def assessment(self) -> str:
        """The address of the assessment."""
        return "/".join(self.page.url.path.split("/")[:3])

    @property
    def text(self) -> str:
        """What the page says, without its markup."""
        main = self.page.text.partition("<main")[2].partition(">")[2].partition("</main>")[0]
        return " ".join(unescape(re.sub(r"<[^>]*>", " ", main)).split())

    @property
    def title(self) -> str:
        """The title in the browser's tab."""
        return unescape(self.page.text.partition("<title>")[2].partition("</title>")[0])

    def start(self) -> Runner:
        """Press the start button."""
        self.page = self.browser.post("/assessments")
        return self

    def go(self, place: str) -> Runner:
        """Open a page of the assessment."""
        self.page = self.browser.get(f"{self.assessment}/{place}")
        return self

    def submit(self, form: Mapping[str, str | list[str]], place: str | None = None) -> Runner:
        """Send a form from a page of the assessment, the one shown unless told."""
        address = f"{self.assessment}/{place}" if place else str(self.page.url)
        self.page = self.browser.post(address, data=dict(form))
        return self

    def answer(self, **answers: str | list[str]) -> Runner:
        """Answer every question of the page calmly, but for those told."""
        form: Form = {}
        for finding in self.asked():
            form |= calm_answer(load().findings[finding])
        return self.submit(form | {name: value for name, value in answers.items() if name.partition("-")[0] in form})

    def after_the_danger_signs(self, **answers: object) -> Runner:
        """Start with every danger question answered calmly, and these answers: a short way to a later page."""
        calm: dict[str, object] = {}
        for finding in load().first_findings:
            [value] = calm_answer(finding).values()
            calm[finding.id] = [value] if finding.type == "choices" else value
        self.start()
        service.answer(
            database=self.app.state.database,
            id=self.assessment[-22:],
            owner=owner_of(self.browser.cookies[COOKIE]),
            answers=calm | {"age_years": int(CALM_AGE)} | answers,
            as_typed={},
        )
        return self.go("")

    def asked(self) -> list[str]:
        """The findings that the page asks about, in order."""
        names = re.findall(r'name="([a-z_]+)"', self.page.text.partition("<main")[2])
        return [name for name in dict.fromkeys(names) if name in load().findings]

    def answer_until(self, place: str, **answers: str | list[str]) -> Runner:
        """Answer page after page, calmly but for what is told, until a page is reached."""
        for _ in range(_MOST_STEPS):
            if self.place.startswith(place) or not self.asked():
                return self
            self.answer(**answers)
            assert self.page.status_code == 200, self.text
        raise AssertionError(f"never came to {place}")

    def back_link(self) -> str:
        """Where the back link leads."""
        [link] = re.findall(r'class="nhsuk-back-link"\s+href="([^"]*)"', self.page.text)
        return str(link)

    def stored(self, finding: str) -> str:
        """How the page to check the answers shows the answer about a finding."""
        rows = self.browser.get(f"{self.assessment}/answers").text.split("nhsuk-summary-list__row")
        [row] = [row for row in rows if f"#{finding}" in row]
        value = row.partition("nhsuk-summary-list__value")[2].partition(">")[2].partition("</dd>")[0]
        return " ".join(unescape(re.sub(r"<[^>]*>", " ", value)).split())
