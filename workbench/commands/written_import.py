"""Reading an edited workbook of the framework matrix back: what was edited in it, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.framework_book.columns import EDITED, Kind
from analysis.framework_book.stamp import Stamp
from coding.clean_text import FieldError
from coding.flag import flag_of
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
from workbench.commands.judgement_edits import JudgementChange, keep_judgement
from workbench.commands.summary_edits import SummaryChange, keep_summary
from workbench.commands.synthesis_edits import keep_synthesis
from workbench.commands.written_step import Action, WrittenImport, WrittenStep
from workbench.commands.written_targets import AUTHORS, TOLD, Target, Targets, stands_already
from workbench.rows.evidence import Cell
from workbench.store.door import Change, change, current_revision

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence
    from pathlib import Path

    from analysis.framework_book.reading import BookRow
    from workbench.rows.evidence import Evidence
    from workbench.store.database import Database
    from workbench.store.door import Row

_SHOWN = 60
_ORDER: tuple[Kind, ...] = ("summary", "synthesis", "judgement")


def import_written(
    database: Database, who: str, path: Path, evidence: Callable[[int], Evidence], *, dry_run: bool = False
) -> WrittenImport:
    """Reads an edited workbook back; undo takes all of it back.

    A row that nobody edited changes nothing, and neither does one that is gone. A row is refused where it is not about what its id
    is about, where somebody changed the same after the export, and where the edit itself is refused. What is written is written on
    the codings that counted when the workbook was made: if they have changed since, it is stale at once.

    Args:
        database: The study.
        who: Who acts.
        path: The workbook.
        evidence: Reads the codings that count at a revision.
        dry_run: Only tell what would happen.

    Raises:
        FrameworkFileError: The file is no exported workbook.
        ColumnMissingError: A sheet lacks columns.
        KodbokError: The file cannot be read.
    """
    from analysis.framework_book.reading import read_framework_book  # loads openpyxl

    rows = read_framework_book(path)
    if dry_run:
        with database.reading() as connection:
            trial = Change(connection, current_revision(connection) + 1)
            return _Import(trial, who, evidence).of(rows)
    with change(database, who, "summaries import") as made:
        return _Import(made, who, evidence, writes=True).of(rows)


@dataclass(frozen=True, slots=True)
class _Known:
    """What the study knows of a row.

    Attributes:
        own: Its id.
        target: What it is about.
        stamp: What it says of the export.
        then: What was written at the export, by column; empty for nothing.
        now: What is written now; None for nothing.
        cells: The cells that are edited, as they were exported.
    """

    own: str
    target: Target
    stamp: Stamp
    then: Row
    now: Row | None
    cells: Mapping[str, str]


class _Import:
    """An import into a change; one that is never written is a trial.

    Args:
        made: The change.
        who: Who acts.
        evidence: Reads the codings that count at a revision.
        writes: Whether what was gathered is written between the sheets, so that syntheses are drawn from the new summaries.
    """

    def __init__(self, made: Change, who: str, evidence: Callable[[int], Evidence], *, writes: bool = False) -> None:
        self._made, self._who, self._writes = made, who, writes
        self._targets = Targets(made.connection, evidence)

    def of(self, rows: Sequence[BookRow]) -> WrittenImport:
        """Takes all rows in, summaries first."""
        decided, copies = first_ones(rows, _key)
        steps: dict[int, WrittenStep] = {}
        for kind in _ORDER:
            for at, row in enumerate(decided):
                if row.kind == kind:
                    steps[at] = self._step(row, copies)
            if self._writes:
                self._made.write()
        met = {_key(row) for row in rows}
        missing = sum((kind, own) not in met for kind, known in self._targets.rows.items() for own in known)
        return WrittenImport(tuple(steps[at] for at in sorted(steps)), missing)

    def _step(self, row: BookRow, copies: Mapping[Hashable, int]) -> WrittenStep:
        """Takes one row in, or says why not."""
        try:
            known = self._known(row)
            refuse_copies(copies[_key(row)])
            edited = edited_columns(row, known.cells, EDITED[row.kind])
            if not edited or _stands(row, known, edited):
                return WrittenStep(row.sheet, row.line, "same", self._about(row.kind, known.target))
            self._keep(row, known, edited)
        except KodbokError as reason:
            return WrittenStep(row.sheet, row.line, "refused", message=str(reason))
        told = tuple(_told(name, known.cells[name], plain(row.cells[name])) for name in edited)
        return WrittenStep(row.sheet, row.line, _action(row, known), self._about(row.kind, known.target), told=told)

    def _about(self, kind: Kind, target: Target) -> str:
        """What a row is about, in words."""
        return ", ".join(each for each in self._targets.place(kind, target).values() if each)

    def _known(self, row: BookRow) -> _Known:
        """What the study knows of a row."""
        own = id_of(row, "a row without an id cannot be taken in; every cell has its own row in the export, so write it there.")
        stamp = Stamp.of(row.cells["stamp"])
        target = self._targets.known[row.kind].get(own)
        if target is None:
            raise RowRefusedError(
                f"nothing in the study has the id {own}: it was mistyped, or its theme, organisation or scale is gone."
            )
        then = None if stamp is None else self._targets.then(row.kind, own, stamp)
        if stamp is None or then is None:
            raise RowRefusedError(f"{row.cells['stamp']!r} is no stamp of this row; leave the last column as it was exported.")
        self._refuse_misplaced(row, target, stamp)
        cells = self._targets.cells(row.kind, target, then, stamp.revision)
        return _Known(own, target, stamp, then, self._targets.rows[row.kind].get(own), cells)

    def _refuse_misplaced(self, row: BookRow, target: Target, stamp: Stamp) -> None:
        """Raises where a row tells another place than its id: a column was sorted by itself, or an id was copied."""
        for name, text in self._targets.place(row.kind, target, stamp.revision).items():
            if name in row.faults or plain(row.cells[name]) != plain(text):
                raise RowRefusedError(
                    f"it says {row.cells[name]!r}, but its id belongs to {self._about(row.kind, target)}; only the columns in "
                    "blue are edited, and rows are sorted whole."
                )

    def _keep(self, row: BookRow, known: _Known, edited: Sequence[str]) -> None:
        """Writes the edits of a row into the change."""
        refuse_faults(row, edited)
        given = {name: plain(row.cells[name]) for name in edited}
        self._refuse_conflict(row.kind, known)
        holds = flag_in(given.get("holds", ""))
        evidence = self._targets.evidence_at(known.stamp.revision)
        target = known.target
        match row.kind:
            case "summary":
                told = SummaryChange(given.get("summary"), given.get("key"), holds)
                keep_summary(self._made, self._who, Cell(target.case, target.code, target.wave), told, evidence=evidence)
            case "synthesis":
                if "synthesis" in given or holds:
                    keep_synthesis(self._made, self._who, (target.code, target.wave), given.get("synthesis"), evidence=evidence)
            case "judgement":
                judged = JudgementChange(given.get("value"), given.get("comment"), _ids(given.get("segments")))
                keep_judgement(self._made, self._who, (target.scale, target.case, target.wave), judged)

    def _refuse_conflict(self, kind: Kind, known: _Known) -> None:
        """Raises where somebody changed the same after the export."""
        now = known.now or {}
        if all(now.get(name) == known.then.get(name) for name in TOLD[kind]):
            return
        who = f"{known.now[AUTHORS[kind]]} changed it" if known.now else "it was taken away"
        raise RowRefusedError(f"{who} after the export; export anew and repeat the change.")


def _key(row: BookRow) -> tuple[Kind, str] | None:
    """What a row is known by; None where it has no id."""
    own = own_id(row)
    return (row.kind, own) if own else None


def _stands(row: BookRow, known: _Known, edited: Sequence[str]) -> bool:
    """Whether a row says what is written now, as when a corrected file comes in once more."""
    if not known.now or any(name in row.faults for name in edited):
        return False
    return stands_already(row.kind, known.now, {name: plain(row.cells[name]) for name in edited})


def flag_in(text: str) -> bool:
    """Whether a cell says yes."""
    try:
        return flag_of(text)
    except FieldError as fault:
        raise FieldError(f"holds {fault.reason}.") from fault


def _ids(text: str | None) -> list[str] | None:
    """The ids of a cell, parted by `;`, commas or spaces."""
    return None if text is None else text.replace(";", " ").replace(",", " ").split()


def _action(row: BookRow, known: _Known) -> Action:
    """What an edit does."""
    first = EDITED[row.kind][0]
    if not known.now:
        return "new"
    return "removed" if not plain(row.cells[first]) else "changed"


def _told(name: str, before: str, after: str) -> str:
    """What of a row changes, in words."""
    if name == "holds":
        return "holds as it stands"
    return f"{name} {_short(before)} -> {_short(after)}" if before else f"{name} {_short(after)}"


def _short(text: str) -> str:
    """A text on one line, cut."""
    flat = " ".join(text.split())
    return repr(flat if len(flat) <= _SHOWN else f"{flat[:_SHOWN]}…")
