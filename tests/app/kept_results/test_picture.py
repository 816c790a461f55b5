"""The QR picture opens the search of the workbench with the code behind the `#`."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import unquote

import segno

from app.kept_results import read_code
from tests.app.kept_results.keeping import Keeper

QUIET = 4


def _picture_of(keeper: Keeper) -> str:
    [source] = re.findall(r'<img class="app-picture" src="(data:image/svg\+xml[^"]*)"', keeper.page.text)
    return unquote(unescape(source))


def _dark_squares(svg: str) -> set[tuple[int, int]]:
    """The rows and columns that the strokes of the picture make dark."""
    [path] = re.findall(r"stroke='#000' d='([^']*)'", svg)
    dark: set[tuple[int, int]] = set()
    column, row = 0.0, 0.0
    for command, numbers in re.findall(r"([Mmh])([-\d. ]+)", path):
        across, *down = map(float, numbers.split())
        if command == "h":
            dark |= {(int(row), int(column) + step) for step in range(int(across))}
        column, row = (0.0, 0.0) if command == "M" else (column, row)
        column, row = column + across, row + sum(down)
    return dark


def test_the_picture_is_the_qr_code_of_the_search_with_the_code(keeper: Keeper) -> None:
    code = read_code(keeper.keep().code)
    meant = segno.make_qr(f"http://testserver/review#{code}", error="M").matrix
    assert _dark_squares(_picture_of(keeper)) == {
        (row + QUIET, column + QUIET) for row, line in enumerate(meant) for column, dark in enumerate(line) if dark
    }


def test_the_picture_has_words_for_who_cannot_see_it(keeper: Keeper) -> None:
    assert re.search(r'<img class="app-picture"[^>]* alt="[^"]{10,}"', keeper.keep().page.text)
