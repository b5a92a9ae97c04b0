"""Guides in workbooks and CSV files: a column of topics and a column of questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interviews.csv_grid import read_csv_grid
from interviews.grid import fold_header

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from interviews.grid import Grid

TOPIC_HEADERS = ("ämne", "ämnen", "tema", "teman", "frågeområde", "område", "topic", "topics", "theme")
QUESTION_HEADERS = ("fråga", "frågor", "intervjufråga", "intervjufrågor", "frågeställning", "question", "questions")
_WITHIN = 10
"""The header stands in one of so many rows; above it there may be a title."""

Places = tuple[int | None, int | None]
"""In which columns the topics and the questions stand."""


def table_rows(path: Path) -> Iterator[tuple[str, str]]:
    """Yields the topics and questions of a file's first table that has any.

    Raises:
        KodbokError: The file cannot be read: an error of `interviews.csv_grid` or `interviews.workbook_grid`.
    """
    for grid in _grids(path):
        rows = [row.cells for row in grid.rows if not row.is_blank]
        for place, header in enumerate(rows[:_WITHIN]):
            if (columns := header_places(header)) is not None:
                yield from (_row(row, columns) for row in rows[place + 1 :])
                return


def _grids(path: Path) -> list[Grid]:
    """The sheets of a workbook, or the one of a CSV file."""
    if path.suffix.lower() == ".csv":
        return [read_csv_grid(path, {*TOPIC_HEADERS, *QUESTION_HEADERS})]
    from interviews.workbook_grid import opened_workbook, sheet_grid  # loads openpyxl

    with opened_workbook(path, calculated=True) as workbook:
        return [sheet_grid(sheet) for sheet in workbook.worksheets]


def header_places(header: Sequence[str]) -> Places | None:
    """Where a header's columns stand; None where it names neither."""
    folded = [fold_header(cell) for cell in header]
    topic, question = (next((folded.index(name) for name in names if name in folded), None) for names in _HEADERS)
    return None if topic is None and question is None else (topic, question)


_HEADERS = (TOPIC_HEADERS, QUESTION_HEADERS)


def _row(cells: Sequence[str], columns: Places) -> tuple[str, str]:
    """The topic and the question of a row."""
    topic, question = ("" if place is None or place >= len(cells) else cells[place] for place in columns)
    return topic, question
