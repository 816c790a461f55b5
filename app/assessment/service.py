"""Assessments in the database: start, find, answer, delete."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hmac import compare_digest

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.answers import still_allowed
from app.assessment.owner import LIFETIME_SECONDS, is_id, new_id
from app.assessment.record import AssessmentRecord
from app.storage import Database
from knowledge import load
from rules import Case, reason


class AssessmentUnknown(Exception):
    """There is no such assessment, or it belongs to another browser: nobody learns which."""


class AssessmentExpired(Exception):
    """The assessment is this browser's own and more than a day old."""


@dataclass(frozen=True)
class Assessment:
    """The answers so far, what was typed to give them, and the reasoning over them."""

    id: str
    answers: Mapping[str, object]
    as_typed: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @cached_property
    def case(self) -> Case:
        """The reasoning over the answers."""
        return reason(self.answers)

    @cached_property
    def declined(self) -> frozenset[str]:
        """The findings that the person would not answer; they are not asked again."""
        findings = load().findings
        return frozenset(id for id, answer in self.answers.items() if answer in findings[id].declining_values)


def start(*, database: Database, owner: str) -> str:
    """Begin an assessment without answers and return its id."""
    delete_expired(database=database)
    record = AssessmentRecord(id=new_id(), owner=owner, expires_at=_now() + LIFETIME_SECONDS, answers={}, as_typed={})
    with database.writing() as session:
        session.add(record)
    return record.id


def find(*, database: Database, id: str, owner: str | None) -> Assessment:
    """This browser's assessment.

    Raises AssessmentUnknown, AssessmentExpired.
    """
    with database.reading() as session:
        return _assessment(_own_record(session, id, owner, for_update=False))


def latest(*, database: Database, owner: str) -> str | None:
    """The id of the assessment that this browser began last, if it has any."""
    own = select(AssessmentRecord.id).where(AssessmentRecord.owner == owner, AssessmentRecord.expires_at > _now())
    with database.reading() as session:
        return session.scalar(own.order_by(AssessmentRecord.expires_at.desc()).limit(1))


def answer(
    *,
    database: Database,
    id: str,
    owner: str | None,
    answers: Mapping[str, object],
    as_typed: Mapping[str, Mapping[str, str]],
) -> Assessment:
    """Keep these answers beside those of other questions, which another tab may be writing now.

    Raises AssessmentUnknown, AssessmentExpired.
    """
    with database.writing() as session:
        record = _own_record(session, id, owner, for_update=True)
        kept = {finding: typed for finding, typed in record.as_typed.items() if finding not in answers}
        record.answers = {**record.answers, **answers}
        record.as_typed = {**kept, **{finding: dict(typed) for finding, typed in as_typed.items()}}
        return _assessment(record)


def remove(*, database: Database, id: str, owner: str | None) -> bool:
    """Delete this browser's assessment; returns whether the browser has any other.

    Raises AssessmentUnknown, AssessmentExpired.
    """
    with database.writing() as session:
        session.delete(_own_record(session, id, owner, for_update=True))
        session.flush()
        others = select(func.count()).select_from(AssessmentRecord).where(AssessmentRecord.owner == owner)
        return bool(session.scalar(others))


def delete_expired(*, database: Database) -> int:
    """Delete every assessment that is more than a day old, and return how many there were."""
    with database.writing() as session:
        expired = delete(AssessmentRecord).where(AssessmentRecord.expires_at <= _now())
        return len(session.scalars(expired.returning(AssessmentRecord.id)).all())


def _own_record(session: Session, id: str, owner: str | None, *, for_update: bool) -> AssessmentRecord:
    if owner is None or not is_id(id):
        raise AssessmentUnknown
    record = session.get(AssessmentRecord, id, with_for_update=for_update)
    if record is None or not compare_digest(record.owner, owner):
        raise AssessmentUnknown
    if record.expires_at <= _now():
        raise AssessmentExpired
    return record


def _assessment(record: AssessmentRecord) -> Assessment:
    return Assessment(record.id, still_allowed(record.answers, load()), record.as_typed)


def _now() -> int:
    return int(time.time())
