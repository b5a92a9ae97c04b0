"""The sheet of codes: what the lists offer, and what each code means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coding import sheet_page
from coding.coding_sheets.frame import protect, set_height, set_widths
from coding.text_cell import MOST_CHARACTERS
from coding.text_lines import lines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from coding.code import Code
    from coding.codebook import Codebook
    from coding.coding_sheets.looks import Looks
    from coding.coding_sheets.wording import Words

_WIDTHS = (30.0, 36.0, 40.0, 34.0, 34.0, 34.0, 10.0)
_HEADER_ROWS = 1


def fill_codebook(sheet: Worksheet, codebook: Codebook, labels: Mapping[str, str], words: Words, looks: Looks) -> str:  # noqa: PLR0917  # what a sheet is made of
    """Fills the sheet: the codes in use in the tree's order, then those that are retired.

    Returns:
        The range of the codes in use, as the formula of a list; empty if there are none.
    """
    used = [code for code in codebook if not code.retired]
    codes = [*used, *(code for code in codebook if code.retired)]
    set_widths(sheet, _WIDTHS)
    sheet_page.repeat_top(sheet, _HEADER_ROWS, frozen="A")
    protect(sheet)
    sheet.append([looks.cell("header", name) for name in words.columns.values()])
    for number, code in enumerate(codes, start=_HEADER_ROWS + 1):
        texts = _texts(code, labels[code.path], words)
        set_height(sheet, number, max(lines(text, width - 0.5) for text, width in zip(texts, _WIDTHS, strict=True)))
        first = looks.cell(looks.indented(min(code.level, 8) - 1, bold=code.level == 1), texts[0])
        sheet.append([first, *(looks.cell("text", text) for text in texts[1:])])
    return f"'{sheet.title}'!$A${_HEADER_ROWS + 1}:$A${_HEADER_ROWS + len(used)}" if used else ""


def _texts(code: Code, label: str, words: Words) -> Sequence[str]:
    """The texts of a code's row."""
    told = (code.definition, code.include, code.exclude, code.example)
    return (label, code.path, *(_short(text) for text in told), words.yes if code.retired else "")


def _short(text: str) -> str:
    """As much of a text as a cell holds; it is only read here."""
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - 1] + "…"
