"""Signing in and choosing one's own password: what is told apart inside is one and the same refusal outside."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.clinicians import accounts, lock_out, passwords, sessions
from app.clinicians.clinician import Clinician
from app.clinicians.names import normalised
from app.clinicians.record import ClinicianRecord
from app.storage import Database


class SignInRefused(Exception):
    """The name or the password is wrong, or the name is locked, or the account is disabled: nobody learns which."""


@dataclass(frozen=True)
class _Proved:
    """An account whose password was given, and what was stored of that password at the time."""

    id: int
    name: str
    password_hash: str
    renewed_hash: str | None


def sign_in(*, database: Database, name: str, password: str, replaced_token: str | None) -> str:
    """Begin a session and return its token; the session that the browser had before ends.

    Raises SignInRefused.
    """
    proved = _prove(database, name, password)
    with database.writing() as session:
        record = _still_proved(session, proved)
        record.password_hash = proved.renewed_hash or record.password_hash
        lock_out.forgive(session, proved.name)
        if replaced_token:
            sessions.end(session, replaced_token)
        return sessions.start(session, proved.id)


def choose_password(*, database: Database, clinician: Clinician, current: str, new: str) -> str:
    """Change a clinician's own password, end all their sessions, and return the token of a new one.

    Raises SignInRefused when the current password is wrong, AccountRefused when the new one cannot be.
    """
    fault = "password_same" if passwords.same(current, new) else passwords.fault_of(new)
    if fault:
        raise accounts.AccountRefused(fault)
    proved, stored = _prove(database, clinician.name, current), passwords.stored_form(new)
    with database.writing() as session:
        record = _still_proved(session, proved)
        record.password_hash, record.password_is_temporary = stored, False
        lock_out.forgive(session, proved.name)
        sessions.end_all(session, proved.id)
        return sessions.start(session, proved.id)


def sign_out(*, database: Database, token: str) -> None:
    """End the session of a token, if there is one."""
    with database.writing() as session:
        sessions.end(session, token)


def delete_stale(*, database: Database) -> int:
    """Delete the failures that no longer count and the sessions that are over, and return how many these were."""
    with database.writing() as session:
        lock_out.delete_forgotten(session)
        return sessions.delete_over(session)


def _prove(database: Database, typed_name: str, password: str) -> _Proved:
    """The account of a name and a password; the work is the same whether there is one or not."""
    name = normalised(typed_name)
    may_try = lock_out.may_try(database=database, name=name)
    with database.reading() as session:
        record = session.scalar(select(ClinicianRecord).where(ClinicianRecord.name == name))
    right, renewed = passwords.check(password, record.password_hash if record else None)
    if record is None or not (may_try and right):
        raise SignInRefused
    return _Proved(record.id, name, record.password_hash, renewed)


def _still_proved(session: Session, proved: _Proved) -> ClinicianRecord:
    """The account, locked, if it was neither disabled nor given another password since its password was looked at."""
    record = session.get(ClinicianRecord, proved.id, with_for_update=True)
    if record is None or record.disabled or record.password_hash != proved.password_hash:
        raise SignInRefused
    return record
