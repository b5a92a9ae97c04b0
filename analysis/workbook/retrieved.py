"""Passages that somebody brought together, as an Excel workbook, a Word document or a CSV file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.catalogue import N_
from analysis.tables_csv import write_table
from analysis.workbook import archive, passages, readme
from analysis.workbook.book import new_book
from analysis.workbook.looks import Looks
from analysis.workbook.readme import MARK, Line
from analysis.workbook.results import Results
from analysis.workbook.sheet import fill
from analysis.workbook.widths import fitted
from coding import sheet_page
from coding.word_margin.paper_table import paragraph_of
from interviews.document import blank_document, packed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from analysis.catalogue import Catalogue
    from analysis.material import Material
    from analysis.names import Names

TITLE = N_("Passages brought together")
SUFFIXES = (".xlsx", ".docx", ".csv")


def write_retrieved(material: Material, path: Path, lang: str = "sv", names: Names | None = None) -> None:
    """Writes the passages of a material of one code (`analysis.combination.combined`); the suffix tells the form.

    Args:
        material: What to show.
        path: The file (`.xlsx`, `.docx` or `.csv`); replaced if it exists.
        lang: The language of headers and fixed words, `sv` or `en`.
        names: How interviews, organisations and persons are called; as they are by default.

    Raises:
        UnknownLanguageError: There is no such language.
        KeyError: The suffix is another one.
        OSError: The file cannot be written.
    """
    forms: dict[str, Callable[[Results, Path], None]] = {".xlsx": _workbook, ".docx": _document, ".csv": _csv}
    forms[path.suffix.lower()](Results.of(material, lang, names), path)


def _workbook(results: Results, path: Path) -> None:
    """A sheet that says what it is, and one with the passages."""
    book = new_book(results.material.facts)
    table = fitted(passages.table(results).split("number"))
    sheets = [book.create_sheet(title) for title in (results.say(readme.TITLE), table.title)]
    for sheet in sheets:
        sheet_page.set_up(sheet, results.say(MARK), results.material.facts.title)
    looks = Looks(sheets[0])
    archive.save(book, [readme.fill(sheets[0], list(_front(results)), looks), fill(sheets[1], table, looks)], path)


def _document(results: Results, path: Path) -> None:
    """The passages as text to read, each with its source under it; the mark stands on every page."""
    say, title = results.say, results.material.facts.title
    document = blank_document(say(TITLE))
    for section in document.sections:
        section.header.paragraphs[0].text = say(MARK)
    body = document.element.body
    end = body.sectPr if body.sectPr is not None else body[-1]
    lines = [paragraph_of("Title", say(TITLE)), paragraph_of("Normal", title)]
    lines += [paragraph_of("Normal", f"{label}: {value}") for label, value in _figures(results)]
    lines += [paragraph_of("Normal", say(results.names.meaning)), *_passages(results)]
    for line in lines:
        end.addprevious(line)
    path.write_bytes(packed(document))


def _passages(results: Results) -> Iterator[Any]:
    """Two paragraphs a passage: what was said, and where."""
    for row in results.passages.to_dict("records"):
        source = (row["speaker"], row["interview"], row["case"])
        yield paragraph_of("Quote", row["text"])
        yield paragraph_of("Normal", "– " + ", ".join(dict.fromkeys(str(each) for each in source if not pd.isna(each))))


def _csv(results: Results, path: Path) -> None:
    """The table of passages alone."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        write_table(passages.table(results), file, results.say.lang)


def _front(results: Results) -> Iterator[Line]:
    """What the first sheet says."""
    yield Line(results.say(TITLE), style="title")
    yield Line(results.say(MARK), style="mark")
    yield Line()
    yield Line(results.say("study"), results.material.facts.title)
    yield from (Line(label, value) for label, value in _figures(results))
    yield from readme.facts_of(results)


def _figures(results: Results) -> list[tuple[str, str]]:
    """The combination and how much it is, as the theme table counts it."""
    say, row = results.say, results.themes.iloc[0]
    out_of, signs = say("of"), say("| either, + both, − not")  # the signs of combinations
    return [
        (say("combination"), f"{row['code']}  ({signs})"),
        (say("passages"), str(row["passages"])),
        (say("words"), str(row["words"])),
        (say("share"), _percent(row["share"], say)),
        (say("interviews"), f"{row['interviews']} {out_of} {row['interviews_total']}"),
        (say("cases"), f"{row['cases']} {out_of} {row['cases_total']}"),
    ]


def _percent(share: Any, say: Catalogue) -> str:  # noqa: ANN401  # a cell of a table
    """A share as people write it; a dash where there is nothing to divide by."""
    return "–" if pd.isna(share) else f"{share * 100:.1f} %".replace(".", "," if say.lang == "sv" else ".")
