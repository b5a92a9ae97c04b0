"""What becomes of the ledger's quotations when a transcript is replaced: none stays approved in other words than were approved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.ledger_state import WORDS_CHANGED, WORDS_GONE, State
from coding.carrying import Carried, Outcome, carry
from coding.code_path import theme_of
from workbench.store import schema
from workbench.store.door import live

if TYPE_CHECKING:
    from collections.abc import Iterable

    import sqlalchemy as sa

    from workbench.store.door import Change, Row


@dataclass(frozen=True, slots=True)
class CarriedQuotation:
    """What a replacement makes of one quotation of the ledger.

    Attributes:
        id: The quotation.
        theme: Path of its theme.
        before: Its state.
        after: Its state in the new text: `changed` where its words differ, `withdrawn` where they are gone.
        outcome: `unchanged`, `moved`, `changed` or `lost`.
        old: What was said in the old text.
        new: What is said in the new one; None where it is lost.
        start: Offset of its first character in the new text; None where it is lost.
        end: Offset after its last one, or None.
    """

    id: str
    theme: str
    before: State
    after: State
    outcome: Outcome
    old: str
    new: str | None = None
    start: int | None = None
    end: int | None = None


def carried_quotations(connection: sa.Connection, interview_id: str, old: str, new: str) -> tuple[CarriedQuotation, ...]:
    """What becomes of the quotations of an interview, by their old places; those whose words were gone before are left out."""
    paths = {row["id"]: theme_of(row["path"]) for row in live(connection, schema.codes)}
    rows = sorted(_standing(connection, interview_id), key=lambda row: (row["start"], row["end"]))
    carried = carry(old, new, [(row["start"], row["end"]) for row in rows])
    return tuple(_carried(row, paths[row["code_id"]], each, new) for row, each in zip(rows, carried, strict=True))


def _standing(connection: sa.Connection, interview_id: str) -> list[Row]:
    """The live quotations of an interview that its text holds."""
    return live(connection, schema.ledger, schema.ledger.c.interview_id == interview_id, schema.ledger.c.end > 0)


def _carried(row: Row, theme: str, carried: Carried, text: str) -> CarriedQuotation:
    """What becomes of one."""
    before: State = row["state"]
    if carried.start is None or carried.end is None:
        return CarriedQuotation(row["id"], theme, before, "withdrawn", carried.outcome, row["verbatim"])
    differs = carried.outcome == "changed" and before not in {"proposed", "withdrawn"}
    said = text[carried.start : carried.end]
    return CarriedQuotation(
        *(row["id"], theme, before, "changed" if differs else before, carried.outcome, row["verbatim"]),
        new=said,
        start=carried.start,
        end=carried.end,
    )


def keep_carried(made: Change, who: str, interview_id: str, carried: Iterable[CarriedQuotation]) -> None:
    """Writes it. A quotation that nobody has touched follows its words; one that was edited, sent or approved keeps its own."""
    rows = {row["id"]: row for row in _standing(made.connection, interview_id)}
    for each in carried:
        row = rows[each.id]
        if each.new is None:
            _change(made, who, row, start=0, end=0, state="withdrawn", note=WORDS_GONE)
            continue
        told = {"start": each.start, "end": each.end, "verbatim": each.new}
        if each.before == "proposed" or (each.before == "withdrawn" and row["text"] == row["verbatim"]):
            told["text"] = each.new
        if each.after != each.before or (each.after == "changed" and each.outcome == "changed"):
            _change(made, who, row, **told, state="changed", note=WORDS_CHANGED)
        else:
            made.replace(schema.ledger, row, **told)


def _change(made: Change, who: str, row: Row, **told: object) -> None:
    """Changes a quotation in somebody's name."""
    made.replace(schema.ledger, row, **told, who=who, date=made.time)
