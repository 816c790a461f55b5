"""Accounts in the database: add, list, disable and enable, set the role and the password."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import Select, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.clinicians import lock_out, passwords, sessions
from app.clinicians.clinician import Role
from app.clinicians.names import is_display_name, is_name, normalised
from app.clinicians.record import ClinicianRecord, ClinicianSessionRecord
from app.storage import Database
from knowledge import load

LONGEST_DISPLAY_NAME = 120


class AccountRefused(Exception):
    """What was asked for an account cannot be; `fault` is the name of its sentence."""

    def __init__(self, fault: str) -> None:
        super().__init__(load().words["clinicians"][fault])
        self.fault = fault


class AccountUnknown(Exception):
    """There is no such account."""


@dataclass(frozen=True)
class Account:
    """An account as the editor in chief sees it."""

    id: int
    name: str
    display_name: str
    role: Role
    disabled: bool
    password_is_temporary: bool
    added_on: date
    sessions: int


def add(*, database: Database, name: str, display_name: str, role: Role, password: str, temporary: bool) -> int:
    """Add an account and return its id.

    Raises AccountRefused.
    """
    name, display_name = normalised(name), display_name.strip()
    if not is_name(name):
        raise AccountRefused("name_wrong")
    if not is_display_name(display_name, LONGEST_DISPLAY_NAME):
        raise AccountRefused("display_name_wrong")
    record = ClinicianRecord(
        name=name,
        display_name=display_name,
        role=role.value,
        password_hash=_stored_form(password),
        password_is_temporary=temporary,
        created_at=int(time.time()),
    )
    try:
        with database.writing() as session:
            session.add(record)
            session.flush()
            lock_out.forgive(session, name)
    except IntegrityError as error:
        raise AccountRefused("name_taken") from error
    return record.id


def accounts(*, database: Database) -> tuple[Account, ...]:
    """Every account, by name."""
    with database.reading() as session:
        records = session.scalars(select(ClinicianRecord).order_by(ClinicianRecord.name)).all()
        return tuple(_account(session, record) for record in records)


def account(*, database: Database, id: int) -> Account:
    """One account.

    Raises AccountUnknown.
    """
    with database.reading() as session:
        record = session.get(ClinicianRecord, id)
        if record is None:
            raise AccountUnknown
        return _account(session, record)


def id_of(*, database: Database, name: str) -> int:
    """The id of the account with this name, however it is typed.

    Raises AccountUnknown.
    """
    with database.reading() as session:
        id = session.scalar(select(ClinicianRecord.id).where(ClinicianRecord.name == normalised(name)))
    if id is None:
        raise AccountUnknown
    return id


def disable(*, database: Database, id: int) -> None:
    """Let a clinician no longer sign in, and end their sessions.

    Raises AccountUnknown, AccountRefused for the last editor in chief.
    """
    with _changing(database, id) as (session, record):
        _keep_an_editor_in_chief(session, record)
        record.disabled = True
        sessions.end_all(session, id)


def enable(*, database: Database, id: int) -> None:
    """Let a disabled clinician sign in again.

    Raises AccountUnknown.
    """
    with _changing(database, id) as (session, record):
        record.disabled = False
        lock_out.forgive(session, record.name)


def set_role(*, database: Database, id: int, role: Role) -> None:
    """Say what a clinician may do from now on.

    Raises AccountUnknown, AccountRefused for the last editor in chief.
    """
    with _changing(database, id) as (session, record):
        if role is not Role.EDITOR_IN_CHIEF:
            _keep_an_editor_in_chief(session, record)
        record.role = role.value


def set_password(*, database: Database, id: int, password: str, temporary: bool) -> None:
    """Give a clinician another password, end their sessions, and let them try at once.

    Raises AccountUnknown, AccountRefused.
    """
    stored = _stored_form(password)
    with _changing(database, id) as (session, record):
        record.password_hash, record.password_is_temporary = stored, temporary
        sessions.end_all(session, id)
        lock_out.forgive(session, record.name)


def end_sessions(*, database: Database, id: int) -> None:
    """Sign a clinician out everywhere.

    Raises AccountUnknown.
    """
    with _changing(database, id) as (session, _):
        sessions.end_all(session, id)


@contextmanager
def _changing(database: Database, id: int) -> Iterator[tuple[Session, ClinicianRecord]]:
    with database.writing() as session:
        # All the editors in chief first, always in this order: of two who demote each other, one is refused.
        session.execute(_editors_in_chief().with_for_update())
        record = session.get(ClinicianRecord, id, with_for_update=True)
        if record is None:
            raise AccountUnknown
        yield session, record


def _keep_an_editor_in_chief(session: Session, record: ClinicianRecord) -> None:
    if session.scalars(_editors_in_chief()).all() == [record.id]:
        raise AccountRefused("last_editor")


def _editors_in_chief() -> Select[int]:
    able = ClinicianRecord.role == Role.EDITOR_IN_CHIEF.value, ClinicianRecord.disabled.is_(False)
    return select(ClinicianRecord.id).where(*able).order_by(ClinicianRecord.id)


def _stored_form(password: str) -> str:
    fault = passwords.fault_of(password)
    if fault:
        raise AccountRefused(fault)
    return passwords.stored_form(password)


def _account(session: Session, record: ClinicianRecord) -> Account:
    own = select(func.count()).where(ClinicianSessionRecord.clinician_id == record.id)
    return Account(
        id=record.id,
        name=record.name,
        display_name=record.display_name,
        role=Role(record.role),
        disabled=record.disabled,
        password_is_temporary=record.password_is_temporary,
        added_on=datetime.fromtimestamp(record.created_at, UTC).date(),
        sessions=session.scalar(own) or 0,
    )
