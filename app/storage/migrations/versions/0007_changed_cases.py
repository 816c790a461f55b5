"""Kinds of changes to advice between those of replays, where the changes of a case are found, and a rule is read."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

_RENUMBERED = {1: 2, 2: 3, 3: 4, 4: 6}
"""1 and 5 are new: more running allowed, and other advice."""


def upgrade() -> None:
    """Make room for the new kinds, and create the index and the column."""
    op.add_column("replay", sa.Column("rule_digests", sa.JSON(), nullable=False, server_default="{}"))
    _renumber(_RENUMBERED)
    op.create_index("ix_replay_change_case_id", "replay_change", ["case_id"])


def downgrade() -> None:
    """Take the new kinds for the nearest earlier ones, and drop the index and the column."""
    op.drop_column("replay", "rule_digests")
    op.drop_index("ix_replay_change_case_id", "replay_change")
    _renumber({now: was for was, now in _RENUMBERED.items()} | {1: 0, 5: 4})


def _renumber(kinds: dict[int, int]) -> None:
    change = sa.table("replay_change", sa.column("danger", sa.SmallInteger))
    op.execute(change.update().values(danger=sa.case(kinds, value=change.c.danger, else_=change.c.danger)))
