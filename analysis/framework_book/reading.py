"""Reading an edited workbook of the framework matrix, with distrust; importing this module loads openpyxl."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from typing import TYPE_CHECKING

from analysis.catalogue import LANGUAGES, translator
from analysis.framework_book.columns import COLUMNS, EDITED, READ, Kind
from interviews.errors import KodbokError
from interviews.grid import GridRow, fold_header
from interviews.workbook_grid import opened_workbook, sheet_grid

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet


class FrameworkFileError(KodbokError):
    """The workbook has no sheet that could be read back."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path.name} holds no summaries, syntheses or judgements; take a file that `kodbok summaries export` wrote."
        )


class ColumnMissingError(KodbokError):
    """A sheet lacks columns that are needed."""

    def __init__(self, path: Path, sheet: str, missing: Sequence[str]) -> None:
        super().__init__(
            f"The sheet {sheet} of {path.name} lacks {', '.join(missing)}, so nothing of the file was read; put the columns back "
            "as they were exported (hiding them is no harm)."
        )


@dataclass(frozen=True, slots=True)
class BookRow:
    """One row that may have been edited.

    Attributes:
        kind: What it is: a summary, a synthesis or a judgement.
        sheet: Name of its sheet.
        line: Its number there, the header being 1.
        cells: The texts of the columns that are read.
        faults: Why a cell cannot be read, by column: it holds a formula, an error, or a date that Excel made.
    """

    kind: Kind
    sheet: str
    line: int
    cells: Mapping[str, str]
    faults: Mapping[str, str] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """How to name it in a message."""
        return f"sheet {self.sheet}, row {self.line}"


def read_framework_book(path: Path) -> list[BookRow]:
    """The rows of all sheets that can be written in, in order; rows without any text are left out.

    Raises:
        FrameworkFileError: There is no such sheet.
        ColumnMissingError: Such a sheet lacks columns.
        KodbokError: The file is missing, no workbook, protected, broken or hostile.
    """
    found: list[BookRow] = []
    known = False
    with opened_workbook(path) as workbook:
        for sheet in workbook.worksheets:
            rows = [row for row in sheet_grid(sheet).rows if not row.is_blank]
            kind = _kind(rows[0].cells) if rows else None
            if kind is None:
                continue
            known = True
            places = _places(kind, rows[0].cells)
            missing = [name for name in READ[kind] if name not in places]
            if missing:
                raise ColumnMissingError(path, sheet.title, [_header(kind, name) for name in missing])
            found += _rows((kind, sheet.title), rows[1:], places, _dates(sheet))
    if not known:
        raise FrameworkFileError(path)
    return found


def _header(kind: Kind, name: str) -> str:
    """What a column is called, in both languages."""
    (header,) = (column.header for column in COLUMNS[kind] if column.field == name)
    return " / ".join(f"“{translator(lang)(header)}”" for lang in LANGUAGES)


def _kind(header: Sequence[str]) -> Kind | None:
    """What a sheet holds by its header: the kind whose texts stand under one of its names; None for other sheets."""
    for kind, edited in EDITED.items():
        places = _places(kind, header)
        if edited[0] in places and {"id", "stamp"} & places.keys():
            return kind
    return None


def _places(kind: Kind, header: Sequence[str]) -> dict[str, int]:
    """The place of each column that is read; the first one, where several are called so."""
    known = {
        fold_header(translator(lang)(column.header)): column.field
        for column in COLUMNS[kind]
        if column.field in READ[kind]
        for lang in LANGUAGES
    }
    found: dict[str, int] = {}
    for place, text in enumerate(header):
        name = known.get(fold_header(text))
        if name:
            found.setdefault(name, place)
    return found


def _dates(sheet: Worksheet) -> set[tuple[int, int]]:
    """Rows and places of the cells that Excel holds for dates or times."""
    return {
        (number, place)
        for number, row in enumerate(sheet.iter_rows(values_only=True), start=1)
        for place, value in enumerate(row)
        if isinstance(value, (date, time))
    }


def _rows(
    about: tuple[Kind, str], rows: Sequence[GridRow], places: Mapping[str, int], dates: set[tuple[int, int]]
) -> Iterator[BookRow]:
    """Yields the rows below the header."""
    for row in rows:
        cells = {name: row.cells[at] if at < len(row.cells) else "" for name, at in places.items()}
        faults = {name: row.unreadable[at] for name, at in places.items() if at in row.unreadable}
        for name, at in places.items():
            if (row.number, at) in dates:
                faults[name] = "was made a date by Excel; format the cell as text and write it again"
        if faults or any(text.strip() for text in cells.values()):
            yield BookRow(*about, row.number, cells, faults)
