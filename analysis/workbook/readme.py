"""The sheet that says what the workbook is: where the numbers come from, how they are counted, where to look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from analysis.catalogue import N_, Catalogue
from analysis.description import how_far, organisations, selected, sources
from analysis.workbook.archive import Content
from analysis.workbook.cells import Look, cell, row_xml
from analysis.workbook.heights import height
from analysis.workbook.looks import FAINT, LINK, WARNING, Looks
from analysis.workbook.sheet import LINK_LIMIT, location
from coding.text_lines import lines, lines_height

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from analysis.workbook.results import Results
    from analysis.workbook.table import Table

TITLE = N_("Read me")
MARK = N_("Working material – contains personal data")
CONTENTS = {
    "Themes": N_("Every code of the codebook with its numbers. Click a blue number to go to the first of its passages."),
    "Theme by case": N_("How many passages each theme has in each case. Click a blue number to go to the first of them."),
    "Quotations": N_(
        "Quotations proposed for each theme, with the reason. A quotation is whole sentences, so it may be longer than what was "
        "coded. The id leads to the coded segment."
    ),
    "Passages": N_("Every passage that was counted, with its text and the ids of its coded segments."),
    "Coded segments": N_(
        "Every accepted coded segment of every coder. Correct it here and read it back with: kodbok code import STUDY FILE.xlsx"
    ),
    "Codebook": N_("What every code means and when to use it."),
    "Interviews": N_("Every source that is selected, coded or not."),
    "Problems": N_("What could not be read from the files, and coded segments that could not be counted."),
    "Quotation ledger": N_("Quotations on their way into print: what was said, how it was edited, and who has approved it."),
    "Framework matrix": N_(
        "What people write of each case and theme, or what stands there: stale where codings changed since, silent where all is "
        "finished and nothing is coded. Written in the workbook of: kodbok summaries export STUDY FILE.xlsx"
    ),
    "Syntheses": N_("What people write of each theme across the cases, and which cases do not speak of it."),
    "Judgements": N_("Where people see each case on the scales of the study, and why."),
    "Status matrix": N_("How the organisations rate their own assignments. Click a blue cell to go to the comment."),
    "Status comments": N_(
        "What the organisations say beside their ratings, and how many passages of the assignment's theme their interviews hold: "
        "read whether they agree. Click a blue number to go to the first of them."
    ),
    "Co-occurrence": N_(
        "Which themes are spoken of together, in passages. Click a blue number to go to the first of them, or to the first that "
        "meets one of the other theme."
    ),
    "Saturation": N_(
        "How many new codes each interview brings, in order of their dates and in random orders. Codes that were fixed beforehand "
        "reach any threshold by themselves."
    ),
    "Waves": N_("Two waves side by side: what appeared, is gone, has grown or shrunk, and what cannot be compared, and why."),
    "Words by theme": N_("Words by which people speak of each theme more often than of all else."),
}
_WIDTHS = {"A": 26.0, "B": 100.0, "C": 12.0}
TERMS = (
    (N_("codings"), N_("Coded segments under the code, those of the codes below it included.")),
    (
        N_("passages"),
        N_("Coded segments of the code, or of any code below it, merged where they overlap or meet. A place counts once."),
    ),
    (N_("words"), N_("Words inside the passages that are not an interviewer's; an unknown speaker counts as an interviewee.")),
    (
        N_("share"),
        N_(
            "The theme's words as a share of all words that interviewees say in the selection. Themes may overlap, so shares need "
            "not sum to 100 %."
        ),
    ),
    (
        N_("interviews"),
        N_("Interviews with at least one passage, of all that are selected; survey answers and other sources count too."),
    ),
    (N_("cases"), N_("Cases with at least one passage, of all with a selected interview.")),
    (N_("finished"), N_("Selected interviews that their coder has marked as finished.")),
    (N_("proposed"), N_("Passages that a rule or a suggestion proposes and nobody has decided. They are not findings.")),
    (
        N_("not fully coded"),
        N_("Nothing of the case is coded or finished: the number is unknown, not 0."),
    ),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the sheet.

    Attributes:
        label: What stands to the left.
        value: What stands beside it.
        style: How it looks: `title`, `mark`, `heading` or `fact`.
        target: Where the label leads.
        note: What stands at the right end.
    """

    label: str = ""
    value: object = None
    style: str = "fact"
    target: str = ""
    note: str = ""


def said(results: Results, tables: Sequence[Table], unlinked: Sequence[str]) -> Iterator[Line]:
    """What the sheet says.

    Args:
        results: What the workbook shows.
        tables: The tables of the other sheets, in order.
        unlinked: Sheets that would have had more links than Excel bears.
    """
    say, facts = results.say, results.material.facts
    yield Line(facts.title or say("Themes and quotations"), style="title")
    yield Line(say(MARK), style="mark")
    yield Line()
    yield from facts_of(results)
    yield from _notes(results, unlinked)
    yield Line()
    yield Line(say("How it is counted"), style="heading")
    yield from (Line(say(term), say(meaning)) for term, meaning in TERMS)
    yield Line()
    yield Line(say("Sheets"), style="heading")
    yield from _sheets(tables, say)


def facts_of(results: Results) -> Iterator[Line]:
    """When and from what the results were made, and how things are called in them."""
    say, material = results.say, results.material
    if material.facts.made:
        yield Line(say("Made"), _local(material.facts.made))
    yield Line(say("The study's revision"), material.facts.revision)
    for place, sentence in enumerate(selected(material.selection, say)):
        yield Line("" if place else say("Selection"), sentence)
    yield Line(say("Material"), f"{sources(material, say)}; {organisations(material, say)}")
    yield Line(say("Coding"), how_far(material, say))
    yield Line(say("Names"), say(results.names.meaning))


def _local(moment: str) -> datetime:
    """A moment of UTC as the clock on the wall has it, where the workbook is made."""
    return datetime.fromisoformat(moment).astimezone().replace(tzinfo=None)


def _notes(results: Results, unlinked: Sequence[str]) -> Iterator[Line]:
    say = results.say
    notes = [say.sentence(note) for note in results.material.facts.notes]
    notes += [say.sentence(results.printed.note)] if results.printed else []
    notes.append(say("A text too long for one cell goes on in further rows with the same number or id and part 2, 3, …"))
    links = say("The sheet {sheet} has no links: there would be more than the {limit} that Excel bears.")
    notes += [links.format(sheet=sheet, limit=LINK_LIMIT) for sheet in unlinked]
    for place, note in enumerate(notes):
        yield Line("" if place else say("Notes"), note)


def _sheets(tables: Sequence[Table], say: Catalogue) -> Iterator[Line]:
    contents = {say(title): content for title, content in CONTENTS.items()}
    for table in tables:
        rows = len(table.data)
        yield Line(
            table.title, say(contents[table.title]), target=location(table.title, 1), note=say.ngettext("{n} row", "{n} rows", rows)
        )


def fill(sheet: Worksheet, page: Sequence[Line], looks: Looks) -> Content:
    """Makes the sheet."""
    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.fitToHeight = 1
    rows = [_row(number, line, looks) for number, line in enumerate(page, start=1)]
    return Content(rows, [(f"A{number}", line.target) for number, line in enumerate(page, start=1) if line.target])


def _row(number: int, line: Line, looks: Looks) -> str:
    label, value = _looks(line, looks)
    tall = height(lines_height(2 if line.style == "title" else lines(str(line.value or ""), _WIDTHS["B"])))
    cells = [("A", cell(line.label, label)), ("B", cell(line.value, value) if line.value is not None else None)]
    note = cell(line.note, looks.text(size=9, colour=FAINT, lines="")) if line.note else None
    return row_xml(number, [*cells, ("C", note)], tall)


def _looks(line: Line, looks: Looks) -> tuple[Look, Look]:
    match line.style:
        case "title":
            return (looks.plain(size=18, bold=True),) * 2
        case "mark":
            return (looks.plain(size=11, bold=True, colour=WARNING),) * 2
        case "heading":
            return (looks.plain(size=12, bold=True),) * 2
    label = looks.text(bold=True, colour=LINK, lines="", underlined=True) if line.target else looks.text(bold=True, lines="")
    match line.value:
        case datetime():
            return label, looks.text(number_format="yyyy-mm-dd hh:mm", lines="")
        case _:
            return label, looks.text(lines="")
