"""A cell of the status ratings, opened with what was said of its theme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from analysis.selection import Selection
from analysis.status_join import status_passages
from analysis.written import RATING_COLUMNS
from coding.assignment_theme import theme_of
from workbench.results.plain_rows import plain_rows
from workbench.results.rating_table import read_rating_table
from workbench.results.study_material import read_material
from workbench.rows.written_ids import folded_assignment, rating_id
from workbench.store import schema
from workbench.store.codes import read_study_codebook
from workbench.store.door import chosen, current_revision, live
from workbench.store.finding import UnknownValueError, rated_wave

if TYPE_CHECKING:
    import sqlalchemy as sa

    from workbench.store.database import Database
    from workbench.store.door import Row


@dataclass(frozen=True, slots=True)
class RatedCell:
    """How an assignment stands in an organisation.

    Attributes:
        revision: The study's revision in which it was read.
        assignment: The assignment, as the ratings spell it.
        case: Name of the organisation.
        wave: The wave, or None.
        rating: `green`, `yellow`, `red`, or `none` where there is a comment alone or nothing.
        comment: What is said of it.
        kind: `ongoing`, `development`, `investigation` or nothing.
        code: The path of its theme, or nothing.
        version: The revision in which it became so; None where nothing is rated.
        who: Who made it so, or nothing.
        date: When.
        said: The passages of its theme in the organisation's interviews: the columns of `PASSAGE_COLUMNS`.
    """

    revision: int
    assignment: str
    case: str
    wave: str | None
    rating: str
    comment: str
    kind: str
    code: str
    version: int | None
    who: str
    date: str
    said: tuple[Row, ...]


def read_rated_cell(database: Database, assignment: str, case: str, wave: str | None) -> RatedCell:
    """Reads a cell; the revision is read first, so that nothing later is missed.

    Raises:
        UnknownValueError: There is no such case or wave.
        WhichWaveError: No wave is named, and there are several.
    """
    with database.reading() as connection:
        revision, cell = current_revision(connection), _cell(connection, assignment, case, wave)
        standing = chosen(live(connection, schema.ratings, schema.ratings.c.id == cell["id"]))
        made = _made(connection, standing["begun_rev"]) if standing else {"who": "", "time": ""}
    material = read_material(database, Selection(all_waves=True), topics=False)
    said = status_passages(material, pd.DataFrame([cell], columns=list(RATING_COLUMNS)))
    return RatedCell(
        revision=revision,
        **{name: cell[name] for name in ("assignment", "case", "wave", "comment", "kind", "code")},
        rating=cell["rating"] or "none",
        version=standing["begun_rev"] if standing else None,
        who=made["who"],
        date=made["time"],
        said=plain_rows(said),
    )


def _cell(connection: sa.Connection, assignment: str, case: str, wave: str | None) -> Row:
    """What the table of ratings tells of a cell; a blank one where nothing is rated, spelt and themed as its neighbours are."""
    cases = live(connection, schema.cases)
    row, meant = chosen(cases, name=case), rated_wave(connection, wave)
    if row is None:
        raise UnknownValueError("--case", case, [each["name"] for each in cases])
    own = rating_id(row["id"], assignment, meant)
    spelt = [
        each
        for each in plain_rows(read_rating_table(connection))
        if folded_assignment(each["assignment"]) == folded_assignment(assignment)
    ]
    if found := chosen(spelt, id=own):
        return found
    theme = theme_of(read_study_codebook(connection), assignment)
    near = next(iter(spelt), {"assignment": assignment, "code": theme.path if theme else ""})
    own_words = {"id": own, "case": case, "case_kind": row["kind"], "wave": meant}
    return {**dict.fromkeys(RATING_COLUMNS, ""), "assignment": near["assignment"], "code": near["code"], **own_words}


def _made(connection: sa.Connection, revision: int) -> Row:
    """Who made a change, and when."""
    found = connection.execute(schema.log.select().where(schema.log.c.revision == revision)).mappings().one()
    return dict(found)
