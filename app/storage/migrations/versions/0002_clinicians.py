"""Clinicians who sign in."""

import sqlalchemy as sa
from alembic import op

from app.storage.columns import RowId

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create the tables of clinicians, of their sessions, and of failed attempts to sign in."""
    op.create_table(
        "clinician",
        sa.Column("id", RowId, primary_key=True, autoincrement=True),
        sa.Column("name", sa.String(64), nullable=False, unique=True),
        sa.Column("display_name", sa.String(120), nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("password_hash", sa.String(255), nullable=False),
        sa.Column("password_is_temporary", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("disabled", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "clinician_session",
        sa.Column("token_hash", sa.String(64), primary_key=True),
        sa.Column("clinician_id", RowId, sa.ForeignKey("clinician.id", ondelete="CASCADE"), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("last_used_at", sa.BigInteger(), nullable=False),
    )
    op.create_index("ix_clinician_session_clinician_id", "clinician_session", ["clinician_id"])
    op.create_table(
        "sign_in_failure",
        sa.Column("name_hash", sa.String(64), primary_key=True),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.BigInteger(), nullable=False),
    )


def downgrade() -> None:
    """Drop the tables of clinicians."""
    op.drop_table("sign_in_failure")
    op.drop_table("clinician_session")
    op.drop_table("clinician")
