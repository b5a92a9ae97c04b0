"""How an assignment stands in an organisation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from interviews.problem import Problem

Light = Literal["green", "yellow", "red"]
LIGHTS: tuple[Light, ...] = get_args(Light)


@dataclass(frozen=True, slots=True)
class Rating:
    """One organisation's rating of one assignment.

    Attributes:
        assignment: What is rated.
        case: Name of the organisation.
        rating: How it stands, or nothing where there is a comment alone.
        comment: What is said of it.
        kind: `ongoing`, `development`, `investigation` or nothing.
        wave: The follow-up's year or name, or None.
        code: The code that the file names for the assignment, or nothing.
        source: File and cell that it was read from.
        id: Its id in a study, where the file was exported from one.
        stamp: The study's revision in which it became so, in such a file.
    """

    assignment: str
    case: str
    rating: Light | Literal[""]
    comment: str = ""
    kind: str = ""
    wave: str | None = None
    code: str = ""
    source: str = ""
    id: str = ""
    stamp: str = ""


@dataclass(frozen=True, slots=True)
class RatingFile:
    """What a file of ratings holds.

    Attributes:
        ratings: The ratings in the order of their cells.
        problems: What could not be read, each with its cell; nothing of it is among the ratings.
        empty: Number of cells that hold no rating at all.
    """

    ratings: tuple[Rating, ...]
    problems: tuple[Problem, ...] = ()
    empty: int = 0
