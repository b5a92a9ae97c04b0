"""Memos: what analysts think while they work."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from coding.memo import Memo, Target
from interviews.errors import KodbokError
from workbench.store import schema
from workbench.store.codes import read_study_codebook
from workbench.store.door import change, chosen, live
from workbench.store.finding import interview_row

if TYPE_CHECKING:
    import sqlalchemy as sa

    from workbench.store.database import Database

_STUDY = "study"
"""What a memo on the whole study refers to."""


class UnknownMemoError(KodbokError):
    """No live memo has the id."""

    def __init__(self, memo_id: str) -> None:
        super().__init__(f"There is no memo {memo_id!r} in the study; it may have been deleted.")


def write_memo(database: Database, who: str, target: Target, name: str, text: str) -> Memo:  # noqa: PLR0917  # a memo has these parts
    """Writes a memo on the study (`study`, with an empty name), an interview or a code; undo takes it back."""
    with change(database, who, "memo") as made:
        target_id, known = _target(made.connection, target, name)
        memo = Memo(str(uuid4()), target, known, text, who, made.time)
        row = {"target": target, "target_id": target_id, "text": text, "author": who, "created": made.time}
        made.begin(schema.memos, {"id": memo.id, **row})
    return memo


def delete_memo(database: Database, who: str, memo_id: str) -> None:
    """Takes a memo away; undo brings it back.

    Raises:
        UnknownMemoError: There is none of that id.
    """
    with change(database, who, "memo delete") as made:
        row = chosen(live(made.connection, schema.memos), id=memo_id)
        if row is None:
            raise UnknownMemoError(memo_id)
        made.end(schema.memos, row)


def read_memos(connection: sa.Connection) -> list[Memo]:
    """All live memos, the oldest first, with the present names of what they are about."""
    names = {row["id"]: row["name"] for row in live(connection, schema.interviews)}
    names |= {row["id"]: row["path"] for row in live(connection, schema.codes)}
    rows = live(connection, schema.memos)
    return [
        Memo(row["id"], row["target"], names.get(row["target_id"], ""), row["text"], row["author"], row["created"]) for row in rows
    ]


def _target(connection: sa.Connection, target: Target, name: str) -> tuple[str, str]:
    """The id and the name of what a memo is about."""
    if target == "interview":
        row = interview_row(connection, name)
        return row["id"], row["name"]
    if target == "code":
        code = read_study_codebook(connection).find(name)
        return code.id, code.path
    return _STUDY, ""
