"""The fourth format: what the study adds up to: quotations for print, what people write and judge, ratings, surveys."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
_LEDGER = (
    *("interview_id", "segment_id", "code_id", "start", "end", "verbatim", "text", "state", "attribution", "key"),
    *("note", "who", "date"),
)
_TYPES = {
    **dict.fromkeys(("basis", "drawn_from", "steps", "segments", "answers"), sa.JSON),
    **dict.fromkeys(("start", "end"), sa.Integer),
    "key": sa.Boolean,
}


def upgrade() -> None:
    """Makes the tables of quotations, summaries, syntheses, scales, judgements, ratings and answers to surveys."""
    _versioned("ledger", _LEDGER)
    _versioned("summaries", ("case_id", "code_id", "wave?", "text", "key_segment", "author", "date", "basis"))
    _versioned("syntheses", ("code_id", "wave?", "text", "author", "date", "basis", "drawn_from"))
    _versioned("scales", ("name", "definition", "steps"), unique="name")
    _versioned("judgements", ("scale_id", "case_id", "wave?", "value", "comment", "segments", "judge", "date"))
    _versioned("ratings", ("assignment", "case_id", "wave?", "rating", "comment", "kind", "code", "source"))
    _versioned("responses", ("survey", "respondent", "interview_id", "case_id?", "wave?", "answers"))


def _versioned(name: str, told: tuple[str, ...], *, unique: str = "") -> None:
    """A table whose rows begin and end; a question mark tells what may be missing, what refers to something is indexed."""
    live = sa.text("ended_rev IS NULL")
    op.create_table(
        name,
        sa.Column("row", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("id", sa.Text, nullable=False),
        *(sa.Column(each.rstrip("?"), _TYPES.get(each, sa.Text)(), nullable=each.endswith("?")) for each in told),
        sa.Column("made_rev", sa.Integer, nullable=False),
        sa.Column("begun_rev", sa.Integer, nullable=False),
        sa.Column("ended_rev", sa.Integer),
        sqlite_autoincrement=True,
    )
    for column in (*(each for each in told if each.endswith("_id")), "begun_rev", "ended_rev"):
        op.create_index(f"ix_{name}_{column}", name, [column])
    op.create_index(f"ix_{name}_live", name, ["id"], unique=True, sqlite_where=live)
    if unique:
        op.create_index(f"ix_{name}_{unique}", name, [unique], unique=True, sqlite_where=live)
