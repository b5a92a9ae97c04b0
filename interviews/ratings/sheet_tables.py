"""Matrices in Excel: texts, fills, notes and merged cells of every sheet.

The sheets are read row by row. Notes and merged ranges, which openpyxl gives only with whole sheets, are taken from their parts:
whole sheets would unfold a hostile range of every cell there is. Importing this module loads openpyxl.
"""

from __future__ import annotations

import colorsys
import posixpath
from datetime import date, time
from typing import TYPE_CHECKING, Any, cast

from lxml import etree
from openpyxl.styles.colors import COLOR_INDEX
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

from interviews.archive import Archive
from interviews.original import original_bytes
from interviews.ratings.status_table import (
    MOST_COLUMNS,
    MOST_ROWS,
    MatrixTooLargeError,
    MatrixTooWideError,
    StatusCell,
    StatusTable,
)
from interviews.word.markup import parse
from interviews.workbook_grid import opened_workbook, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_THEME = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
"""The colours of a theme in the order in which cells number them."""
_RGB = 6


def sheet_tables(path: Path, most_rows: int = MOST_ROWS) -> Iterator[StatusTable]:
    """Yields the sheets of a workbook, with at most so many rows.

    Raises:
        MatrixTooLargeError: A sheet has absurdly many rows.
        MatrixTooWideError: A sheet has absurdly many columns.
        KodbokError: The file cannot be read: an error of `interviews.workbook_grid` or `interviews.archive`.
    """
    with opened_workbook(path, calculated=True) as workbook:
        archive = Archive(original_bytes(path), path.name, "Excel workbook")
        theme = _theme(cast("Any", workbook).loaded_theme)
        for sheet in workbook.worksheets:
            source = cast("Any", sheet)
            source.reset_dimensions()
            root = parse(archive.read(source._worksheet_path.lstrip("/")))  # noqa: SLF001  # openpyxl names the part nowhere else
            notes = _notes(archive, source._worksheet_path.lstrip("/"))  # noqa: SLF001  # the same
            where = f"sheet {sheet.title}"
            if any(cell.value is not None for row in sheet.iter_rows(min_col=MOST_COLUMNS + 1, max_row=most_rows) for cell in row):
                raise MatrixTooWideError(path.name, where)
            rows = _rows(sheet, theme, notes, most_rows)
            if rows is None:
                raise MatrixTooLargeError(path.name, where, most_rows)
            _mark_uncalculated(rows, root)
            if not _spread(rows, root, most_rows * MOST_COLUMNS):
                raise MatrixTooLargeError(path.name, where, most_rows)
            yield StatusTable.of(sheet.title, rows, ruled=root.find(f"{_MAIN}conditionalFormatting") is not None)


def _rows(
    sheet: Any,  # noqa: ANN401  # openpyxl's
    theme: list[str],
    notes: dict[tuple[int, int], str],
    most_rows: int,
) -> list[list[StatusCell]] | None:
    """The cells of a sheet; None where it has too many rows."""
    rows: list[list[StatusCell]] = []
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        if number > most_rows:
            if any(cell.value is not None for cell in cells):
                return None
            continue
        rows.append([_cell(cell, theme, notes.get((number, place), "")) for place, cell in enumerate(cells[:MOST_COLUMNS], 1)])
    return rows


def _cell(cell: Any, theme: list[str], note: str) -> StatusCell:  # noqa: ANN401  # openpyxl's
    """One cell."""
    colour = _fill(cell.fill, theme) if cell.data_type is not None and hasattr(cell, "fill") else ""
    if cell.data_type == "e":
        return StatusCell("", colour, note, f"it holds the error {cell.value}; write the word")
    return StatusCell(plain_text(cell.value).strip(), colour, note, is_date=isinstance(cell.value, (date, time)))


def _fill(fill: Any, theme: list[str]) -> str:  # noqa: ANN401  # openpyxl's
    """A solid fill as `rrggbb`; nothing for patterns and for what has no colour of its own."""
    if getattr(fill, "patternType", None) != "solid":
        return ""
    colour = fill.fgColor
    value = ""
    if colour.type == "rgb" and isinstance(colour.rgb, str):
        value = colour.rgb
    elif colour.type == "indexed" and 0 <= colour.indexed < len(COLOR_INDEX):
        value = COLOR_INDEX[colour.indexed]
    elif colour.type == "theme" and 0 <= colour.theme < len(theme):
        value = theme[colour.theme]
    return _tinted(value[-_RGB:].lower(), float(colour.tint or 0)) if _is_hex(value[-_RGB:]) else ""


def _is_hex(value: str) -> bool:
    """Whether it is six hexadecimal digits."""
    return len(value) == _RGB and all(char in "0123456789abcdefABCDEF" for char in value)


def _tinted(colour: str, tint: float) -> str:
    """A colour made darker (tint below 0) or lighter, as Excel does."""
    if not tint:
        return colour
    hue, light, full = colorsys.rgb_to_hls(*(int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)))
    light = light * (1 + tint) if tint < 0 else light + (1 - light) * tint
    return "".join(f"{round(part * 255):02x}" for part in colorsys.hls_to_rgb(hue, min(max(light, 0), 1), full))


def _theme(content: bytes | None) -> list[str]:
    """The colours of the workbook's theme."""
    if not content:
        return []
    try:
        scheme = next(parse(content).iter(f"{_DRAWING}clrScheme"), None)
    except etree.XMLSyntaxError:
        return []
    colours = {} if scheme is None else {etree.QName(each).localname: each for each in scheme if len(each)}
    return [_named(colours.get(name)) for name in _THEME]


def _named(element: etree._Element | None) -> str:
    """The colour that an element of a theme holds."""
    return "" if element is None else element[0].get("lastClr") or element[0].get("val") or ""


def _notes(archive: Archive, part: str) -> dict[tuple[int, int], str]:
    """The notes of a sheet by row and column, counted from 1."""
    folder, name = posixpath.split(part)
    relationships = posixpath.join(folder, "_rels", f"{name}.rels")
    if relationships not in archive.names:
        return {}
    found: dict[tuple[int, int], str] = {}
    for each in parse(archive.read(relationships)):
        target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/")
        if each.get("Type", "").endswith("/comments") and target in archive.names:
            for comment in parse(archive.read(target)).iter(f"{_MAIN}comment"):
                text = "".join(run.text or "" for run in comment.iter(f"{_MAIN}t"))
                found[coordinate_to_tuple(comment.get("ref", "A1"))] = text.strip()
    return found


def _mark_uncalculated(rows: list[list[StatusCell]], root: etree._Element) -> None:
    """Says of formulas that no program has calculated that they cannot be read; they would pass for empty cells."""
    for cell in root.iter(f"{_MAIN}c"):
        if cell.find(f"{_MAIN}f") is not None and not cell.findtext(f"{_MAIN}v") and cell.get("r"):
            row, column = coordinate_to_tuple(cell.get("r", ""))
            if 0 < row <= len(rows) and column <= len(rows[row - 1]):
                held = rows[row - 1][column - 1]
                rows[row - 1][column - 1] = held._replace(unreadable="it holds a formula without a result; write the word itself")


def _spread(rows: list[list[StatusCell]], root: etree._Element, left_to_do: int) -> bool:
    """Repeats what merged cells hold in every cell that they cover, as far as there are rows; false where these are too many."""
    for merged in root.iter(f"{_MAIN}mergeCell"):
        left, top, right, bottom = (int(each or 0) for each in range_boundaries(merged.get("ref", "A1")))
        if not (0 < top <= len(rows) and 0 < left <= len(rows[top - 1])):
            continue
        left_to_do -= (min(bottom, len(rows)) - top + 1) * (min(right, MOST_COLUMNS) - left + 1)
        if left_to_do < 0:
            return False
        held = rows[top - 1][left - 1]
        for row in rows[top - 1 : bottom]:
            covered = min(right, MOST_COLUMNS)
            row.extend([StatusCell()] * (covered - len(row)))
            row[left - 1 : covered] = [held] * (covered - left + 1)
    return True
