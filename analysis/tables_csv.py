"""The tables of the workbook as CSV files, for other programs and for those who have no Excel."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING

import pandas as pd

from analysis.workbook import by_case, codebook, interviews, passages, problems, quotations, segments, themes
from analysis.workbook.cells import is_plain_integers
from analysis.workbook.column import Column
from analysis.workbook.results import Results

if TYPE_CHECKING:
    from analysis.material import Material
    from analysis.workbook.table import Table

FILE_NAMES = {
    "sv": (
        *("teman.csv", "tema-per-organisation.csv", "citatforslag.csv", "passager.csv"),
        *("kodade-avsnitt.csv", "kodbok.csv", "intervjuer.csv", "problem.csv"),
    ),
    "en": (
        *("themes.csv", "theme-by-case.csv", "quotations.csv", "passages.csv"),
        *("coded-segments.csv", "codebook.csv", "interviews.csv", "problems.csv"),
    ),
}
"""The files, in the order of the workbook's sheets."""

_SHEETS = (themes, by_case, quotations, passages, segments, codebook, interviews, problems)
_GUARDED = ("=", "+", "-", "@", "\t", "\r")


def write_tables(material: Material, folder: Path, lang: str = "sv") -> list[Path]:
    """Writes the tables of the workbook as CSV files.

    UTF-8 with a byte order mark. Swedish files part cells by semicolons and write decimals with a comma, as a Swedish Excel
    reads them; English ones use commas and points. A text that a spreadsheet would take for a formula gets an apostrophe in
    front; numbers never do. A number out of a total has the total in a column of its own.

    Args:
        material: What to show.
        folder: Where the files go; made if it is missing, files of the same names are replaced.
        lang: The language of names, headers and fixed values, `sv` or `en`.

    Returns:
        The files written, in the order of the workbook's sheets.

    Raises:
        UnknownLanguageError: There is no such language.
        OSError: A file cannot be written.
    """
    results = Results.of(material, lang)
    folder.mkdir(exist_ok=True)
    written = []
    for name, sheet in zip(FILE_NAMES[lang], _SHEETS, strict=True):
        with (folder / name).open("w", encoding="utf-8-sig", newline="") as file:
            write_table(sheet.table(results), file, lang)
        written.append(folder / name)
    return written


def write_table(table: Table, file: IO[str], lang: str = "sv") -> None:
    """Writes one table as CSV to a file that is open for text, without translation of line ends."""
    writer = csv.writer(file, delimiter="," if lang == "en" else ";", lineterminator="\r\n")
    columns = list(_with_totals(table))
    writer.writerow([guarded(name) for name, _ in columns])
    writer.writerows(zip(*[_values(table.data[column.field], column, lang) for _, column in columns], strict=True))


def _with_totals(table: Table) -> Iterator[tuple[str, Column]]:
    """The columns with their names; after a number out of a total, the total."""
    for name, column in zip(table.headers, table.columns, strict=True):
        yield name, column
        if column.form == "of":
            yield f"{name} (N)", Column(column.total, column.header, "number")


def _values(values: pd.Series, column: Column, lang: str) -> Iterable[object]:
    """The cells of a column; a category is written once and used again."""
    if isinstance(values.dtype, pd.CategoricalDtype):
        known = [guarded(str(value)) for value in values.cat.categories]
        known.append("")  # the code of a missing value is -1, the last
        return [known[code] for code in values.cat.codes.tolist()]
    if column.form == "share" and lang != "en":
        return ["" if pd.isna(value) else str(value).replace(".", ",") for value in values]
    if is_plain_integers(values):
        return values.tolist()
    return [_cell(value) for value in values.tolist()]


def _cell(value: object) -> object:
    match value:
        case str():
            return guarded(value)
        case None:
            return ""
        case datetime():
            return "" if pd.isna(value) else f"{value:%Y-%m-%dT%H:%M:%SZ}"
        case date():
            return value.isoformat()
        case _:
            return "" if pd.isna(value) else value  # type: ignore[call-overload]  # whatever else pandas holds


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula.

    >>> guarded("=1+1"), guarded("ett"), guarded("- tankstreck")
    ("'=1+1", 'ett', "'- tankstreck")
    """
    return "'" + text if text.startswith(_GUARDED) else text
