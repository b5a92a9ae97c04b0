"""Codings in a workbook: coding sheets, or our own sheet of coded segments.

Importing this module loads openpyxl, so it is imported when a workbook is met.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coding.clean_text import FieldError
from coding.coding_cells import whole_number
from coding.coding_header import HEADERS, missing_columns
from coding.coding_row import CodingFile
from coding.coding_sheets.reading import is_coding_workbook, read_coding_sheets
from coding.columns import CSV_COLUMNS, NAMES_PROPERTY, REVISION_PROPERTY, SEGMENT_SHEET
from coding.own_output import OwnOutputError, is_name_table
from interviews.grid import Grid, fold_header
from interviews.workbook_grid import opened_workbook, plain_text, sheet_grid

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_HEADER_WITHIN = 20
_OWN = "it is the report of an import, or its table of names, and holds no codings"


class CodingSheet(NamedTuple):
    """What a workbook has of codings.

    Attributes:
        grid: The rows of its sheet.
        revision: The study's revision that it shows, or None.
        names: How it replaced names and in which language, or None.
    """

    grid: Grid
    revision: int | None = None
    names: tuple[str, str] | None = None


def read_coding_workbook(path: Path) -> CodingFile | CodingSheet:
    """Reads coding sheets; else the sheet of coded segments, or the first one with such columns, and what is said of it.

    Raises:
        OwnOutputError: It is what an import wrote itself: a report, whose rows look like codings, or a table of names.
    """
    with opened_workbook(path) as workbook:
        if is_coding_workbook(workbook):
            return read_coding_sheets(workbook)
        if any(is_name_table(_header(sheet)) for sheet in workbook.worksheets):
            raise OwnOutputError(_OWN)
        sheet = _sheet(workbook)
        return CodingSheet((sheet_grid(sheet) if sheet else Grid(None, [])), _revision(workbook), _names(workbook))


def _header(sheet: Worksheet) -> list[str]:
    """The first row of a sheet in which anything stands."""
    return next((row.cells for row in sheet_grid(sheet, _HEADER_WITHIN).rows if not row.is_blank), [])


def _sheet(workbook: Workbook) -> Worksheet | None:
    """The sheet to read; the first one when none fits, so that the message can say what it lacks."""
    sheets = workbook.worksheets
    own = next((sheet for sheet in sheets if sheet.title in SEGMENT_SHEET.values()), None)
    return own or max(sheets, key=_fitting, default=None)


def _fitting(sheet: Worksheet) -> int:
    """How many of an import's columns a sheet begins with; none where it lacks one that is needed.

    Other sheets of our own workbook show interviews, codes and quotations too; in one that somebody has renamed, the coded segments
    alone have ids and spans.
    """
    header = _header(sheet)
    if missing_columns(header):
        return 0
    return len({HEADERS.get(fold_header(text)) for text in header} & set(CSV_COLUMNS))


def _revision(workbook: Workbook) -> int | None:
    """The revision that the workbook says it shows."""
    try:
        return whole_number(_property(workbook, REVISION_PROPERTY))
    except FieldError:
        return None


def _names(workbook: Workbook) -> tuple[str, str] | None:
    """How the workbook says that it replaced names."""
    mode, _, lang = _property(workbook, NAMES_PROPERTY).partition(" ")
    return (mode, lang) if mode and lang else None


def _property(workbook: Workbook, name: str) -> str:
    """A custom property of the workbook as text, empty where it has none."""
    props = workbook.custom_doc_props.props  # type: ignore[attr-defined]  # the stubs do not know it
    return next((plain_text(each.value) for each in props if each.name == name), "")
