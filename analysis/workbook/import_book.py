"""The report of an import of codings as a workbook: what became of each file, of each row and comment, and of each unknown name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from analysis.catalogue import N_, Catalogue, translator
from analysis.workbook import archive, readme
from analysis.workbook.column import Column
from analysis.workbook.frame import empty_workbook
from analysis.workbook.import_wording import ACTIONS, MEETINGS, OUTCOMES, place
from analysis.workbook.looks import Looks
from analysis.workbook.readme import MARK, TITLE, Line
from analysis.workbook.sheet import fill
from analysis.workbook.table import Table
from analysis.workbook.widths import fitted
from coding import sheet_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    import pandas as pd

_FILES = (
    Column("file", N_("file"), "text", 34),
    Column("interview", N_("interview"), "text", 30),
    Column("met", N_("how it met the interview"), "text", 26),
    Column("comments", N_("comments"), "number", 12),
    Column("new", N_("new"), "number", 10),
    Column("changed", N_("changed"), "number", 10),
    Column("deleted", N_("deleted"), "number", 10),
    Column("same", N_("unchanged"), "number", 11),
    Column("refused", N_("not taken in"), "number", 12),
    Column("message", N_("remark"), "text", 60),
)
_ROWS = (
    Column("file", N_("file"), "text", 26),
    Column("place", N_("place in the file"), "text", 24),
    Column("action", N_("what became of it"), "text", 14),
    Column("written", N_("code as written"), "text", 28),
    Column("code", N_("code"), "text", 34),
    Column("interview", N_("interview"), "text", 26),
    Column("coder", N_("coder"), "text", 14),
    Column("outcome", N_("words found again"), "text", 14),
    Column("message", N_("why"), "text", 60),
    Column("start", N_("start"), "number", 9, printed=False),
    Column("end", N_("end"), "number", 9, printed=False),
    Column("id", N_("id"), "fine", 32, printed=False),
)
_NAMES = (
    Column("name", N_("name in the files"), "text", 50),
    Column("count", N_("count"), "number", 10),
    Column("nearest", N_("similar codes"), "text", 60),
)
_CODES = (Column("code", N_("code"), "text", 90),)
_SHEETS = (
    ("files", N_("Files"), _FILES, N_("No files")),
    ("rows", N_("Rows and comments"), _ROWS, N_("No rows")),
    ("names", N_("Unknown names"), _NAMES, N_("No unknown names")),
    ("codes", N_("New codes"), _CODES, N_("No new codes")),
)
_SUMS = (
    ("interviews", N_("New interviews")),
    ("new", N_("New coded segments")),
    ("changed", N_("Changed")),
    ("deleted", N_("Deleted")),
    ("same", N_("Unchanged: they stood in the study already")),
    ("marked", N_("Marks of finished interviews")),
    ("refused", N_("Rows and codes that were not taken in, with the reason in their sheet")),
    ("faults", N_("Files that were not taken in, with the reason in their sheet")),
)


@dataclass(frozen=True, slots=True)
class ImportTables:
    """What the report shows.

    Attributes:
        files: A row a file: `file, interview, met, comments, new, changed, deleted, same, refused, message`.
        rows: A row for each row, code of a comment or mark: `file, place, action, written, code, interview, coder, outcome,
            message, start, end, id`.
        names: A row for each name that is no code: `name, count, nearest`.
        codes: A row for each code that was made: `code`.
        sums: The number of rows by action, of `interviews` that were imported, and of `faults`: files that were not taken in.
    """

    files: pd.DataFrame
    rows: pd.DataFrame
    names: pd.DataFrame
    codes: pd.DataFrame
    sums: Mapping[str, int]


def write_import_book(tables: ImportTables, path: Path, study: str, lang: str = "sv", *, dry_run: bool = False) -> None:
    """Writes the report.

    Args:
        tables: What it shows.
        path: The file; replaced if it exists.
        study: The study's title.
        lang: The language of sheets, headers and reasons, `sv` or `en`.
        dry_run: Whether it tells what would happen.

    Raises:
        UnknownLanguageError: There is no such language.
        TooManyRowsError: Excel does not hold so many rows.
        OSError: The file cannot be written.
    """
    say = translator(lang)
    book = empty_workbook(say("Import of codings"), datetime.now().astimezone().replace(tzinfo=None, microsecond=0))
    shown = [_table(tables, sheet, say) for sheet in _SHEETS]
    sheets = [book.create_sheet(title) for title in (say(TITLE), *(table.title for table in shown))]
    for sheet in sheets:
        sheet_page.set_up(sheet, say(MARK), study)
    looks = Looks(sheets[0])
    front = readme.fill(sheets[0], list(_front(tables.sums, study, say, dry_run=dry_run)), looks)
    contents = [fill(sheet, table, looks) for sheet, table in zip(sheets[1:], shown, strict=True)]
    archive.save(book, [front, *contents], path)


def _table(tables: ImportTables, sheet: tuple[str, str, tuple[Column, ...], str], say: Catalogue) -> Table:
    """One table in the reader's language."""
    name, title, columns, empty = sheet
    data: pd.DataFrame = getattr(tables, name)
    worded = data.assign(**{name: _worded(data[name], say) for name in ("action", "met", "outcome", "message") if name in data})
    if "place" in worded:
        worded["place"] = [text and place(text, say) for text in worded["place"]]
    return fitted(Table(say(title), columns, tuple(say(column.header) for column in columns), worded, empty=say(empty)))


def _worded(values: pd.Series, say: Catalogue) -> pd.Series:
    """A column of fixed words and sentences in the reader's language; each is looked up once."""
    fixed = {**ACTIONS, **MEETINGS, **OUTCOMES}
    known = {value: _said(fixed.get(value, value), say) for value in values.dropna().unique()}
    return values.map(known).astype("object")


def _said(text: str, say: Catalogue) -> str:
    """A text in the reader's language, sentence by sentence where it holds several lines."""
    return "\n".join(say.sentence(line) for line in text.split("\n"))


def _front(sums: Mapping[str, int], study: str, say: Catalogue, *, dry_run: bool) -> Iterator[Line]:
    """What the first sheet says."""
    yield Line(say("Import of codings"), style="title")
    yield Line(say(MARK), style="mark")
    yield Line()
    yield Line(say("study"), study)
    yield Line(say("made"), datetime.now().astimezone().replace(tzinfo=None, microsecond=0))
    if dry_run:
        yield Line(say("trial"), say("Nothing was written to the study: the report tells what would happen."))
    yield Line()
    yield from (Line(f"{sums.get(action, 0):,}".replace(",", "\u00a0"), say(words)) for action, words in _SUMS)
