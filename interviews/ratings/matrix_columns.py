"""What the headers of a matrix of ratings mean, in Swedish and English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from interviews.grid import fold_header

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from interviews.ratings.status_table import StatusCell

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "assignment": ("uppdrag", "uppdraget", "åtgärd", "aktivitet", "rekommendation", "assignment", "action", "recommendation"),
    "case": ("organisation", "organisationer", "organization", "förvaltning", "nämnd", "bolag", "stadsdel", "case"),
    "rating": ("status", "bedömning", "färg", "läge", "rating", "colour", "color", "rag"),
    "comment": ("kommentar", "kommentarer", "anmärkning", "comment", "comments", "note"),
    "kind": ("typ", "typ av uppdrag", "slag", "kind", "type"),
    "wave": ("uppföljningsår", "år", "omgång", "wave", "year"),
    "code": ("kod", "tema", "code", "theme"),
    "id": ("id",),
    "stamp": ("stämpel (ändra inte)", "stamp (do not edit)"),
}
KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    "ongoing": ("pågående", "pågår", "löpande", "ongoing"),
    "development": ("utvecklingsområde", "utveckling", "development area", "development"),
    "investigation": ("utredning", "utreds", "investigation"),
}


def meaning(header: str) -> str:
    """What a column is, or nothing where its header names something of its own."""
    folded = fold_header(header).strip(" :*")
    return next((name for name, headers in COLUMNS.items() if folded in headers), "")


def meanings(row: Sequence[StatusCell]) -> dict[str, int]:
    """The places of the headers that are understood; the first of each."""
    found: dict[str, int] = {}
    for place, cell in enumerate(row):
        if name := meaning(cell.text):
            found.setdefault(name, place)
    return found


def kind_of(text: str) -> str | None:
    """The kind of an assignment; nothing for an empty cell, None for what is no kind."""
    folded = fold_header(text)
    return next((kind for kind, words in KINDS.items() if folded in words), None) if folded else ""
