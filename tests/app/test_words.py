"""Every word that a page asks for is in the knowledge, and every word there is asked for."""

from __future__ import annotations

import re
from pathlib import Path

from knowledge import load

_APP = Path(__file__).parents[2] / "app"
_TEMPLATES = [path.read_text(encoding="utf-8") for path in sorted((_APP / "templates").rglob("*.html"))]
_PYTHON = [path.read_text(encoding="utf-8") for path in sorted(_APP.rglob("*.py"))]


def test_every_word_that_a_template_asks_for_is_known() -> None:
    asked = {found for text in _TEMPLATES for found in re.findall(r"\bsaid\.(\w+)\.(\w+)", text)}
    assert [word for word in sorted(asked) if word[1] not in load().words.get(word[0], {})] == []


def test_every_word_that_is_known_is_asked_for() -> None:
    text = "\n".join(_TEMPLATES + _PYTHON)
    quoted = set(re.findall(r"[\"'](\w+)[\"']", text))
    for room, words in load().words.items():
        begun = set(re.findall(rf"\bsaid\.{room}\[\"(\w+)\" ~", text)) | set(re.findall(r"f[\"'](\w+_)\{", text))
        asked = quoted | set(re.findall(rf"\bsaid\.{room}\.(\w+)", text))
        unasked = [word for word in words if word not in asked and not word.startswith(tuple(begun))]
        assert unasked == [], room
