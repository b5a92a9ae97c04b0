"""A quotation in the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.catalogue import N_
from coding.quotation_edit import QuotationEdit, quotation_edit

if TYPE_CHECKING:
    from analysis.ledger_state import Attribution, State

SEGMENT_GONE = N_("The coded segment that it was taken from is gone.")
SEGMENT_REJECTED = N_("The coded segment that it was taken from is no finding any more.")
SEGMENT_ELSEWHERE = N_("The coded segment that it was taken from is coded with another theme now.")
"""Why somebody must look at a quotation again."""


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One quotation on its way into print.

    Attributes:
        id: Its id, a UUID.
        segment: Id of the coded segment that it stands for, or empty.
        theme: Path of its theme.
        interview: Name of the interview.
        start: Offset of its first character in the interview's text, in code points.
        end: Offset after its last one; both are 0 where the words are in the transcript no more.
        verbatim: What was said.
        text: The quotation as it stands.
        state: How far it has come. One that was approved and must be looked at again is `changed`.
        attribution: What may be told of who said it.
        key: The quotation is the theme's key quotation.
        note: What whoever changed it last wrote.
        who: Who changed it last.
        date: When that was, UTC, ISO 8601 with `Z`.
        flag: Why somebody must look at it again, in English; empty where nobody must.
        version: The study's revision in which it became so.
    """

    id: str
    segment: str
    theme: str
    interview: str
    start: int
    end: int
    verbatim: str
    text: str
    state: State
    attribution: Attribution
    key: bool
    note: str
    who: str
    date: str
    flag: str = ""
    version: int = 0

    @property
    def edit(self) -> QuotationEdit:
        """What was done to the words that were said."""
        return quotation_edit(self.verbatim, self.text)

    @property
    def as_said(self) -> bool:
        """Whether it stands as it was said."""
        return self.text == self.verbatim

    @property
    def gone(self) -> bool:
        """Whether the transcript does not hold its words any more."""
        return self.end == 0
