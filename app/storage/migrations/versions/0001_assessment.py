"""Answers in progress."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create the table of assessments."""
    op.create_table(
        "assessment",
        sa.Column("id", sa.String(22), primary_key=True),
        sa.Column("owner", sa.String(64), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("as_typed", sa.JSON(), nullable=False),
    )
    op.create_index("ix_assessment_expires_at", "assessment", ["expires_at"])


def downgrade() -> None:
    """Drop the table of assessments."""
    op.drop_index("ix_assessment_expires_at", "assessment")
    op.drop_table("assessment")
