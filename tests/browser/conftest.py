"""The application in a real browser."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from app import clinicians
from app.clinicians import Role
from app.server import create_app
from app.settings import Settings
from tests.app.workbench import PASSWORD
from tests.browser.signing_in import EDITOR
from tests.browser.walking import Walk

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_SECONDS_TO_START = 20


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    """The application; its database is open while `site` runs it."""
    database = tmp_path_factory.mktemp("site") / "answers.sqlite3"
    return create_app(Settings(DATABASE_URL=f"sqlite:///{database}"))


@pytest.fixture(scope="session")
def site(app: FastAPI) -> Iterator[str]:
    """The address of the running application, which knows one clinician, the editor in chief."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_config=None, access_log=False))
    thread = threading.Thread(target=server.run)
    thread.start()
    until = time.monotonic() + _SECONDS_TO_START
    while not server.started and time.monotonic() < until:
        time.sleep(0.05)
    clinicians.add(
        database=app.state.database,
        name=EDITOR,
        display_name="Dr Ed Itor",
        role=Role.EDITOR_IN_CHIEF,
        password=PASSWORD,
        temporary=False,
    )
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium."""
    path = shutil.which("chromium")
    assert path, "the browser tests need Chromium: sudo apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def context(chromium: Browser, site: str) -> Iterator[BrowserContext]:
    """A browser window that has never been here."""
    with chromium.new_context(base_url=site, locale="en-GB") as context:
        yield context


@pytest.fixture
def page(context: BrowserContext, site: str) -> Iterator[Page]:
    """A tab in which nothing may go wrong out of sight: no error in the console, no request to another host."""
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: _note(wrong, message.type, message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith(site) else wrong.append(request.url))
    yield page
    assert wrong == []


@pytest.fixture
def tab(chromium: Browser, site: str) -> Iterator[Page]:
    """A tab into which axe can be put from outside; the pages' own policy would rightly refuse it."""
    with chromium.new_context(base_url=site, bypass_csp=True) as context:
        yield context.new_page()


@pytest.fixture
def walk(page: Page) -> Walk:
    """Someone at the landing page."""
    page.goto("/")
    return Walk(page)


def _note(wrong: list[str], kind: str, text: str) -> None:
    # The browser itself notes the status of a page that asks again for an answer.
    if kind in ("error", "warning") and "the server responded with a status of 4" not in text:
        wrong.append(text)
