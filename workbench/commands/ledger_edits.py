"""The ledger of quotations: what is proposed, edited, sent, approved, changed and withdrawn."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from analysis.ledger_entry import LedgerEntry
from analysis.ledger_state import (
    ATTRIBUTIONS,
    STATES,
    Attribution,
    AttributionUnknownError,
    State,
    StateUnknownError,
    next_state,
)
from coding.clean_text import clean_text
from coding.code_path import theme_of
from coding.quotation_edit import QuotationEdit, quotation_edit
from interviews.errors import KodbokError
from workbench.store import schema
from workbench.store.codes import read_study_codebook
from workbench.store.door import Change, change, live
from workbench.store.finding import found_interview
from workbench.store.new_id import new_id
from workbench.store.quotations import entries_of, quotation_rows
from workbench.store.texts import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import sqlalchemy as sa

    from workbench.store.database import Database
    from workbench.store.door import Row


class EditRefusedError(KodbokError):
    """The edited words are not what was said."""

    def __init__(self, quotation_id: str, edit: QuotationEdit) -> None:
        super().__init__(
            f"The quotation {quotation_id} {edit.fault}. Only […] for what is left out and [words] in brackets may differ from "
            f"what was said: {edit.shown}"
        )


class WordsGoneError(KodbokError):
    """The transcript does not hold the words any more."""

    def __init__(self, quotation_id: str) -> None:
        super().__init__(
            f"The transcript does not say the words of the quotation {quotation_id} any more, so it stays withdrawn; "
            "propose another one with `kodbok ledger propose`."
        )


@dataclass(frozen=True, slots=True)
class Proposal:
    """A quotation that shall come into the ledger.

    Attributes:
        segment: Id of the coded segment that it stands for.
        theme: Path of its theme, or of a code below it.
        interview: Name of the interview.
        start: Offset of its first character, in code points.
        end: Offset after its last one.
        quote: What is said there.
    """

    segment: str
    theme: str
    interview: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class QuotationChange:
    """What shall become of a quotation; None leaves it as it is.

    Attributes:
        state: Its state.
        text: Its words.
        attribution: What may be told of who said it.
        key: Whether it is the theme's key quotation.
        note: A note on the change; where it is None, a change of state or words has none.
    """

    state: State | None = None
    text: str | None = None
    attribution: Attribution | None = None
    key: bool | None = None
    note: str | None = None


def propose_quotations(
    database: Database, who: str, proposals: Iterable[Proposal], attribution: Attribution = "none", *, dry_run: bool = False
) -> list[LedgerEntry]:
    """Takes quotations into the ledger; undo takes them out again.

    One that shares words with a quotation of the same theme that the ledger has, in any state, is left out, so that doing it twice
    changes nothing; so is one whose words have changed since it was chosen.

    Returns:
        The new ones.

    Raises:
        AttributionUnknownError: There is no such attribution.
    """
    refuse_other(None, attribution)
    if dry_run:
        with database.reading() as connection:
            made = Change(connection, 0)
            return _begun(made, who, proposals, attribution)
    with change(database, who, "ledger propose") as made:
        return _begun(made, who, proposals, attribution)


def _begun(made: Change, who: str, proposals: Iterable[Proposal], attribution: Attribution) -> list[LedgerEntry]:
    """Begins the rows of new quotations in a change."""
    connection = made.connection
    interviews, book = live(connection, schema.interviews), read_study_codebook(connection)
    texts = {row["id"]: text_of(connection, row["transcript_id"]) for row in interviews}
    standing: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for row in live(connection, schema.ledger):
        standing.setdefault((row["interview_id"], row["code_id"]), []).append((row["start"], row["end"]))
    begun: list[Row] = []
    for each in proposals:
        interview, code = found_interview(interviews, each.interview), book.find(theme_of(book.find(each.theme).path))
        taken = standing.setdefault((interview["id"], code.id), [])
        meets = any(start < each.end and each.start < end for start, end in taken)
        if meets or not each.quote or texts[interview["id"]][each.start : each.end] != each.quote:
            continue
        taken.append((each.start, each.end))
        begun.append(_row(each, interview["id"], code.id) | {"attribution": attribution, "who": who, "date": made.time})
    for row in begun:
        made.begin(schema.ledger, row)
    return entries_of(connection, [row | {"begun_rev": made.revision} for row in begun])


def _row(proposal: Proposal, interview_id: str, code_id: str) -> Row:
    """The row of a quotation that nobody has touched."""
    return {
        "id": new_id(),
        "interview_id": interview_id,
        "segment_id": proposal.segment,
        "code_id": code_id,
        "start": proposal.start,
        "end": proposal.end,
        "verbatim": proposal.quote,
        "text": proposal.quote,
        "state": "proposed",
        "key": False,
        "note": "",
    }


def set_quotations(
    database: Database, who: str, ids: Sequence[str], told: QuotationChange, *, dry_run: bool = False
) -> list[tuple[LedgerEntry, LedgerEntry]]:
    """Changes quotations, all of them or none; undo takes it back.

    Args:
        database: The study's database.
        who: Who acts.
        ids: The quotations, by their ids or the beginnings of these.
        told: What shall become of them.
        dry_run: Only tells what would happen.

    Returns:
        Each quotation before and after.

    Raises:
        UnknownQuotationError: There is none of that id.
        SeveralQuotationsError: Several ids begin so.
        StateUnknownError: There is no such state.
        AttributionUnknownError: There is no such attribution.
        StateOrderError: The state cannot follow the present one.
        EditRefusedError: The edited words are not what was said.
        WordsGoneError: The words are in the transcript no more.
    """
    refuse_other(told.state, told.attribution)
    if dry_run:
        with database.reading() as connection:
            return [(entry, changed_quotation(entry, told)) for _, entry in _found(connection, ids)]
    with change(database, who, "ledger set") as made:
        found = _found(made.connection, ids)
        return [(entry, keep_quotation(made, who, row, changed_quotation(entry, told))) for row, entry in found]


def _found(connection: sa.Connection, ids: Sequence[str]) -> list[tuple[Row, LedgerEntry]]:
    """The rows of ids and what they are."""
    rows = {row["id"]: row for each in ids for row in quotation_rows(connection, each)}
    return list(zip(rows.values(), entries_of(connection, list(rows.values())), strict=True))


def changed_quotation(entry: LedgerEntry, told: QuotationChange) -> LedgerEntry:
    """What becomes of a quotation.

    Raises:
        StateOrderError: The state cannot follow the present one.
        WithdrawnTextError: The words of a withdrawn quotation shall change.
        NothingEditedError: It shall be edited, and stands as it was said.
        EditRefusedError: The edited words are not what was said.
        WordsGoneError: The words are in the transcript no more.
    """
    if entry.gone and told.state not in {None, entry.state}:
        raise WordsGoneError(entry.id)
    text = entry.text if told.text is None else clean_text(told.text).strip()
    if " ".join(text.split()) == " ".join(entry.verbatim.split()) or (told.state == "proposed" and told.text is None):
        text = entry.verbatim
    edits = text != entry.text
    state = next_state(entry.state, told.state, edits=edits, as_said=text == entry.verbatim)
    edit = quotation_edit(entry.verbatim, text)
    if not edit.allowed and (edits or state in {"sent", "approved"}) and state != "withdrawn":
        raise EditRefusedError(entry.id, edit)
    moved = edits or state != entry.state
    return replace(
        entry,
        text=text,
        state=state,
        attribution=told.attribution or entry.attribution,
        key=entry.key if told.key is None else told.key,
        note=("" if moved else entry.note) if told.note is None else told.note.strip(),
    )


def keep_quotation(made: Change, who: str, row: Row, after: LedgerEntry) -> LedgerEntry:
    """Writes what became of a quotation into a change, if it became anything.

    Whoever approves a quotation whose coded segment is gone takes it on as it stands: it belongs to another coding of its theme
    that meets it, else to none.
    """
    (before,) = entries_of(made.connection, [row])
    if after == before:
        return after
    told = {name: getattr(after, name) for name in ("text", "attribution", "key", "note")}
    if (after.state, after.text) != (before.state, before.text):
        told |= {"state": after.state}
    if before.flag and after.state in {"sent", "approved"} and after.state != before.state:
        told |= {"segment_id": _other_segment(made, row)}
    made.replace(schema.ledger, row, **told, who=who, date=made.time)
    return replace(after, who=who, date=made.time, version=made.revision)


def _other_segment(made: Change, row: Row) -> str:
    """The id of another finding of the quotation's theme that meets it; empty if there is none."""
    paths = {each["id"]: theme_of(each["path"]) for each in live(made.connection, schema.codes)}
    columns = schema.segments.c
    met = live(
        made.connection,
        schema.segments,
        columns.interview_id == row["interview_id"],
        columns.status == "accepted",
        columns.start < row["end"],
        columns.end > row["start"],
    )
    return next((each["id"] for each in met if paths.get(each["code_id"]) == paths.get(row["code_id"])), "")


def refuse_other(state: str | None, attribution: str | None) -> None:
    """Raises where a state or an attribution is none that there is."""
    if state is not None and state not in STATES:
        raise StateUnknownError(state)
    if attribution is not None and attribution not in ATTRIBUTIONS:
        raise AttributionUnknownError(attribution)
