"""Names, texts and comments as CLIPS reads them."""

from __future__ import annotations

import re

from knowledge import KnowledgeError

_SYMBOL = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.:-]*")
_NUMBER = re.compile(r"\d+\.?\d*(e[-+]?\d+)?", re.IGNORECASE)


def symbol(name: str) -> str:
    """An id or a value as a CLIPS symbol, unchanged: CLIPS cannot quote one.

    Raises KnowledgeError for a name that CLIPS would read as something else.
    """
    if not _is_symbol(name):
        raise KnowledgeError(f"{name!r} is no CLIPS symbol; allowed: letters, digits and _ . : -, but not a number")
    return name


def name_concluded(name: str) -> str:
    """A conclusion's name, in quotes if CLIPS would read it as something else than a symbol."""
    return name if _is_symbol(name) else text(name)


def text(words: str) -> str:
    """A text as a CLIPS string."""
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def comment(words: str) -> str:
    """A text as a comment, which in CLIPS ends with its line."""
    return f"; {' '.join(words.split())}"


def _is_symbol(name: str) -> bool:
    return bool(_SYMBOL.fullmatch(name)) and not _NUMBER.fullmatch(name) and "::" not in name
