"""JSON from strangers: everything that is ambiguous or harmful is refused with a plain sentence."""

from __future__ import annotations

import json
from typing import NoReturn


class NotJsonError(ValueError):
    """The bytes are not JSON that can be read without guessing; the message says why."""


def read_json(data: bytes) -> object:
    """Read JSON bytes.

    Raises NotJsonError for bytes that are not UTF-8, for text that is not JSON, for a repeated name, for NaN, for
    unpaired surrogates and for nesting that is too deep.
    """
    try:
        text = data.decode("utf-8")
        value: object = json.loads(text, object_pairs_hook=_unrepeated, parse_constant=_refused)
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
    names = [name for name, _ in pairs]
    if len(set(names)) < len(names):
        repeated = next(name for name in names if names.count(name) > 1)
        raise NotJsonError(f"{repeated!r} is given more than once")
    return dict(pairs)


def _refused(constant: str) -> NoReturn:
    raise NotJsonError(f"{constant} is not JSON")
