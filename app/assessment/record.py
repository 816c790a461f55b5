"""The stored row of one assessment."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from app.storage import Base


class AssessmentRecord(Base):
    """One person's answers in progress. `answers` keeps the order in which the questions were first answered."""

    __tablename__ = "assessment"

    id: Mapped[str] = mapped_column(String(22), primary_key=True)
    owner: Mapped[str] = mapped_column(String(64))
    expires_at: Mapped[int] = mapped_column(BigInteger, index=True)
    answers: Mapped[dict[str, object]] = mapped_column(JSON)
    as_typed: Mapped[dict[str, dict[str, str]]] = mapped_column(JSON)
