"""The stored rows of verdicts and remarks. They are only ever added: a later one by the same clinician counts."""

from __future__ import annotations

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from app.storage import Base, RowId

DISAGREES = text("urgency <> concluded_urgency OR cause <> 'right'")


class VerdictRecord(Base):
    """A clinician's verdict on a case. It holds what was judged, because the case itself is deleted after its time.

    `urgency` is the level that would have been right; `cause` is right, missing or wrong.
    """

    __tablename__ = "verdict"
    __table_args__ = (
        Index("ix_verdict_case_id", "case_id", "clinician_id", "id"),
        Index("ix_verdict_clinician_id", "clinician_id", "case_id"),
        Index(
            "ix_verdict_disagreeing",
            "case_id",
            "clinician_id",
            "id",
            sqlite_where=DISAGREES,
            postgresql_where=DISAGREES,
        ),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(RowId, primary_key=True, autoincrement=True)
    case_id: Mapped[int] = mapped_column(RowId)
    clinician_id: Mapped[int] = mapped_column(RowId, ForeignKey("clinician.id"))
    said_at: Mapped[int] = mapped_column(BigInteger)
    digest: Mapped[str] = mapped_column(ForeignKey("rule_base.digest"))
    concluded_urgency: Mapped[str] = mapped_column(String(16))
    concluded_cause: Mapped[str | None] = mapped_column(String(64))
    urgency: Mapped[str] = mapped_column(String(16))
    cause: Mapped[str] = mapped_column(String(8))
    right_cause: Mapped[str | None] = mapped_column(String(64))
    comment: Mapped[str] = mapped_column(Text)


class RuleRemarkRecord(Base):
    """What a clinician says of one rule on one case: whether it was right to fire, or to stay silent, and why."""

    __tablename__ = "rule_remark"
    __table_args__ = (Index("ix_rule_remark_rule", "rule", "id"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(RowId, primary_key=True, autoincrement=True)
    case_id: Mapped[int] = mapped_column(RowId, index=True)
    clinician_id: Mapped[int] = mapped_column(RowId, ForeignKey("clinician.id"))
    said_at: Mapped[int] = mapped_column(BigInteger)
    digest: Mapped[str] = mapped_column(ForeignKey("rule_base.digest"))
    rule: Mapped[str] = mapped_column(String(64))
    judgement: Mapped[str] = mapped_column(String(8))
    comment: Mapped[str] = mapped_column(Text)
