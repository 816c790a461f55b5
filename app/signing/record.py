"""The stored rows of signatures under rules. They are only ever added: of a clinician and a text, the latest counts."""

from __future__ import annotations

from datetime import date

from sqlalchemy import BigInteger, Boolean, Date, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.storage import Base, RowId


class RuleSignatureRecord(Base):
    """A clinician's signature under a rule as it then was, or the withdrawal of one.

    `rule_digest` names the text that was signed, `digest` the rule base in which it stood, which is kept.
    """

    __tablename__ = "rule_signature"
    __table_args__ = (Index("ix_rule_signature_rule", "rule", "id"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(RowId, primary_key=True, autoincrement=True)
    rule: Mapped[str] = mapped_column(String(64))
    rule_digest: Mapped[str] = mapped_column(String(71))
    digest: Mapped[str] = mapped_column(ForeignKey("rule_base.digest"))
    clinician_id: Mapped[int] = mapped_column(RowId, ForeignKey("clinician.id"))
    signed_at: Mapped[int] = mapped_column(BigInteger)
    valid_until: Mapped[date] = mapped_column(Date)
    withdrawn: Mapped[bool] = mapped_column(Boolean, default=False)
