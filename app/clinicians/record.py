"""The stored rows of clinicians, their sessions, and failed attempts to sign in."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.storage import Base, RowId


class ClinicianRecord(Base):
    """A clinician's account. `role` is reviewer or editor_in_chief; the password is an argon2id hash."""

    __tablename__ = "clinician"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(RowId, primary_key=True, autoincrement=True)
    name: Mapped[str] = mapped_column(String(64), unique=True)
    display_name: Mapped[str] = mapped_column(String(120))
    role: Mapped[str] = mapped_column(String(16))
    password_hash: Mapped[str] = mapped_column(String(255))
    password_is_temporary: Mapped[bool] = mapped_column(Boolean, default=False)
    disabled: Mapped[bool] = mapped_column(Boolean, default=False)
    created_at: Mapped[int] = mapped_column(BigInteger)


class ClinicianSessionRecord(Base):
    """A signed-in browser. Only the hash of its token is stored; a row that is gone is a session that has ended."""

    __tablename__ = "clinician_session"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    clinician_id: Mapped[int] = mapped_column(RowId, ForeignKey("clinician.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[int] = mapped_column(BigInteger)
    last_used_at: Mapped[int] = mapped_column(BigInteger)

    clinician: Mapped[ClinicianRecord] = relationship(lazy="joined")


class SignInFailureRecord(Base):
    """Failed attempts under a typed name, whether or not there is an account of that name."""

    __tablename__ = "sign_in_failure"

    name_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    times: Mapped[int] = mapped_column(Integer)
    last_at: Mapped[int] = mapped_column(BigInteger)
