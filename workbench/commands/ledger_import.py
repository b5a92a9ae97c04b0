"""The ledger read back from Excel: what was edited there, row by row, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import sqlalchemy as sa

from analysis.catalogue import translator
from analysis.ledger_book.cells import EDITED, exported_cells
from analysis.ledger_book.stamp import Stamp
from interviews.errors import KodbokError
from workbench.commands.edited_rows import (
    RowRefusedError,
    edited_columns,
    first_ones,
    id_of,
    own_id,
    plain,
    refuse_copies,
    refuse_faults,
)
from workbench.commands.ledger_edits import changed_quotation, keep_quotation
from workbench.commands.ledger_row import edits_of
from workbench.store import schema
from workbench.store.door import change, live
from workbench.store.naming import read_names
from workbench.store.quotations import entries_of

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence
    from pathlib import Path

    from analysis.ledger_entry import LedgerEntry
    from analysis.names import Names
    from analysis.workbook.edited_rows import EditedRow
    from workbench.store.database import Database
    from workbench.store.door import Change, Row

Action = Literal["changed", "same", "refused"]
_TOLD = ("text", "verbatim", "state", "attribution", "key", "note")
"""What of a quotation makes a conflict where somebody changed it after the export."""


@dataclass(frozen=True, slots=True)
class LedgerStep:
    """What becomes of one row.

    Attributes:
        line: The row's number in the sheet, the header being 1.
        action: `changed`, `same` or `refused`.
        message: Why it is refused, else empty.
        before: The quotation as it stands; None where the row is refused.
        after: The quotation as it will be.
    """

    line: int
    action: Action
    message: str = ""
    before: LedgerEntry | None = None
    after: LedgerEntry | None = None


@dataclass(frozen=True, slots=True)
class LedgerImport:
    """What an import did, or would do.

    Attributes:
        steps: What becomes of every row, in order.
        missing: Number of quotations of the ledger that no row is about; they stay as they are.
    """

    steps: tuple[LedgerStep, ...]
    missing: int = 0

    def count(self, action: Action) -> int:
        """How many rows have a fate."""
        return sum(step.action == action for step in self.steps)


def import_ledger(database: Database, who: str, path: Path, *, dry_run: bool = False) -> LedgerImport:
    """Reads an edited ledger back; undo takes all of it back.

    A row that nobody edited changes nothing, and neither does one that is gone. A row is refused where its words are not those that
    were exported under its id, where somebody changed the quotation after the export, and where the edit itself is refused.

    Raises:
        LedgerFileError: The file is no exported ledger.
        KodbokError: The file cannot be read.
    """
    from analysis.ledger_book.reading import read_ledger_book  # loads openpyxl

    rows = read_ledger_book(path)
    if dry_run:
        with database.reading() as connection:
            return _Plan(connection, rows).report
    with change(database, who, "ledger import") as made:
        planned = _Plan(made.connection, rows)
        planned.write(made, who)
    return planned.report


@dataclass(frozen=True, slots=True)
class _Known:
    """What the study knows of a row's quotation.

    Attributes:
        row: The live row.
        now: The quotation as it stands.
        then: The row as it was exported.
        names: How the export called things.
        stamp: What the row says of the export.
    """

    row: Row
    now: LedgerEntry
    then: Row
    names: Names
    stamp: Stamp

    def cells(self) -> dict[str, str]:
        """The cells as they were exported."""
        return self._shown(self.then, self.stamp.state)

    def cells_now(self) -> dict[str, str]:
        """The cells as the same export would show them now."""
        return self._shown(self.row, self.now.state)

    def _shown(self, row: Row, state: str) -> dict[str, str]:
        told = {**row, "interview": self.now.interview, "state": state}
        return exported_cells(told, self.names, translator(self.stamp.lang))


@dataclass(slots=True)
class _Plan:
    """What an import would do to a study as it stands.

    Attributes:
        connection: The study.
        rows: The rows of the file.
        report: What is told of it.
    """

    connection: sa.Connection
    rows: Sequence[EditedRow]
    report: LedgerImport = field(init=False)
    _live: dict[str, Row] = field(init=False)
    _now: dict[str, LedgerEntry] = field(init=False)
    _naming: dict[tuple[str, str, int], Names] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Decides about every row."""
        standing = live(self.connection, schema.ledger)
        self._live = {row["id"]: row for row in standing}
        self._now = {entry.id: entry for entry in entries_of(self.connection, standing)}
        rows, copies = first_ones(self.rows, lambda row: own_id(row) or None)
        steps = [self._step(row, copies) for row in rows]
        met = {own_id(row) for row in self.rows}
        self.report = LedgerImport(tuple(steps), len(self._live.keys() - met))

    def _step(self, row: EditedRow, copies: Mapping[Hashable, int]) -> LedgerStep:
        """Decides about one row."""
        try:
            known = self._known(row)
            refuse_copies(copies[known.now.id])
            after = self._after(row, known)
        except KodbokError as reason:
            return LedgerStep(row.line, "refused", str(reason))
        return LedgerStep(row.line, "same" if after == known.now else "changed", "", known.now, after)

    def _known(self, row: EditedRow) -> _Known:
        """The quotation that a row is about."""
        own = id_of(row, "a row without an id cannot be taken in; new quotations come from `kodbok ledger propose`.")
        if own not in self._live:
            raise RowRefusedError(f"the ledger has no quotation {own}; leave ids as they were exported.")
        stamp = Stamp.of(row.cells["stamp"])
        then = None if stamp is None else self._then(own, stamp.version)
        if stamp is None or then is None:
            raise RowRefusedError(
                f"{row.cells['stamp']!r} is no stamp of this quotation; leave the last column as it was exported."
            )
        return _Known(self._live[own], self._now[own], then, self._names(stamp), stamp)

    def _then(self, quotation_id: str, version: int) -> Row | None:
        """A quotation as it became in a revision."""
        ledger = schema.ledger
        asked = sa.select(ledger).where(ledger.c.id == quotation_id, ledger.c.begun_rev == version)
        found = self.connection.execute(asked).mappings().first()
        return dict(found) if found else None

    def _names(self, stamp: Stamp) -> Names:
        """How an export called things."""
        key = (stamp.mode, stamp.lang, stamp.revision)
        if key not in self._naming:
            self._naming[key] = read_names(self.connection, stamp.mode, stamp.lang, stamp.revision)
        return self._naming[key]

    def _after(self, row: EditedRow, known: _Known) -> LedgerEntry:
        """What becomes of the quotation of a row."""
        before = known.cells()
        if "verbatim" in row.faults or plain(row.cells["verbatim"]) != plain(before["verbatim"]):
            raise RowRefusedError(
                "the words that were said are not those of this id; only the columns in blue are edited, and rows are sorted whole."
            )
        edited = edited_columns(row, before, EDITED)
        if not edited_columns(row, known.cells_now(), edited):  # nothing was edited, or it stands already
            return known.now
        self._refuse_conflict(known)
        refuse_faults(row, edited)
        return changed_quotation(known.now, edits_of(row, edited, known.now, known.names))

    def _refuse_conflict(self, known: _Known) -> None:
        """Raises where somebody changed the quotation after the export."""
        if all(known.row[name] == known.then[name] for name in _TOLD) and known.now.state == known.stamp.state:
            return
        raise RowRefusedError(
            f"{known.now.who} changed it after the export (it is {known.now.state} now); export anew and repeat the change."
        )

    def write(self, made: Change, who: str) -> None:
        """Writes the plan into a change."""
        for step in self.report.steps:
            if step.action == "changed" and step.after is not None:
                keep_quotation(made, who, self._live[step.after.id], step.after)
