"""The workbook as a whole: its sheets in order, each made by its own module."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl.packaging.custom import IntProperty, StringProperty

from analysis.material import Material, StudyFacts
from analysis.names import Names
from analysis.printed_quotations import PrintedQuotations
from analysis.workbook import (
    archive,
    by_case,
    codebook,
    cooccurrence,
    framework,
    interviews,
    judgements,
    ledger,
    passages,
    problems,
    quotations,
    readme,
    saturation,
    segments,
    status,
    status_comments,
    syntheses,
    theme_words,
    themes,
    waves,
)
from analysis.workbook.archive import Content
from analysis.workbook.frame import empty_workbook
from analysis.workbook.looks import Looks
from analysis.workbook.results import Results
from analysis.workbook.sheet import fill, too_many_links
from analysis.workbook.table import Table
from analysis.workbook.widths import fitted
from analysis.written import Written
from coding import sheet_page
from coding.columns import NAMES_PROPERTY, REVISION_PROPERTY

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from analysis.wave_table import WaveComparison


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of the workbook, in the order of its sheets, with their links."""

    themes: Table
    by_case: Table
    quotations: Table
    passages: Table
    segments: Table
    codebook: Table
    interviews: Table
    problems: Table
    ledger: Table | None = None
    framework: Table | None = None
    syntheses: Table | None = None
    judgements: Table | None = None
    status: Table | None = None
    status_comments: Table | None = None
    cooccurrence: Table | None = None
    saturation: Table | None = None
    waves: Table | None = None
    theme_words: Table | None = None

    @classmethod
    def of(cls, results: Results) -> Tables:
        """Makes the tables; long texts are split, and what belongs together is linked."""
        coded = fitted(segments.table(results).split("id"))
        found = fitted(passages.table(results).split("number"))
        rows, name = segments.rows(coded), coded.title
        quoted, matrix = ledger.table(results), framework.table(results)
        return cls(
            themes.linked(themes.on_one_page(fitted(themes.table(results))), passages.first_rows(found), found.title),
            by_case.table(results),
            quotations.linked(fitted(quotations.table(results)), rows, name),
            passages.linked(found, rows, name),
            coded,
            fitted(codebook.table(results)),
            fitted(interviews.table(results)),
            problems.linked(fitted(problems.table(results)), rows, name),
            None if quoted is None else ledger.linked(fitted(quoted), rows, name),
            None if matrix is None else framework.linked(fitted(matrix), rows, name),
            _fitted(syntheses.table(results)),
            _fitted(judgements.table(results)),
            **_further(results, found),
        )

    def __iter__(self) -> Iterator[Table]:
        """The tables that there are, in the order of the sheets."""
        return (table for table in self.by_name().values() if table is not None)

    def by_name(self) -> dict[str, Table | None]:
        """The tables by the names of their fields."""
        return {each.name: getattr(self, each.name) for each in fields(self)}


def _further(results: Results, found: Table) -> dict[str, Table | None]:
    """The tables of ratings and methods, by the names of their fields, with their links to the passages that were found."""
    interviews = results.material.interviews
    wave_of = interviews[interviews["wave"].notna()].astype({"interview": object, "wave": object})
    wave_by_name = dict(zip(wave_of["interview"], wave_of["wave"], strict=True))
    first, several = passages.first_rows(found), any("; " in coders for coders in interviews["coders"].dropna())
    rated, told = status.table(results), _fitted(status_comments.table(results))
    pairs, compared, words = (_fitted(sheet.table(results)) for sheet in (cooccurrence, waves, theme_words))
    return {
        "status": rated and status.linked(rated, told),
        "status_comments": told and status_comments.linked(told, found, wave_by_name),
        "cooccurrence": pairs and cooccurrence.linked(pairs, found, several=several),
        "saturation": _fitted(saturation.table(results)),
        "waves": compared and waves.linked(compared, found, wave_by_name),
        "theme_words": words and theme_words.linked(words, first, found.title),
    }


def _fitted(table: Table | None) -> Table | None:
    """A table with columns that hold its words, where there is a table."""
    return None if table is None else fitted(table)


def write_workbook(  # noqa: PLR0913  # what stands beside the material, each by its name
    material: Material,
    path: Path,
    lang: str = "sv",
    names: Names | None = None,
    *,
    printed: PrintedQuotations | None = None,
    written: Written | None = None,
    waves: WaveComparison | None = None,
) -> None:
    """Writes a material's results as an Excel workbook.

    The sheets: what it is and how it is counted, themes, themes by case, proposed quotations, passages, coded segments (which
    `coding` reads back), codebook, interviews, problems, the ledger of quotations where it is shown, framework matrix, syntheses,
    judgements and ratings where there are any, co-occurrence, saturation, two waves where they are given, and the words of the
    themes. Equal material makes equal bytes.

    Args:
        material: What to show.
        path: The file; replaced if it exists.
        lang: The language of sheets, headers and fixed values, `sv` or `en`.
        names: How interviews, organisations and persons are called; as they are by default.
        printed: Which quotations are carried; proposals alone by default.
        written: What people wrote and judged; nothing of it by default.
        waves: Two waves, where they shall be set side by side.

    Raises:
        UnknownLanguageError: There is no such language.
        TooManyRowsError: Excel does not hold so many rows.
        OSError: The file cannot be written.
    """
    results = Results.of(material, lang, names, printed=printed, written=written, waves=waves)
    tables = Tables.of(results)
    book = new_book(results.material.facts)
    called = StringProperty(name=NAMES_PROPERTY, value=f"{results.names.mode} {results.say.lang}")
    book.custom_doc_props.append(called)  # type: ignore[attr-defined]  # the stubs are older than the property
    sheets = [_sheet(book, title, results) for title in (results.say(readme.TITLE), *(table.title for table in tables))]
    archive.save(book, list(_contents(results, tables, sheets)), path)


def new_book(facts: StudyFacts) -> Workbook:
    """A workbook without sheets that tells which state of the study it shows."""
    book = empty_workbook(facts.title, _made(facts))
    revision = IntProperty(name=REVISION_PROPERTY, value=facts.revision)
    book.custom_doc_props.append(revision)  # type: ignore[attr-defined]  # the stubs are older than the property
    return book


def _made(facts: StudyFacts) -> datetime:
    """When the tables were made; a fixed day where that is not known, so that equal material makes equal files."""
    return datetime.fromisoformat(facts.made or "1980-01-01T00:00:00Z").replace(tzinfo=None)


def _sheet(book: Workbook, title: str, results: Results) -> Worksheet:
    sheet: Worksheet = book.create_sheet(title)
    sheet_page.set_up(sheet, results.say(readme.MARK), results.material.facts.title)
    return sheet


def _contents(results: Results, tables: Tables, sheets: Sequence[Worksheet]) -> Iterator[Content]:
    """What fills each sheet; what openpyxl writes around it is set on the way."""
    front, tree, grid, *rest = sheets
    looks = Looks(front)
    unlinked = [table.title for table in tables if too_many_links(table)]
    yield readme.fill(front, list(readme.said(results, list(tables), unlinked)), looks)
    content = fill(tree, tables.themes, looks, themes.dress(tables.themes, looks, results.say("of")))
    yield replace(content, rows=chain(content.rows, themes.decorate(tree, tables.themes, results)))
    heat = by_case.HeatMap(results, tables.by_case, looks, passages.first_rows_by_case(tables.passages), tables.passages.title)
    yield heat.fill(grid)
    dresses = {"codebook": codebook.dress(tables.codebook, looks)}
    if tables.waves is not None:
        dresses["waves"] = waves.dress(tables.waves, looks, results.say("of"))
    if tables.status is not None:
        dresses["status"] = status.dress(tables.status, looks)
    if tables.syntheses is not None:
        dresses["syntheses"] = syntheses.dress(tables.syntheses, looks, results.say("of"))
    ordinary = [(name, table) for name, table in tables.by_name().items() if table is not None][2:]
    for sheet, (name, table) in zip(rest, ordinary, strict=True):
        yield fill(sheet, table, looks, dresses.get(name))
