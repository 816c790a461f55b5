"""Lock-out: after repeated failures under a name, waiting. Whether an account has the name makes no difference."""

from __future__ import annotations

import hashlib
import time
from contextlib import suppress

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.clinicians.record import SignInFailureRecord
from app.storage import Database

FREE_FAILURES = 5
FIRST_WAIT_SECONDS = 60
LONGEST_WAIT_SECONDS = 60 * 60
FORGOTTEN_AFTER_SECONDS = 24 * 60 * 60


def hash_of(name: str) -> str:
    """What is stored in the place of a typed name, which may be a password typed into the wrong field."""
    return hashlib.sha256(name.encode("utf-8", "backslashreplace")).hexdigest()


def wait_after(failures: int) -> int:
    """For how many seconds a name is locked after so many failures in a row."""
    over = failures - FREE_FAILURES
    # Capped before it is doubled: the count may be large.
    return min(FIRST_WAIT_SECONDS * 2 ** min(over, 10), LONGEST_WAIT_SECONDS) if over >= 0 else 0


def may_try(*, database: Database, name: str) -> bool:
    """Whether an attempt under this name counts; one that does is a failure until it is forgiven.

    Counted before the password is looked at, so that attempts sent all at once get no further than one by one.
    """
    now = int(time.time())
    with database.writing() as session:
        record = _record(session, hash_of(name))
        waited = now - record.last_at
        if waited < wait_after(record.times):
            return False
        record.times = 1 if waited >= FORGOTTEN_AFTER_SECONDS else record.times + 1
        record.last_at = now
        return True


def forgive(session: Session, name: str) -> None:
    """Forget the failures under a name, as part of the caller's transaction."""
    session.execute(delete(SignInFailureRecord).where(SignInFailureRecord.name_hash == hash_of(name)))


def delete_forgotten(session: Session) -> None:
    """Delete the failures that no longer count."""
    before = int(time.time()) - FORGOTTEN_AFTER_SECONDS
    session.execute(delete(SignInFailureRecord).where(SignInFailureRecord.last_at <= before))


def _record(session: Session, name_hash: str) -> SignInFailureRecord:
    """The locked row of a name, made when there is none; another attempt may make or forgive it at any moment."""
    while True:
        record = session.get(SignInFailureRecord, name_hash, with_for_update=True)
        if record is not None:
            return record
        record = SignInFailureRecord(name_hash=name_hash, times=0, last_at=0)
        with suppress(IntegrityError), session.begin_nested():
            session.add(record)
            session.flush()
            return record
