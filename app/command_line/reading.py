"""What the commands read: a file or standard input with the answers of one case."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

from app.command_line.stopping import stop
from app.strict_json import NotJsonError, read_json


def opened(file: str) -> BinaryIO:
    """A file for reading; `-` is standard input. Stops the command when it cannot be opened."""
    if file == "-":
        return sys.stdin.buffer
    try:
        return Path(file).open("rb")
    except OSError as error:
        stop(f"{file}: {error.strerror}")


def read_request(file: str, locale: str) -> dict[str, object]:
    """The request that a file stands for: bare answers, or answers under their name. Stops when it is not JSON."""
    try:
        body = read_json(opened(file).read())
    except NotJsonError as error:
        stop(f"{file}: the answers cannot be read: {error}")
    named: dict[str, object] = {"locale": locale}
    return named | (body if isinstance(body, dict) and "answers" in body else {"answers": body})
