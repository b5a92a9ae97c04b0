"""The workbook of the validation report: how every transcript was read, what to look at, and every problem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.catalogue import N_, Catalogue, translator
from analysis.workbook import archive
from analysis.workbook.book import new_book
from analysis.workbook.column import Column
from analysis.workbook.looks import INK, WARNING, Looks
from analysis.workbook.problems import COLUMNS as PROBLEM_COLUMNS
from analysis.workbook.problems import TITLE as PROBLEM_TITLE
from analysis.workbook.readme import MARK
from analysis.workbook.sheet import Dress, fill, form_look
from analysis.workbook.table import Table
from analysis.workbook.widths import fitted
from analysis.workbook.wording import worded
from coding import sheet_page

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pandas as pd

    from analysis.material import StudyFacts
    from analysis.workbook.cells import Look

TITLE = N_("Transcripts checked")
COLUMNS = (
    Column("interview", N_("interview"), "text", 26),
    Column("look", N_("what to look at"), "text", 46),
    Column("case", N_("case"), "text", 24),
    Column("kind", N_("kind"), "text", 10),
    Column("words", N_("words"), "number", 8),
    Column("turns", N_("turns"), "number", 8),
    Column("speakers", N_("speakers"), "number", 8),
    Column("interviewers", N_("interviewers"), "number", 8),
    Column("interviewees", N_("interviewees"), "number", 8),
    Column("unknown_roles", N_("unknown roles"), "number", 8),
    Column("interviewee_share", N_("interviewees' share"), "share", 12),
    Column("turns_without_speaker", N_("turns without a speaker"), "number", 14),
    Column("problems", N_("problems"), "number", 8),
    Column("near_duplicate_of", N_("nearly the same as"), "text", 20),
    Column("likeness", N_("in common"), "share", 9),
    Column("guesses", N_("guesses"), "text", 18),
)
GUESSED_FROM = (N_("header line"), N_("file name"), N_("document properties"))


def write_validation(interviews: pd.DataFrame, problems: pd.DataFrame, facts: StudyFacts, path: Path, *, lang: str = "sv") -> None:
    """Writes the validation report as an Excel workbook; it holds personal data and says so on every page.

    Args:
        interviews: A row an interview: the fields of `COLUMNS`; `look` holds lists of English sentences, `guesses` lists of facts
            with their sources (`date: file name`).
        problems: `interview, paragraph, message`.
        facts: The study's own facts.
        path: The file; replaced if it exists.
        lang: The language of sheets, headers and sentences, `sv` or `en`.

    Raises:
        UnknownLanguageError: There is no such language.
        OSError: The file cannot be written.
    """
    say = translator(lang)
    tables = (fitted(_interviews(interviews, say)), fitted(_problems(problems, say)))
    book = new_book(facts)
    sheets = [book.create_sheet(table.title) for table in tables]
    for sheet in sheets:
        sheet_page.set_up(sheet, say(MARK), facts.title)
    looks = Looks(sheets[0])
    dresses = (_dress(tables[0], looks), None)
    contents = [fill(sheet, table, looks, dress) for sheet, table, dress in zip(sheets, tables, dresses, strict=True)]
    archive.save(book, contents, path)


def _interviews(data: pd.DataFrame, say: Catalogue) -> Table:
    """A row an interview, those to look at first."""
    order = data["look"].map(len).eq(0).sort_values(kind="stable").index
    sorted_ = data.loc[order].reset_index(drop=True)
    told = sorted_.assign(
        kind=worded(sorted_["kind"], say),
        look=sorted_["look"].map(lambda sentences: "\n".join(map(say.sentence, sentences)) or None),
        guesses=sorted_["guesses"].map(lambda facts: "\n".join(_guess(fact, say) for fact in facts) or None),
    )
    return _table(TITLE, COLUMNS, told, say, empty=say("No interviews"))


def _guess(told: str, say: Catalogue) -> str:
    """A guessed fact and what it was guessed from (`date: file name`)."""
    return ": ".join(map(say, told.split(": ")))


def _problems(data: pd.DataFrame, say: Catalogue) -> Table:
    """A row a problem."""
    told = data.reset_index(drop=True).assign(message=data["message"].map(say.sentence).to_list())
    return _table(PROBLEM_TITLE, PROBLEM_COLUMNS[:3], told, say, empty=say("No problems"))


def _table(title: str, columns: Sequence[Column], data: pd.DataFrame, say: Catalogue, *, empty: str) -> Table:
    """A table in the reader's language."""
    return Table(say(title), tuple(columns), tuple(say(column.header) for column in columns), data, empty=empty)


def _dress(table: Table, looks: Looks) -> Dress:
    """What is to be looked at in the colour of a warning."""

    def look(column: Column, row: int, is_link: bool) -> Look:  # noqa: ARG001, FBT001  # the dress's own signature
        """The look of a cell."""
        if column.field != "look":
            return form_look(looks, column)
        return looks.text(size=column.size, indent=column.indent, colour=WARNING if table.data["look"].notna()[row] else INK)

    return Dress(look if len(table.data) else None)
