"""Results that a person kept, and the rule bases that concluded them."""

import sqlalchemy as sa
from alembic import op

from app.storage.columns import RowId

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Create the tables of rule bases and kept cases."""
    op.create_table(
        "rule_base",
        sa.Column("digest", sa.String(71), primary_key=True),
        sa.Column("canonical", sa.LargeBinary(), nullable=False),
        sa.Column("first_used_on", sa.Date(), nullable=False),
    )
    op.create_table(
        "kept_case",
        sa.Column("id", RowId, primary_key=True, autoincrement=True),
        sa.Column("code_hash", sa.String(64), nullable=False, unique=True),
        sa.Column("kept_on", sa.Date(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("digest", sa.String(71), sa.ForeignKey("rule_base.digest"), nullable=False),
        sa.Column("locale", sa.String(12), nullable=False),
        sa.Column("answers", sa.LargeBinary(), nullable=False),
        sa.Column("conclusion", sa.LargeBinary(), nullable=False),
        sa.Column("level", sa.String(16), nullable=False),
        sa.Column("complete", sa.Boolean(), nullable=False),
        sa.Column("leading", sa.String(64)),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_kept_case_expires_on", "kept_case", ["expires_on"])
    op.create_index("ix_kept_case_leading", "kept_case", ["leading", "id"])
    op.create_index("ix_kept_case_level", "kept_case", ["level", "id"])
    op.create_table(
        "kept_conclusion",
        sa.Column("case_id", RowId, sa.ForeignKey("kept_case.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("kind", sa.String(8), primary_key=True),
        sa.Column("place", sa.SmallInteger(), primary_key=True),
        sa.Column("conclusion", sa.String(64), nullable=False),
        sa.Column("band", sa.String(16)),
    )
    op.create_index("ix_kept_conclusion_conclusion", "kept_conclusion", ["conclusion", "case_id"])
    op.create_table(
        "kept_firing",
        sa.Column("rule", sa.String(64), primary_key=True),
        sa.Column("case_id", RowId, sa.ForeignKey("kept_case.id", ondelete="CASCADE"), primary_key=True),
    )
    op.create_index("ix_kept_firing_case_id", "kept_firing", ["case_id"])


def downgrade() -> None:
    """Drop the tables of kept cases and rule bases."""
    op.drop_table("kept_firing")
    op.drop_table("kept_conclusion")
    op.drop_table("kept_case")
    op.drop_table("rule_base")
