"""JSON from strangers: everything that is ambiguous or harmful is refused with a plain sentence."""

from __future__ import annotations

import json
import math
from typing import NoReturn

_LONGEST_ECHO = 100
_MOST_DIGITS = 100


class NotJsonError(ValueError):
    """The bytes are not JSON that can be read without guessing; the message says why."""


def read_json(data: bytes) -> object:
    """Read JSON bytes.

    Raises NotJsonError for bytes that are not UTF-8, for text that is not JSON, for a repeated name, for NaN, for
    unpaired surrogates and for nesting that is too deep.
    """
    try:
        text = data.decode("utf-8")
        value: object = json.loads(
            text, object_pairs_hook=_unrepeated, parse_constant=_refused, parse_float=_finite, parse_int=_short
        )
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeDecodeError as error:
        raise NotJsonError(f"not UTF-8 at byte {error.start}") from error
    except UnicodeEncodeError as error:
        raise NotJsonError("a \\u escape stands alone that only makes sense as half of a pair") from error
    except RecursionError as error:
        raise NotJsonError("nested too deeply") from error
    except json.JSONDecodeError as error:
        raise NotJsonError(f"not JSON at line {error.lineno}, column {error.colno}: {error.msg}") from error
    except ValueError as error:
        raise NotJsonError(str(error)) from error
    return value


def _unrepeated(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members: dict[str, object] = {}
    for name, value in pairs:
        if name in members:
            raise NotJsonError(f"{name[:_LONGEST_ECHO]!r} is given more than once")
        members[name] = value
    return members


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        _refused("a number beyond all bounds")
    return number


def _short(digits: str) -> int:
    if len(digits) > _MOST_DIGITS:
        _refused(f"a number of {len(digits)} digits")
    return int(digits)


def _refused(constant: str) -> NoReturn:
    raise NotJsonError(f"{constant} is not taken as JSON")
