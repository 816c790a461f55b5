"""Texts that try to be more than text, and what a page, a table and a line of JSON say when one succeeds."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

from httpx2 import Response

from tests.app.review.document import Element, document

_BREAKING_OUT = "'\" onfocus=alert(1) x='\"></textarea></select></title><script>alert(2)</script>{{ 7 * 7 }}"
NAME = f"=cmd() {_BREAKING_OUT}"
"""What an account can be called: all of it is to be seen."""
COMMENT = f"=cmd|' /C calc'!A0 {_BREAKING_OUT}\n\u202etxet"
"""What a comment can say: from U+202E on, a page that does not hold it in turns what follows back to front."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_HOLDS_ITS_TEXT_IN = ("textarea", "option", "title", "bdi")


def faults_of(answer: Response) -> list[str]:
    """Where an answer lets a text be more than text."""
    kind = answer.headers.get("content-type", "").partition(";")[0]
    match kind:
        case "text/html":
            return list(_of_a_page(answer.text))
        case "text/csv":
            return list(_of_a_table(answer.content.decode("utf-8-sig")))
        case "application/jsonl":
            return [line for line in answer.text.split("\n") if line and not isinstance(json.loads(line), dict)]
        case "":
            return [f"a text in an answer without a kind: {answer.text}"] if answer.text else []
        case _:
            return [f"an answer that nobody looks into: {kind}"]


def texts_of(answer: Response) -> set[str]:
    """Every text that an answer holds, as its reader takes it: of a page, of a cell, of a value."""
    kind = answer.headers.get("content-type", "").partition(";")[0]
    match kind:
        case "text/html":
            return {" ".join(text.split()) for _, text in _texts(document(answer.text))}
        case "text/csv":
            return {" ".join(cell.removeprefix("'").split()) for cell in _cells(answer.content.decode("utf-8-sig"))}
        case "application/jsonl":
            lines = [json.loads(line) for line in answer.text.split("\n") if line]
            return {" ".join(str(value).split()) for line in lines for value in line.values()}
        case _:
            return set()


def _of_a_page(html: str) -> Iterator[str]:
    page = document(html)
    for element in page.all():
        yield from (f"<{element.tag} {name}>" for name in element.attributes if name.startswith("on"))
        if element.tag == "script" and (element.text or "nonce" not in element.attributes):
            yield f"<script> {element.text}"
    for element, text in _texts(page):
        if "\u202e" in text and element.tag not in _HOLDS_ITS_TEXT_IN and element.attributes.get("dir") != "auto":
            yield f"<{element.tag}> lets U+202E turn what follows"


def _of_a_table(text: str) -> Iterator[str]:
    yield from (f"a formula: {cell}" for cell in _cells(text) if cell.startswith(_FORMULA))


def _cells(text: str) -> Iterator[str]:
    for row in csv.reader(io.StringIO(text, newline="")):
        yield from row


def _texts(element: Element) -> Iterator[tuple[Element, str]]:
    """Every text of a page with the element that it stands in."""
    for part in element.inside:
        if isinstance(part, str):
            yield element, part
        else:
            yield from _texts(part)
