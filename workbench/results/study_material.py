"""Reading a study's material under a selection."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from analysis.material import SEGMENT_COLUMNS, Material, StudyFacts
from analysis.selection import Selection
from interviews.guide import Guide
from workbench.results.codebook_table import chosen_codes, codebook_table
from workbench.results.interview_choice import chosen_interviews, notes, waves_of
from workbench.results.interview_tables import case_table, interview_table, turn_table
from workbench.results.reading import Reading
from workbench.results.segment_table import segment_table
from workbench.results.spans import TurnSpans
from workbench.results.versions import versions
from workbench.rows.transcript_rows import transcript_of
from workbench.store import schema
from workbench.store.clock import utc_now
from workbench.store.codes import read_study_codebook
from workbench.store.door import current_revision, live
from workbench.store.finding import UnknownValueError
from workbench.store.guides import read_study_guide
from workbench.store.texts import interview_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    import sqlalchemy as sa

    from interviews.transcript import Transcript
    from workbench.store.database import Database
    from workbench.store.door import Row

NO_WORDS = (
    "The coded segment holds no counted word (interviewers' words alone, or none); it counts as a coding and is in no passage."
)


def read_material(database: Database, selection: Selection, *, topics: bool = False) -> Material:
    """The material of a study under a selection; with `topics`, headings of turns tell those of the interview guide.

    Raises:
        UnknownValueError: A filter names something that the study does not have.
    """
    with database.reading() as connection:
        return _material(connection, selection, topics=topics)


def read_segments(database: Database, selection: Selection, *, everything: bool = False) -> pd.DataFrame:
    """The segments table: what counts under the selection, or every live segment of its interviews and codes.

    Returns:
        The columns of `SEGMENT_COLUMNS`, sorted by interview, start, end, code, coder, id.
    """
    if not everything:
        table = read_material(database, selection).segments
        return table[table["counts"]][list(SEGMENT_COLUMNS)].reset_index(drop=True)
    with database.reading() as connection:
        whole = replace(selection, all_waves=not selection.waves)
        table = _Tables(connection, whole, ("accepted", "proposed", "rejected")).segments
    return table[list(SEGMENT_COLUMNS)]


def _material(connection: sa.Connection, selection: Selection, *, topics: bool) -> Material:
    """The material that one state of the study makes."""
    tables = _Tables(connection, selection, ("accepted", "proposed"))
    chosen = tables.chosen
    guide = read_study_guide(connection) if topics else Guide()
    return Material(
        segments=tables.segments,
        interviews=interview_table(chosen, tables.coded, tables.reading),
        cases=case_table(chosen, live(connection, schema.cases)),
        turns=turn_table(chosen, tables.reading, guide),
        codebook=codebook_table(tables.codebook, chosen_codes(tables.codebook, selection.codes)),
        problems=_problems(chosen, tables.segments),
        facts=_facts(connection, tables.interviews, chosen, selection),
        selection=selection,
    )


class _Tables:
    """What the tables are made of, read once.

    Attributes:
        interviews: All live interviews.
        chosen: Those of the selection.
        codebook: The study's codebook.
        reading: Transcripts, spans and versions of the chosen ones.
        coded: Ids of interviews in which something counts, whatever its role and code.
        segments: The segments table under the selection.
    """

    def __init__(self, connection: sa.Connection, selection: Selection, statuses: tuple[str, ...]) -> None:
        self.interviews = interview_rows(connection)
        self.chosen = chosen_interviews(self.interviews, selection)
        self.codebook = read_study_codebook(connection)
        segments, marks = live(connection, schema.segments), live(connection, schema.marks)
        _refuse_unknown_coders(selection, segments, marks)
        self.reading = self._read(segments, marks, selection)
        wanted = [row for row in segments if row["status"] in statuses]
        here = {row["id"] for row in self.chosen}
        self.coded = {row["interview_id"] for row in wanted if row["interview_id"] in here and self.reading.counts(row)}
        table = segment_table(self.chosen, wanted, self.codebook, self.reading)
        self.segments = _narrowed(table, selection, [code.path for code in chosen_codes(self.codebook, selection.codes)])

    def _read(self, segments: Sequence[Row], marks: Sequence[Row], selection: Selection) -> Reading:
        """Transcripts, spans and versions of the chosen interviews."""
        transcripts: dict[str, Transcript] = {row["id"]: transcript_of(row, row["case"]) for row in self.chosen}
        spans = {key: TurnSpans.of(transcript, selection.roles) for key, transcript in transcripts.items()}
        counted = versions(self.chosen, segments, marks, selection)
        return Reading(transcripts, spans, counted, include_proposed=selection.include_proposed)


def _refuse_unknown_coders(selection: Selection, segments: Sequence[Row], marks: Sequence[Row]) -> None:
    """Raises where `--coders` names somebody who has done nothing."""
    known = {row["coder"] for row in (*segments, *marks)} - {""}
    for coder in () if selection.coders == "all" else selection.coders:
        if coder not in known:
            raise UnknownValueError("--coders", coder, sorted(known))


def _narrowed(table: pd.DataFrame, selection: Selection, paths: Sequence[str]) -> pd.DataFrame:
    """The rows of the selected roles and codes; the categories of `code` are the selected ones."""
    if selection.roles:
        table = table[table["role"].isin(selection.roles)]
    if selection.codes:
        table = table[table["code"].isin(paths)].assign(code=lambda kept: kept["code"].cat.set_categories(list(paths)))
    return table.reset_index(drop=True)


def _problems(chosen: Sequence[Row], segments: pd.DataFrame) -> pd.DataFrame:
    """Problems of the imports, then segments without a counted word."""
    of_imports = [(row["name"], paragraph, None, message) for row in chosen for message, paragraph in row["problems"]]
    empty = segments[segments["counts"] & (segments["words"] == 0)]
    of_segments = [(interview, None, each, NO_WORDS) for interview, each in zip(empty["interview"], empty["id"], strict=True)]
    table = pd.DataFrame([*of_imports, *of_segments], columns=["interview", "paragraph", "segment", "message"])
    return table.astype({"paragraph": "Int64"})


def _facts(connection: sa.Connection, interviews: Sequence[Row], chosen: Sequence[Row], selection: Selection) -> StudyFacts:
    """What the results say of the study."""
    known = {row["key"]: row["value"] for row in live(connection, schema.facts)}
    return StudyFacts(
        title=known.get("title", ""),
        revision=current_revision(connection),
        made=utc_now(),
        waves=waves_of(interviews),
        notes=notes(interviews, chosen, selection),
    )
