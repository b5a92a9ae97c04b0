"""What a file of ratings calls organisations and assignments, and what the study calls them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import uuid4

from coding.assignment_theme import theme_of
from coding.clean_text import clean_text
from coding.code_finder import without_accents, without_case
from interviews.errors import KodbokError
from workbench.store import schema
from workbench.store.codes import read_study_codebook
from workbench.store.door import Row, live

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import sqlalchemy as sa

    from coding.codebook import Codebook

_NEAREST = 2
_LIKENESS = 60
"""So many of a hundred letters must two names have in common."""


class UnknownOrganisationError(KodbokError):
    """The study has no organisation of a name."""

    def __init__(self, name: str, nearest: Sequence[str]) -> None:
        near = " or ".join(f"“{each}”" for each in nearest)
        meant = f'; did you mean {near}? Say --organisation "{name}={nearest[0]}", or' if nearest else "; say"
        super().__init__(f"the study has no organisation “{name}”{meant} --new-cases if it is a new one.")


class NoPairError(KodbokError):
    """What is told of a name is no pair, or the file has no such name."""

    def __init__(self, option: str, pair: str, what: str) -> None:
        super().__init__(f"{option} “{pair}”: write NAME=NAME, the first one being {what} of the file as it stands there.")


class UnknownTargetError(KodbokError):
    """An organisation that a name of the file shall mean is none of the study's."""

    def __init__(self, name: str, nearest: Sequence[str]) -> None:
        near = f"; did you mean {' or '.join(f'“{each}”' for each in nearest)}?" if nearest else "."
        super().__init__(f"--organisation: the study has no organisation “{name}”{near}")


def one_line(text: str) -> str:
    """A name as the study writes it.

    Raises:
        FieldError: It holds a character that a file could not carry.
    """
    return " ".join(clean_text(text).split())


def told_pairs(option: str, pairs: Iterable[str], names: Iterable[str], what: str) -> dict[str, str]:
    """Pairs of names as a person types them, by the first one without its case; either may hold an equals sign.

    Raises:
        NoPairError: The first one is none of the names.
    """
    known = {without_case(name) for name in names}
    told: dict[str, str] = {}
    for pair in pairs:
        places = [at for at, char in enumerate(pair) if char == "=" and without_case(pair[:at]) in known]
        if not places or not pair[places[0] + 1 :].strip():
            raise NoPairError(option, pair, what)
        told[without_case(pair[: places[0]])] = pair[places[0] + 1 :].strip()
    return told


@dataclass(slots=True)
class Organisations:
    """The study's organisations as a file may call them.

    Attributes:
        rows: The live rows.
        told: What names of the file mean, by the name without its case.
        take_new: Whether unknown ones are taken into the study.
        made: The rows of those that are new, by their name without its case.
    """

    rows: list[Row]
    told: Mapping[str, str]
    take_new: bool
    made: dict[str, Row] = field(default_factory=dict)

    @classmethod
    def of(cls, connection: sa.Connection, pairs: Sequence[str], names: Iterable[str], *, take_new: bool) -> Organisations:
        """Reads them.

        Raises:
            NoPairError: What is told is about no organisation of the file.
            UnknownTargetError: It means none of the study's.
        """
        rows = live(connection, schema.cases)
        found = cls(rows, told_pairs("--organisation", pairs, names, "an organisation"), take_new)
        for target in found.told.values():
            if found.known(target) is None:
                raise UnknownTargetError(target, found.nearest(target))
        return found

    @property
    def everyone(self) -> list[Row]:
        """Those of the study and the new ones."""
        return [*self.rows, *self.made.values()]

    def known(self, name: str) -> Row | None:
        """The organisation of a name, in any case; None where there is none, or several."""
        exact = [row for row in self.rows if row["name"] == name]
        alike = exact or [row for row in self.rows if without_case(row["name"]) == without_case(name)]
        return alike[0] if len(alike) == 1 else None

    def meant(self, name: str) -> Row:
        """The organisation that a name of the file means.

        Raises:
            UnknownOrganisationError: There is none, and none shall be made.
        """
        folded = without_case(name)
        row = self.known(self.told.get(folded, name)) or self.made.get(folded)
        if row is None and not self.take_new:
            raise UnknownOrganisationError(name, self.nearest(name))
        return row or self.made.setdefault(folded, {"id": str(uuid4()), "name": name, "kind": None, "attributes": {}})

    def nearest(self, name: str) -> list[str]:
        """The organisations whose names look most like a name, or begin like it."""
        from rapidfuzz import fuzz, process  # used on the way to an error alone

        names = [row["name"] for row in self.rows]
        ranked = process.extract(name, names, scorer=fuzz.WRatio, processor=without_accents, score_cutoff=_LIKENESS, limit=_NEAREST)
        return [each for each, _, _ in ranked]


@dataclass(slots=True)
class AssignmentCodes:
    """Which code somebody names for an assignment, and which theme it has.

    Attributes:
        book: The codebook.
        told: What is told beside the file, by the assignment without its case.
        wrong: Sentences about codes that there are not.
    """

    book: Codebook
    told: Mapping[str, str]
    wrong: dict[str, None] = field(default_factory=dict)

    @classmethod
    def of(cls, connection: sa.Connection, pairs: Sequence[str], names: Iterable[str]) -> AssignmentCodes:
        """Reads them.

        Raises:
            NoPairError: What is told is about no assignment of the file.
            CodeUnknownError: It names no code.
            CodeAmbiguousError: It may name several.
        """
        book = read_study_codebook(connection)
        told = told_pairs("--map", pairs, names, "an assignment")
        return cls(book, {name: book.find(code).path for name, code in told.items()})

    def named(self, assignment: str, code: str) -> str:
        """The id of the code that is told for an assignment, or empty; a code of the file that there is not is noted."""
        written = self.told.get(without_case(assignment), code)
        if not written:
            return ""
        try:
            return self.book.find(written).id
        except KodbokError as reason:
            self.wrong[f"The code of the assignment “{assignment}” is left out: {reason}"] = None
            return ""

    def theme(self, assignment: str, code: str) -> str:
        """The path of an assignment's theme, or empty."""
        found = self.book.by_id(code) or theme_of(self.book, assignment)
        return found.path if found else ""
