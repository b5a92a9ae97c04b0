"""Memos: what analysts think while they work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from coding.clean_text import clean_text
from coding.memo import Memo, Target
from interviews.errors import KodbokError
from workbench.store import schema
from workbench.store.codes import read_study_codebook
from workbench.store.door import change, chosen, live
from workbench.store.finding import interview_row
from workbench.store.new_id import new_id
from workbench.store.texts import transcripts_of

if TYPE_CHECKING:
    from workbench.store.database import Database
    from workbench.store.door import Row

_STUDY = "study"
"""What a memo on the whole study refers to."""
_OF_TURN = "#"
"""Between an interview's id and a turn's number."""


class UnknownTurnError(KodbokError):
    """An interview has no such turn."""

    def __init__(self, interview: str, turn: int, turns: int) -> None:
        super().__init__(f"{interview!r} has {turns} turns, counted from 0, so there is no turn {turn} to write a memo on.")


class UnknownMemoError(KodbokError):
    """No live memo has the id."""

    def __init__(self, memo_id: str) -> None:
        super().__init__(f"There is no memo {memo_id!r} in the study; it may have been deleted.")


@dataclass(frozen=True, slots=True)
class Note:
    """A memo before it is written.

    Attributes:
        target: What it is about.
        name: Name of the interview or code; empty for the study.
        text: What it says.
        turn: The turn that it is on, from 0, where the target is one.
        id: The id that it shall have, a UUID; a new one where it is empty.
    """

    target: Target
    name: str
    text: str
    turn: int | None = None
    id: str = ""


def write_memo(database: Database, who: str, note: Note) -> Memo:
    """Writes a memo; undo takes it back. One that stands under the id is returned as it is.

    Raises:
        UnknownTurnError: The interview has no such turn.
        FieldError: The text holds what no file could carry.
    """
    text = clean_text(note.text)
    with change(database, who, "memo") as made:
        standing = live(made.connection, schema.memos, schema.memos.c.id == note.id)
        if standing:
            return _memo(standing[0], _names(made.connection))
        target_id, known = _target(made.connection, note)
        memo = Memo(note.id or new_id(), note.target, known, text, who, made.time, note.turn)
        row = {"target": note.target, "target_id": target_id, "text": text, "author": who, "created": made.time}
        made.begin(schema.memos, {"id": memo.id, **row})
    return memo


def memos_on_interview(interview_id: str) -> sa.ColumnElement[bool]:
    """The condition for memos on an interview and on its turns."""
    target = schema.memos.c.target_id
    return sa.or_(target == interview_id, target.startswith(f"{interview_id}{_OF_TURN}", autoescape=True))


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
    names = _names(connection)
    return [_memo(row, names) for row in live(connection, schema.memos)]


def _names(connection: sa.Connection) -> dict[str, str]:
    """The names of interviews and the paths of codes, by id."""
    names = {row["id"]: row["name"] for row in live(connection, schema.interviews)}
    return names | {row["id"]: row["path"] for row in live(connection, schema.codes)}


def _memo(row: Row, names: dict[str, str]) -> Memo:
    """A memo from its row."""
    target_id, _, turn = row["target_id"].partition(_OF_TURN)
    about = names.get(target_id, "")
    return Memo(row["id"], row["target"], about, row["text"], row["author"], row["created"], int(turn) if turn else None)


def _target(connection: sa.Connection, note: Note) -> tuple[str, str]:
    """The id and the name of what a memo is about."""
    if note.target == "code":
        code = read_study_codebook(connection).find(note.name)
        return code.id, code.path
    if note.target == "study":
        return _STUDY, ""
    row = interview_row(connection, note.name)
    if note.turn is None:
        return row["id"], row["name"]
    (transcript,) = transcripts_of(connection, [row["name"]])
    if not 0 <= note.turn < max(len(transcript.turns), 1):
        raise UnknownTurnError(row["name"], note.turn, len(transcript.turns))
    return f"{row['id']}{_OF_TURN}{note.turn}", row["name"]
