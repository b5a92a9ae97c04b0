"""The third format: the index of the words that are spoken."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Makes the tables of the full-text index; they are filled at the first search."""
    op.create_table(
        "indexed_texts",
        sa.Column("transcript_id", sa.Text, sa.ForeignKey("transcripts.id"), primary_key=True),
        sa.Column("dictionary", sa.Text, nullable=False),
    )
    op.create_table(
        "word_places",
        sa.Column("form", sa.Text, primary_key=True),
        sa.Column("transcript_id", sa.Text, sa.ForeignKey("transcripts.id"), primary_key=True),
        sa.Column("lemma", sa.Text, nullable=False),
        sa.Column("places", sa.JSON, nullable=False),
    )
    op.create_index("ix_word_places_lemma", "word_places", ["lemma"])
