"""Scales, and where on them somebody sees a case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from coding.clean_text import clean_text
from coding.code_finder import without_case
from interviews.errors import KodbokError
from interviews.swedish_order import swedish_key
from workbench.commands.written_place import case_named, segment_meant, wave_meant
from workbench.rows.written_ids import judgement_id
from workbench.store import schema
from workbench.store.door import Change, Row, change, chosen, live
from workbench.store.finding import UnknownValueError
from workbench.store.new_id import new_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.store.database import Database


class EmptyScaleError(KodbokError):
    """A scale has no name."""

    def __init__(self) -> None:
        super().__init__("A scale needs a name.")


class StepInUseError(KodbokError):
    """A scale would lose a value that cases have."""

    def __init__(self, scale: str, values: Sequence[str]) -> None:
        named = ", ".join(map(repr, values))
        super().__init__(
            f"Cases are judged as {named} on {scale!r}, so it must keep that; judge them anew first. Nothing was changed."
        )


class NotOnScaleError(KodbokError):
    """A scale has no such value."""

    def __init__(self, scale: str, value: str, steps: Sequence[str]) -> None:
        super().__init__(f"{value!r} is no value of {scale!r}; choose one of {', '.join(steps)}.")


@dataclass(frozen=True, slots=True)
class JudgementChange:
    """What shall be changed of a judgement; what is None stays.

    Attributes:
        value: The value; empty text takes the judgement away.
        comment: Why it is so.
        segments: Ids of the coded segments that show it, or beginnings of these.
    """

    value: str | None = None
    comment: str | None = None
    segments: Sequence[str] | None = None


def save_scale(database: Database, who: str, name: str, *, steps: Sequence[str] | None, definition: str | None) -> bool:
    """Makes a scale or changes it; what is None stays. Says whether anything changed.

    Args:
        database: The study.
        who: Who acts.
        name: The scale's name.
        steps: Its values in order; without any, every value is allowed.
        definition: What it is about.

    Raises:
        StepInUseError: A value would go that cases have.
    """
    with change(database, who, "judgements scale") as made:
        written = clean_text(name).strip()
        if not written:
            raise EmptyScaleError
        told: Row = {} if steps is None else {"steps": _steps(steps)}
        told |= {} if definition is None else {"definition": clean_text(definition).strip()}
        row = _scale(made.connection, written)
        if row is None:
            made.begin(schema.scales, {"id": new_id(), "name": written, "definition": "", "steps": [], **told})
            return True
        _refuse_lost(made.connection, row, told.get("steps"))
        made.replace(schema.scales, row, **told)
    return not made.empty


def _steps(steps: Sequence[str]) -> list[str]:
    """Values, each once."""
    return list(dict.fromkeys(step for step in (clean_text(each).strip() for each in steps) if step))


def _scale(connection: sa.Connection, name: str) -> Row | None:
    """The scale of a name, in any case; None where there is none."""
    rows = live(connection, schema.scales)
    exact = chosen(rows, name=name)
    return exact or next((row for row in rows if without_case(row["name"]) == without_case(name)), None)


def scale_named(connection: sa.Connection, name: str) -> Row:
    """The scale of a name.

    Raises:
        UnknownValueError: There is none.
    """
    row = _scale(connection, clean_text(name).strip())
    if row is None:
        raise UnknownValueError(
            "--scale", name, sorted((each["name"] for each in live(connection, schema.scales)), key=swedish_key)
        )
    return row


def _refuse_lost(connection: sa.Connection, scale: Row, steps: Sequence[str] | None) -> None:
    """Raises where values would go that cases have."""
    used = {row["value"] for row in live(connection, schema.judgements, schema.judgements.c.scale_id == scale["id"])}
    lost = sorted(used - set(steps)) if steps else []
    if lost:
        raise StepInUseError(scale["name"], lost)


def delete_scale(database: Database, who: str, name: str) -> int:
    """Takes a scale away with its judgements; undo brings them back.

    Returns:
        The number of judgements that went along.

    Raises:
        UnknownValueError: There is none of that name.
    """
    with change(database, who, "judgements scale delete") as made:
        scale = scale_named(made.connection, name)
        judgements = live(made.connection, schema.judgements, schema.judgements.c.scale_id == scale["id"])
        for row in judgements:
            made.end(schema.judgements, row)
        made.end(schema.scales, scale)
    return len(judgements)


@dataclass(frozen=True, slots=True)
class JudgedCase:
    """What is judged, as people name it.

    Attributes:
        scale: Name of the scale.
        case: Name of the case.
        wave: The wave; None for the only one, or the latest.
    """

    scale: str
    case: str
    wave: str | None = None


def set_judgement(database: Database, who: str, about: JudgedCase, told: JudgementChange) -> bool:
    """Judges a case on a scale, or takes a judgement away; undo takes that back. Says whether anything changed.

    Raises:
        UnknownValueError: There is no such scale or case.
        NoInterviewThereError: The case has no interview in the wave.
        NotOnScaleError: The scale has no such value.
        NotBehindError: A segment is no finding in an interview of the case and wave.
    """
    with change(database, who, "judgements set") as made:
        scale, case = scale_named(made.connection, about.scale), case_named(made.connection, about.case)
        keep_judgement(made, who, (scale["id"], case["id"], wave_meant(made.connection, about.wave, case)), told)
    return not made.empty


def keep_judgement(made: Change, who: str, about: tuple[str, str, str | None], told: JudgementChange) -> None:
    """Writes a judgement into a change, about a scale, a case (their ids) and a wave."""
    scale_id, case_id, wave = about
    row = chosen(live(made.connection, schema.judgements, schema.judgements.c.id == judgement_id(*about)))
    values = _values(made.connection, about, told)
    if values.get("value", "" if row is None else None) == "":
        if row:
            made.end(schema.judgements, row)
        elif told.comment or told.segments:
            raise NotOnScaleError(_named(made.connection, scale_id)["name"], "", _named(made.connection, scale_id)["steps"])
        return
    if row is None:
        own: Row = {
            "id": judgement_id(*about),
            "scale_id": scale_id,
            "case_id": case_id,
            "wave": wave,
            "comment": "",
            "segments": [],
        }
        made.begin(schema.judgements, {**own, **values, "judge": who, "date": made.time})
    elif any(row[name] != value for name, value in values.items()):
        made.replace(schema.judgements, row, **values, judge=who, date=made.time)


def _values(connection: sa.Connection, about: tuple[str, str, str | None], told: JudgementChange) -> Row:
    """What a judgement becomes, by column."""
    scale = _named(connection, about[0])
    values: Row = {}
    if told.value is not None:
        values["value"] = _on(scale, clean_text(told.value).strip())
    if told.comment is not None:
        values["comment"] = clean_text(told.comment).strip()
    if told.segments is not None:
        there = _findings(connection, about[1], about[2])
        values["segments"] = list(dict.fromkeys(segment_meant(each, there, "the case in this wave") for each in told.segments))
    return values


def _named(connection: sa.Connection, scale_id: str) -> Row:
    """A scale by its id."""
    (row,) = live(connection, schema.scales, schema.scales.c.id == scale_id)
    return row


def _on(scale: Row, value: str) -> str:
    """A value as the scale writes it."""
    if not value or not scale["steps"]:
        return value
    found = [step for step in scale["steps"] if without_case(step) == without_case(value)]
    if not found:
        raise NotOnScaleError(scale["name"], value, scale["steps"])
    return str(found[0])


def _findings(connection: sa.Connection, case_id: str, wave: str | None) -> list[str]:
    """Ids of all coders' accepted segments in the interviews of a case and a wave."""
    interviews, segments = schema.interviews.c, schema.segments.c
    here = sa.select(interviews.id).where(
        interviews.ended_rev.is_(None), interviews.case_id == case_id, interviews.wave.is_not_distinct_from(wave)
    )
    asked = sa.select(segments.id).where(
        segments.ended_rev.is_(None), segments.status == "accepted", segments.interview_id.in_(here)
    )
    return list(connection.execute(asked).scalars())
