"""Changes to interviews that are in the study."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from interviews.dates import iso_date
from interviews.errors import KodbokError
from interviews.transcript import KINDS
from workbench.commands.case_edits import case_id
from workbench.commands.guess_edits import confirm_facts
from workbench.commands.memo_edits import memos_on_interview
from workbench.commands.written_moves import follow_interviews
from workbench.store import schema
from workbench.store.door import Change, change, chosen, live
from workbench.store.finding import interview_row

if TYPE_CHECKING:
    from workbench.store.database import Database


class WrongKindError(KodbokError):
    """A kind of source that does not exist."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"{kind!r} is no kind of source; choose one of {', '.join(KINDS)}.")


def describe_interview(database: Database, who: str, name: str, **told: str | None) -> bool:
    """Sets an interview's `case`, `wave`, `kind`, `date` or `main_coder`; None leaves it, empty text clears it.

    A fact that is told is no guess any more, also where it was guessed right.

    Returns:
        Whether anything changed.

    Raises:
        UnknownInterviewError: No interview is called so.
        WrongKindError: The kind does not exist.
        WrongDateError: The date is none.
        AmbiguousDateError: The date may be either of two days.
    """
    given = {key: unicodedata.normalize("NFC", value).strip() for key, value in told.items() if value is not None}
    if given.get("date"):
        given["date"] = iso_date(given["date"])
    if "kind" in given and given["kind"] not in KINDS:
        raise WrongKindError(given["kind"])
    with change(database, who, "interviews set") as made:
        row = interview_row(made.connection, name)
        values: dict[str, str | None] = {key: value or None for key, value in given.items() if key != "case"}
        if "case" in given:
            values["case_id"] = case_id(made, given["case"]) if given["case"] else None
        made.replace(schema.interviews, row, **values)
        confirm_facts(made, row["id"], given)
        follow_interviews(made, {row["id"]: row})
    return not made.empty


def mark_interview(database: Database, who: str, name: str, state: str) -> bool:
    """Marks an interview as `begun` or `finished` by the coder; says whether that changed anything."""
    with change(database, who, "interviews finish" if state == "finished" else "interviews unfinish") as made:
        keep_mark(made, interview_row(made.connection, name)["id"], who, state)
    return not made.empty


def keep_mark(made: Change, interview: str, coder: str, state: str) -> None:
    """Keeps a coder's mark of an interview (its id): `begun` or `finished`."""
    row = chosen(live(made.connection, schema.marks), interview_id=interview, coder=coder)
    if row is not None:
        made.replace(schema.marks, row, state=state)
    elif state == "finished":
        mark_id = str(uuid5(NAMESPACE_URL, f"kodbok:mark:{interview}:{coder}"))
        made.begin(schema.marks, {"id": mark_id, "interview_id": interview, "coder": coder, "state": state})


def remove_interview(database: Database, who: str, name: str) -> int:
    """Takes an interview out of the study with all that hangs on it; undo brings it back.

    Returns:
        The number of accepted segments that went along.
    """
    with change(database, who, "interviews remove") as made:
        row = interview_row(made.connection, name)
        segments = live(made.connection, schema.segments, schema.segments.c.interview_id == row["id"])
        for segment in segments:
            made.end(schema.segments, segment)
        for table in (schema.marks, schema.speakers, schema.guesses, schema.ledger, schema.responses):
            for each in live(made.connection, table, table.c.interview_id == row["id"]):
                made.end(table, each)
        for memo in live(made.connection, schema.memos, memos_on_interview(row["id"])):
            made.end(schema.memos, memo)
        made.end(schema.interviews, row)
    return sum(segment["status"] == "accepted" for segment in segments)
