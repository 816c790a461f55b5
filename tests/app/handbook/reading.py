"""A reader of the handbook, who follows links."""

from __future__ import annotations

import re
from html import unescape

from fastapi import FastAPI
from starlette.testclient import TestClient


class Reader:
    """Someone with a browser, who is nobody in particular. `page` is the last page they were shown."""

    def __init__(self, app: FastAPI) -> None:
        self.browser = TestClient(app, raise_server_exceptions=False)
        self.browser.headers["accept"] = "text/html"

    def open(self, address: str) -> Reader:
        """Open a page."""
        self.page = self.browser.get(address)
        return self

    @property
    def main(self) -> str:
        """The markup of the page's own part."""
        return self.page.text.partition("<main")[2].partition(">")[2].partition("</main>")[0]

    @property
    def text(self) -> str:
        """What the page says, without its markup."""
        return " ".join(unescape(re.sub(r"<[^>]*>", " ", self.main)).split())

    @property
    def links(self) -> list[str]:
        """Where the page leads, on this site."""
        return [unescape(link) for link in re.findall(r'href="(/[^"]*)"', self.page.text)]

    def part(self, heading: str) -> str:
        """The markup under a heading, up to the next of the same size."""
        return self.main.partition(f">{heading}</h2>")[2].partition("<h2")[0]
