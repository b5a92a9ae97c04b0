"""The validation report as tables for the workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.workbook.validation import COLUMNS, write_validation

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from analysis.material import StudyFacts
    from workbench.results.validation import Validation


def write_validation_book(rows: Sequence[Validation], facts: StudyFacts, path: Path, lang: str) -> None:
    """Writes the report as an Excel workbook; see `analysis.workbook.validation.write_validation`."""
    fields = [column.field for column in COLUMNS]
    interviews = pd.DataFrame([[getattr(row, name) for name in fields] for row in rows], columns=fields)
    found = [(row.interview, problem.paragraph, problem.message) for row in rows for problem in row.found]
    problems = pd.DataFrame(found, columns=["interview", "paragraph", "message"]).astype({"paragraph": "Int64"})
    write_validation(interviews, problems, facts, path, lang=lang)
