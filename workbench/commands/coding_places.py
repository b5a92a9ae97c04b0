"""Where a row's coding stands in the study: its interview, and its span or the one place of its quote."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from workbench.commands.coding_step import RowRefusedError
from workbench.store.finding import folded_name

if TYPE_CHECKING:
    from collections.abc import Collection

    from coding.coding_row import CodingRow
    from workbench.commands.coding_state import State


def interview_of(name: str, texts: Collection[str]) -> str:
    """The interview that a cell means, in any case and with or without its file's ending."""
    if name in texts:
        return name
    found = [known for known in texts if folded_name(known) == folded_name(name)]
    if len(found) != 1:
        raise RowRefusedError(f"there is no interview called {name!r} in the study; `kodbok interviews list` shows the names.")
    return found[0]


def span_of(row: CodingRow, interview: str, state: State) -> tuple[int, int]:
    """The span of a row: its offsets, checked against its quote, or the one place of its quote."""
    text = state.texts[interview]
    if row.start is None and row.end is None:
        return _place(row.quote or "", interview, text)
    if row.start is None or row.end is None:
        raise RowRefusedError("a span needs both start and end; or leave both empty and give the quote.")
    if row.in_sheet:
        return _sheet_span((row.start, row.end), row.quote or "", interview, text)
    if not 0 <= row.start < row.end <= len(text):
        raise RowRefusedError(
            f"the span {row.start}–{row.end} does not lie in {interview!r}, whose text has {len(text)} characters, "
            "or ends before it begins; mend start and end, or clear both and give the quote."
        )
    if row.quote and plain_text(row.quote) != plain_text(text[row.start : row.end]):
        raise RowRefusedError(
            f"the quote is not what stands at {row.start}–{row.end} in {interview!r}; clear start and end to look for the quote, "
            "or clear the quote to take the text at the span."
        )
    return row.start, row.end


def _sheet_span(span: tuple[int, int], quote: str, interview: str, text: str) -> tuple[int, int]:
    """The span of a coding sheet's row, if its text still stands there; programs change the white space in cells."""
    there = text[max(span[0], 0) : max(span[1], 0)]
    if not there or "".join(plain_text(quote).split()) != "".join(there.split()):
        raise RowRefusedError(
            f"the text of {interview!r} was corrected after the export, and other words stand in the row's place; "
            "export the sheets anew and code the row there."
        )
    return span


def _place(quote: str, interview: str, text: str) -> tuple[int, int]:
    """The one place where a quote stands in a text."""
    wanted = plain_text(quote)
    if not wanted:
        raise RowRefusedError("the row has neither start and end nor a quote; give one of them.")
    first = text.find(wanted)
    if first < 0:
        raise RowRefusedError(
            f"the quote {_short(quote)} is not in the text of {interview!r}; copy it from the transcript word for word."
        )
    if text.find(wanted, first + 1) >= 0:
        raise RowRefusedError(
            f"the quote {_short(quote)} stands more than once in {interview!r}; give start and end, or a longer quote."
        )
    return first, first + len(wanted)


def plain_text(text: str) -> str:
    """A text as the canonical text writes it: NFC, one line feed between lines."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def _short(quote: str) -> str:
    """The beginning of a quote, for a message."""
    return repr(quote if len(quote) <= 40 else quote[:39] + "…")  # noqa: PLR2004  # as much as fits a line
