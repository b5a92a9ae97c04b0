"""Undo, redo and the log.

Undoing a group of changes is a new group that ends what the group began and begins again what it ended. It is refused where
somebody has changed the same things since.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from interviews.errors import KodbokError
from workbench.store import schema
from workbench.store.door import Change, Row, alike, change, live
from workbench.store.quotes import misplaced, misquoting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.store.database import Database


FOUNDING = "new"
"""The command that makes a study; it is no change that could be taken back."""


class NothingToRevertError(KodbokError):
    """The coder has nothing that could be undone or redone."""

    def __init__(self, who: str, what: str) -> None:
        past = "undone" if what == "undo" else "redone"
        super().__init__(
            f"There is no change by {who} that can be {past}; `kodbok log` shows who did what, and --coder says who acts."
        )


class ChangedSinceError(KodbokError):
    """Somebody has changed the same things since."""

    def __init__(self, what: str, whom: Sequence[str], command: str) -> None:
        names = " and ".join(whom) or "a later change"
        super().__init__(
            f"The last change ({command}) cannot be taken back by {what}, because {names} changed the same things since; "
            "nothing was changed. `kodbok log` shows the changes."
        )


class StillNeededError(KodbokError):
    """What would go is used by something that stays."""

    def __init__(self, what: str, needed: str, command: str) -> None:
        super().__init__(f"The last change ({command}) cannot be taken back by {what}: {needed}; nothing was changed.")


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One line of the log.

    Attributes:
        revision: The study's revision that the change made.
        group: The first revision of the group that it belongs to; undo takes back a group.
        time: UTC, ISO 8601 with `Z`.
        who: The coder.
        command: What was done.
        ids: The ids of the things that were changed.
        reverts: The group that it takes back, if it is an undo or a redo.
    """

    revision: int
    group: int
    time: str
    who: str
    command: str
    ids: tuple[str, ...]
    reverts: int | None


def read_log(connection: sa.Connection) -> list[LogEntry]:
    """All lines, oldest first."""
    rows = connection.execute(sa.select(schema.log).order_by(schema.log.c.revision)).mappings()
    return [
        LogEntry(row["revision"], row["group_id"], row["time"], row["who"], row["command"], tuple(row["ids"]), row["reverts"])
        for row in rows
    ]


def revert(database: Database, who: str, what: str) -> tuple[str, int]:
    """Undoes (`undo`) or redoes (`redo`) the coder's own last group.

    Returns:
        The command that was taken back, and how many things that touched.

    Raises:
        NothingToRevertError: There is none.
        ChangedSinceError: Somebody changed the same things since.
        StillNeededError: Something that stays refers to what would go.
    """
    with database.reading() as connection:
        target, command = _target(connection, who, what)
    try:
        with change(database, who, what, reverts=target) as made:
            revisions = _revisions(made.connection, target)
            for table in schema.VERSIONED:
                _revert_table(made, table, revisions, (what, command))
            made.write()
            _refuse_dangling(made.connection, what, command)
            _refuse_misquoting(made, what, command)
    except IntegrityError as error:
        raise StillNeededError(what, "its name is taken by something else now", command) from error
    return command, len(made.ids)


def _target(connection: sa.Connection, who: str, what: str) -> tuple[int, str]:
    """The group to revert and the name of the command that it did first; what an erasure has emptied is passed over."""
    for group, command in reversed(_stack(read_log(connection), who, what)):
        revisions = _revisions(connection, group)
        if any(_touches(connection, table, revisions) for table in schema.VERSIONED):
            return group, command
    raise NothingToRevertError(who, what)


def _touches(connection: sa.Connection, table: sa.Table, revisions: list[int]) -> bool:
    """Whether a table has rows that began or ended in the revisions."""
    where = sa.or_(table.c.begun_rev.in_(revisions), table.c.ended_rev.in_(revisions))
    return connection.execute(sa.select(table.c.row).where(where).limit(1)).first() is not None


def _stack(entries: Sequence[LogEntry], who: str, what: str) -> list[tuple[int, str]]:
    """The groups that could be undone or redone, the last one on top.

    The two stacks of an editor are played through from the log: a change of one's own clears what could be redone.
    """
    undoable: list[tuple[int, str]] = []
    redoable: list[tuple[int, str]] = []
    for entry in entries:
        if entry.who != who or entry.revision != entry.group or entry.command == FOUNDING:
            continue
        if entry.reverts is None:
            undoable.append((entry.group, entry.command))
            redoable.clear()
        elif entry.command == "undo":
            redoable.append((entry.group, _take(undoable, entry.reverts)))
        else:
            undoable.append((entry.group, _take(redoable, entry.reverts)))
    return undoable if what == "undo" else redoable


def _take(stack: list[tuple[int, str]], group: int) -> str:
    """Takes a group off a stack and returns its command."""
    place = next(index for index, (held, _) in enumerate(stack) if held == group)
    return stack.pop(place)[1]


def _revisions(connection: sa.Connection, group: int) -> list[int]:
    """The revisions of a group."""
    asked = sa.select(schema.log.c.revision).where(schema.log.c.group_id == group)
    return list(connection.execute(asked).scalars())


def _revert_table(made: Change, table: sa.Table, revisions: list[int], said: tuple[str, str]) -> None:
    """Ends in one table what the group began, and begins again what it ended."""
    begun = _rows(made.connection, table, table.c.begun_rev.in_(revisions))
    ended = _rows(made.connection, table, table.c.ended_rev.in_(revisions))
    within = {row["row"] for row in begun} & {row["row"] for row in ended}
    after = {row["id"]: row for row in begun if row["row"] not in within}
    before = {row["id"]: row for row in ended if row["row"] not in within}
    now = {row["id"]: row for row in live(made.connection, table) if row["id"] in after or row["id"] in before}
    changed = [key for key in {*after, *before} if _state(now.get(key)) != _state(after.get(key))]
    if changed:
        raise ChangedSinceError(said[0], _changers(made.connection, table, changed, max(revisions)), said[1])
    for key in after:
        made.end(table, now[key])
    for row in before.values():
        made.begin(table, row)


def _state(row: Row | None) -> Row | None:
    """What a thing is, whenever it became so; None for what is not there."""
    return row and alike(row)


def _rows(connection: sa.Connection, table: sa.Table, where: sa.ColumnElement[bool]) -> list[Row]:
    """Rows of a table, live or not."""
    return [dict(row) for row in connection.execute(sa.select(table).where(where).order_by(table.c.row)).mappings()]


def _changers(connection: sa.Connection, table: sa.Table, ids: list[str], revision: int) -> list[str]:
    """Who has changed things since a revision."""
    touched = sa.select(table.c.begun_rev, table.c.ended_rev).where(table.c.id.in_(ids))
    later = {each for row in connection.execute(touched) for each in row if each and each > revision}
    asked = sa.select(schema.log.c.who).where(schema.log.c.revision.in_(later)).distinct().order_by(schema.log.c.who)
    return list(connection.execute(asked).scalars())


def dangling(connection: sa.Connection) -> list[str]:
    """Sentences about live rows that refer to something which is not live."""
    refers = (
        (schema.interviews, "case_id", schema.cases, "an interview belongs to an organisation that is gone"),
        (schema.segments, "interview_id", schema.interviews, "an interview has coded segments of somebody's"),
        (schema.segments, "code_id", schema.codes, "a code is in use"),
        (schema.marks, "interview_id", schema.interviews, "an interview carries a coder's mark"),
        (schema.speakers, "interview_id", schema.interviews, "somebody has told who speaks in an interview"),
        (schema.speakers, "person_id", schema.persons, "somebody of the roster speaks in an interview"),
        (schema.persons, "case_id", schema.cases, "somebody of the roster belongs to an organisation that is gone"),
        (schema.guesses, "interview_id", schema.interviews, "a fact of an interview is marked as a guess"),
        (schema.ledger, "interview_id", schema.interviews, "an interview has quotations in the ledger"),
        (schema.ledger, "code_id", schema.codes, "a theme has quotations in the ledger"),
        (schema.summaries, "case_id", schema.cases, "an organisation has summaries"),
        (schema.summaries, "code_id", schema.codes, "a theme has summaries"),
        (schema.syntheses, "code_id", schema.codes, "a theme has a synthesis"),
        (schema.judgements, "case_id", schema.cases, "an organisation is judged on a scale"),
        (schema.judgements, "scale_id", schema.scales, "a scale has judgements"),
        (schema.ratings, "case_id", schema.cases, "an organisation is rated"),
        (schema.ratings, "code", schema.codes, "a theme has ratings"),
        (schema.responses, "interview_id", schema.interviews, "an answer to a survey is kept as an interview"),
        (schema.responses, "case_id", schema.cases, "an organisation has answered a survey"),
    )
    return [sentence for table, name, target, sentence in refers if _orphans(connection, table, name, target)]


def _orphans(connection: sa.Connection, table: sa.Table, name: str, target: sa.Table) -> int:
    """Number of live rows whose reference, where they have one, meets no live row."""
    known = sa.select(target.c.id).where(target.c.ended_rev.is_(None))
    refers = table.c[name].is_not(None) & (table.c[name] != "")
    asked = sa.select(sa.func.count()).where(table.c.ended_rev.is_(None), refers, table.c[name].not_in(known))
    return int(connection.execute(asked).scalar_one())


def _refuse_misquoting(made: Change, what: str, command: str) -> None:
    """Raises where a coded segment would not quote its interview's text: the one or the other was changed in the meantime."""
    touched = sa.or_(schema.segments.c.begun_rev == made.revision, schema.segments.c.interview_id.in_(made.ids))
    rows = live(made.connection, schema.segments, touched)
    if any(misquoting(made.connection, rows)):
        raise StillNeededError(what, "coded segments and the version of the transcript would no longer fit together", command)
    quoted = sa.or_(schema.ledger.c.begun_rev == made.revision, schema.ledger.c.interview_id.in_(made.ids))
    if any(misplaced(made.connection, live(made.connection, schema.ledger, quoted))):
        raise StillNeededError(what, "quotations and the version of the transcript would no longer fit together", command)


def _refuse_dangling(connection: sa.Connection, what: str, command: str) -> None:
    """Raises where something that stays would refer to what goes."""
    found = dangling(connection)
    if found:
        raise StillNeededError(what, found[0], command)
