"""Summaries: what somebody writes of a case and a theme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coding.clean_text import clean_text
from interviews.errors import KodbokError
from workbench.commands.written_place import case_named, segment_meant, wave_meant
from workbench.rows.evidence import Cell, basis_of
from workbench.rows.written_ids import summary_id
from workbench.store import schema
from workbench.store.codes import read_study_codebook
from workbench.store.door import Change, Row, change, chosen, live

if TYPE_CHECKING:
    import sqlalchemy as sa

    from workbench.rows.evidence import Evidence
    from workbench.store.database import Database


class NoSummaryError(KodbokError):
    """A cell has no summary that could be changed."""

    def __init__(self, where: str) -> None:
        super().__init__(f"There is no summary of {where} yet, so write its text first.")


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of the framework matrix, as people name it.

    Attributes:
        case: Name of the case.
        theme: Path, unique name or alias of the code.
        wave: The wave; None for the only one, or the latest.
    """

    case: str
    theme: str
    wave: str | None = None


@dataclass(frozen=True, slots=True)
class SummaryChange:
    """What shall be changed of a summary; what is None stays.

    Attributes:
        text: The summary; empty text takes it away.
        key: Id of the segment that is its key quotation, or the beginning of it; empty text marks none.
        holds: Whether somebody has read the codings again and the summary holds as it stands.
    """

    text: str | None = None
    key: str | None = None
    holds: bool = False


def set_summary(database: Database, who: str, place: Place, told: SummaryChange, *, evidence: Evidence) -> bool:
    """Writes, changes or takes away the summary of a cell; undo takes that back.

    Args:
        database: The study.
        who: Who acts.
        place: The cell.
        told: What shall be changed. The same text again says that it holds, as `holds` does.
        evidence: The codings that it is written on.

    Returns:
        Whether anything changed.

    Raises:
        UnknownValueError: There is no such case.
        CodeUnknownError: There is no such code.
        NoInterviewThereError: The case has no interview in the wave.
        NotBehindError: The key quotation is no passage of the cell.
        NoSummaryError: There is no text that could be confirmed or given a key quotation.
    """
    with change(database, who, "summaries set") as made:
        keep_summary(made, who, cell_at(made.connection, place), told, evidence=evidence)
    return not made.empty


def cell_at(connection: sa.Connection, place: Place) -> Cell:
    """The cell that people mean."""
    case = case_named(connection, place.case)
    code = read_study_codebook(connection).find(place.theme)
    return Cell(case["id"], code.id, wave_meant(connection, place.wave, case))


def keep_summary(made: Change, who: str, cell: Cell, told: SummaryChange, *, evidence: Evidence) -> None:
    """Writes a cell's summary into a change."""
    row = chosen(live(made.connection, schema.summaries, schema.summaries.c.id == summary_id(cell)))
    text = None if told.text is None else clean_text(told.text).strip()
    if text == "":
        if row:
            made.end(schema.summaries, row)
        return
    if row is None and text is None:
        raise NoSummaryError(where_of(made.connection, cell))
    passages = evidence.of_cell(str(cell.case), cell.code, cell.wave)
    values: Row = {} if told.key is None else {"key_segment": told.key}
    if told.key:
        values["key_segment"] = segment_meant(told.key, passages, where_of(made.connection, cell))
    if text is not None or told.holds:
        values |= {"text": row["text"] if row and text is None else text, "basis": basis_of(passages.values())}
    if row is None:
        own = {"id": summary_id(cell), "case_id": cell.case, "code_id": cell.code, "wave": cell.wave}
        made.begin(schema.summaries, {**own, "key_segment": "", **values, "author": who, "date": made.time})
        return
    _replace(made, who, row, values)


def _replace(made: Change, who: str, row: Row, values: Row) -> None:
    """Changes a summary; who only confirms it becomes no author."""
    if all(row[name] == value for name, value in values.items()):
        return
    if values.get("text", row["text"]) != row["text"]:
        values["author"] = who
    if "basis" in values:
        values["date"] = made.time
    made.replace(schema.summaries, row, **values)


def where_of(connection: sa.Connection, cell: Cell) -> str:
    """A cell in words, for a message."""
    case = chosen(live(connection, schema.cases), id=cell.case)
    code = read_study_codebook(connection).by_id(cell.code)
    names = [case["name"] if case else "no case", code.path if code else "no code", *([cell.wave] if cell.wave else [])]
    return ", ".join(names)
