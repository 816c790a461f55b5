"""What is asked of every page on a wide screen and on a small phone: no fault that axe finds, no sideways scroll."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / "app" / "assets" / "node_modules" / "axe-core" / "axe.min.js"
WIDTHS = (1100, 320)


def in_order(page: Page) -> None:
    """Look at the page on each width; it is left as on a phone."""
    page.add_script_tag(path=AXE)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert _faults(page) == [], width
        assert not _is_wider_than_the_screen(page), width


def _is_wider_than_the_screen(page: Page) -> bool:
    """Whether the page scrolls sideways."""
    wide: bool = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return wide


def _faults(page: Page) -> list[str]:
    """What axe finds, with the elements that it finds it in."""
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [f"{fault['id']}: {json.dumps([node['target'] for node in fault['nodes']])}" for fault in found]
