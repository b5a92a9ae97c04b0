"""The tables of the workbook as CSV files, for other programs and for those who have no Excel."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

import pandas as pd

from analysis.workbook import (
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
    saturation,
    segments,
    status,
    status_comments,
    syntheses,
    theme_words,
    themes,
    waves,
)
from analysis.workbook.cells import is_plain_integers
from analysis.workbook.column import Column
from analysis.workbook.results import Results

if TYPE_CHECKING:
    from analysis.material import Material
    from analysis.names import Names
    from analysis.printed_quotations import PrintedQuotations
    from analysis.wave_table import WaveComparison
    from analysis.workbook.table import Table
    from analysis.written import Written

FILE_NAMES = {
    "sv": (
        *("teman.csv", "tema-per-organisation.csv", "citatforslag.csv", "passager.csv"),
        *("kodade-avsnitt.csv", "kodbok.csv", "intervjuer.csv", "problem.csv", "citatforteckning.csv"),
        *("tematisk-matris.csv", "synteser.csv", "bedomningar.csv", "statusmatris.csv", "statuskommentarer.csv"),
        *("samforekomst.csv", "mattnad.csv", "uppfoljningsar.csv", "ord-per-tema.csv"),
    ),
    "en": (
        *("themes.csv", "theme-by-case.csv", "quotations.csv", "passages.csv"),
        *("coded-segments.csv", "codebook.csv", "interviews.csv", "problems.csv", "quotation-ledger.csv"),
        *("framework-matrix.csv", "syntheses.csv", "judgements.csv", "status-matrix.csv", "status-comments.csv"),
        *("cooccurrence.csv", "saturation.csv", "waves.csv", "words-by-theme.csv"),
    ),
}
"""The files, in the order of the workbook's sheets; all from the ledger on only where there is anything of it to show."""

_SHEETS = (
    themes,
    by_case,
    quotations,
    passages,
    segments,
    codebook,
    interviews,
    problems,
    ledger,
    framework,
    syntheses,
    judgements,
    status,
    status_comments,
    cooccurrence,
    saturation,
    waves,
    theme_words,
)
_BREAKING = re.compile(r'["\r\n]')
_GUARDED = ("=", "+", "-", "@", "\t", "\r")


def write_tables(  # noqa: PLR0913  # what stands beside the material, each by its name
    material: Material,
    folder: Path,
    lang: str = "sv",
    names: Names | None = None,
    *,
    printed: PrintedQuotations | None = None,
    written: Written | None = None,
    waves: WaveComparison | None = None,
) -> list[Path]:
    """Writes the tables of the workbook as CSV files.

    UTF-8 with a byte order mark. Swedish files part cells by semicolons and write decimals with a comma, as a Swedish Excel
    reads them; English ones use commas and points. A text that a spreadsheet would take for a formula gets an apostrophe in
    front; numbers never do. A number out of a total has the total in a column of its own.

    Args:
        material: What to show.
        folder: Where the files go; made if it is missing, files of the same names are replaced.
        lang: The language of names, headers and fixed values, `sv` or `en`.
        names: How interviews, organisations and persons are called; as they are by default.
        printed: Which quotations are carried; proposals alone by default.
        written: What people wrote and judged; nothing of it by default.
        waves: Two waves, where they shall be set side by side.

    Returns:
        The files written, in the order of the workbook's sheets.

    Raises:
        UnknownLanguageError: There is no such language.
        OSError: A file cannot be written.
    """
    results = Results.of(material, lang, names, printed=printed, written=written, waves=waves)
    folder.mkdir(exist_ok=True)
    files = []
    for name, sheet in zip(FILE_NAMES[lang], _SHEETS, strict=True):
        table = sheet.table(results)
        if table is None:
            continue
        with (folder / name).open("w", encoding="utf-8-sig", newline="") as file:
            write_table(table, file, lang)
        files.append(folder / name)
    return files


def write_table(table: Table, file: IO[str], lang: str = "sv") -> None:
    """Writes one table as CSV to a file that is open for text, without translation of line ends.

    Cells are made a column at a time, a category once for all its rows: half the time of `csv.writer`, which looks at each alone.
    """
    dialect = Dialect(*((",", ".") if lang == "en" else (";", ",")))
    columns = list(_with_totals(table))
    head = dialect.separator.join(dialect.cell(name) for name, _ in columns)
    rows = map(dialect.separator.join, zip(*[dialect.cells(table.data[column.field]) for _, column in columns], strict=True))
    file.write("\r\n".join([head, *rows, ""]))


def _with_totals(table: Table) -> Iterator[tuple[str, Column]]:
    """The columns with their names; after a number out of a total, the total."""
    for name, column in zip(table.headers, table.columns, strict=True):
        yield name, column
        if column.form == "of":
            yield f"{name} (N)", Column(column.total, column.header, "number")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a country's spreadsheets expect their CSV.

    Attributes:
        separator: What parts the cells.
        decimal: What parts a number's fraction.
    """

    separator: str
    decimal: str

    def cells(self, values: pd.Series) -> list[str]:
        """The cells of a column."""
        if isinstance(values.dtype, pd.CategoricalDtype):
            known = [self.cell(value) for value in values.cat.categories]
            known.append("")  # the code of a missing value is -1, the last
            return [known[code] for code in values.cat.codes.tolist()]
        if is_plain_integers(values):
            return list(map(str, values.tolist()))
        if values.dtype.kind == "M":
            return list(values.dt.strftime("%Y-%m-%dT%H:%M:%SZ").where(values.notna(), ""))
        return [self.cell(value) for value in values.tolist()]

    def cell(self, value: object) -> str:
        """One cell: a text guarded and quoted where it must be, a number, a day, or nothing."""
        match value:
            case str():
                return self._quoted(guarded(value))
            case _ if pd.isna(value):  # type: ignore[call-overload]  # whatever pandas holds for nothing
                return ""
            case float():
                return repr(value).replace(".", self.decimal)
            case _:
                return str(value)

    def _quoted(self, text: str) -> str:
        return '"' + text.replace('"', '""') + '"' if self.separator in text or _BREAKING.search(text) else text


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula.

    >>> guarded("=1+1"), guarded("ett"), guarded("- tankstreck")
    ("'=1+1", 'ett', "'- tankstreck")
    """
    return "'" + text if text.startswith(_GUARDED) else text
