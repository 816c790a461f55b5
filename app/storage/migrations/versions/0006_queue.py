"""Indexes for the queue of cases: what a case lists, who has judged it, and where a verdict disagrees."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Create the indexes."""
    op.create_index("ix_kept_case_id", "kept_case", ["id", "expires_on"])
    op.drop_index("ix_kept_conclusion_conclusion", "kept_conclusion")
    op.create_index("ix_kept_conclusion_conclusion", "kept_conclusion", ["conclusion", "kind", "case_id"])
    op.create_index("ix_verdict_clinician_id", "verdict", ["clinician_id", "case_id"])
    disagrees = sa.text("urgency <> concluded_urgency OR cause <> 'right'")
    op.create_index(
        "ix_verdict_disagreeing",
        "verdict",
        ["case_id", "clinician_id", "id"],
        sqlite_where=disagrees,
        postgresql_where=disagrees,
    )


def downgrade() -> None:
    """Drop the indexes."""
    op.drop_index("ix_kept_case_id", "kept_case")
    op.drop_index("ix_verdict_disagreeing", "verdict")
    op.drop_index("ix_verdict_clinician_id", "verdict")
    op.drop_index("ix_kept_conclusion_conclusion", "kept_conclusion")
    op.create_index("ix_kept_conclusion_conclusion", "kept_conclusion", ["conclusion", "case_id"])
