"""How the cells of coding sheets look: few styles, each made once for a workbook."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

from coding.text_cell import legal, set_text

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

FONT = "Arial"
"""Stands on every system under this name or one of the same measure, so that widths and heights hold."""
_INK, _QUIET, _WARNING, _LINK = "1F2933", "6B7280", "9C1C1C", "0B5394"
_HEADER, _ASIDE, _OPEN, _ASKED = "DCE6F0", "F0F2F5", "FFFDF0", "FFF2CC"
_HAIR, _THIN = Side(style="hair", color="9AA5B1"), Side(style="thin", color="9AA5B1")
_BELOW, _AROUND = Border(bottom=_HAIR), Border(left=_HAIR, right=_HAIR, bottom=_HAIR)
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_UNDER = Border(bottom=_THIN)
_TEXT = "@"
"""Excel's format for text: what is typed into such a cell becomes neither a date nor a number."""


@dataclass(frozen=True, slots=True)
class _Style:
    """How a kind of cell looks.

    Attributes:
        size: Points of its letters.
        bold: Whether they are bold.
        colour: Their colour.
        underlined: Whether a line runs below them.
        side: Where they stand.
        wrap: Whether they go on in further lines.
        indent: Steps away from the side.
        fill: The cell's colour.
        border: Its lines.
        form: Excel's format of its value.
        unlocked: Whether it may be edited.
    """

    size: float = 10
    bold: bool = False
    colour: str = _INK
    underlined: bool = False
    side: Literal["left", "center", "right"] = "left"
    wrap: bool = True
    indent: int = 0
    fill: str = ""
    border: Border | None = None
    form: str = "General"
    unlocked: bool = False

    def made(self, sheet: Worksheet) -> Any:  # noqa: ANN401  # openpyxl's own, which it does not name in public
        """The style's numbers in the sheet's workbook."""
        cell = WriteOnlyCell(sheet)
        cell.font = Font(
            name=FONT, size=self.size, bold=self.bold, color=self.colour, underline="single" if self.underlined else None
        )
        cell.alignment = Alignment(vertical="top", horizontal=self.side, wrap_text=self.wrap, indent=self.indent)
        cell.protection = Protection(locked=not self.unlocked)
        cell.number_format = self.form
        if self.fill:
            cell.fill = PatternFill("solid", start_color=self.fill)
        if self.border:
            cell.border = self.border
        return cell._style  # type: ignore[attr-defined]  # noqa: SLF001  # a style of its own for each cell takes ten times as long


_STYLES: dict[str, _Style] = {
    "number": _Style(size=8, colour=_QUIET, side="center", border=_BELOW),
    "speaker": _Style(bold=True, border=_BELOW),
    "text": _Style(border=_BELOW),
    "code": _Style(indent=1, fill=_OPEN, border=_AROUND, form=_TEXT, unlocked=True),
    "memo": _Style(indent=1, fill=_OPEN, border=_AROUND, form=_TEXT, unlocked=True),
    "extent": _Style(indent=1, size=8, colour=_QUIET, border=_BELOW),
    "mark": _Style(size=8, colour=_QUIET, wrap=False),
    "header": _Style(bold=True, fill=_HEADER, border=_UNDER),
    "header in": _Style(bold=True, indent=1, fill=_HEADER, border=_UNDER),
    "title": _Style(size=14, bold=True, wrap=False),
    "plain": _Style(wrap=False),
    "quiet": _Style(size=9, colour=_QUIET, wrap=False),
    "asking": _Style(indent=1, bold=True, side="right"),
    "answer": _Style(bold=True, fill=_ASKED, side="center", border=_BOX, form=_TEXT, unlocked=True),
    "warning": _Style(size=11, bold=True, colour=_WARNING, wrap=False),
    "heading": _Style(size=12, bold=True, wrap=False),
    "sign": _Style(indent=1, side="right", colour=_QUIET),
    "prose": _Style(),
    "link": _Style(colour=_LINK, underlined=True, wrap=False),
    "strong": _Style(bold=True, border=_BELOW),
}
_ASIDES = ("number", "speaker", "text", "extent")
"""What is quieter where the interviewer speaks."""


class Looks:
    """Makes cells.

    Args:
        sheet: Any sheet of the workbook; styles belong to the workbook as a whole.
    """

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._empty: dict[str, Cell] = {}
        asides = {f"{name} aside": replace(_STYLES[name], fill=_ASIDE, colour=_QUIET, bold=False) for name in _ASIDES}
        self._made = {name: style.made(sheet) for name, style in (_STYLES | asides).items()}

    def cell(self, look: str, value: str | int = "") -> Cell:
        """A cell with a text or a number; text stays text.

        Cells without either are one and the same for each look: when rows are streamed, each is written before the next is placed.
        """
        if value == "":
            return self._empty.get(look) or self._empty.setdefault(look, self._blank(look))
        made = self._blank(look)
        if isinstance(value, int):
            made.value = value
        else:
            set_text(made, legal(value))
        return made

    def _blank(self, look: str) -> Cell:
        """A new cell with nothing in it."""
        made: Cell = WriteOnlyCell(self._sheet)
        made._style = self._made[look]  # type: ignore[attr-defined]  # noqa: SLF001  # a style of its own for each cell takes ten times as long
        return made

    def indented(self, levels: int, *, bold: bool) -> str:
        """The name of a look for a code at some depth of the tree."""
        name = f"code {levels} {bold}"
        if name not in self._made:
            self._made[name] = _Style(indent=levels, bold=bold, border=_BELOW).made(self._sheet)
        return name
