"""A reviewer who sends one form after the other to a real server process, and remembers which ones it took."""

from __future__ import annotations

from threading import Semaphore

import httpx2

from app import clinicians
from app.clinicians import Role
from app.review.verdicts import CauseVerdict, Judgement, Remark, Verdict, Voice
from app.storage import Database
from tests.app.review.document import document
from tests.app.serving import Server
from tests.app.workbench import COOKIE, PASSWORD

RULE = "BUR-01"


class FarReviewer:
    """A clinician whose browser talks to one server after another. What is said is numbered, so none is like another.

    `taken` is what was acknowledged, in that order; `left_open` was sent, and the server died before it answered.
    """

    def __init__(self, name: str, database: Database) -> None:
        self.name = name
        self.taken: list[str] = []
        self.left_open = ""
        self._session = ""
        self._sent = 0
        clinicians.add(
            database=database, name=name, display_name=name, role=Role.REVIEWER, password=PASSWORD, temporary=False
        )

    def sign_in(self, server: Server) -> None:
        """Begin the only session: it outlives the servers."""
        with self._browser(server) as browser:
            browser.post("/review/sign-in", data={"name": self.name, "password": PASSWORD})
            self._session = browser.cookies[COOKIE]

    def hammer(self, server: Server, case: int, acknowledged: Semaphore) -> None:
        """Send verdicts with remarks on a case, as fast as they are acknowledged, until the server is gone."""
        self.taken = []
        with self._browser(server) as browser:
            while True:
                self._sent += 1
                self.left_open = f"number {self._sent} of {self.name}"
                try:
                    self._send(browser, case)
                except httpx2.TransportError:
                    return
                acknowledged.release()

    def send_again(self, server: Server, case: int) -> None:
        """Send what was left open, as anyone does whose browser said that the server is gone."""
        with self._browser(server) as browser:
            self._send(browser, case)

    def reads(self, server: Server, case: int) -> list[str]:
        """Every comment on the page of a case."""
        with self._browser(server) as browser:
            page = document(browser.get(f"/review/cases/{case}").text)
            return [comment.text for comment in page.one(class_="app-verdicts").all("p", class_="app-comment")]

    def _send(self, browser: httpx2.Client, case: int) -> None:
        form = {"urgency": "routine", "cause": "right", "comment": self.left_open}
        remark = {"rule": RULE, "judgement": "wrong", "remark": self.left_open}
        answer = browser.post(f"/review/cases/{case}/verdicts", data=form | remark)
        assert answer.status_code == httpx2.codes.SEE_OTHER, answer.text
        self.taken.append(self.left_open)

    def _browser(self, server: Server) -> httpx2.Client:
        return httpx2.Client(
            base_url=f"http://127.0.0.1:{server.port}",
            cookies={COOKIE: self._session} if self._session else None,
            headers={"accept": "text/html"},
            timeout=60,
        )


def as_stored(said: list[str]) -> tuple[list[Verdict], list[Remark]]:
    """The verdicts and remarks of forms, the first one first, as the service tells them."""
    return (
        [Verdict("routine", CauseVerdict.RIGHT, None, comment) for comment in said],
        [Remark(RULE, Judgement.WRONG, comment) for comment in said],
    )


def stored(voice: Voice) -> tuple[list[Verdict], list[Remark]]:
    """All that a clinician said of a case, the first one first."""
    return [said.what for said in voice.verdicts[::-1]], [said.what for said in voice.remarks[::-1]]
