"""Reading an edited workbook of the framework matrix, with distrust; importing this module loads openpyxl."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.catalogue import LANGUAGES, translator
from analysis.framework_book.columns import COLUMNS, EDITED, READ, TITLES, Kind
from analysis.workbook.edited_rows import EditedRow, column_places, edited_rows
from interviews.errors import KodbokError
from interviews.workbook_grid import opened_workbook, sheet_grid

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


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
            "as they were exported, in the first row (hiding them is no harm)."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class BookRow(EditedRow):
    """One row that may have been edited.

    Attributes:
        kind: What it is: a summary, a synthesis or a judgement.
        sheet: Name of its sheet.
    """

    kind: Kind
    sheet: str


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
            kind = (_kind(rows[0].cells) or _kind_by_title(sheet.title)) if rows else None
            if kind is None:
                continue
            known = True
            places = column_places(rows[0].cells, COLUMNS[kind], READ[kind])
            missing = [name for name in READ[kind] if name not in places]
            if missing:
                raise ColumnMissingError(path, sheet.title, [_header(kind, name) for name in missing])
            told = [row for row in edited_rows(sheet, rows[1:], places) if _says_anything(kind, row)]
            found += [BookRow(row.line, row.cells, row.faults, kind=kind, sheet=sheet.title) for row in told]
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
        places = column_places(header, COLUMNS[kind], READ[kind])
        if edited[0] in places and {"id", "stamp"} & places.keys():
            return kind
    return None


def _kind_by_title(title: str) -> Kind | None:
    """What a sheet of this name held when it went out, though its header is none any more."""
    return next((kind for kind, name in TITLES.items() if title in {translator(lang)(name) for lang in LANGUAGES}), None)


def _says_anything(kind: Kind, row: EditedRow) -> bool:
    """Whether a row has an id or anything that people write; a remark below the header has neither."""
    return bool(row.faults) or any(row.cells[name].strip() for name in ("id", "stamp", *EDITED[kind]))
