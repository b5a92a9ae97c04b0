"""Ratings as a workbook to be edited in Excel and read back: a row a rating, in the form in which every matrix may come in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from analysis.catalogue import N_, translator
from analysis.workbook import archive
from analysis.workbook.book import new_book
from analysis.workbook.column import Column
from analysis.workbook.looks import INK, LINK, Looks
from analysis.workbook.readme import MARK
from analysis.workbook.sheet import Dress, fill, form_look
from analysis.workbook.table import CELL_LIMIT, Table
from analysis.workbook.widths import fitted
from coding import sheet_page
from interviews.errors import KodbokError

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd
    from openpyxl.worksheet.worksheet import Worksheet

    from analysis.material import StudyFacts
    from analysis.workbook.cells import Look

EXPORTED = ("assignment", "case", "rating", "comment", "kind", "wave", "code")
"""What of a rating stands in the workbook and may be edited there."""
_COLUMNS = (
    *(Column("assignment", "", "text", 40), Column("case", "", "text", 28), Column("rating", "", "text", 10)),
    *(
        Column("comment", "", "text", 50),
        Column("kind", "", "text", 18),
        Column("wave", "", "text", 12),
        Column("code", "", "text", 36),
    ),
    *(Column("id", "", "fine", 29, printed=False), Column("stamp", "", "fine", 22, printed=False)),
)
HEADERS: Mapping[str, tuple[str, ...]] = {
    "sv": ("uppdrag", "organisation", "status", "kommentar", "typ", "uppföljningsår", "kod", "id", "stämpel (ändra inte)"),
    "en": ("assignment", "organisation", "status", "comment", "type", "wave", "code", "id", "stamp (do not edit)"),
}
"""The headers, as `interviews.ratings.matrix_columns` understands them."""
WORDS: Mapping[str, Mapping[str, str]] = {
    "sv": {
        "green": "grön",
        "yellow": "gul",
        "red": "röd",
        "ongoing": "pågående",
        "development": "utvecklingsområde",
        "investigation": "utredning",
    },
    "en": {
        "green": "green",
        "yellow": "yellow",
        "red": "red",
        "ongoing": "ongoing",
        "development": "development area",
        "investigation": "investigation",
    },
}


class CommentTooLongError(KodbokError):
    """A comment does not fit into a cell of Excel."""

    def __init__(self, assignment: str, case: str) -> None:
        super().__init__(
            f"The comment on {assignment} of {case} is longer than a cell of Excel holds ({CELL_LIMIT} characters), so the ratings "
            "cannot be exported with it; shorten it in the matrix it came from, or leave it out by a filter."
        )


def write_status_book(ratings: pd.DataFrame, facts: StudyFacts, path: Path, lang: str = "sv") -> None:
    """Writes ratings as a workbook; all but ids and stamps may be edited there. Cells have no colour, which would be read too.

    Args:
        ratings: `EXPORTED`, where `code` is the code that was named for the assignment; `id`, and `stamp`, the revision in which
            the rating became so.
        facts: The study's own facts.
        path: The file; replaced if it exists.
        lang: The language of headers and fixed words, `sv` or `en`.

    Raises:
        UnknownLanguageError: There is no such language.
        CommentTooLongError: A comment does not fit into a cell.
        OSError: The file cannot be written.
    """
    say = translator(lang)
    for assignment, case, comment in zip(ratings["assignment"], ratings["case"], ratings["comment"], strict=True):
        if len(comment.encode("utf-16-le")) // 2 > CELL_LIMIT:
            raise CommentTooLongError(assignment, case)
    words = WORDS[lang]
    data = ratings.assign(
        rating=[words.get(each, "") for each in ratings["rating"]], kind=[words.get(each, "") for each in ratings["kind"]]
    )
    table = fitted(Table(say("Status of the assignments"), _COLUMNS, HEADERS[lang], data, empty=say(N_("No rating yet"))))
    book = new_book(facts)
    sheet: Worksheet = book.create_sheet(table.title)
    sheet_page.set_up(sheet, say(MARK), facts.title)
    looks = Looks(sheet)
    archive.save(book, [fill(sheet, table, looks, _dress(looks))], path)


def _dress(looks: Looks) -> Dress:
    """What may be edited in another colour."""

    def look(column: Column, row: int, is_link: bool) -> Look:  # noqa: ARG001, FBT001  # the dress's own signature
        """The look of a cell."""
        if column.form == "text":
            return looks.text(size=column.size, indent=column.indent, colour=LINK if column.field in EXPORTED else INK)
        return form_look(looks, column)

    return Dress(look)
