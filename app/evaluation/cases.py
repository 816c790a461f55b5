"""A file of published cases: answers, the levels that raters found fit, and the conclusions that are right."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from app.strict_json import NotJsonError, read_json
from knowledge import UrgencyLevel, load
from rules import AnswersRefused, Fault, read_answers


class PublishedCase(BaseModel):
    """One published case. What else stands in the file, such as the history, is for people to read."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str = Field(min_length=1)
    group: str = Field(min_length=1)
    accept: tuple[str, ...] = Field(min_length=1)
    urgency: UrgencyLevel
    urgency_accept: tuple[UrgencyLevel, ...] = Field(min_length=1)
    answers: dict[str, object]


@dataclass(frozen=True)
class CaseFile:
    """The cases of a file, and which file it was."""

    name: str
    digest: str
    cases: tuple[PublishedCase, ...]


class CasesRefused(ValueError):
    """The file cannot be evaluated; `problems` says for each thing that is wrong which case it is in, and why."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = tuple(problems)


def read_cases(name: str, data: bytes) -> CaseFile:
    """Read a file of cases.

    Raises CasesRefused with everything that is wrong in it.
    """
    try:
        listed = read_json(data)
    except NotJsonError as error:
        raise CasesRefused([f"the file cannot be read: {error}"]) from error
    if not isinstance(listed, list) or not listed:
        raise CasesRefused(["the file must hold a list of cases"])
    cases: list[PublishedCase] = []
    problems: list[str] = []
    for place, entry in enumerate(listed, start=1):
        try:
            case = PublishedCase.model_validate(entry)
        except ValidationError as error:
            problems += [f"{_named(entry, place)}: {fault}" for fault in _faults(error)]
            continue
        problems += [f"{case.id}: {reason}" for reason in _wrong_words(case)]
        cases.append(case)
    times = Counter(case.id for case in cases)
    problems += [f"{id}: {count} cases have this id" for id, count in times.items() if count > 1]
    if problems:
        raise CasesRefused(problems)
    return CaseFile(name, f"sha256:{hashlib.sha256(data).hexdigest()}", tuple(cases))


def _named(entry: object, place: int) -> str:
    """The id of a case that cannot be read, else its place in the file."""
    id = entry.get("id") if isinstance(entry, dict) else None
    return id if isinstance(id, str) and id else f"case {place}, without an id"


def _faults(error: ValidationError) -> Iterator[str]:
    for fault in error.errors(include_url=False):
        field = ".".join(str(part) for part in fault["loc"])
        yield f"{field}: {fault['msg']}" if field else fault["msg"]


def _wrong_words(case: PublishedCase) -> Iterator[str]:
    """The conclusions and answers of a case that the vocabulary does not have."""
    for id in case.accept:
        if id not in load().conclusions:
            yield f"accept: {id!r} is not a conclusion of the vocabulary"
    try:
        read_answers(case.answers, load())
    except AnswersRefused as refused:
        yield from (f"answers: {_in_words(fault)}" for fault in refused.faults)


def _in_words(fault: Fault) -> str:
    known = fault.finding in load().findings
    return f"{fault.detail}; allowed: {', '.join(fault.allowed)}" if known and fault.allowed else fault.detail
