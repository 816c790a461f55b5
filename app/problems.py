"""Problem documents (RFC 9457): what a program is told when a request is wrong, and what would be allowed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from pydantic import BaseModel
from starlette.responses import JSONResponse

from rules import AnswersRefused, Fault

MEDIA_TYPE = "application/problem+json"
_LONGEST_ECHO = 200
_RFC_9110_NAMES = {413: "Content Too Large", 422: "Unprocessable Content"}

Problem = dict[str, object]


class FaultDocument(BaseModel):
    """One fault of a request: the field, what was given, and what is allowed."""

    field: str
    finding: str | None = None
    given: object
    allowed: list[str]
    detail: str


class ProblemDocument(BaseModel):
    """A problem document as the API's reference describes it."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[FaultDocument] | None = None


def documented(*statuses: HTTPStatus) -> dict[int | str, dict[str, Any]]:
    """The problem documents of these statuses, for an endpoint's entry in the API's reference."""
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemDocument"}}}
    return {
        int(status): {"description": title_of(status), "model": ProblemDocument, "content": content}
        for status in statuses
    }


class ProblemError(Exception):
    """A request that cannot be served; `problem` is what the program is told."""

    def __init__(self, status: HTTPStatus, detail: str, errors: list[Problem] | None = None) -> None:
        super().__init__(detail)
        self.status = status
        self.problem = problem(status, detail, errors)


def problem(status: HTTPStatus, detail: str, errors: list[Problem] | None = None) -> Problem:
    """A problem document; `errors` lists every fault with field, given value and allowed values."""
    document: Problem = {"type": "about:blank", "title": title_of(status), "status": int(status), "detail": detail}
    return document | ({"errors": errors} if errors else {})


def title_of(status: HTTPStatus) -> str:
    """The name of a status as RFC 9110 has it, which Python took over only with 3.13."""
    return _RFC_9110_NAMES.get(status, status.phrase)


def refused_answers(refused: AnswersRefused) -> ProblemError:
    """The problem with answers that are not of the vocabulary: every fault in it."""
    count = len(refused.faults)
    detail = f"{count} answer{'s are' if count > 1 else ' is'} not of the vocabulary. Nothing was concluded."
    return ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, detail, [_fault(fault) for fault in refused.faults])


def wrong_field(field: str, given: object, allowed: list[str], detail: str) -> Problem:
    """One fault of a request outside its answers."""
    return {"field": field, "given": shortened(given), "allowed": allowed, "detail": detail}


def json_text(document: Problem) -> str:
    """A document as one line of JSON."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def response(document: Problem, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """A problem document as an HTTP response."""
    return JSONResponse(document, status_code=int(str(document["status"])), media_type=MEDIA_TYPE, headers=headers)


def shortened(given: object) -> object:
    """A given value as it is echoed: whole while it is short, else the beginning of how it reads."""
    if given is None or isinstance(given, bool | float) or (isinstance(given, int) and abs(given) < 10**15):
        return given
    read = given if isinstance(given, str) else repr(given)
    return given if len(read) <= _LONGEST_ECHO else f"{read[:_LONGEST_ECHO]}…"


def _fault(fault: Fault) -> Problem:
    return {
        "field": f"answers.{shortened(fault.finding)}",
        "finding": shortened(fault.finding),
        "given": shortened(fault.given),
        "allowed": list(fault.allowed),
        "detail": fault.detail,
    }
