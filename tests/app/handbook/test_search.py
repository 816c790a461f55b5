"""The search of the handbook works without a script, finds by id, sentence and name, and takes anything."""

from __future__ import annotations

import re

import pytest
from fastapi import FastAPI

from tests.app.handbook.reading import Reader


@pytest.fixture
def reader(application: FastAPI) -> Reader:
    return Reader(application)


def found(reader: Reader, text: str) -> list[str]:
    """The addresses of what a search finds."""
    reader.page = reader.browser.get("/handbook", params={"q": text})
    assert reader.page.status_code == 200
    return re.findall(r'<a href="(/handbook/[^"]+)">', reader.main.partition("</form>")[2])


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("bur-06", "/handbook/rules/BUR-06"),
        ("typical of sore gluteal tendons", "/handbook/rules/BUR-06"),
        ("GTPS", "/handbook/conclusions/bursitis_gtps"),
        ("femoral neck stress fracture", "/handbook/conclusions/femoral_neck_stress_fracture"),
        ("morning stiffness", "/handbook/findings/morning_stiffness"),
        ("metcalfe", "/handbook/sources/metcalfe-2019"),
        ("Plank", "/handbook/exercises/plank"),
    ],
)
def test_a_page_is_found_by_its_id_its_sentence_or_its_name(reader: Reader, text: str, address: str) -> None:
    assert address in found(reader, text)


def test_what_has_the_very_id_comes_first(reader: Reader) -> None:
    assert found(reader, "RF24")[0] == "/handbook/rules/RF24"


def test_every_word_must_be_there(reader: Reader) -> None:
    assert len(found(reader, "hip drop")) < len(found(reader, "drop"))
    assert found(reader, "drop plimsoll") == []
    assert "Nothing found for “drop plimsoll”" in reader.text


def test_an_empty_search_shows_the_lists(reader: Reader) -> None:
    for text in ("", "   ", "\t"):
        reader.page = reader.browser.get("/handbook", params={"q": text})
        assert "By cause" in reader.text


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "{{ 7 * 7 }}",
        "{n} {q}",
        "' OR 1=1 --",
        "\x00\x07",
        "(((((((((",
        "\N{RIGHT-TO-LEFT OVERRIDE}evil",
        "a " * 5000,
        "x" * 5000,
    ],
)
def test_a_hostile_search_is_shown_as_text(reader: Reader, text: str) -> None:
    found(reader, text)
    assert "<script>alert" not in reader.main
    assert "<img" not in reader.main
    assert not text.startswith("{{") or f"Nothing found for “{text}”" in reader.text
    assert len(reader.page.text) < 200_000
