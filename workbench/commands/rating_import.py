"""Ratings taken in from a matrix: what is new in it, what is told otherwise, what it holds no more."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coding.clean_text import clean_text
from interviews.errors import KodbokError
from interviews.ratings.rating_file import read_ratings
from workbench.commands.rating_names import AssignmentCodes, Organisations, one_line
from workbench.commands.rating_stamp import ExportedRatings
from workbench.commands.rating_step import RatingChoice, RatingImport, RatingStep
from workbench.rows.written_ids import rating_id
from workbench.store import schema
from workbench.store.door import Change, Row, change, live

if TYPE_CHECKING:
    from pathlib import Path

    import sqlalchemy as sa

    from interviews.ratings.rating import Rating, RatingFile
    from workbench.commands.rating_step import RatingAction
    from workbench.store.database import Database

_TOLD = ("assignment", "case_id", "wave", "rating", "comment", "kind", "code")
"""What of a rating may be told otherwise; another file or cell alone is no change."""
_IF_TOLD = ("kind", "code")
"""What stays where a file says nothing of it: it may have no such column."""


class WaveNeededError(KodbokError):
    """A study of several waves gets ratings of none."""

    def __init__(self, file_name: str, waves: list[str]) -> None:
        super().__init__(
            f"{file_name} does not say of which follow-up year its ratings are, and the study has {', '.join(waves)}; say --wave."
        )


class NotWholeError(KodbokError):
    """What a file could not be read for would be taken to be gone."""

    def __init__(self, file_name: str, first: str) -> None:
        super().__init__(
            f"{first} So {file_name} was not read as a whole, and nobody can tell what is gone; leave --drop out, or mend it first."
        )


class RatedTwiceError(KodbokError):
    """A file rates an assignment of an organisation twice, under two of its names."""

    def __init__(self, source: str) -> None:
        super().__init__(f"it is rated already in {source}; the first one is kept.")


def import_ratings(
    database: Database, who: str, path: Path, choice: RatingChoice | None = None, *, dry_run: bool = False
) -> RatingImport:
    """Takes in a matrix of ratings; undo takes all of it back, and the same file again changes nothing.

    A file speaks for the organisations and waves that are in it: what the study holds of these and the file does not is told as
    gone. It stays unless that is asked for otherwise, since a matrix may hold a part alone.

    Raises:
        WaveNeededError: The file names no wave, and the study has several.
        NotWholeError: What is gone shall be taken away, and the file was not read as a whole.
        NoPairError: What is told of names is about none of the file's.
        UnknownTargetError: An organisation of the study is meant that there is not.
        CodeUnknownError: A code is meant that there is not.
        KodbokError: The file cannot be read, or has no ratings.
    """
    told = choice or RatingChoice()
    with database.reading() as connection:
        cases, waves = [row["name"] for row in live(connection, schema.cases)], _waves(connection)
    wave = unicodedata.normalize("NFC", told.wave).strip() if told.wave is not None else waves[0] if len(waves) == 1 else None
    read = read_ratings(path, cases, wave or None)
    if told.wave is None and len(waves) > 1 and any(each.wave is None and not each.stamp for each in read.ratings):
        raise WaveNeededError(path.name, waves)
    if dry_run:
        with database.reading() as connection:
            return _Plan(connection, path.name, read, told).report
    with change(database, who, "status import") as made:
        planned = _Plan(made.connection, path.name, read, told)
        planned.write(made)
    return planned.report


def _waves(connection: sa.Connection) -> list[str]:
    """The waves of the interviews."""
    return sorted({row["wave"] for row in live(connection, schema.interviews) if row["wave"]})


@dataclass(slots=True)
class _Plan:
    """What an import would do to a study as it stands.

    Attributes:
        connection: The study.
        file_name: What the file is called.
        read: What it holds.
        choice: What is told of it.
        report: What is told of the import.
    """

    connection: sa.Connection
    file_name: str
    read: RatingFile
    choice: RatingChoice
    report: RatingImport = field(init=False)
    _standing: dict[str, Row] = field(init=False)
    _met: dict[str, Row] = field(default_factory=dict)
    _changes: list[tuple[Row | None, Row]] = field(default_factory=list)
    _gone: list[Row] = field(default_factory=list)
    _organisations: Organisations = field(init=False)
    _codes: AssignmentCodes = field(init=False)
    _exported: ExportedRatings = field(init=False)

    def __post_init__(self) -> None:
        """Decides about every rating."""
        ratings = self.read.ratings
        self._standing = {row["id"]: row for row in live(self.connection, schema.ratings)}
        self._organisations = Organisations.of(
            self.connection, self.choice.organisations, (each.case for each in ratings), take_new=self.choice.new_cases
        )
        self._codes = AssignmentCodes.of(self.connection, self.choice.codes, (each.assignment for each in ratings))
        self._exported = ExportedRatings(self.connection, self._standing)
        steps = [self._step(each) for each in ratings]
        problems = (*(each.message for each in self.read.problems), *self._codes.wrong)
        new = tuple(row["name"] for row in self._new_cases())
        self.report = RatingImport((*steps, *self._gone_steps(steps, problems)), problems, self._without_theme(), new)

    def _new_cases(self) -> list[Row]:
        """The rows of organisations that come in with their ratings."""
        rated = {row["case_id"] for row in self._met.values()}
        return [row for row in self._organisations.made.values() if row["id"] in rated]

    def _step(self, rating: Rating) -> RatingStep:
        """Decides about a rating of the file."""
        about = _about(rating.assignment, rating.case, rating.wave)
        try:
            if rating.stamp:
                return self._exported_step(rating, about)
            case = self._organisations.meant(one_line(rating.case))
            row = self._row(rating, case)
            self._meet(row)
        except KodbokError as reason:
            return RatingStep("refused", rating.source, about, message=str(reason))
        before = self._standing.get(row["id"])
        after = row if before is None else row | {name: before[name] for name in _IF_TOLD if not row[name]}
        return self._told_step(_about(row["assignment"], case["name"], row["wave"]), before, after)

    def _exported_step(self, rating: Rating, about: str) -> RatingStep:
        """Decides about a row that was exported from the study and perhaps edited."""
        before = self._exported.edited(rating)
        if before is None:
            self._meet(self._standing[rating.id.strip().casefold()])
            return RatingStep("same", rating.source, about)
        row = self._row(rating, self._organisations.meant(one_line(rating.case)))
        if row["id"] != before["id"]:
            if row["id"] in self._standing:
                raise RatedTwiceError(self._standing[row["id"]]["source"])
            self._meet(before)
        self._meet(row)
        return self._told_step(about, before, row)

    def _meet(self, row: Row) -> None:
        """Notes that the file rates this; raises where it did so already."""
        if row["id"] in self._met:
            raise RatedTwiceError(self._met[row["id"]]["source"])
        self._met[row["id"]] = row

    def _told_step(self, about: str, before: Row | None, after: Row) -> RatingStep:
        """Notes what changes, and tells it."""
        if before is None:
            self._changes.append((None, after))
            return RatingStep("new", after["source"], about, tuple(self._fresh(after)))
        differing = [name for name in _TOLD if before[name] != after[name]]
        if not differing:
            return RatingStep("same", after["source"], about)
        self._changes.append((before, after))
        return RatingStep("changed", after["source"], about, tuple(self._differs(name, before, after) for name in differing))

    def _row(self, rating: Rating, case: Row) -> Row:
        """The row of a rating."""
        assignment = one_line(rating.assignment)
        wave = clean_text(rating.wave).strip() if rating.wave else None
        return {
            "id": rating_id(case["id"], assignment, wave),
            "assignment": assignment,
            "case_id": case["id"],
            "wave": wave,
            "rating": rating.rating,
            "comment": clean_text(rating.comment).strip(),
            "kind": rating.kind,
            "code": self._codes.named(assignment, rating.code),
            "source": clean_text(rating.source),
        }

    def _fresh(self, row: Row) -> list[str]:
        """What is told of a new rating."""
        comment = [f"“{_flat(row['comment'])}”"] if row["comment"] else []
        return [row["rating"] or "a comment alone", *comment]

    def _differs(self, name: str, before: Row, after: Row) -> str:
        """What is told otherwise."""
        shown = [self._shown(name, row[name]) for row in (before, after)]
        return f"{name.partition('_')[0]}: {shown[0]} → {shown[1]}"

    def _shown(self, name: str, value: str) -> str:
        """A value as it is told: a code by its path."""
        code = self._codes.book.by_id(value) if name == "code" else None
        case = next((row for row in self._organisations.everyone if row["id"] == value), None) if name == "case_id" else None
        return _flat(code.path if code else case["name"] if case else value or "") or "nothing"

    def _gone_steps(self, steps: list[RatingStep], problems: tuple[str, ...]) -> list[RatingStep]:
        """Decides about what the study holds of the file's organisations and waves, and the file does not."""
        covered = {(row["case_id"], row["wave"]) for row in self._met.values()}
        self._gone = [
            row for key, row in self._standing.items() if key not in self._met and (row["case_id"], row["wave"]) in covered
        ]
        refused = next((f"{step.place}: {step.message}" for step in steps if step.action == "refused"), "")
        doubt = problems[0] if problems else refused
        if self.choice.drop and self._gone and doubt:
            raise NotWholeError(self.file_name, doubt)
        names = {row["id"]: row["name"] for row in self._organisations.rows}
        action: RatingAction = "removed" if self.choice.drop else "gone"
        return [
            RatingStep(
                action, row["source"], _about(row["assignment"], names[row["case_id"]], row["wave"]), tuple(self._fresh(row))
            )
            for row in self._gone
        ]

    def _without_theme(self) -> tuple[str, ...]:
        """The assignments of the file that have no theme, each once."""
        codes = {key: row["code"] or self._standing.get(key, row)["code"] for key, row in self._met.items()}
        names = (row["assignment"] for key, row in self._met.items() if not self._codes.theme(row["assignment"], codes[key]))
        return tuple(dict.fromkeys(names))

    def write(self, made: Change) -> None:
        """Writes the plan into a change."""
        for row in self._new_cases():
            made.begin(schema.cases, row)
        for before, after in self._changes:
            if before is not None and before["id"] == after["id"]:
                made.replace(schema.ratings, before, **after)
                continue
            if before is not None:
                made.end(schema.ratings, before)
            made.begin(schema.ratings, after)
        for row in self._gone if self.choice.drop else ():
            made.end(schema.ratings, row)


def _about(assignment: str, case: str, wave: str | None) -> str:
    """What a rating is about, on one line."""
    return f"{_flat(assignment)}, {_flat(case)}{f', {wave}' if wave else ''}"


def _flat(text: str) -> str:
    """Text on one line."""
    return " ".join(text.split())
