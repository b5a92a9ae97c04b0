"""The fourth format: the ledger of quotations."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Makes the table of quotations."""
    live = sa.text("ended_rev IS NULL")
    op.create_table(
        "ledger",
        sa.Column("row", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("id", sa.Text, nullable=False),
        *(sa.Column(each, sa.Text, nullable=False) for each in ("interview_id", "segment_id", "code_id")),
        *(sa.Column(each, sa.Integer, nullable=False) for each in ("start", "end")),
        *(sa.Column(each, sa.Text, nullable=False) for each in ("verbatim", "text", "state", "attribution")),
        sa.Column("key", sa.Boolean, nullable=False),
        *(sa.Column(each, sa.Text, nullable=False) for each in ("note", "who", "date")),
        sa.Column("made_rev", sa.Integer, nullable=False),
        sa.Column("begun_rev", sa.Integer, nullable=False),
        sa.Column("ended_rev", sa.Integer),
        sqlite_autoincrement=True,
    )
    for column in ("interview_id", "segment_id", "code_id", "begun_rev", "ended_rev"):
        op.create_index(f"ix_ledger_{column}", "ledger", [column])
    op.create_index("ix_ledger_live", "ledger", ["id"], unique=True, sqlite_where=live)
