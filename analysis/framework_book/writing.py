"""Writing the framework matrix as a workbook to be edited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from analysis.catalogue import N_, Catalogue, translator
from analysis.framework_book import grid, tables
from analysis.framework_book.columns import EDITED, Kind
from analysis.workbook import archive, readme
from analysis.workbook.book import new_book
from analysis.workbook.column import Column
from analysis.workbook.looks import INK, LINK, Looks
from analysis.workbook.readme import Line
from analysis.workbook.sheet import HEADER_ROWS, Dress, fill, form_look, location
from analysis.workbook.widths import fitted
from coding import sheet_page
from coding.coding_sheets.frame import protect

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from analysis.framework_book.contents import FrameworkSheets
    from analysis.workbook.archive import Content
    from analysis.workbook.cells import Look
    from analysis.workbook.table import Table

HELP = (
    N_("Write in the blue columns of the sheets Summaries, Syntheses and Judgements, then read the file back into the study."),
    N_("Rows may be sorted and filtered; sort whole rows. A row that is deleted changes nothing. An emptied text is taken away."),
    N_("Key quotation: the id of a passage, as it stands in brackets before the words (8 characters)."),
    N_("Still holds: write x where you have read the passages again and a stale text holds as it stands."),
    N_("The sheets of the matrix are for reading: click a cell to go to the row where it is written."),
    N_("What somebody changed in the study after this export is not overwritten: the import names the row."),
)
_LIST_LIMIT = 255
"""So many characters a list of choices may have in Excel."""


def write_framework_book(sheets: FrameworkSheets, path: Path, lang: str = "sv") -> None:
    """Writes the matrix as a workbook: how it is done, the matrix to read, the sheets to write in, what was said.

    Args:
        sheets: What it holds.
        path: The file; replaced if it exists.
        lang: The language of headers and fixed words, `sv` or `en`.

    Raises:
        UnknownLanguageError: There is no such language.
        TextTooLongError: A text does not fit into a cell.
        OSError: The file cannot be written.
    """
    making = _Making(new_book(sheets.facts), sheets, translator(lang))
    archive.save(making.book, list(making.contents()), path)


@dataclass(slots=True)
class _Making:
    """A workbook that is being made.

    Attributes:
        book: The workbook.
        sheets: What it holds.
        say: Its language.
    """

    book: Workbook
    sheets: FrameworkSheets
    say: Catalogue

    def contents(self) -> Iterator[Content]:
        """Yields what fills each sheet, in order."""
        written = _written(self.sheets, self.say)
        shown = [(fitted(table), states) for table, states in grid.grids(self.sheets, written["summary"], self.say)]
        said = fitted(tables.passages(self.sheets, self.say))
        titles = [*(table.title for table, _ in shown), *(table.title for table in written.values()), said.title]
        front = self._sheet(self.say(readme.TITLE))
        looks = Looks(front)
        yield readme.fill(front, list(_help(self.sheets, titles, self.say)), looks)
        for table, states in shown:
            sheet = self._sheet(table.title)
            yield fill(sheet, table, looks, grid.dress(states, looks))
            protect(sheet)
        for kind, table in written.items():
            sheet = self._sheet(table.title)
            if kind == "judgement":
                _offer(sheet, table, self.sheets)
            yield fill(sheet, table, looks, _dress(kind, looks))
        yield fill(self._sheet(said.title), said, looks)

    def _sheet(self, title: str) -> Worksheet:
        """A new sheet, set up for paper."""
        sheet: Worksheet = self.book.create_sheet(title)
        sheet_page.set_up(sheet, self.say(readme.MARK), self.sheets.facts.title)
        return sheet


def _written(sheets: FrameworkSheets, say: Catalogue) -> dict[Kind, Table]:
    """The sheets that are written in; that of judgements only where there is a scale."""
    found: dict[Kind, Table] = {
        "summary": fitted(tables.summaries(sheets, say)),
        "synthesis": fitted(tables.syntheses(sheets, say)),
    }
    return found | ({"judgement": fitted(tables.judgements(sheets, say))} if sheets.steps else {})


def _help(sheets: FrameworkSheets, titles: Sequence[str], say: Catalogue) -> Iterator[Line]:
    """What the first sheet says."""
    yield Line(sheets.facts.title or say(grid.TITLE), style="title")
    yield Line(say(readme.MARK), style="mark")
    yield Line()
    yield Line(say("The study's revision"), sheets.facts.revision)
    for note in sheets.facts.notes:
        yield Line(say("Notes"), say.sentence(note))
    yield Line()
    yield Line(say("How it is done"), style="heading")
    for place, text in enumerate(HELP, start=1):
        yield Line(str(place), say(text))
    yield Line()
    yield Line(say("Sheets"), style="heading")
    yield from (Line(title, "", target=location(title, 1)) for title in titles)


def _offer(sheet: Worksheet, table: Table, sheets: FrameworkSheets) -> None:
    """Lets Excel offer the values of each row's scale, and refuse others."""
    letter = get_column_letter([column.field for column in table.columns].index("value") + 1)
    for scale, steps in sheets.steps.items():
        offered = ",".join(steps)
        if not steps or len(offered) > _LIST_LIMIT or any("," in step or '"' in step for step in steps):
            continue  # Excel knows no such list; the import tells what does not fit
        choices = DataValidation(type="list", formula1=f'"{offered}"', allow_blank=True)
        for row, name in enumerate(table.data["scale"], start=1 + HEADER_ROWS):
            if name == scale:
                choices.add(f"{letter}{row}")
        sheet.add_data_validation(choices)


def _dress(kind: Kind, looks: Looks) -> Dress:
    """What may be edited stands in another colour, and stays text whatever is typed."""

    def look(column: Column, row: int, is_link: bool) -> Look:  # noqa: ARG001, FBT001  # the dress's own signature
        """The look of a cell."""
        if column.form != "text":
            return form_look(looks, column)
        if column.field in EDITED[kind]:
            return looks.text(size=column.size, indent=column.indent, colour=LINK, number_format="@")
        return looks.text(size=column.size, indent=column.indent, colour=INK)

    return Dress(look)
