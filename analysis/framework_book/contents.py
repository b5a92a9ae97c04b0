"""What a workbook of the framework matrix holds, before it is known how it looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from analysis.material import StudyFacts

SHORT = 8
"""So much of a coded segment's id stands in a cell; an import takes any beginning that means one segment of the cell."""


@dataclass(frozen=True, slots=True)
class FrameworkSheets:
    """The tables of the workbook.

    Attributes:
        facts: The study's own facts.
        cells: A row a cell: the columns of `analysis.framework`; `id` in every row, `version` 0 where nothing is written.
        syntheses: A row a theme and wave: `theme, wave, passages, cases, cases_total, silent, not_asked, not_finished, synthesis,
            author, date, state, id, version`; `state` is `unsummarised`, `summarised` or `stale`.
        judgements: A row a scale, case and wave: the columns of `JUDGEMENT_COLUMNS`.
        steps: The values of each scale in order.
        passages: A row a cell and coded segment that counts: the columns of the segments table, `cell` (the id of its cell) first.
            A segment of a deeper code stands under its theme.
        headings: For every root of the codebook its themes in the matrix, in order.
    """

    facts: StudyFacts
    cells: pd.DataFrame
    syntheses: pd.DataFrame
    judgements: pd.DataFrame
    steps: Mapping[str, Sequence[str]]
    passages: pd.DataFrame
    headings: Mapping[str, Sequence[str]]
