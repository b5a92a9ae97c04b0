"""The ids of what people write: made of what it is about, so that a workbook knows a cell before anything is written in it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from workbench.rows.evidence import Cell

if TYPE_CHECKING:
    from workbench.store.door import Row


def summary_id(cell: Cell) -> str:
    """The id of a cell's summary."""
    return str(uuid5(NAMESPACE_URL, f"kodbok:summary:{cell.case}:{cell.code}:{cell.wave or ''}"))


def synthesis_id(code: str, wave: str | None) -> str:
    """The id of a theme's synthesis in a wave."""
    return str(uuid5(NAMESPACE_URL, f"kodbok:synthesis:{code}:{wave or ''}"))


def judgement_id(scale: str, case: str, wave: str | None) -> str:
    """The id of a judgement of a case on a scale."""
    return str(uuid5(NAMESPACE_URL, f"kodbok:judgement:{scale}:{case}:{wave or ''}"))


def id_of(row: Row) -> str:
    """The id of a summary, a synthesis or a judgement where it is about what the row tells."""
    if "scale_id" in row:
        return judgement_id(row["scale_id"], row["case_id"], row["wave"])
    if "case_id" in row:
        return summary_id(Cell(row["case_id"], row["code_id"], row["wave"]))
    return synthesis_id(row["code_id"], row["wave"])


def rating_id(case: str, assignment: str, wave: str | None) -> str:
    """The id of a case's rating of an assignment, however its name is cased and spaced."""
    return str(uuid5(NAMESPACE_URL, f"kodbok:rating:{case}:{wave or ''}:{folded_assignment(assignment)}"))


def folded_assignment(name: str) -> str:
    """An assignment's name as it is compared, however it is cased and spaced."""
    return " ".join(name.casefold().split())


def response_id(survey: str, respondent: str) -> str:
    """The id of what a respondent answered to a survey."""
    return str(uuid5(NAMESPACE_URL, f"kodbok:response:{survey.casefold()}:{respondent.casefold()}"))
