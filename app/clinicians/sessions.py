"""Sessions in the database: start, find, end. One ends when it lies idle, when it is old, or when its row goes."""

from __future__ import annotations

import time
from dataclasses import dataclass

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from app.clinicians.clinician import Clinician, Role
from app.clinicians.cookie import hash_of, new_token
from app.clinicians.record import ClinicianRecord, ClinicianSessionRecord
from app.storage import Database

LIFETIME_SECONDS = 12 * 60 * 60
_SECONDS_BETWEEN_NOTES = 60


@dataclass(frozen=True)
class OpenSession:
    """A session that has not ended."""

    clinician: Clinician
    password_is_temporary: bool


def start(session: Session, clinician_id: int) -> str:
    """Begin a session and return its token, which is stored nowhere."""
    token, now = new_token(), int(time.time())
    session.add(
        ClinicianSessionRecord(token_hash=hash_of(token), clinician_id=clinician_id, created_at=now, last_used_at=now)
    )
    return token


def find(*, database: Database, token: str, idle_minutes: int) -> OpenSession | None:
    """The session of a token, and a note that it was used; None when there is none or it has ended."""
    now = int(time.time())
    with database.reading() as session:
        record = session.get(ClinicianSessionRecord, hash_of(token))
        if record is None or record.clinician.disabled:
            return None
        found = OpenSession(_clinician(record.clinician), record.clinician.password_is_temporary)
        unused_for, age = now - record.last_used_at, now - record.created_at
    if unused_for >= idle_minutes * 60 or age >= LIFETIME_SECONDS:
        with database.writing() as session:
            end(session, token)
        return None
    if unused_for >= _SECONDS_BETWEEN_NOTES:
        # A row that has gone meanwhile stays gone.
        own = update(ClinicianSessionRecord).where(ClinicianSessionRecord.token_hash == hash_of(token))
        with database.writing() as session:
            session.execute(own.values(last_used_at=now))
    return found


def end(session: Session, token: str) -> None:
    """End the session of a token, if there is one, as part of the caller's transaction."""
    session.execute(delete(ClinicianSessionRecord).where(ClinicianSessionRecord.token_hash == hash_of(token)))


def end_all(session: Session, clinician_id: int) -> None:
    """End every session of a clinician, as part of the caller's transaction."""
    session.execute(delete(ClinicianSessionRecord).where(ClinicianSessionRecord.clinician_id == clinician_id))


def delete_over(session: Session) -> int:
    """Delete the sessions whose time is over, whether or not they were in use, and return how many there were."""
    before = int(time.time()) - LIFETIME_SECONDS
    over = delete(ClinicianSessionRecord).where(ClinicianSessionRecord.created_at <= before)
    return len(session.scalars(over.returning(ClinicianSessionRecord.token_hash)).all())


def _clinician(record: ClinicianRecord) -> Clinician:
    """The clinician of an account."""
    return Clinician(id=record.id, name=record.name, display_name=record.display_name, role=Role(record.role))
