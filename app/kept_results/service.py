"""Kept results: keep one under a code, find it again, delete it; nothing else is known of the person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import delete, insert, select
from sqlalchemy.exc import IntegrityError

from app.kept_results.archive import keep_rule_base
from app.kept_results.codes import hash_of, new_code
from app.kept_results.record import KeptCaseRecord, KeptConclusionRecord, KeptFiringRecord
from app.storage import Database
from rules import Case, TriageConclusion, explain, locale_of, reason

KEPT_FOR = timedelta(days=90)


class ResultUnknown(Exception):
    """No kept result has this code or id; it may have been deleted, or its time is over."""


@dataclass(frozen=True)
class KeptCase:
    """A kept result as it is read: the answers, the conclusion with its trace, and the digest that concluded it."""

    id: int
    kept_on: date
    expires_on: date
    digest: str
    locale: str
    answers: Mapping[str, object]
    conclusion: TriageConclusion


def keep(*, database: Database, answers: Mapping[str, object], locale: str, code: str | None = None) -> str:
    """Keep the result of these answers and return its code; under a code of the caller's own, only once.

    Raises AnswersRefused, UnknownLocale.
    """
    case = reason(answers)
    conclusion = explain(case, locale_of(locale), with_trace=True)
    code = code or new_code()
    try:
        _add(database, _record(case, conclusion, code, locale, answers), case)
    except IntegrityError:  # kept before
        id_of(database=database, code=code)
    return code


def id_of(*, database: Database, code: str) -> int:
    """The id of the kept result with this code; a wrong code takes the same one look into the index as a right one.

    Raises ResultUnknown.
    """
    kept = select(KeptCaseRecord.id).where(
        KeptCaseRecord.code_hash == hash_of(code), KeptCaseRecord.expires_on > today()
    )
    with database.reading() as session:
        id = session.scalar(kept)
    if id is None:
        raise ResultUnknown
    return id


def find(*, database: Database, id: int) -> KeptCase:
    """A kept result.

    Raises ResultUnknown.
    """
    with database.reading() as session:
        record = session.get(KeptCaseRecord, id)
        if record is None or record.expires_on <= today():
            raise ResultUnknown
        return kept_case(record)


def kept_case(record: KeptCaseRecord) -> KeptCase:
    """A stored row as a kept result; its conclusion is read from the database with it."""
    return KeptCase(
        id=record.id,
        kept_on=record.kept_on,
        expires_on=record.expires_on,
        digest=record.digest,
        locale=record.locale,
        answers=record.answers,
        conclusion=TriageConclusion.model_validate(record.conclusion),
    )


def remove(*, database: Database, code: str) -> None:
    """Delete the kept result with this code.

    Raises ResultUnknown.
    """
    with database.writing() as session:
        gone = delete(KeptCaseRecord).where(KeptCaseRecord.code_hash == hash_of(code)).returning(KeptCaseRecord.id)
        if session.scalar(gone) is None:
            raise ResultUnknown


def purge(*, database: Database) -> int:
    """Delete every result whose time is over, and return how many there were."""
    with database.writing() as session:
        expired = delete(KeptCaseRecord).where(KeptCaseRecord.expires_on <= today()).returning(KeptCaseRecord.id)
        return len(session.scalars(expired).all())


def today() -> date:
    """The day, the same for everyone."""
    return datetime.now(UTC).date()


def _add(database: Database, record: KeptCaseRecord, case: Case) -> None:
    with database.writing() as session:
        keep_rule_base(session, case.rule_base, record.kept_on)
        session.add(record)
        session.flush()
        fired = sorted({rule.id for rule in case.fired})
        session.execute(insert(KeptFiringRecord), [{"rule": rule, "case_id": record.id} for rule in fired])


def _record(
    case: Case, conclusion: TriageConclusion, code: str, locale: str, answers: Mapping[str, object]
) -> KeptCaseRecord:
    return KeptCaseRecord(
        code_hash=hash_of(code),
        kept_on=today(),
        expires_on=today() + KEPT_FOR,
        digest=case.rule_base.digest,
        locale=locale,
        answers=dict(answers),
        conclusion=conclusion.model_dump(mode="json", by_alias=True),
        level=case.level,
        complete=conclusion.urgency.complete,
        leading=case.ranking.leading,
        conclusions=_conclusions(conclusion),
    )


def _conclusions(conclusion: TriageConclusion) -> list[KeptConclusionRecord]:
    bands = {entry.id: entry.band for entry in (*conclusion.causes, *conclusion.factors)}
    listed = {
        "cause": [cause.id for cause in conclusion.causes],
        "factor": [factor.id for factor in conclusion.factors],
        "concern": [concern.id for concern in conclusion.concerns],
    }
    return [
        KeptConclusionRecord(kind=kind, place=place, conclusion=id, band=bands.get(id) if kind != "concern" else None)
        for kind, ids in listed.items()
        for place, id in enumerate(ids)
    ]
