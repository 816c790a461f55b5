"""What clinicians say of cases and rules: rows that are only ever added, which the database itself sees to."""

import sqlalchemy as sa
from alembic import op

from app.storage.columns import RowId

revision = "0004"
down_revision = "0003"
ONLY_ADDED = ("verdict", "rule_remark", "rule_signature")


def upgrade() -> None:
    """Create the tables of verdicts, remarks and signatures, and forbid changes to them."""
    op.create_table(
        "verdict",
        sa.Column("id", RowId, primary_key=True, autoincrement=True),
        sa.Column("case_id", RowId, nullable=False),
        sa.Column("clinician_id", RowId, sa.ForeignKey("clinician.id"), nullable=False),
        sa.Column("said_at", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.String(71), sa.ForeignKey("rule_base.digest"), nullable=False),
        sa.Column("concluded_urgency", sa.String(16), nullable=False),
        sa.Column("concluded_cause", sa.String(64)),
        sa.Column("urgency", sa.String(16), nullable=False),
        sa.Column("cause", sa.String(8), nullable=False),
        sa.Column("right_cause", sa.String(64)),
        sa.Column("comment", sa.Text(), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_verdict_case_id", "verdict", ["case_id", "clinician_id", "id"])
    op.create_table(
        "rule_remark",
        sa.Column("id", RowId, primary_key=True, autoincrement=True),
        sa.Column("case_id", RowId, nullable=False),
        sa.Column("clinician_id", RowId, sa.ForeignKey("clinician.id"), nullable=False),
        sa.Column("said_at", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.String(71), sa.ForeignKey("rule_base.digest"), nullable=False),
        sa.Column("rule", sa.String(64), nullable=False),
        sa.Column("judgement", sa.String(8), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_rule_remark_case_id", "rule_remark", ["case_id"])
    op.create_index("ix_rule_remark_rule", "rule_remark", ["rule", "id"])
    op.create_table(
        "rule_signature",
        sa.Column("id", RowId, primary_key=True, autoincrement=True),
        sa.Column("rule", sa.String(64), nullable=False),
        sa.Column("rule_digest", sa.String(71), nullable=False),
        sa.Column("digest", sa.String(71), sa.ForeignKey("rule_base.digest"), nullable=False),
        sa.Column("clinician_id", RowId, sa.ForeignKey("clinician.id"), nullable=False),
        sa.Column("signed_at", sa.BigInteger(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_rule_signature_rule", "rule_signature", ["rule", "id"])
    _forbid_changes()


def downgrade() -> None:
    """Drop the tables of verdicts, remarks and signatures."""
    for table in ONLY_ADDED:
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_change()")


def _forbid_changes() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION '% rows are only ever added', TG_TABLE_NAME; END $$"
        )
        for table in ONLY_ADDED:
            for change, each in (("UPDATE", "ROW"), ("DELETE", "ROW"), ("TRUNCATE", "STATEMENT")):
                op.execute(
                    f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
                    f"FOR EACH {each} EXECUTE FUNCTION refuse_change()"
                )
        return
    # INSERT OR REPLACE takes the place of a row without a word to the triggers of UPDATE and DELETE.
    for table in ONLY_ADDED:
        for name, change in (
            ("update", f"UPDATE ON {table}"),
            ("delete", f"DELETE ON {table}"),
            ("replace", f"INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)"),  # noqa: S608
        ):
            op.execute(
                f"CREATE TRIGGER {table}_no_{name} BEFORE {change} "
                f"BEGIN SELECT RAISE(ABORT, '{table} rows are only ever added'); END"
            )
