"""Ratings that come back from Excel: whether a row was edited there, and whether somebody changed the rating meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from coding.clean_text import clean_text
from interviews.errors import KodbokError
from workbench.store import schema
from workbench.store.door import live

if TYPE_CHECKING:
    from collections.abc import Mapping

    from interviews.ratings.rating import Rating
    from workbench.store.door import Row


class NoSuchRatingError(KodbokError):
    """The study has no rating of a row's id."""

    def __init__(self, told: str) -> None:
        super().__init__(
            f"the study has no rating with the id {told!r}; leave ids as they were exported, and in a new row leave the last two "
            "columns empty."
        )


class NoSuchStampError(KodbokError):
    """A row's stamp is none of its rating."""

    def __init__(self, told: str) -> None:
        super().__init__(f"{told!r} is no stamp of this rating; leave the last column as it was exported.")


class RatingChangedError(KodbokError):
    """Somebody changed a rating after the export, and the row changes it too."""

    def __init__(self) -> None:
        super().__init__("somebody changed this rating after the export; export anew and repeat the change.")


@dataclass(frozen=True, slots=True)
class ExportedRatings:
    """The ratings of a study, for rows that were exported from it.

    Attributes:
        connection: The study.
        standing: The live rows by id.
    """

    connection: sa.Connection
    standing: Mapping[str, Row]

    def edited(self, rating: Rating) -> Row | None:
        """The live row that an exported row changes; None where nobody edited it, or where the edit stands already.

        Raises:
            NoSuchRatingError: The study has no rating of the id.
            NoSuchStampError: The stamp is not one of the rating.
            RatingChangedError: Somebody changed it after the export.
        """
        row = self.standing.get(rating.id.strip().casefold())
        if row is None:
            raise NoSuchRatingError(rating.id)
        then = self._then(row["id"], rating.stamp)
        if self._says(rating, then) or self._says(rating, row):
            return None
        if row["begun_rev"] != then["begun_rev"]:
            raise RatingChangedError
        return row

    def _then(self, rating_id: str, stamp: str) -> Row:
        """A rating as it was exported."""
        ratings = schema.ratings
        if stamp.isdecimal():
            asked = sa.select(ratings).where(ratings.c.id == rating_id, ratings.c.begun_rev == int(stamp))
            if found := self.connection.execute(asked).mappings().first():
                return dict(found)
        raise NoSuchStampError(stamp)

    def _says(self, rating: Rating, then: Row) -> bool:
        """Whether all cells are those of a rating as it was at some time."""
        cells = {"assignment": rating.assignment, "comment": rating.comment, "wave": rating.wave or ""}
        if any(_plain(cell) != _plain(then[name] or "") for name, cell in cells.items()):
            return False
        (case,) = live(self.connection, schema.cases, schema.cases.c.id == then["case_id"])
        told = (rating.rating, rating.kind, _plain(rating.case))
        return told == (then["rating"], then["kind"], _plain(case["name"])) and self._is_code(rating.code, then["code"])

    def _is_code(self, told: str, code: str) -> bool:
        """Whether a cell tells a code, by any of the paths that it ever had."""
        if not (told and code):
            return told == code
        asked = sa.select(schema.codes.c.path).where(schema.codes.c.id == code)
        return _plain(told) in set(map(_plain, self.connection.execute(asked).scalars()))


def _plain(text: str) -> str:
    """A cell's text as it is compared: Excel keeps no white space at its ends, and hands line breaks back as it likes."""
    return " ".join(clean_text(text).split())
