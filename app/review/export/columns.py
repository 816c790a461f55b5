"""The columns of the export: what each is called, whose it is, what it means, what it may hold, and where it is read.

CSV, JSON Lines and the data dictionary all come from this one list.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from app.review.export.rows import CaseRow, Of, RemarkRow, Row, VerdictRow
from app.review.verdicts import CauseVerdict, Judgement
from knowledge import NOT_SURE, Finding, UrgencyLevel, load

_ALL = (Of.CASE, Of.VERDICT, Of.REMARK)
_SAID = (Of.VERDICT, Of.REMARK)


@dataclass(frozen=True)
class Column:
    """One column. A line that is about nothing of `of` leaves it empty."""

    name: str
    of: tuple[Of, ...]
    meaning: str
    allowed: str
    read: Callable[[Row], object]


@cache
def columns() -> tuple[Column, ...]:
    """Every column in order: first what every line is about, last an answer to each question of today's vocabulary."""
    levels = ", ".join(UrgencyLevel)
    return (
        _column("record", _ALL, ", ".join(Of), lambda row: row.of.value),
        _column("case", _ALL, _said("number"), lambda row: row.case_id),
        _column("digest", _ALL, "sha256:…", lambda row: row.digest),
        _column("kept_on", (Of.CASE,), _said("day"), lambda row: _case(row).kept_on.isoformat()),
        _column("locale", (Of.CASE,), ", ".join(load().locales), lambda row: _case(row).locale),
        _column("complete", (Of.CASE,), "yes, no", lambda row: _yes_no(_case(row).complete)),
        _column("concluded_urgency", (Of.CASE, Of.VERDICT), levels, _concluded_urgency),
        _column("concluded_cause", (Of.CASE, Of.VERDICT), _ids("cause"), _concluded_cause),
        _column("causes", (Of.CASE,), _said("with_bands"), lambda row: list(_case(row).causes)),
        _column("factors", (Of.CASE,), _said("with_bands"), lambda row: list(_case(row).factors)),
        _column("concerns", (Of.CASE,), _ids("cause", "serious"), lambda row: list(_case(row).concerns)),
        _column("rules_fired", (Of.CASE,), _said("rules"), lambda row: list(_case(row).rules_fired)),
        _column("clinician", _SAID, _said("number"), lambda row: _spoken(row).clinician_id),
        _column("clinician_name", _SAID, _said("text"), lambda row: _spoken(row).by),
        _column("said_at", _SAID, _said("time"), lambda row: _time(_spoken(row).said_at)),
        _column("counts", _SAID, "yes, no", lambda row: _yes_no(_spoken(row).counts)),
        _column("right_urgency", (Of.VERDICT,), levels, lambda row: _verdict(row).urgency),
        _column("cause", (Of.VERDICT,), ", ".join(CauseVerdict), lambda row: _verdict(row).cause),
        _column("right_cause", (Of.VERDICT,), _ids("cause", "serious"), lambda row: _verdict(row).right_cause),
        _column("rule", (Of.REMARK,), _said("rules"), lambda row: _remark(row).rule),
        _column("fired", (Of.REMARK,), "yes, no", lambda row: _yes_no(_remark(row).fired)),
        _column("judgement", (Of.REMARK,), ", ".join(Judgement), lambda row: _remark(row).judgement),
        _column("comment", _SAID, _said("text"), lambda row: _spoken(row).comment),
        _column("earlier_answers", (Of.CASE,), "JSON", _earlier_answers),
        *(_answer(finding) for finding in load().findings.values()),
    )


def _column(name: str, of: tuple[Of, ...], allowed: str, read: Callable[[Row], object]) -> Column:
    return Column(name, of, _said(f"column_{name}"), allowed, read)


def _answer(finding: Finding) -> Column:
    unit = f" {finding.unit}" if finding.unit else ""
    number = f"{finding.min}–{finding.max}{unit}"
    values = [number] if finding.is_number else list(finding.labels)
    allowed = ", ".join([*values, NOT_SURE, *finding.declining_values])
    several = f" {_said('several')}" if finding.type == "choices" else ""
    meaning = f"{finding.question}{several}"
    return Column(f"answer_{finding.id}", (Of.CASE,), meaning, allowed, lambda row: _case(row).answers.get(finding.id))


def _said(name: str) -> str:
    return load().words["export"][name]


def _ids(*kinds: str) -> str:
    return ", ".join(known.id for known in load().conclusions.values() if known.kind in kinds)


def _case(row: Row) -> CaseRow:
    assert isinstance(row, CaseRow)
    return row


def _verdict(row: Row) -> VerdictRow:
    assert isinstance(row, VerdictRow)
    return row


def _remark(row: Row) -> RemarkRow:
    assert isinstance(row, RemarkRow)
    return row


def _spoken(row: Row) -> VerdictRow | RemarkRow:
    assert not isinstance(row, CaseRow)
    return row


def _concluded_urgency(row: Row) -> str:
    return row.level if isinstance(row, CaseRow) else _verdict(row).concluded_urgency


def _concluded_cause(row: Row) -> str | None:
    return row.leading if isinstance(row, CaseRow) else _verdict(row).concluded_cause


def _earlier_answers(row: Row) -> str | None:
    """The answers to questions that today's vocabulary no longer asks."""
    earlier = {id: answer for id, answer in _case(row).answers.items() if id not in load().findings}
    return json.dumps(earlier, ensure_ascii=False) if earlier else None


def _yes_no(true: bool | None) -> str | None:
    return None if true is None else "yes" if true else "no"


def _time(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
