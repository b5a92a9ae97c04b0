"""The sheets that show the matrix as one reads it: a row a case, a column a theme, one sheet a recommendation.

They are for reading, so they are locked; a cell in which nothing is written leads to the row where it is to be written. One that is
written does not, for LibreOffice breaks no line of a link.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.catalogue import N_
from analysis.cell_state import SHORT_WORDS, WRITTEN
from analysis.workbook.column import Column
from analysis.workbook.looks import FAINT, INK, WARNING
from analysis.workbook.sheet import HEADER_ROWS, Dress, location
from analysis.workbook.table import CELL_LIMIT, Table, pieces
from analysis.written import rows_of
from coding.coding_sheets.sheet_names import sheet_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from analysis.catalogue import Catalogue
    from analysis.framework_book.contents import FrameworkSheets
    from analysis.workbook.cells import Look
    from analysis.workbook.looks import Looks

TITLE = N_("Matrix")
_CASE, _WAVE = Column("case", N_("case"), "text", 26), Column("wave", N_("wave"), "text", 8)
_THEME_WIDTH = 34
_MORE = "…"


def grids(sheets: FrameworkSheets, rows: Table, say: Catalogue) -> list[tuple[Table, dict[tuple[str, int], str]]]:
    """The sheets of the matrix, each with the states of its cells by column and row.

    Args:
        sheets: What the workbook holds.
        rows: The sheet of summaries, where the cells lead.
        say: The language.
    """
    place = {each: location(rows.title, number) for number, each in enumerate(rows.data["id"], start=1 + HEADER_ROWS)}
    titles = sheet_names([f"{say(TITLE)} {root}" for root in sheets.headings], [rows.title])
    told = zip(titles, sheets.headings.items(), strict=True)
    return [_grid(sheets, (title, root, themes), place, say) for title, (root, themes) in told]


def _grid(
    sheets: FrameworkSheets, about: tuple[str, str, Sequence[str]], place: Mapping[str, str], say: Catalogue
) -> tuple[Table, dict[tuple[str, int], str]]:
    """The sheet of one recommendation."""
    title, root, themes = about
    groups = list(dict.fromkeys(zip(sheets.cells["case"], sheets.cells["wave"].map(_text), strict=True)))
    waves = any(wave for _, wave in groups)
    columns = (_CASE, *([_WAVE] if waves else []), *(Column(theme, _short(theme, root), "text", _THEME_WIDTH) for theme in themes))
    cells = {(row["theme"], row["case"], _text(row["wave"])): row for row in rows_of(sheets.cells)}
    data: dict[str, list[str | None]] = {"case": [case for case, _ in groups], "wave": [wave for _, wave in groups]}
    links: dict[str, list[str | None]] = {}
    states: dict[tuple[str, int], str] = {}
    for theme in themes:
        found = [cells[theme, *group] for group in groups]
        data[theme] = [_shown(cell, say) for cell in found]
        links[theme] = [None if cell["state"] in WRITTEN else place.get(cell["id"]) for cell in found]
        states |= {(theme, at): cell["state"] for at, cell in enumerate(found)}
    headers = tuple(_unique(say(column.header) for column in columns))
    return Table(
        title, columns, headers, pd.DataFrame(data, dtype=object), links, empty=say("No case has an interview yet")
    ), states


def _unique(names: Iterator[str]) -> Iterator[str]:
    """Yields headers as a table of Excel wants them: none twice."""
    met: dict[str, int] = {}
    for name in names:
        met[name.casefold()] = met.get(name.casefold(), 0) + 1
        yield name if met[name.casefold()] == 1 else f"{name} ({met[name.casefold()]})"


def _short(theme: str, root: str) -> str:
    """A theme's name below its root."""
    return theme.removeprefix(f"{root} > ")


def _shown(cell: Mapping[str, Any], say: Catalogue) -> str:
    """What a cell shows: its summary, marked where it is stale, or its state."""
    word = say(SHORT_WORDS[cell["state"]])
    if cell["state"] not in WRITTEN:
        return f"{word} ({cell['passages']})" if cell["passages"] else word
    text = f"({word}) {cell['summary']}" if cell["state"] == "stale" else str(cell["summary"])
    first, *more = pieces(text, CELL_LIMIT - len(_MORE))
    return first + _MORE if more else first


def dress(states: Mapping[tuple[str, int], str], looks: Looks) -> Dress:
    """How the cells look: what is written in ink, what is stale in the colour of a warning, a state in grey."""
    colours = {"summarised": INK, "stale": WARNING}

    def look(column: Column, row: int, is_link: bool) -> Look:  # noqa: ARG001, FBT001  # the dress's own signature
        """The look of a cell."""
        state = states.get((column.field, row))
        if state is None:
            return looks.text(indent=column.indent)
        return looks.text(size=9, indent=column.indent, colour=colours.get(state, FAINT))

    return Dress(look)


def _text(value: object) -> str | None:
    """A text, or None."""
    return value if isinstance(value, str) else None
