"""The lines of the export: a kept case, a verdict, or a remark."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar


class Of(StrEnum):
    """What a line is about."""

    CASE = "case"
    VERDICT = "verdict"
    REMARK = "remark"


@dataclass(frozen=True)
class CaseRow:
    """A kept case: the answers, and what was concluded."""

    of: ClassVar[Of] = Of.CASE
    case_id: int
    digest: str
    kept_on: date
    locale: str
    answers: Mapping[str, object]
    level: str
    complete: bool
    leading: str | None
    causes: tuple[str, ...] = ()
    factors: tuple[str, ...] = ()
    concerns: tuple[str, ...] = ()
    rules_fired: tuple[str, ...] = ()


@dataclass(frozen=True)
class VerdictRow:
    """A verdict. `counts` until its clinician gives a later one."""

    of: ClassVar[Of] = Of.VERDICT
    case_id: int
    digest: str
    clinician_id: int
    by: str
    said_at: int
    counts: bool
    concluded_urgency: str
    concluded_cause: str | None
    urgency: str
    cause: str
    right_cause: str | None
    comment: str


@dataclass(frozen=True)
class RemarkRow:
    """A remark on a rule. Whether the rule fired is known while the case is kept."""

    of: ClassVar[Of] = Of.REMARK
    case_id: int
    digest: str
    clinician_id: int
    by: str
    said_at: int
    counts: bool
    rule: str
    fired: bool | None
    judgement: str
    comment: str


Row = CaseRow | VerdictRow | RemarkRow
