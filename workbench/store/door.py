"""The one door: every change to a study is a command in one transaction, with one revision and one line in the log."""

from __future__ import annotations

from collections import defaultdict
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from interviews.errors import KodbokError
from workbench.store import dialect, schema
from workbench.store.clock import utc_now

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.store.database import Database

Row = dict[str, Any]


class NobodyActsError(KodbokError):
    """A change must be somebody's."""

    def __init__(self) -> None:
        super().__init__("The system tells no login name, so say who you are with --coder NAME or the variable KODBOK_CODER.")


_BOOKKEEPING = ("row", "made_rev", "begun_rev", "ended_rev")


class Change:
    """What one command does, gathered first and written at the end: endings before beginnings, so that names may swap.

    Attributes:
        connection: The transaction's connection, for reading the state that the change starts from.
        revision: The revision that the change makes if it changes anything.
    """

    def __init__(self, connection: sa.Connection, revision: int) -> None:
        """A change that does nothing yet."""
        self.connection = connection
        self.revision = revision
        self.time = utc_now()
        self._begun: dict[str, list[Row]] = defaultdict(list)
        self._ended: dict[str, list[int]] = defaultdict(list)
        self._ids: dict[str, None] = {}

    def begin(self, table: sa.Table, values: Row) -> None:
        """Begins a row; a thing that was there before keeps the revision in which it was first made."""
        kept = {"made_rev": self.revision, **values, "begun_rev": self.revision, "ended_rev": None}
        kept.pop("row", None)
        self._begun[table.name].append(kept)
        self._ids[values["id"]] = None

    def end(self, table: sa.Table, row: Row) -> None:
        """Ends a live row."""
        self._ended[table.name].append(row["row"])
        self._ids[row["id"]] = None

    def replace(self, table: sa.Table, row: Row, **values: object) -> bool:
        """Ends a live row and begins another with other values; says whether there was any difference."""
        if all(row[name] == value for name, value in values.items()):
            return False
        self.end(table, row)
        self.begin(table, {**row, **values})
        return True

    def note(self, thing: str) -> None:
        """Notes in the log something that the change does beside the versioned rows."""
        self._ids[thing] = None

    @property
    def empty(self) -> bool:
        """Whether nothing would be changed."""
        return not self._ids

    @property
    def ids(self) -> list[str]:
        """The ids of all things that the change touches, in order."""
        return list(self._ids)

    def write(self) -> None:
        """Writes the gathered rows; the door does it at the end, a command may do it earlier to look at the result."""
        for table in schema.VERSIONED:
            rows = self._ended[table.name]
            if rows:
                ending = sa.update(table).where(table.c.row == sa.bindparam("which")).values(ended_rev=self.revision)
                self.connection.execute(ending, [{"which": row} for row in rows])
        for table in schema.VERSIONED:
            if self._begun[table.name]:
                self.connection.execute(sa.insert(table), self._begun[table.name])
        self._ended.clear()
        self._begun.clear()


@contextmanager
def change(
    database: Database, who: str, command: str, *, group: int | None = None, reverts: int | None = None, repeatable: bool = False
) -> Iterator[Change]:
    """Opens the door for one command.

    Args:
        database: The study's database.
        who: The coder who acts.
        command: Name of the command, for the log.
        group: The group that the change belongs to; a group of its own by default.
        reverts: The group that the change takes back.
        repeatable: The command can be given again, so it need not wait for the disk.

    Yields:
        The change. If it is empty in the end, nothing is written: no revision, no line in the log.
    """
    if not who:
        raise NobodyActsError
    with database.writing(dialect.REPEATABLE if repeatable else dialect.WRITES) as connection:
        made = Change(connection, current_revision(connection) + 1)
        yield made
        if made.empty:
            connection.rollback()
            return
        made.write()
        _record(made, {"who": who, "command": command, "group_id": group or made.revision, "reverts": reverts})


def _record(made: Change, facts: Row) -> None:
    """Moves the counter on and writes the line in the log, which never holds text."""
    made.connection.execute(sa.update(schema.counter).where(schema.counter.c.name == "revision").values(value=made.revision))
    made.connection.execute(sa.insert(schema.log).values(revision=made.revision, time=made.time, ids=made.ids, **facts))


def current_revision(connection: sa.Connection) -> int:
    """The study's latest revision; inside a change the counter is locked until the change ends."""
    asked = sa.select(schema.counter.c.value).where(schema.counter.c.name == "revision").with_for_update()
    return int(connection.execute(asked).scalar_one())


def live(connection: sa.Connection, table: sa.Table, *where: sa.ColumnElement[bool]) -> list[Row]:
    """The live rows of a table, in the order in which they were first made."""
    asked = sa.select(table).where(table.c.ended_rev.is_(None), *where).order_by(table.c.made_rev, table.c.row)
    found = connection.execute(asked)
    names = tuple(found.keys())
    return [dict(zip(names, row, strict=True)) for row in found]  # a mapping of each row would take twice the time


def alike(row: Row) -> Row:
    """A row without its bookkeeping: what the thing is, whenever that was."""
    return {name: value for name, value in row.items() if name not in _BOOKKEEPING}


def chosen(rows: Iterable[Row], **values: object) -> Row | None:
    """The first row that has the given values."""
    return next((row for row in rows if all(row[name] == value for name, value in values.items())), None)
