"""JSON Lines: one case a line in, one conclusion or problem a line out, in order."""

from __future__ import annotations

from http import HTTPStatus
from typing import BinaryIO, TextIO

from app.problems import Problem, json_text, problem
from app.strict_json import NotJsonError, read_json
from app.triage import conclude_case


def triage_lines(cases: BinaryIO, conclusions: TextIO, *, locale: str, with_trace: bool) -> None:
    """Conclude from each line; a bad line gets a problem document in its place, and the rest goes on."""
    for line in cases:
        if line.strip():
            conclusions.write(json_text(_result(line, locale, with_trace=with_trace)) + "\n")


def _result(line: bytes, locale: str, *, with_trace: bool) -> Problem:
    try:
        case = read_json(line)
    except NotJsonError as error:
        return problem(HTTPStatus.BAD_REQUEST, f"The line cannot be read: {error}.")
    if not isinstance(case, dict) or "answers" not in case:
        case = {"answers": case}
    return conclude_case(case, locale, with_trace=with_trace)
