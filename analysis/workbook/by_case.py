"""The sheet of themes by case: a heat map that can be read without its colours, with true totals."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from textwrap import wrap
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from openpyxl.formatting.rule import ColorScaleRule
from openpyxl.utils import get_column_letter

from analysis import silence
from analysis.catalogue import N_, Catalogue
from analysis.description import how_far
from analysis.workbook.archive import Content
from analysis.workbook.cells import Look, cell, row_xml
from analysis.workbook.column import Column
from analysis.workbook.heights import height, upright_points
from analysis.workbook.looks import BAND_FILL, FAINT, INK, LINK, Looks
from analysis.workbook.sheet import CHARACTERS_A_UNIT, location
from analysis.workbook.table import Table
from coding import sheet_page
from coding.text_lines import lines, lines_height

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from analysis.case_grid import CaseGrid
    from analysis.workbook.results import Results

TITLE = N_("Theme by case")
NOT_FINISHED = N_("not fully coded")
_UNKNOWN_MEANS = N_("'not fully coded': nothing of the case is coded or finished, so the number is unknown.")
_STAR_FORMAT = '0"*"'
_HEAT = "7FA8CF"
_GENTLE = 4
"""The least number that gets the full colour: in a study of few passages one of them is no extreme."""
_NARROW, _WAITING = 6.5, 13.0
_CASES_ABREAST = 28
"""Cases that fit on a page's width and can still be read."""
_ROWS_A_PAGE = 45
_FIXED = {"name": 40.0, "outside": 9.0, "whole": 9.0, "proposed": 10.0, "code": 44.0}


def table(results: Results) -> Table:
    """A row a code and a column a case, then no case, the whole and what awaits a look; at the end the totals of each case."""
    grid, say = results.by_case, results.say
    rows = [_code_row(grid, place, say) for place in range(len(grid.codes))]
    interviews = results.material.interviews
    sums = (
        (say("all codes (overlaps counted once)"), grid.together.tolist(), grid.together_whole),
        (say("interviews"), list(grid.interviews), len(interviews)),
        (say("finished"), list(grid.finished), int(interviews["finished"].sum())),
    )
    rows += [_row(name, values, whole, say) for name, values, whole in sums]
    columns = _columns(grid, outside=bool(interviews["case"].isna().any()))
    headers = tuple(column.header if column.field.startswith("case") else say(column.header) for column in columns)
    data = pd.DataFrame(rows, columns=[column.field for column in columns], dtype="object")
    return Table(say(TITLE), columns, headers, data)


def _columns(grid: CaseGrid, *, outside: bool) -> tuple[Column, ...]:
    cases = [
        Column(f"case{place}", name, "number", _WAITING if waiting else _NARROW)
        for place, (name, waiting) in enumerate(zip(grid.cases, grid.waiting, strict=True))
    ]
    nowhere = [Column("outside", N_("no case"), "number", _FIXED["outside"])] if outside else []
    whole = Column("whole", N_("total"), "number", _FIXED["whole"])
    proposed = Column("proposed", N_("proposed"), "number", _FIXED["proposed"])
    return (
        Column("name", N_("theme"), "text", _FIXED["name"]),
        *cases,
        *nowhere,
        whole,
        proposed,
        Column("code", N_("code"), "fine", 44),
    )


def _code_row(grid: CaseGrid, place: int, say: Catalogue) -> dict[str, object]:
    row = _row(grid.names[place], grid.passages[place].tolist(), int(grid.whole[place]), say)
    return {**row, "proposed": grid.proposed[place], "code": grid.codes[place]}


def _row(name: str, values: Sequence[float], whole: int, say: Catalogue) -> dict[str, object]:
    """One row; what belongs to no case is what the whole holds beside the cases."""
    cells = {f"case{place}": say(NOT_FINISHED) if math.isnan(value) else int(value) for place, value in enumerate(values)}
    outside = whole - sum(value for value in cells.values() if isinstance(value, int))
    return {"name": name, **cells, "outside": outside, "whole": whole, "proposed": None, "code": None}


@dataclass(frozen=True)  # no slots: what is asked for a cell at a time is kept
class HeatMap:
    """The sheet in the making.

    Attributes:
        results: What is shown.
        table: The table of it.
        looks: The workbook's styles.
        first_row: The row of the first passage of a code in a case, in the sheet of passages.
        passages: That sheet's name.
    """

    results: Results
    table: Table
    looks: Looks
    first_row: Mapping[tuple[str, str], int]
    passages: str

    def fill(self, sheet: Worksheet) -> Content:
        """Lays out the sheet and writes its rows."""
        self._frame(sheet)
        rows = [self._header(), *map(self._row, range(len(self.table.data))), *self._notes()]
        return Content(rows, self._links())

    @property
    def _letters(self) -> list[str]:
        return [get_column_letter(number) for number, _ in enumerate(self.table.columns, start=1)]

    @cached_property
    def _silent(self) -> set[tuple[str, int]]:
        """Fields and rows of noughts that are no findings yet."""
        return {(f"case{case}", row) for row, case in np.argwhere(silence.silences(self.results.by_case)).tolist()}

    @property
    def _codes(self) -> int:
        return len(self.results.by_case.codes)

    def _frame(self, sheet: Worksheet) -> None:
        for letter, column in zip(self._letters, self.table.columns, strict=True):
            sheet.column_dimensions[letter].width = column.width
        sheet_page.repeat_top(sheet, 1, columns="A")
        sheet.page_setup.fitToWidth = math.ceil(max(len(self.results.by_case.cases), 1) / _CASES_ABREAST)
        sheet.page_setup.fitToHeight = 1 if len(self.table.data) <= _ROWS_A_PAGE else 0
        sheet.print_area = f"A1:{self._letters[-2]}{len(self.table.data) + 1 + len(self._notes())}"
        deeper = self._rows_below_the_roots()
        if self.results.by_case.cases and deeper:
            last = self._letters[len(self.results.by_case.cases)]
            where = " ".join(f"B{first}:{last}{end}" for first, end in deeper)
            ends = {"start_type": "num", "start_value": 0, "start_color": "FFFFFF", "end_color": _HEAT}
            ends |= {"end_type": "num", "end_value": max(self._most(), _GENTLE)}
            heat = ColorScaleRule(**ends)  # type: ignore[no-untyped-call]  # openpyxl's own helper
            sheet.conditional_formatting.add(where, heat)

    def _most(self) -> int:
        """The largest number below the roots."""
        grid = self.results.by_case
        deeper = grid.passages[[level > 1 for level in grid.levels]]
        return int(np.nanmax(deeper)) if deeper.size and not np.isnan(deeper).all() else 0

    def _rows_below_the_roots(self) -> list[tuple[int, int]]:
        """Stretches of rows without roots, whose sums would outshine everything."""
        stretches: list[tuple[int, int]] = []
        for row, level in enumerate(self.results.by_case.levels, start=2):
            if level == 1:
                continue
            follows = bool(stretches) and stretches[-1][1] == row - 1
            stretches[-1:] = [(stretches[-1][0], row)] if follows else [*stretches[-1:], (row, row)]
        return stretches

    def _header(self) -> str:
        turned = {column.field for column in self.table.columns if column.form == "number"}
        cells = [
            cell(name, self.looks.header(rotated=column.field in turned, apart=column.field == "proposed"))
            for name, column in zip(self.table.headers, self.table.columns, strict=True)
        ]
        return row_xml(1, zip(self._letters, cells, strict=True), f' ht="{self._header_height()}" customHeight="1"')

    def _header_height(self) -> int:
        """How high the upright names need it."""
        return upright_points(
            [name for name, column in zip(self.table.headers, self.table.columns, strict=True) if column.form == "number"]
        )

    def _row(self, place: int) -> str:
        values = self.table.data.iloc[place].tolist()
        cells = [cell(value, self._look(column, place, value)) for value, column in zip(values, self.table.columns, strict=True)]
        return row_xml(
            place + 2, zip(self._letters, cells, strict=True), height(lines_height(lines(str(values[0]), _FIXED["name"] - 5)))
        )

    def _look(self, column: Column, place: int, value: object) -> Look:
        level = self.results.by_case.levels[place] if place < self._codes else 0
        fill = BAND_FILL if level <= 1 else ""
        if column.field == "code":
            return self.looks.fine(fill=fill)
        if column.field == "name":
            return self.looks.text(bold=level <= 1, indent=2 * max(level - 1, 0), fill=fill)
        if isinstance(value, str):
            return self.looks.number("General", centred=True, size=8, colour=FAINT, fill=fill)
        if column.field == "proposed":
            return self.looks.number(centred=True, colour=FAINT, fill=fill, lines="hair left")
        colour = FAINT if value == 0 else LINK if self._target(column, place) else INK
        bold, form = level <= 1 or column.field == "whole", _STAR_FORMAT if (column.field, place) in self._silent else "#,##0"
        return self.looks.number(form, centred=True, bold=bold, colour=colour, fill=fill)

    def _target(self, column: Column, place: int) -> str | None:
        if place >= self._codes or not column.field.startswith("case"):
            return None
        row = self.first_row.get((self.results.by_case.codes[place], column.header))
        return location(self.passages, row) if row else None

    def _links(self) -> list[tuple[str, str]]:
        return [
            (f"{letter}{place + 2}", target)
            for place in range(self._codes)
            for letter, column in zip(self._letters, self.table.columns, strict=True)
            if (target := self._target(column, place))
        ]

    def _notes(self) -> list[str]:
        """What the reader must know, below the table."""
        say = self.results.say
        what = say("Passages by theme and case")
        grid = self.results.by_case
        notes = [
            "",
            f"{what} – {how_far(self.results.material, say)}.",
            say("A passage counts under its theme and under every theme above it; the darker the cell, the more passages."),
            *([say(_UNKNOWN_MEANS)] if any(grid.waiting) else []),
            *([say(silence.MEANING) + "."] if self._silent else []),
        ]
        first, look = len(self.table.data) + 2, self.looks.plain(size=9, colour=FAINT)
        lines = [line for note in notes for line in wrap(note, self._characters()) or [""]]
        return [row_xml(first + place, [("A", cell(line, look))]) for place, line in enumerate(lines)]

    def _characters(self) -> int:
        """Characters of a note that the printed columns are wide enough for."""
        return int(sum(column.width for column in self.table.columns[:-1]) * CHARACTERS_A_UNIT)
