"""Ratings: how somebody writes by hand that an assignment stands in an organisation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coding.clean_text import clean_text
from interviews.errors import KodbokError
from interviews.ratings.matrix_columns import KINDS
from interviews.ratings.rating import LIGHTS
from workbench.commands.rating_names import one_line
from workbench.commands.written_place import case_named
from workbench.rows.written_ids import folded_assignment, rating_id
from workbench.store import schema
from workbench.store.door import Change, Row, change, chosen, live
from workbench.store.finding import rated_wave

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import sqlalchemy as sa

    from workbench.store.database import Database

NO_LIGHT = "none"
"""What people write where there is a comment alone, or nothing at all."""
_BY_HAND = "a change by hand"
"""What stands in the place of file and cell."""


class NoAssignmentError(KodbokError):
    """A rating is of nothing."""

    def __init__(self) -> None:
        super().__init__("A rating needs the name of its assignment.")


class UnknownRatingError(KodbokError):
    """A rating or a kind is one that there is not."""

    def __init__(self, written: str, known: Iterable[str]) -> None:
        super().__init__(f"{written!r} is no rating and no kind of work; write one of {', '.join(known)}.")


class NothingRatedError(KodbokError):
    """There is no rating that could have a kind."""

    def __init__(self, where: str) -> None:
        super().__init__(f"There is no rating of {where} yet, so give a rating or a comment first.")


@dataclass(frozen=True, slots=True)
class RatedCase:
    """What is rated, as people name it.

    Attributes:
        assignment: The assignment, in any case; a name that nothing has yet is a new one.
        case: Name of the organisation.
        wave: The wave; empty text for none; None for the only one.
    """

    assignment: str
    case: str
    wave: str | None = None


@dataclass(frozen=True, slots=True)
class RatingChange:
    """What shall be changed of a rating; what is None stays. A rating without light and comment goes.

    Attributes:
        rating: One of `LIGHTS`, or `NO_LIGHT`.
        comment: What is said of it.
        kind: One of `KINDS`, or nothing.
    """

    rating: str | None = None
    comment: str | None = None
    kind: str | None = None


TAKEN_AWAY = RatingChange(NO_LIGHT, "", "")
"""What leaves nothing of a rating."""


def set_rating(database: Database, who: str, about: RatedCase, told: RatingChange) -> bool:
    """Rates an assignment of an organisation, or takes a rating away; undo takes that back. Says whether anything changed.

    Raises:
        NoAssignmentError: The assignment has no name.
        UnknownValueError: There is no such case or wave.
        WhichWaveError: No wave is named, and there are several.
        UnknownRatingError: There is no such rating or kind.
        NothingRatedError: Nothing is rated that could have a kind.
    """
    with change(database, who, "status set") as made:
        keep_rating(made, rated_place(made.connection, about), told)
    return not made.empty


def rated_place(connection: sa.Connection, about: RatedCase) -> tuple[str, Row, str | None]:
    """The assignment, the case and the wave that people mean."""
    assignment = one_line(about.assignment)
    if not assignment:
        raise NoAssignmentError
    return assignment, case_named(connection, about.case), rated_wave(connection, about.wave)


def keep_rating(made: Change, about: tuple[str, Row, str | None], told: RatingChange) -> None:
    """Writes a rating into a change, about an assignment, a case and a wave."""
    assignment, case, wave = about
    values, own = _values(told), rating_id(case["id"], assignment, wave)
    rows = live(made.connection, schema.ratings)
    row = chosen(rows, id=own)
    after = (row or _blank(own, about, rows)) | values
    if after["rating"] or after["comment"]:
        _write(made, row, after, values)
    elif row:
        made.end(schema.ratings, row)
    elif after["kind"]:
        raise NothingRatedError(", ".join(filter(None, (assignment, case["name"], wave))))


def _write(made: Change, row: Row | None, after: Row, values: Row) -> None:
    """Begins a rating, or changes some of its values."""
    if row is None:
        made.begin(schema.ratings, after)
    elif row != after:
        made.replace(schema.ratings, row, **values, source=_BY_HAND)


def _values(told: RatingChange) -> Row:
    """What a rating becomes, by column."""
    values: Row = {}
    if told.rating is not None:
        rating = _one_of(told.rating, (*LIGHTS, NO_LIGHT))
        values["rating"] = "" if rating == NO_LIGHT else rating
    if told.comment is not None:
        values["comment"] = clean_text(told.comment).strip()
    if told.kind is not None:
        values["kind"] = _one_of(told.kind, tuple(KINDS)) if told.kind.strip() else ""
    return values


def _one_of(written: str, known: Sequence[str]) -> str:
    """What is meant of what there is, in any case."""
    folded = written.strip().casefold()
    if folded not in known:
        raise UnknownRatingError(written, known)
    return folded


def _blank(own: str, about: tuple[str, Row, str | None], rows: Sequence[Row]) -> Row:
    """A rating that says nothing yet, of an assignment as other organisations' ratings spell it, under the code that these have."""
    assignment, case, wave = about
    spelt = [row for row in rows if folded_assignment(row["assignment"]) == folded_assignment(assignment)]
    near = next((row for row in spelt if row["wave"] == wave), spelt[0] if spelt else {"assignment": assignment, "code": ""})
    return {
        "id": own,
        "assignment": near["assignment"],
        "case_id": case["id"],
        "wave": wave,
        "rating": "",
        "comment": "",
        "kind": "",
        "code": near["code"],
        "source": _BY_HAND,
    }
