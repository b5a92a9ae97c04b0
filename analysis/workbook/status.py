"""The sheet of status ratings: assignments by organisations, each cell with its sign and letter, never a colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.catalogue import N_
from analysis.status_matrix import COMMENT_ALONE, NOT_RATED, SIGNS, sign, status_matrices
from analysis.workbook.column import Column
from analysis.workbook.looks import INK, LINK
from analysis.workbook.sheet import HEADER_ROWS, Dress, form_look, location
from analysis.workbook.table import Table, apart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.catalogue import Catalogue
    from analysis.status_matrix import StatusMatrix
    from analysis.workbook.cells import Look
    from analysis.workbook.looks import Looks
    from analysis.workbook.results import Results

TITLE = N_("Status matrix")
COLUMNS = (Column("wave", N_("wave"), "text", 16), Column("assignment", N_("assignment"), "text", 40))
FURTHER = {COMMENT_ALONE: N_("a comment alone"), NOT_RATED: N_("not rated")}
"""What is counted beside the ratings."""
_CELL, _COUNT = 6.5, 9.0
_FILLS = {"green": "A6DCCB", "yellow": "F9F5B8", "red": "F0BC99"}
"""The colours of the chart, pale enough for black letters."""


def table(results: Results) -> Table | None:
    """A row an assignment and wave, a column an organisation, then how many are green, yellow and red; None without ratings."""
    written, say = results.shown_written, results.say
    if written is None or written.ratings.empty:
        return None
    matrices = status_matrices(written.ratings)
    cases = list(dict.fromkeys(case for matrix in matrices for case in matrix.cases))
    columns = [Column(f"case {place}", case, "text", _CELL) for place, case in enumerate(cases)]
    heads = {rating: f"{sign} {say(name)}" for rating, (sign, name) in SIGNS.items()}
    heads |= {rating: say(name) for rating, name in FURTHER.items()}
    counts = [Column(rating, head, "number", _COUNT) for rating, head in heads.items()]
    rows = [_row(matrix, assignment, cases, say) for matrix in matrices for assignment in matrix.assignments]
    headers = (*(say(column.header) for column in COLUMNS), *(column.header for column in (*columns, *counts)))
    told = say("What the organisations say of their own work: {signs}.").format(signs=", ".join(list(heads.values())[: len(SIGNS)]))
    alone = say("… a comment alone. An empty cell is not rated. What is blue leads to the comment.")
    return Table(say(TITLE), (*COLUMNS, *columns, *counts), apart(headers), pd.DataFrame(rows)).noted(told, alone)


def _row(matrix: StatusMatrix, assignment: str, cases: Sequence[str], say: Catalogue) -> dict[str, object]:
    """What stands in the row of an assignment; the ratings themselves stand beside what is shown of them."""
    ratings = [matrix.cell(assignment, case) for case in cases]
    shown = {f"case {place}": sign(rating, say) for place, rating in enumerate(ratings)}
    kept = {f"rating {place}": rating for place, rating in enumerate(ratings)}
    return {"wave": matrix.wave, "assignment": assignment, **shown, **kept, **matrix.counts(assignment)}


def linked(matrix: Table, comments: Table | None) -> Table:
    """The table with every cell that has a comment leading to it."""
    if comments is None:
        return matrix
    told = comments.data
    keys = zip(told["wave"].fillna(""), told["assignment"].str.casefold(), told["case"], strict=True)
    rows = {key: place + 1 + HEADER_ROWS for place, key in enumerate(keys)}
    cases = [column for column in matrix.columns if column.field.startswith("case ")]
    where = list(zip(matrix.data["wave"], matrix.data["assignment"].str.casefold(), strict=True))
    return matrix.linked(
        {
            column.field: [
                location(comments.title, rows[*each, column.header]) if (*each, column.header) in rows else None for each in where
            ]
            for column in cases
        }
    )


def dress(matrix: Table, looks: Looks) -> Dress:
    """Names of organisations upright; cells in the colour of their rating."""
    upright = frozenset(column.field for column in matrix.columns if column not in COLUMNS and column.form in {"text", "number"})
    ratings = {name: matrix.data[name].tolist() for name in matrix.data.columns if str(name).startswith("rating ")}

    def look(column: Column, row: int, is_link: bool) -> Look:  # noqa: FBT001  # the dress's own signature
        if not column.field.startswith("case "):
            return form_look(looks, column)
        fill = _FILLS.get(ratings[f"rating {column.field.removeprefix('case ')}"][row], "")
        return looks.number("General", centred=True, colour=LINK if is_link else INK, fill=fill)

    return Dress(look, frozen="AB", upright=upright)
