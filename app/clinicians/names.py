"""Names to sign in with: one spelling for each, whatever way it is typed."""

from __future__ import annotations

import re
import unicodedata

LONGEST_NAME = 64
_NAME = re.compile(rf"\w[\w.@-]{{1,{LONGEST_NAME - 1}}}")


def normalised(typed: str) -> str:
    """The one spelling of a name: without the spaces around it, in small letters, composed."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", typed).casefold()).strip()


def is_name(name: str) -> bool:
    """Whether a normalised name can be that of an account."""
    return _NAME.fullmatch(name) is not None


def is_display_name(text: str, longest: int) -> bool:
    """Whether this can stand on a page as somebody's name: some letters, and nothing that is not to be seen."""
    return 0 < len(text) <= longest and text.isprintable()
