"""The stored rows of replays: every kept case run anew under another rule base, and what came out differently."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Boolean, ForeignKey, Index, Integer, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from app.storage import Base, RowId


class ReplayRecord(Base):
    """One replay: under which rule base, when, and over how many cases. One that was cut off is never finished.

    `by_rule` holds for each rule on how many cases it newly fires, and on how many it no longer does, `rule_digests` a
    rule base in which it can be read.
    """

    __tablename__ = "replay"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(RowId, primary_key=True, autoincrement=True)
    digest: Mapped[str] = mapped_column(ForeignKey("rule_base.digest"))
    ran_at: Mapped[int] = mapped_column(BigInteger)
    cases: Mapped[int] = mapped_column(Integer)
    changed: Mapped[int] = mapped_column(Integer)
    by_rule: Mapped[dict[str, list[int]]] = mapped_column(JSON)
    rule_digests: Mapped[dict[str, str]] = mapped_column(JSON)
    finished: Mapped[bool] = mapped_column(Boolean)


class ReplayChangeRecord(Base):
    """A case that comes out differently. `danger` is 0 where the urgency is lowered, and higher for what matters less.

    `changes` says what appeared and what vanished, by kind: red flags, causes, advice, rules that fired and others.
    """

    __tablename__ = "replay_change"
    __table_args__ = (
        Index("ix_replay_change_order", "replay_id", "danger", "case_id"),
        Index("ix_replay_change_case_id", "case_id"),
    )

    replay_id: Mapped[int] = mapped_column(RowId, ForeignKey("replay.id", ondelete="CASCADE"), primary_key=True)
    case_id: Mapped[int] = mapped_column(RowId, ForeignKey("kept_case.id", ondelete="CASCADE"), primary_key=True)
    danger: Mapped[int] = mapped_column(SmallInteger)
    before_level: Mapped[str] = mapped_column(String(16))
    after_level: Mapped[str] = mapped_column(String(16))
    changes: Mapped[dict[str, dict[str, list[str]]]] = mapped_column(JSON)
