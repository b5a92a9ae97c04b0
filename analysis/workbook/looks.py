"""How cells look: the workbook's few styles, made once and known by number."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from analysis.workbook.cells import Look

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

FONT = "Arial"
"""Stands on every system under this name or one of the same measure, so that widths and heights hold."""
INK = "1F2933"
FAINT = "6B7280"
HEADER_FILL = "DCE6F0"
BAND_FILL = "F0F2F5"
WRITTEN_FILL = "EEF5FC"
"""The ground of cells that people write in, so that empty ones are seen too."""
LINK = "0B5394"
WARNING = "9C1C1C"
INDENT = 1
"""Keeps a text away from the column before it, and a number from the one after it."""
_LINE = Side(style="hair", color="9AA5B1")
_STRONG_LINE = Side(style="thin", color="52606D")


class Looks:
    """Finds the number of a style, and makes it when it is asked for the first time.

    Args:
        sheet: Any sheet of the workbook; styles belong to the workbook as a whole.
    """

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._made: dict[tuple[object, ...], Look] = {}

    def text(
        self,
        *,
        size: float = 10,
        bold: bool = False,
        colour: str = INK,
        indent: int = 0,
        underlined: bool = False,
        **more: Any,  # noqa: ANN401  # style arguments as they come
    ) -> Look:
        """A wrapped text at the top left of its cell."""
        font = {"size": size, "bold": bold, "color": colour, "underline": "single" if underlined else None}
        return self._look(font, {"vertical": "top", "horizontal": "left", "wrap_text": True, "indent": indent}, **more)

    def header(self, *, rotated: bool = False, right: bool = False, apart: bool = False, indent: int = 0) -> Look:
        """A column's name, at the top of its cell, since the filter's button sits at the bottom."""
        side = "center" if rotated else "right" if right else "left"
        alignment = {
            "vertical": "bottom" if rotated else "top",
            "horizontal": side,
            "wrap_text": True,
            "text_rotation": 90 if rotated else 0,
            "indent": indent or (INDENT if right else 0),
        }
        return self._look(
            {"size": 10, "bold": True, "color": INK}, alignment, fill=HEADER_FILL, lines="strong left" if apart else "strong"
        )

    def fine(self, colour: str = FAINT, *, underlined: bool = False, **more: Any) -> Look:  # noqa: ANN401  # the same
        """Small print in one line, cut off by the cell's edge on the screen."""
        font = {"size": 8, "color": colour, "underline": "single" if underlined else None}
        return self._look(font, {"vertical": "top"}, **more)

    def number(
        self,
        number_format: str = "#,##0",
        *,
        size: float = 10,
        bold: bool = False,
        colour: str = INK,
        centred: bool = False,
        **more: Any,  # noqa: ANN401  # the same
    ) -> Look:
        """A number or a date."""
        font = {"size": size, "bold": bold, "color": colour}
        place = {"horizontal": "center"} if centred else {"horizontal": "right", "indent": INDENT}
        return self._look(font, {"vertical": "top", **place}, number_format=number_format, **more)

    def plain(self, *, size: float = 10, bold: bool = False, colour: str = INK) -> Look:
        """Text on bare paper, without lines, that may run on over the next cells."""
        return self._look({"size": size, "bold": bold, "color": colour}, {"vertical": "top"}, lines="")

    def _look(
        self,
        font: dict[str, Any],
        alignment: dict[str, Any],
        *,
        fill: str = "",
        number_format: str = "General",
        lines: str = "hair",
    ) -> Look:
        key = (*font.items(), *alignment.items(), fill, number_format, lines)
        if key not in self._made:
            style = {
                "font": Font(name=FONT, **font),
                "alignment": Alignment(**alignment),
                "number_format": number_format,
                "fill": PatternFill("solid", start_color=fill) if fill else PatternFill(),
                "border": _border(lines),
            }
            self._made[key] = Look(self._number(style), self._number({**style, "quotePrefix": True}))
        return self._made[key]

    def _number(self, style: Mapping[str, object]) -> int:
        cell = WriteOnlyCell(self._sheet)
        for name, value in style.items():
            setattr(cell, name, value)
        return int(cell.style_id)


def _border(lines: str) -> Border:
    """A `hair` or a `strong` line below, and one to the `left` of what stands apart from the columns before it."""
    below = _STRONG_LINE if "strong" in lines else _LINE if "hair" in lines else Side()
    return Border(bottom=below, left=_STRONG_LINE if "left" in lines else Side())
