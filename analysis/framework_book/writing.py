"""Writing the framework matrix as a workbook to be edited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.catalogue import N_, Catalogue, translator
from analysis.framework_book import grid, tables
from analysis.framework_book.columns import EDITED, FROZEN, Kind
from analysis.framework_book.contents import SHORT
from analysis.workbook import archive, edited_sheet, readme
from analysis.workbook.book import new_book
from analysis.workbook.looks import Looks
from analysis.workbook.readme import Line
from analysis.workbook.sheet import fill, location
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
    from analysis.workbook.table import Table

HELP = (
    N_("Write in the blue columns of the sheets Summaries, Syntheses and Judgements, then read the file back into the study."),
    N_("Rows may be sorted and filtered; sort whole rows. A row that is deleted changes nothing. An emptied text is taken away."),
    N_("Key quotation: the id of a passage, as it stands in brackets before the words (8 characters)."),
    N_("Still holds: write x where you have read the passages again and a stale text holds as it stands."),
    N_("The sheets of the matrix are for reading: click a cell without a summary to go to the row where it is to be written."),
    N_("Passages: coded segments that overlap or meet count as one, so a cell may show more segments than passages."),
    N_("What somebody changed in the study after this export is not overwritten: the import names the row."),
)


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
            _offer(sheet, kind, table, self.sheets)
            edited_sheet.guard(sheet, table, EDITED[kind], self.say)
            yield fill(sheet, table, looks, edited_sheet.dress(looks, EDITED[kind], FROZEN[kind]))
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


def _offer(sheet: Worksheet, kind: Kind, table: Table, sheets: FrameworkSheets) -> None:
    """Lets Excel offer what may be written: ids of passages of the row's cell, values of the row's scale, a cross."""
    if kind == "summary":
        ids = _ids_by_cell(sheets)
        for row, cell in enumerate(table.data["id"]):
            edited_sheet.offer(sheet, table, "key", ids.get(cell, ()), rows=[row])
    if kind == "judgement":
        scales = list(table.data["scale"])
        for scale, steps in sheets.steps.items():
            edited_sheet.offer(sheet, table, "value", steps, rows=[row for row, name in enumerate(scales) if name == scale])
    else:
        edited_sheet.offer(sheet, table, "holds", ("x",))


def _ids_by_cell(sheets: FrameworkSheets) -> dict[str, list[str]]:
    """The short ids of the coded segments of each cell."""
    found: dict[str, list[str]] = {}
    for cell, segment in zip(sheets.passages["cell"], sheets.passages["id"], strict=True):
        found.setdefault(cell, []).append(segment[:SHORT])
    return found
