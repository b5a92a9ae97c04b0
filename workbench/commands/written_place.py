"""Where something is written or judged: the case, the wave and the coded segments that people name."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from analysis.names import by_number
from coding.code_finder import without_case
from interviews.errors import KodbokError
from interviews.swedish_order import swedish_key
from workbench.store import schema
from workbench.store.door import Row, live
from workbench.store.finding import UnknownValueError

if TYPE_CHECKING:
    from collections.abc import Iterable

    import sqlalchemy as sa

_SHORTEST = 4
"""So much of an id must be written at least."""


class NoInterviewThereError(KodbokError):
    """There is no interview of the wave in which something shall be written."""

    def __init__(self, where: str, wave: str, waves: Iterable[str]) -> None:
        there = ", ".join(waves) or "none has a wave"
        super().__init__(
            f"{where} has no interview in the wave {wave!r} ({there}); give --wave as `kodbok interviews list` shows it."
        )


class NotBehindError(KodbokError):
    """A coded segment is none of those that stand behind what is written."""

    def __init__(self, segment: str, where: str) -> None:
        super().__init__(
            f"The coded segment {segment!r} is no passage of {where} that counts; `kodbok segments` and the sheet of passages show "
            "the ids."
        )


class SeveralSegmentsError(KodbokError):
    """The ids of several coded segments begin so."""

    def __init__(self, beginning: str, count: int) -> None:
        super().__init__(f"The ids of {count} coded segments begin with {beginning!r}; write more of it.")


def case_named(connection: sa.Connection, name: str) -> Row:
    """The case of a name, in any case.

    Raises:
        UnknownValueError: There is none.
    """
    rows = live(connection, schema.cases)
    written = unicodedata.normalize("NFC", name).strip()
    exact = [row for row in rows if row["name"] == written]
    found = exact or [row for row in rows if without_case(row["name"]) == without_case(written)]
    if len(found) != 1:
        raise UnknownValueError("--case", name, sorted((row["name"] for row in rows), key=swedish_key))
    return found[0]


def wave_meant(connection: sa.Connection, wave: str | None, case: Row | None = None) -> str | None:
    """The wave in which something is written of a case, or of all cases.

    Args:
        connection: An open connection.
        wave: Its name; empty text for interviews without a wave; None for the only one, or the latest where there are several.
        case: The case.

    Raises:
        NoInterviewThereError: There is no interview in the wave.
    """
    where = [] if case is None else [schema.interviews.c.case_id == case["id"]]
    there: set[str | None] = {row["wave"] for row in live(connection, schema.interviews, *where)}
    named = sorted((each for each in there if each), key=by_number)
    if wave is None and there:
        return named[-1] if named and len(there) > 1 else there.pop()
    wanted = unicodedata.normalize("NFC", wave or "").strip() or None
    if wanted not in there:
        raise NoInterviewThereError(case["name"] if case else "The study", wanted or "", named)
    return wanted


def segment_meant(beginning: str, ids: Iterable[str], where: str) -> str:
    """The id of a coded segment, by itself or its beginning.

    Raises:
        NotBehindError: None of the ids begins so.
        SeveralSegmentsError: Several do.
    """
    wanted = beginning.strip().casefold()
    found = [each for each in ids if each.startswith(wanted)] if len(wanted) >= _SHORTEST else []
    if not found:
        raise NotBehindError(beginning, where)
    if wanted in found:
        return wanted
    if len(found) > 1:
        raise SeveralSegmentsError(beginning, len(found))
    return found[0]
