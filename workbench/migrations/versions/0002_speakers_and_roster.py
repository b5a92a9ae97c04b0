"""The second format: what people tell of speakers, the roster of persons, and which facts are guesses."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Makes the tables that format 1 did not have."""
    _versioned("speakers", ("interview_id", "label"), ("merged_into", "role", "pseudonym", "person_id"), indexed="interview_id")
    _versioned("persons", ("name", "aliases"), ("pseudonym", "case_id", "title"), unique="name")
    _versioned("guesses", ("interview_id", "fact", "told_by"), (), indexed="interview_id")


def _versioned(name: str, told: tuple[str, ...], maybe: tuple[str, ...], *, unique: str = "", indexed: str = "") -> None:
    """A table whose rows begin and end; `aliases` is a list, all else is text."""
    live = sa.text("ended_rev IS NULL")
    op.create_table(
        name,
        sa.Column("row", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("id", sa.Text, nullable=False),
        *(sa.Column(each, sa.JSON() if each == "aliases" else sa.Text(), nullable=False) for each in told),
        *(sa.Column(each, sa.Text) for each in maybe),
        sa.Column("made_rev", sa.Integer, nullable=False),
        sa.Column("begun_rev", sa.Integer, nullable=False),
        sa.Column("ended_rev", sa.Integer),
        sqlite_autoincrement=True,
    )
    for column in filter(None, (indexed, "begun_rev", "ended_rev")):
        op.create_index(f"ix_{name}_{column}", name, [column])
    op.create_index(f"ix_{name}_live", name, ["id"], unique=True, sqlite_where=live)
    if unique:
        op.create_index(f"ix_{name}_{unique}", name, [unique], unique=True, sqlite_where=live)
