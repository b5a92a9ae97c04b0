"""Reading coding sheets back: every row by its own mark, whatever became of sheets, names and order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coding.clean_text import FieldError
from coding.coding_row import CodingFile, CodingRow, FinishedMark, Refusal
from coding.coding_sheets.filled_row import FilledRow, RowFaultError, RowReader
from coding.coding_sheets.finished_cell import finished_of
from coding.coding_sheets.labels import KnownLabels
from coding.coding_sheets.layout import layout_of
from coding.coding_sheets.merged import merged_below
from coding.coding_sheets.row_edits import row_edits, written_alike
from coding.coding_sheets.row_mark import FinishedCell
from coding.coding_sheets.sheet_fault import sheet_fault
from coding.coding_sheets.wording import WORDS
from interviews.grid import fold_header
from interviews.workbook_grid import sheet_grid

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from interviews.grid import Grid

_BEGINNING = 60
"""Rows among which the header or a mark stands, whatever a program or a person has put above."""


def is_coding_workbook(workbook: Workbook) -> bool:
    """Says whether a workbook holds coding sheets, be they whole or not."""
    return any(layout_of(sheet_grid(sheet, _BEGINNING).rows) for sheet in workbook.worksheets)


def read_coding_sheets(workbook: Workbook) -> CodingFile:
    """Reads the coding sheets of a workbook.

    A row that stands twice counts once; copies that differ are refused, and so is a row whose text was changed or that was put in
    by hand. A row that is gone changes nothing.
    """
    grids = [sheet_grid(sheet) for sheet in workbook.worksheets]
    reading = _Reading(_known_labels(grids))
    for sheet, grid in zip(workbook.worksheets, grids, strict=True):
        reading.take(sheet, grid)
    return reading.file()


def _known_labels(grids: Iterable[Grid]) -> KnownLabels:
    """The labels and paths of the sheet of codes, if the workbook still has it."""
    for grid in grids:
        for row in grid.rows[:_BEGINNING]:
            header = [fold_header(cell) for cell in row.cells]
            for words in WORDS.values():
                label, path = words.columns["label"], words.columns["path"]
                if label in header and path in header:
                    below = [other.cells for other in grid.rows if other.number > row.number]
                    return KnownLabels(dict(_pairs(below, header.index(label), header.index(path))))
    return KnownLabels({})


def _pairs(rows: Iterable[list[str]], first: int, second: int) -> Iterator[tuple[str, str]]:
    """The filled pairs of two columns."""
    for cells in rows:
        if max(first, second) < len(cells) and cells[first].strip() and cells[second].strip():
            yield cells[first].strip(), cells[second].strip()


class _Reading:
    """Gathers what the sheets of a workbook say.

    Args:
        known: What the labels mean.
    """

    def __init__(self, known: KnownLabels) -> None:
        self._known = known
        self._line = 0
        self._revisions: set[int] = set()
        self._rows: list[FilledRow] = []
        self._refused: list[Refusal] = []
        self._marks: dict[tuple[str, str], FinishedMark] = {}

    def take(self, sheet: Worksheet, grid: Grid) -> None:
        """Takes in a sheet, if it is a coding sheet."""
        layout = layout_of(grid.rows)
        if layout is None:
            return
        fault = sheet_fault(layout, grid.rows)
        if fault:
            self._line += 1
            self._refused.append(Refusal(self._line, fault, place=f"sheet “{grid.sheet}”"))
            return
        reader = RowReader(layout, merged_below(sheet), {row.number: row for row in grid.rows})
        for row in grid.rows:
            self._line += 1
            place = f"sheet “{grid.sheet}”, row {row.number}"
            try:
                mark = reader.mark(row)
                if isinstance(mark, FinishedCell):
                    self._answer(mark, reader.answer(row), place)
                elif mark is not None:
                    self._revisions.add(mark.revision)
                    self._rows.append(reader.filled(row, self._line, place, mark))
            except (RowFaultError, FieldError) as fault_of_row:
                self._refused.append(Refusal(self._line, str(fault_of_row), place=place))

    def _answer(self, mark: FinishedCell, text: str, place: str) -> None:
        """Takes in whether an interview is finished, where that was changed."""
        self._revisions.add(mark.revision)
        finished = finished_of(text)
        if finished != mark.finished:
            said = FinishedMark(mark.interview, mark.coder, finished, place)
            self._marks.setdefault((mark.interview, mark.coder), said)  # the same sheet may stand twice

    def file(self) -> CodingFile:
        """What all of it says."""
        found: list[CodingRow | Refusal] = [*self._refused]
        for copies in self._by_unit():
            found += self._said(copies)
        rows = [one for one in found if isinstance(one, CodingRow)]
        refused = [one for one in found if isinstance(one, Refusal)]
        return CodingFile(
            rows=tuple(sorted(rows, key=lambda one: one.line)),
            revision=min(self._revisions, default=None),
            refused=tuple(sorted(refused, key=lambda one: one.line)),
            marks=tuple(self._marks.values()),
        )

    def _by_unit(self) -> list[list[FilledRow]]:
        """The rows, the copies of each together."""
        units: dict[tuple[str, str, int, int], list[FilledRow]] = {}
        for row in self._rows:
            units.setdefault(row.unit, []).append(row)
        return list(units.values())

    def _said(self, copies: list[FilledRow]) -> Iterator[CodingRow | Refusal]:
        """What the copies of a row say, if they agree."""
        if len({written_alike(row, self._known) for row in copies}) == 1:
            yield from row_edits(copies[0], self._known)
            return
        for row in copies:
            others = " and ".join(other.place for other in copies if other is not row)
            message = f"the row stands in {others} too, filled in otherwise; delete the one that is wrong"
            yield Refusal(row.line, message, place=row.place)
