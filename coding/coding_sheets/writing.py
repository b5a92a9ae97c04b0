"""Writing coding sheets as an Excel workbook.

Importing this module loads openpyxl, so it is imported when a workbook is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.packaging.custom import IntProperty
from openpyxl.styles import Font

from coding import sheet_page
from coding.coding_sheets.codebook_sheet import fill_codebook
from coding.coding_sheets.interview_sheet import SheetMaker
from coding.coding_sheets.looks import FONT, Looks
from coding.coding_sheets.readme_sheet import Readme
from coding.coding_sheets.sheet_names import sheet_names
from coding.coding_sheets.wording import words_of
from coding.columns import REVISION_PROPERTY
from coding.text_cell import legal
from interviews.output import replacing

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from coding.coding_sheets.contents import CodingSheets


def write_coding_sheets(sheets: CodingSheets, path: Path, lang: str = "sv", *, force: bool = False) -> None:
    """Writes the workbook: how it is done, the codebook, a sheet for each interview.

    Args:
        sheets: What it holds.
        path: The file.
        lang: The language of headers and help, `sv` or `en`.
        force: Whether a file that exists is replaced.

    Raises:
        SheetLanguageError: There is no such language.
        OutputExistsError: The file exists and force is not given.
        KodbokError: Its folder is missing or it cannot be written.
    """
    words = words_of(lang)
    with replacing(path, force=force) as temporary:
        book = _book(sheets)
        front, codes = (_sheet(book, title, words.mark, sheets.title) for title in (words.readme, words.codebook))
        looks = Looks(front)
        titles = sheet_names((one.interview for one in sheets.interviews), (words.readme, words.codebook))
        Readme(front, lang, words, looks).fill(sheets, titles)
        labels = sheets.labels()
        choices = fill_codebook(codes, sheets.codebook, labels, words, looks)
        maker = SheetMaker(sheets, words, labels, choices, looks)
        for content, title in zip(sheets.interviews, titles, strict=True):
            maker.fill(_sheet(book, title, words.mark, sheets.title), content)
        book.save(temporary)


def _book(sheets: CodingSheets) -> Workbook:
    """A workbook whose sheets are streamed, with what it says of itself."""
    book = Workbook(write_only=True)
    # openpyxl has no public way to the standard font, whose digits are the unit of widths
    book._named_styles["Normal"].font = Font(name=FONT, size=10)  # type: ignore[attr-defined]  # noqa: SLF001
    book.properties.creator, book.properties.title = "Kodbok", legal(sheets.title)
    revision = IntProperty(name=REVISION_PROPERTY, value=sheets.revision)
    book.custom_doc_props.append(revision)  # type: ignore[attr-defined]  # the stubs are older than the property
    return book


def _sheet(book: Workbook, title: str, mark: str, study: str) -> Worksheet:
    """A new sheet, set up for paper."""
    sheet: Worksheet = book.create_sheet(title)
    sheet_page.set_up(sheet, mark, legal(study))
    return sheet
