"""The sheet of an interview: its text row by row, with cells for codes and memos."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from coding import sheet_page
from coding.coding_sheets.frame import protect, set_height, set_widths
from coding.coding_sheets.row_mark import FinishedCell, RowMark, ShownCoding, digest, encoded, loose_digest
from coding.coding_sheets.wording import MARK_HEADER, Words
from coding.text_cell import legal
from coding.text_lines import lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from coding.coding_sheets.contents import CodingSheets, InterviewSheet, SheetRow
    from coding.coding_sheets.looks import Looks

HEADER_ROWS = 3
LEAST_CODES = 5
_FIRST_CODE = 4
"""Number of the first code column; number, speaker and text stand before it."""
_NUMBER, _SPEAKER, _TEXT, _CODE, _MEMO, _EXTENT, _MARK = 5.0, 13.0, 70.0, 20.0, 33.0, 24.0, 4.0
_INDENT = 1.3
_MOST_MEMO = 30_000
"""Characters of a memo that are shown; a longer one cannot be edited here."""


@dataclass(frozen=True, slots=True)
class SheetMaker:
    """Fills the sheets of one workbook.

    Attributes:
        sheets: What the workbook holds.
        words: Its words.
        labels: What each code is called, by path.
        choices: The range of the codes to choose from, as a formula; empty if there are none.
        looks: How cells look.
    """

    sheets: CodingSheets
    words: Words
    labels: Mapping[str, str]
    choices: str
    looks: Looks

    def fill(self, sheet: Worksheet, content: InterviewSheet) -> None:
        """Fills the sheet of one interview."""
        codes = max(LEAST_CODES, content.widest + 1)
        widths = [_NUMBER, _SPEAKER, _TEXT, *[_CODE] * codes, _MEMO, _EXTENT, _MARK]
        self._frame(sheet, content, widths, codes)
        for cells in self._top(content, codes):
            sheet.append(cells)
        for number, row in enumerate(content.rows, start=1):
            set_height(sheet, HEADER_ROWS + number, self._lines(row))
            sheet.append(self._row(number, row, content.interview, codes))

    def _frame(self, sheet: Worksheet, content: InterviewSheet, widths: list[float], codes: int) -> None:
        """Sets up all that is around the cells."""
        last = HEADER_ROWS + len(content.rows)
        set_widths(sheet, widths)
        sheet.column_dimensions[get_column_letter(len(widths))].hidden = True
        set_height(sheet, 1, 1, 15)
        sheet_page.repeat_top(sheet, HEADER_ROWS, frozen="ABC")
        sheet.print_area = f"A1:{get_column_letter(len(widths) - 1)}{last}"
        sheet.auto_filter.ref = f"A{HEADER_ROWS}:{get_column_letter(len(widths) - 1)}{max(last, HEADER_ROWS + 1)}"
        sheet.sheet_properties.tabColor = "8CB369" if content.finished else None
        protect(sheet)
        first = get_column_letter(_FIRST_CODE)
        self._offer(sheet, f'"{self.words.yes},{self.words.no}"', f"{first}2")
        if self.choices and content.rows:
            cells = f"{first}{HEADER_ROWS + 1}:{get_column_letter(_FIRST_CODE + codes - 1)}{last}"
            self._offer(sheet, self.choices, cells, codes=True)

    def _offer(self, sheet: Worksheet, choices: str, cells: str, *, codes: bool = False) -> None:
        """Lets Excel offer a list in some cells; what is not on it is asked about, not forbidden."""
        offer = DataValidation(type="list", formula1=choices, allow_blank=True, errorStyle="warning", showErrorMessage=True)
        if codes:
            offer.errorTitle, offer.error = self.words.unlisted
        offer.add(cells)
        sheet.data_validations.append(offer)

    def _top(self, content: InterviewSheet, codes: int) -> Iterator[list[Cell]]:
        """The rows above the interview's own: its name, whether it is finished, and the header."""
        cell, words = self.looks.cell, self.words
        yield [cell("title", content.interview)]
        mark = FinishedCell(self.sheets.revision, self.sheets.coder, content.interview, content.finished)
        answer = cell("answer", words.yes if content.finished else "")
        blank = [cell("plain")] * (codes + 1)
        coder = cell("plain", f"{words.coder}: {self.sheets.coder}")
        yield [coder, cell("plain"), cell("asking", words.finished), answer, *blank, cell("mark", encoded(mark))]
        indented = [*(f"{words.code} {number}" for number in range(1, codes + 1)), words.memo, words.extent]
        plain = [cell("header", name) for name in (words.number, words.speaker, words.text)]
        yield [*plain, *(cell("header in", name) for name in indented), cell("header", MARK_HEADER)]

    def _row(self, number: int, row: SheetRow, interview: str, codes: int) -> list[Cell]:
        """One row of the interview."""
        cell = self.looks.cell
        aside = " aside" if row.unit.role == "interviewer" else ""
        labels = self._labels(row)
        filled = [cell("code", label) for label in labels]
        return [
            cell(f"number{aside}", number),
            cell(f"speaker{aside}", row.unit.speaker),
            cell(f"text{aside}", row.text),
            *filled,
            *[cell("code") for _ in range(codes - len(filled))],
            cell("memo", self._memo(row)),
            cell(f"extent{aside}", self._extents(row)),
            cell("mark", encoded(self._mark(row, interview, labels))),
        ]

    def _labels(self, row: SheetRow) -> list[str]:
        """What stands in the code cells of a row."""
        return [self.labels.get(one.segment.code, one.segment.code) for one in row.shown]

    def _memo(self, row: SheetRow) -> str:
        """What stands in the memo's cell: the one memo, or all of them with their codes."""
        told = [one for one in row.shown if one.segment.memo.strip()]
        if len(row.memos) <= 1:
            text = "".join(row.memos)
        else:
            text = "\n".join(f"{self.labels.get(one.segment.code, '')}: {one.segment.memo}" for one in told)
        return text if len(text) <= _MOST_MEMO else text[:_MOST_MEMO] + " …"

    def _extents(self, row: SheetRow) -> str:
        """What is said of codings that do not cover the row's text exactly."""
        said = [self.words.extents(one, number) for number, one in enumerate(row.shown, start=1)]
        if len(row.codings) > len(row.shown):
            said.append(self.words.hidden.format(count=len(row.codings) - len(row.shown)))
        return "\n".join(filter(None, said))

    def _mark(self, row: SheetRow, interview: str, labels: list[str]) -> RowMark:
        """The mark of a row."""
        return RowMark(
            self.sheets.revision,
            self.sheets.coder,
            interview,
            row.unit.start,
            row.unit.end,
            loose_digest(legal(row.text)),
            tuple(ShownCoding(one.segment.id, legal(label)) for one, label in zip(row.shown, labels, strict=True)),
            digest(legal(self._memo(row))),
            _holders(row),
        )

    def _lines(self, row: SheetRow) -> float:
        """How many lines a row has."""
        labels = [lines(label, _CODE - _INDENT) for label in self._labels(row)]
        said = [lines(row.text, _TEXT), lines(row.unit.speaker, _SPEAKER, 11), lines(self._memo(row), _MEMO - _INDENT)]
        return max(*said, *labels, lines(self._extents(row), _EXTENT - _INDENT, 8) * 0.8)


def _holders(row: SheetRow) -> tuple[str, ...] | None:
    """Ids of the codings that the memo's cell speaks for: those with the one memo, or all where none has any."""
    if len(row.memos) > 1 or any(len(memo) > _MOST_MEMO for memo in row.memos):
        return None
    return tuple(one.segment.id for one in row.shown if one.segment.memo.strip() or not row.memos)
