"""A cell of the framework matrix opened: its summary, the passages behind it, and what changed since it was written."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.combination import Combination
from analysis.framework import framework
from analysis.selection import Selection
from analysis.written import Written
from analysis.written_choice import of_cells
from interviews.errors import KodbokError
from workbench.results.evidence import read_evidence
from workbench.results.plain_rows import plain_rows
from workbench.results.retrieval import retrieve
from workbench.results.retrieval_query import Retrieval
from workbench.results.study_material import read_material
from workbench.results.written_tables import evidence_needed, read_summaries
from workbench.rows.evidence import Cell, token_of
from workbench.rows.written_ids import summary_id
from workbench.store import schema
from workbench.store.codes import read_study_codebook
from workbench.store.door import current_revision, live

if TYPE_CHECKING:
    import sqlalchemy as sa

    from workbench.results.retrieval import Passage
    from workbench.store.database import Database
    from workbench.store.door import Row


class NoSuchCellError(KodbokError):
    """The matrix has no such cell."""

    def __init__(self, case: str, wave: str | None) -> None:
        super().__init__(f"{case} has no interview in the wave {wave or ''!r}, so the matrix has no such cell.")


@dataclass(frozen=True, slots=True)
class GoneCoding:
    """A coding that a summary was written on and that stands no more.

    Attributes:
        interview: Name of its interview.
        quote: Its words.
        code: Path of its code; empty where that is gone too.
    """

    interview: str
    quote: str
    code: str


@dataclass(frozen=True, slots=True)
class CellOverview:
    """A cell with all that is behind it.

    Attributes:
        revision: The study's revision in which it was read.
        cell: Its row of `analysis.framework`.
        passages: Its passages.
        fresh: Ids of the codings that are new since the summary was written.
        gone: The codings that stand no more since then, as far as the study still knows them.
        contrary: Ids of the codings that speak against the theme.
        quoted: Ids of the codings that the ledger quotes.
    """

    revision: int
    cell: Row
    passages: tuple[Passage, ...]
    fresh: tuple[str, ...]
    gone: tuple[GoneCoding, ...]
    contrary: tuple[str, ...]
    quoted: tuple[str, ...]


def read_cell(database: Database, case: str, theme: str, wave: str | None) -> CellOverview:
    """Reads a cell; the revision is read first, so that nothing later is missed.

    Args:
        database: The study.
        case: Name of the case.
        theme: Path, unique name or alias of the code.
        wave: The wave; None for interviews without one.

    Raises:
        CodeUnknownError: There is no such code.
        NoSuchCellError: The case has no interview in the wave.
        UnknownValueError: There is no such case.
    """
    with database.reading() as connection:
        revision = current_revision(connection)
        path = read_study_codebook(connection).find(theme).path
    selection = Selection(cases=(case,), all_waves=True)
    material = read_material(database, selection)
    with database.reading() as connection:
        summaries = read_summaries(connection, evidence_needed(connection))
    rows = plain_rows(framework(material, Written(summaries=of_cells(summaries, material)), [path]))
    cell = next((row for row in rows if row["wave"] == wave), None)
    if cell is None:
        raise NoSuchCellError(case, wave)
    found = retrieve(database, Retrieval(Combination(any_of=(path,)), selection)).passages
    with database.reading() as connection:
        fresh, gone = _changed(connection, cell)
        quoted = tuple(row["segment_id"] for row in live(connection, schema.ledger) if row["state"] != "withdrawn")
    against = material.segments.loc[material.segments["contrary"], "id"]
    passages = tuple(each for each in found if each.wave == wave)
    return CellOverview(revision, cell, passages, fresh, gone, tuple(map(str, against)), quoted)


def _changed(connection: sa.Connection, cell: Row) -> tuple[tuple[str, ...], tuple[GoneCoding, ...]]:
    """What is new in a cell since its summary was written (ids), and what is gone."""
    cases = {row["name"]: row["id"] for row in live(connection, schema.cases)}
    code = read_study_codebook(connection).find(cell["theme"])
    place = Cell(cases[cell["case"]], code.id, cell["wave"])
    summary = live(connection, schema.summaries, schema.summaries.c.id == summary_id(place))
    if not summary:
        return (), ()
    left: Counter[str] = Counter(summary[0]["basis"])
    fresh = []
    for segment, token in read_evidence(connection).of_cell(str(place.case), place.code, place.wave).items():
        if left[token] > 0:
            left[token] -= 1
        else:
            fresh.append(segment)
    return tuple(fresh), _gone(connection, place, +left)


def _gone(connection: sa.Connection, place: Cell, tokens: Counter[str]) -> tuple[GoneCoding, ...]:
    """The codings of tokens, out of the study's history; one that was erased is known no more."""
    if not tokens:
        return ()
    interviews = {row["id"]: row["name"] for row in live(connection, schema.interviews, schema.interviews.c.case_id == place.case)}
    paths = {code.id: code.path for code in read_study_codebook(connection).codes}
    told = {}
    for row in connection.execute(schema.segments.select().where(schema.segments.c.interview_id.in_(interviews))).mappings():
        token = token_of(dict(row))
        if token in tokens:
            told[token] = GoneCoding(interviews[row["interview_id"]], row["quote"], paths.get(row["code_id"], ""))
    return tuple(told.values())
