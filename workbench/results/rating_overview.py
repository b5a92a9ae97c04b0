"""Status ratings at a glance: the matrix of every wave, and each rating beside what the interviews say of its theme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.status_join import FINDINGS, status_join, status_passages
from analysis.status_matrix import status_matrices
from analysis.written_choice import of_ratings
from workbench.results.plain_rows import plain_rows
from workbench.results.rating_table import read_rating_table
from workbench.results.study_material import read_material
from workbench.store.door import current_revision

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from analysis.selection import Selection
    from analysis.status_matrix import StatusMatrix
    from workbench.store.database import Database
    from workbench.store.door import Row


@dataclass(frozen=True, slots=True)
class RatingLine:
    """An assignment in a wave.

    Attributes:
        assignment: Its name.
        cells: A cell a case, in their order: `rating` (one of green, yellow, red, comment, none), `comment`, `kind`, `code`.
        counts: How many cells have each rating.
    """

    assignment: str
    cells: tuple[Row, ...]
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class RatingMatrix:
    """The ratings of one wave.

    Attributes:
        wave: The wave; empty for ratings of none.
        cases: Who rates.
        lines: A line an assignment.
        counts: How many cells have each rating in all.
    """

    wave: str
    cases: tuple[str, ...]
    lines: tuple[RatingLine, ...]
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class RatingOverview:
    """The ratings of a selection.

    Attributes:
        revision: The study's revision in which they were read.
        matrices: A matrix a wave.
        findings: For each of `analysis.status_join.FINDINGS` the ratings that a person must look at: the columns of `JOIN_COLUMNS`
            and `said`, the passages of the rating's theme in its organisation.
        notes: What a reader must know, in English sentences.
    """

    revision: int
    matrices: tuple[RatingMatrix, ...]
    findings: Mapping[str, tuple[Row, ...]]
    notes: tuple[str, ...]


def read_ratings_overview(database: Database, selection: Selection) -> RatingOverview:
    """Reads the ratings; the revision is read first, so that nothing later is missed.

    Raises:
        UnknownValueError: A filter names something that the study does not have.
    """
    with database.reading() as connection:
        revision, every = current_revision(connection), read_rating_table(connection)
    material = read_material(database, selection)
    ratings = of_ratings(every, material)
    rows, said = plain_rows(status_join(material, ratings)), plain_rows(status_passages(material, ratings))
    told = tuple({**row, "said": [each for each in said if each["id"] == row["id"]]} for row in rows)
    return RatingOverview(
        revision=revision,
        matrices=tuple(_matrix(each, rows) for each in status_matrices(ratings)),
        findings={finding: tuple(row for row in told if finding in row["findings"]) for finding in FINDINGS},
        notes=material.facts.notes,
    )


def _matrix(matrix: StatusMatrix, rows: Iterable[Row]) -> RatingMatrix:
    """One wave's matrix with comments."""
    told = {(row["assignment"].casefold(), row["case"]): row for row in rows if (row["wave"] or "") == matrix.wave}
    lines = tuple(
        RatingLine(each, tuple(_cell(matrix, each, case, told) for case in matrix.cases), matrix.counts(each))
        for each in matrix.assignments
    )
    return RatingMatrix(matrix.wave, matrix.cases, lines, matrix.counts())


def _cell(matrix: StatusMatrix, assignment: str, case: str, told: Mapping[tuple[str, str], Row]) -> Row:
    """One rating with its comment."""
    row = told.get((assignment.casefold(), case), {})
    return {"rating": matrix.cell(assignment, case), **{name: row.get(name) or "" for name in ("comment", "kind", "code")}}
