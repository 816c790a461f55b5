"""The stored rows of kept results, and of the rule bases that concluded them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Boolean, Date, ForeignKey, Index, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.storage import Base, CompressedJson, CompressedText, RowId


class RuleBaseRecord(Base):
    """A rule base that has been in use here, as canonical JSON, under its digest."""

    __tablename__ = "rule_base"

    digest: Mapped[str] = mapped_column(String(71), primary_key=True)
    canonical: Mapped[str] = mapped_column(CompressedText)
    first_used_on: Mapped[date] = mapped_column(Date)


class KeptCaseRecord(Base):
    """One result that a person kept: answers, conclusion with trace, digest; time to the day, no name, no address."""

    __tablename__ = "kept_case"
    __table_args__ = (
        Index("ix_kept_case_id", "id", "expires_on"),  # narrow, where the rows themselves are wide
        Index("ix_kept_case_level", "level", "id"),
        Index("ix_kept_case_leading", "leading", "id"),
        Index("ix_kept_case_expires_on", "expires_on"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(RowId, primary_key=True, autoincrement=True)
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    kept_on: Mapped[date] = mapped_column(Date)
    expires_on: Mapped[date] = mapped_column(Date)
    digest: Mapped[str] = mapped_column(ForeignKey("rule_base.digest"))
    locale: Mapped[str] = mapped_column(String(12))
    answers: Mapped[dict[str, object]] = mapped_column(CompressedJson)
    conclusion: Mapped[dict[str, object]] = mapped_column(CompressedJson, deferred=True)
    level: Mapped[str] = mapped_column(String(16))
    complete: Mapped[bool] = mapped_column(Boolean)
    leading: Mapped[str | None] = mapped_column(String(64))
    """The first cause that is at least possible."""

    conclusions: Mapped[list[KeptConclusionRecord]] = relationship(
        cascade="all, delete-orphan", passive_deletes=True, order_by="KeptConclusionRecord.place"
    )


class KeptConclusionRecord(Base):
    """A cause, factor or concern that a kept case concluded, in its place; for the filters of the queue."""

    __tablename__ = "kept_conclusion"
    __table_args__ = (Index("ix_kept_conclusion_conclusion", "conclusion", "kind", "case_id"),)

    case_id: Mapped[int] = mapped_column(RowId, ForeignKey("kept_case.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(8), primary_key=True)
    place: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    conclusion: Mapped[str] = mapped_column(String(64))
    band: Mapped[str | None] = mapped_column(String(16))


class KeptFiringRecord(Base):
    """A rule that fired on a kept case; for the filters of the queue and for how often a rule fires."""

    __tablename__ = "kept_firing"
    __table_args__ = (Index("ix_kept_firing_case_id", "case_id"),)

    rule: Mapped[str] = mapped_column(String(64), primary_key=True)
    case_id: Mapped[int] = mapped_column(RowId, ForeignKey("kept_case.id", ondelete="CASCADE"), primary_key=True)
