"""The sheet that tells the coder how, with a list of the interviews."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.worksheet.hyperlink import Hyperlink

from coding.coding_sheets.frame import protect, set_height, set_widths
from coding.howto import howto
from coding.howto.lines import Line, lines_of
from coding.text_lines import lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from coding.coding_sheets.contents import CodingSheets, InterviewSheet
    from coding.coding_sheets.looks import Looks
    from coding.coding_sheets.wording import Words

_WIDTHS = (12.0, 100.0, 12.0, 12.0, 10.0)
_LOOKS = {"title": "title", "heading": "heading", "step": "prose", "point": "prose", "text": "prose"}


class Readme:
    """Fills the sheet.

    Args:
        sheet: The sheet.
        lang: Its language.
        words: The words of that language.
        looks: How cells look.
    """

    def __init__(self, sheet: Worksheet, lang: str, words: Words, looks: Looks) -> None:
        self._sheet, self._lang, self._words, self._looks = sheet, lang, words, looks
        self._row = 0

    def fill(self, sheets: CodingSheets, titles: Sequence[str]) -> None:
        """Writes how it is done, what this workbook is, and where each interview lies.

        Args:
            sheets: What the workbook holds.
            titles: The title of each interview's sheet.
        """
        set_widths(self._sheet, _WIDTHS)
        self._sheet.sheet_view.showGridLines = False
        self._sheet.sheet_properties.tabColor = "0B5394"
        protect(self._sheet)
        title, *rest = lines_of(howto("excel", self._lang))
        self._say(title)
        self._add(2, ("warning", self._words.mark))
        self._facts(sheets)
        for line in rest:
            self._say(line)
        self._list(sheets.interviews, titles)

    def _facts(self, sheets: CodingSheets) -> None:
        """Whose workbook it is, and of what."""
        facts = {"coder": sheets.coder, "study": sheets.title, "unit": self._words.units[sheets.unit]}
        for name, value in facts.items():
            if value:
                self._add(1, ("sign", self._words.facts[name]), ("prose", value))

    def _say(self, line: Line) -> None:
        """Writes a line of the page."""
        if line.form in {"title", "heading"}:
            if self._row:
                self._add(1)
            self._add(1.5, (_LOOKS[line.form], line.text))
        else:
            self._add(lines(line.text, _WIDTHS[1]), ("sign", line.sign), ("prose", line.text))

    def _list(self, interviews: Sequence[InterviewSheet], titles: Sequence[str]) -> None:
        """Lists the interviews, each with a link to its sheet."""
        facts = self._words.facts
        self._add(1)
        self._add(1.5, ("heading", facts["sheets"]))
        self._add(1, ("plain", ""), ("plain", ""), *(("quiet", facts[name]) for name in ("rows", "codings", "finished")))
        for content, title in zip(interviews, titles, strict=True):
            codings = sum(len(row.shown) for row in content.rows)
            answer = self._words.yes if content.finished else ""
            figures = (("plain", len(content.rows)), ("plain", codings), ("plain", answer))
            self._add(1, ("plain", ""), ("link", content.interview), *figures)
            place = f"'{title.replace(chr(39), chr(39) * 2)}'!A1"
            self._sheet._hyperlinks.append(Hyperlink(ref=f"B{self._row}", location=place))  # type: ignore[attr-defined]  # noqa: SLF001  # the way to a link within the workbook when rows are streamed

    def _add(self, height: float, *cells: tuple[str, str | int]) -> None:
        """Adds a row."""
        self._row += 1
        set_height(self._sheet, self._row, height)
        self._sheet.append([self._looks.cell(look, value) for look, value in cells])
