"""Kept cases run anew under another rule base."""

import sqlalchemy as sa
from alembic import op

from app.storage.columns import RowId

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Create the tables of replays and of what they changed."""
    op.create_table(
        "replay",
        sa.Column("id", RowId, primary_key=True, autoincrement=True),
        sa.Column("digest", sa.String(71), sa.ForeignKey("rule_base.digest"), nullable=False),
        sa.Column("ran_at", sa.BigInteger(), nullable=False),
        sa.Column("cases", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("by_rule", sa.JSON(), nullable=False),
        sa.Column("finished", sa.Boolean(), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "replay_change",
        sa.Column("replay_id", RowId, sa.ForeignKey("replay.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("case_id", RowId, sa.ForeignKey("kept_case.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("danger", sa.SmallInteger(), nullable=False),
        sa.Column("before_level", sa.String(16), nullable=False),
        sa.Column("after_level", sa.String(16), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
    )
    op.create_index("ix_replay_change_order", "replay_change", ["replay_id", "danger", "case_id"])


def downgrade() -> None:
    """Drop the tables of replays."""
    op.drop_table("replay_change")
    op.drop_table("replay")
