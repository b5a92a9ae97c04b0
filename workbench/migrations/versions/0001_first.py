"""The first format: every table that a study began with."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

Column = sa.Column[Any]
_LIVE = sa.text("ended_rev IS NULL")


def upgrade() -> None:
    """Makes all tables of format 1."""
    _plain_tables()
    _versioned("facts", _texts("key", "value"), unique="key")
    _versioned("cases", [*_texts("name"), _optional("kind"), _json("attributes")], unique="name")
    transcript = sa.Column("transcript_id", sa.Text, sa.ForeignKey("transcripts.id"), nullable=False)
    interview = [
        *_texts("name"),
        transcript,
        *map(_optional, ("case_id", "wave")),
        *_texts("kind"),
        *map(_optional, ("date", "main_coder")),
    ]
    _versioned("interviews", interview, unique="name")
    code = [
        sa.Column("position", sa.Integer, nullable=False),
        *_texts("path", "definition", "include", "exclude", "example", "colour"),
    ]
    lists = [*map(_json, ("aliases", "topics", "rules")), sa.Column("retired", sa.Boolean, nullable=False)]
    _versioned("codes", [*code, *lists], unique="path")
    _versioned("segments", _segment(), indexed=("interview_id", "code_id"))
    _versioned("marks", _texts("interview_id", "coder", "state"), indexed=("interview_id",))
    _versioned("memos", _texts("target", "target_id", "text", "author", "created"), indexed=("target_id",))


def _plain_tables() -> None:
    """The tables without history."""
    op.create_table("meta", _key("key"), *_texts("value"))
    op.create_table("counter", _key("name"), sa.Column("value", sa.Integer, nullable=False))
    revision_column = sa.Column("revision", sa.Integer, primary_key=True, autoincrement=False)
    group = sa.Column("group_id", sa.Integer, nullable=False, index=True)
    op.create_table(
        "log", revision_column, group, *_texts("time", "who", "command"), _json("ids"), sa.Column("reverts", sa.Integer)
    )
    sha = sa.Column("sha256", sa.Text, nullable=False, index=True)
    walk, content = sa.Column("walk", sa.Integer, nullable=False), sa.Column("content", sa.LargeBinary, nullable=False)
    op.create_table("sources", _key("id"), *_texts("file_name"), sha, walk, content)
    op.create_table("transcripts", *_transcript())
    op.create_table("tombstones", _key("interview_id"), _json("text_sha256"), _json("source_sha256"), *_texts("time", "who"))
    op.create_table("backups", _key("path"), *_texts("time"))


def _transcript() -> list[Column]:
    """The columns of a transcript."""
    owner = sa.Column("interview_id", sa.Text, nullable=False, index=True)
    source = sa.Column("source_id", sa.Text, sa.ForeignKey("sources.id"))
    sha = sa.Column("sha256", sa.Text, nullable=False, index=True)
    words = sa.Column("words", sa.Integer, nullable=False)
    return [_key("id"), owner, source, sha, words, *map(_json, ("turns", "speakers", "comments", "problems")), *_texts("text")]


def _segment() -> list[Column]:
    """The columns of a coded segment."""
    span = [sa.Column(name, sa.Integer, nullable=False) for name in ("start", "end")]
    contrary = sa.Column("contrary", sa.Boolean, nullable=False)
    decided = _texts("coder", "origin", "status")
    return [*_texts("interview_id"), *span, *_texts("quote", "code_id"), *decided, contrary, *_texts("created", "memo")]


def _versioned(name: str, columns: list[Column], *, unique: str | None = None, indexed: tuple[str, ...] = ()) -> None:
    """A table whose rows begin and end."""
    op.create_table(
        name,
        sa.Column("row", sa.Integer, primary_key=True, autoincrement=True),
        *_texts("id"),
        *columns,
        sa.Column("made_rev", sa.Integer, nullable=False),
        sa.Column("begun_rev", sa.Integer, nullable=False),
        sa.Column("ended_rev", sa.Integer),
        sqlite_autoincrement=True,
    )
    for column in (*indexed, "begun_rev", "ended_rev"):
        op.create_index(f"ix_{name}_{column}", name, [column])
    op.create_index(f"ix_{name}_live", name, ["id"], unique=True, sqlite_where=_LIVE)
    if unique:
        op.create_index(f"ix_{name}_{unique}", name, [unique], unique=True, sqlite_where=_LIVE)


def _key(name: str) -> Column:
    """A text primary key."""
    return sa.Column(name, sa.Text, primary_key=True)


def _texts(*names: str) -> list[Column]:
    """Text columns that are never null."""
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _optional(name: str) -> Column:
    """A text column that may be null."""
    return sa.Column(name, sa.Text)


def _json(name: str) -> Column:
    """A column of JSON that is never null."""
    return sa.Column(name, sa.JSON, nullable=False)
