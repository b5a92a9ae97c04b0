"""Quotations of the ledger as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.ledger_entry import LedgerEntry
from coding.code_path import theme_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.store.door import Row


def entry_of(row: Row, interviews: Mapping[str, str], codes: Mapping[str, str], flag: str = "") -> LedgerEntry:
    """A quotation from its row, with the names of interviews and the paths of codes by id; what is flagged is not approved."""
    return LedgerEntry(
        id=row["id"],
        segment=row["segment_id"],
        theme=theme_of(codes.get(row["code_id"], "")),
        interview=interviews.get(row["interview_id"], ""),
        start=row["start"],
        end=row["end"],
        verbatim=row["verbatim"],
        text=row["text"],
        state="changed" if flag and row["state"] == "approved" else row["state"],
        attribution=row["attribution"],
        key=bool(row["key"]),
        note=row["note"],
        who=row["who"],
        date=row["date"],
        flag=flag,
        version=row["begun_rev"],
    )
