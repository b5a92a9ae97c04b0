"""Writing the ledger as a workbook to be edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.catalogue import N_, Catalogue, translator
from analysis.ledger_book.cells import EDITED
from analysis.ledger_book.stamp import STAMP, Stamp
from analysis.ledger_book.wording import ATTRIBUTION_WORDS, STATE_WORDS
from analysis.workbook import archive, edited_sheet
from analysis.workbook.book import new_book
from analysis.workbook.ledger import COLUMNS, TITLE, shown
from analysis.workbook.looks import Looks
from analysis.workbook.readme import MARK
from analysis.workbook.sheet import fill
from analysis.workbook.table import CELL_LIMIT, Table
from analysis.workbook.widths import fitted
from coding import sheet_page
from interviews.errors import KodbokError

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd
    from openpyxl.worksheet.worksheet import Worksheet

    from analysis.material import StudyFacts
    from analysis.names import Names

_NOTHING = N_("The ledger is empty")


class QuotationTooLongError(KodbokError):
    """A quotation does not fit into a cell of Excel."""

    def __init__(self, quotation_id: str) -> None:
        super().__init__(
            f"The quotation {quotation_id} is longer than a cell of Excel holds ({CELL_LIMIT} characters), so the ledger cannot be "
            "exported with it; withdraw it and leave it out by a filter, or quote a shorter piece."
        )


def write_ledger_book(ledger: pd.DataFrame, facts: StudyFacts, path: Path, *, lang: str, names: Names) -> None:
    """Writes quotations as a workbook; what may be edited there stands in blue, all else tells what it is about.

    Args:
        ledger: The columns of `LEDGER_COLUMNS`.
        facts: The study's own facts.
        path: The file; replaced if it exists.
        lang: The language of headers and fixed values, `sv` or `en`.
        names: How interviews, organisations and persons are called.

    Raises:
        UnknownLanguageError: There is no such language.
        QuotationTooLongError: A quotation does not fit into a cell.
        OSError: The file cannot be written.
    """
    say = translator(lang)
    table = fitted(_table(ledger, facts.revision, names, say))
    book = new_book(facts)
    sheet: Worksheet = book.create_sheet(table.title)
    sheet_page.set_up(sheet, say(MARK), facts.title)
    for field, words in (("state", STATE_WORDS[lang]), ("attribution", ATTRIBUTION_WORDS[lang])):
        edited_sheet.offer(sheet, table, field, list(words.values()))
    edited_sheet.guard(sheet, table, EDITED, say)
    looks = Looks(sheet)
    archive.save(book, [fill(sheet, table, looks, edited_sheet.dress(looks, EDITED))], path)


def _table(ledger: pd.DataFrame, revision: int, names: Names, say: Catalogue) -> Table:
    """The table of the workbook's sheet."""
    data = shown(ledger, names, say)
    stamps = [
        str(Stamp(version, revision, names.mode, say.lang, state))
        for version, state in zip(ledger["version"], ledger["state"], strict=True)
    ]
    for name in ("text", "verbatim", "difference", "note"):
        for quotation_id, text in zip(data["id"], data[name], strict=True):
            if len(text.encode("utf-16-le")) // 2 > CELL_LIMIT:
                raise QuotationTooLongError(quotation_id)
    columns = (*COLUMNS, STAMP)
    headers = tuple(say(column.header) for column in columns)
    return Table(say(TITLE), columns, headers, data.assign(stamp=stamps), empty=say(_NOTHING))
