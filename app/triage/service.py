"""Triage for programs: one request or a batch, read from JSON, concluded, and given back as JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import TypeVar

from app.problems import Problem, ProblemError, refused_answers, wrong_field
from rules import DEFAULT_LOCALE, AnswersRefused, Case, TriageConclusion, UnknownLocale, reason, triage

Reasoned = TypeVar("Reasoned", Case, TriageConclusion)
_UNPROCESSABLE = HTTPStatus.UNPROCESSABLE_ENTITY


def conclude(body: object, *, with_trace: bool) -> Problem:
    """The conclusion for `{"answers": {...}, "locale": "..."}`.

    Raises ProblemError that lists every fault.
    """
    request = _members(body, required=("answers",), optional=("locale",))
    return as_json(_triaged(request["answers"], request.get("locale", DEFAULT_LOCALE), with_trace=with_trace))


def reasoned(body: object) -> Case:
    """The reasoning about the answers of a request, without wording anything.

    Raises ProblemError that lists every fault.
    """
    request = _members(body, required=("answers",), optional=("locale",))
    return _refusing(lambda: reason(_answers(request["answers"])))


def conclude_batch(body: object, *, most_cases: int, with_trace: bool) -> Problem:
    """The results for `{"cases": [{"id": "...", "answers": {...}}]}`, in order, a problem in place of a bad case.

    Raises ProblemError when the batch itself is wrong.
    """
    request = _members(body, required=("cases",), optional=("locale",))
    cases = request["cases"]
    if not isinstance(cases, list) or len(cases) > most_cases:
        detail = f"cases must be a list of at most {most_cases} cases"
        given = len(cases) if isinstance(cases, list) else cases
        raise ProblemError(_UNPROCESSABLE, detail, [wrong_field("cases", given, [], detail)])
    locale = request.get("locale", DEFAULT_LOCALE)
    return {"results": [conclude_case(case, locale, with_trace=with_trace) for case in cases]}


def conclude_case(case: object, locale: object, *, with_trace: bool) -> Problem:
    """The conclusion for `{"id": "...", "answers": {...}}`, or a problem document; either carries the id."""
    name = {"id": case["id"]} if isinstance(case, dict) and isinstance(case.get("id"), str) else {}
    try:
        return {**name, **_identified(case, locale, with_trace=with_trace)}
    except ProblemError as error:
        return {**name, **error.problem}


def as_json(conclusion: TriageConclusion) -> Problem:
    """A conclusion as JSON data; without `answers` and `trace` when no trace was asked for."""
    left_out = {"answers", "trace"} if conclusion.trace is None else set()
    return conclusion.model_dump(mode="json", by_alias=True, exclude=left_out)


def _identified(case: object, locale: object, *, with_trace: bool) -> Problem:
    members = _members(case, required=("answers",), optional=("id", "locale"))
    if not isinstance(members.get("id", ""), str):
        detail = "id must be a string"
        raise ProblemError(_UNPROCESSABLE, detail, [wrong_field("id", members["id"], ["a string"], detail)])
    return as_json(_triaged(members["answers"], members.get("locale", locale), with_trace=with_trace))


def _triaged(answers: object, locale: object, *, with_trace: bool) -> TriageConclusion:
    named = locale if isinstance(locale, str) else repr(locale)
    try:
        return _refusing(lambda: triage(_answers(answers), named, with_trace=with_trace))
    except UnknownLocale as unknown:
        wrong = wrong_field("locale", locale, list(unknown.allowed), str(unknown))
        raise ProblemError(_UNPROCESSABLE, str(unknown), [wrong]) from unknown


def _refusing(reasoning: Callable[[], Reasoned]) -> Reasoned:
    try:
        return reasoning()
    except AnswersRefused as refused:
        raise refused_answers(refused) from refused


def _answers(answers: object) -> Mapping[str, object]:
    if not isinstance(answers, Mapping):
        detail = "answers must be an object of findings"
        raise ProblemError(_UNPROCESSABLE, detail, [wrong_field("answers", answers, ["an object"], detail)])
    return answers


def _members(body: object, *, required: tuple[str, ...], optional: tuple[str, ...]) -> dict[str, object]:
    """The members of a JSON object that has all the required ones and no other than those named."""
    allowed = [*required, *optional]
    if not isinstance(body, dict):
        raise ProblemError(_UNPROCESSABLE, f"expected a JSON object with {', '.join(allowed)}")
    wrong = [
        wrong_field(name, body[name], allowed, f"{name!r} is not expected here") for name in body if name not in allowed
    ]
    wrong += [wrong_field(name, None, allowed, f"{name!r} is missing") for name in required if name not in body]
    if wrong:
        raise ProblemError(_UNPROCESSABLE, "; ".join(str(fault["detail"]) for fault in wrong), wrong)
    return body
