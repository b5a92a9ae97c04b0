"""The sample study's interview guide as an Excel file: a row a question, its topic beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.sample.authored import AUTHOR, FICTION
from workbench.sample.material import sample_guide
from workbench.sample.steady_workbook import make_steady

if TYPE_CHECKING:
    from pathlib import Path

_WIDTHS = {"A": 34, "B": 70}


def write_guide(path: Path) -> None:
    """Writes the guide with the columns `ämne, fråga`; a topic stands on its first row. A file that is there is replaced."""
    from openpyxl import Workbook  # heavy: loaded when a workbook is written
    from openpyxl.styles import Font

    workbook = Workbook()
    workbook.properties.title, workbook.properties.description = "Intervjuguide", FICTION
    workbook.properties.creator = AUTHOR
    sheet = workbook.worksheets[0]
    sheet.title = "Intervjuguide"
    sheet.append(["ämne", "fråga"])
    before = ""
    for topic, question in sample_guide():
        sheet.append([topic if topic != before else None, question])
        before = topic
    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width
        sheet[f"{letter}1"].font = Font(bold=True)
    sheet.freeze_panes = "A2"
    workbook.save(path)
    make_steady(path)
