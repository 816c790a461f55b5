"""Cases in JSON Lines: on each line an object of answers, or `{"id": "...", "answers": {...}}`."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from io import BufferedReader
from itertools import islice
from pathlib import Path

import polars as pl

from app.batch.pieces import ID, Cases, Piece
from app.batch.refusal import CasesChanged
from app.batch.repeated_answers import read_together
from app.strict_json import NotJsonError, read_json
from rules import DEFAULT_LOCALE, UnknownLocale, column_form, locale_of

_MEMBERS = ("answers", "id", "locale")
_LONGEST_LINE = 1_000_000
_BYTES_AT_ONCE = 2**25
_LONGEST_NAME = 60
_NAMED = re.compile(r'\{"id": ?"(?P<id>[^"\\\x00-\x1f]*)", ?"answers": ?(?P<answers>\{.*\})\}\r?\n?')


class JsonLinesCases:
    """Cases in a file of JSON Lines; its size is counted in bytes. A line with nothing on it is no row."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with path.open("rb") as file:
            self.size = file.seek(0, os.SEEK_END)

    def pieces(self, rows: int) -> Iterator[Piece]:
        """The file in pieces of so many rows."""
        with self._path.open("rb") as file:
            number = start = 0
            while sum(1 for _ in islice(_lines(file), rows)) or number == 0:
                if (end := file.tell()) > self.size:
                    raise CasesChanged(self._path)
                yield Piece(number, end - start, partial(self._read, start, rows))
                number, start = number + 1, end

    def _read(self, start: int, rows: int) -> Cases:
        with self._path.open("rb") as file:
            file.seek(start)
            return Cases.joined(_cases(block) for block in _blocks(islice(_lines(file), rows)))


def _lines(file: BufferedReader) -> Iterator[bytes]:
    """The lines that have something on them; of one that is too long, as much as shows that it is."""
    while line := file.readline(_LONGEST_LINE + 1):
        rest = line if len(line) > _LONGEST_LINE else b"\n"
        while not rest.endswith(b"\n") and (rest := file.readline(_LONGEST_LINE)):
            pass
        if not line.isspace():
            yield line


def _blocks(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    """Lines a few at a time, enough to say the same things often, and as many as memory is no matter for."""
    block: list[bytes] = []
    size = 0
    for line in lines:
        block.append(line)
        if (size := size + len(line)) >= _BYTES_AT_ONCE:
            yield block
            block, size = [], 0
    yield block


def _cases(lines: list[bytes]) -> Cases:
    unwrapped = [_unwrapped(line) for line in lines]
    frame, left = read_together([answers for answers, _ in unwrapped])
    ids = [name for _, name in unwrapped]
    alone = sorted(left)
    answers: list[Mapping[str, object]] = []
    faults: dict[int, str] = {}
    for row in alone:
        given, ids[row], fault = _read_line(lines[row])
        answers.append(given)
        if fault:
            faults[row] = fault
    if alone:
        others, refused = column_form().frame(answers)
        faults = {alone[place]: fault for place, fault in refused.items()} | faults
        order = pl.int_range(len(lines), eager=True).scatter(alone, range(len(lines), len(lines) + len(alone)))
        frame = pl.concat([frame, others])[order]
    return Cases(frame, pl.Series(ids, dtype=pl.String), faults)


def _unwrapped(line: bytes) -> tuple[str, str | None]:
    """The object of answers on a line, and its id, where both are plain to see; else nothing that could be one."""
    try:
        text = line.decode() if len(line) <= _LONGEST_LINE else ""
    except UnicodeDecodeError:
        return "", None
    named = _NAMED.fullmatch(text)
    return (named["answers"], named["id"]) if named else (text.rstrip("\r\n"), None)


def _read_line(line: bytes) -> tuple[Mapping[str, object], str | None, str | None]:
    """The answers on a line, its id, and what is wrong with it."""
    if len(line) > _LONGEST_LINE:
        return {}, None, f"the line is longer than {_LONGEST_LINE} bytes"
    try:
        case = read_json(line)
    except NotJsonError as error:
        return {}, None, f"the line cannot be read: {error}"
    if not isinstance(case, dict) or "answers" not in case:
        case = {"answers": case}
    name, answers = case.get(ID), case["answers"]
    fault = _fault(case)
    return answers if isinstance(answers, dict) and not fault else {}, name if isinstance(name, str) else None, fault


def _fault(case: dict[str, object]) -> str | None:
    """What is wrong with a case besides its answers."""
    if others := [name for name in case if name not in _MEMBERS]:
        return f"{others[0][:_LONGEST_NAME]!r} is not expected here"
    if not isinstance(case["answers"], dict):
        return "answers must be an object of findings"
    if ID in case and not isinstance(case[ID], str):
        return "id must be a string"
    try:
        locale_of(case.get("locale", DEFAULT_LOCALE))
    except UnknownLocale as unknown:
        return str(unknown)
    return None
