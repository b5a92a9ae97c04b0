"""Where a sheet of answers keeps its questions and its respondents: a header of one row or two, perhaps a title above."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interviews.ratings.status_table import StatusCell, StatusTable

_WITHIN = 10
"""The header stands in one of so many rows; above it there may be a title."""

Row = tuple["StatusCell", ...]


class AnswerSheet(NamedTuple):
    """A sheet with its questions told apart from the answers.

    Attributes:
        headers: The question of each column, each once; empty for a column without one.
        rows: The rows of answers, each with its place in the sheet from 0.
        notes: What a person must know of how the headers were read.
    """

    headers: tuple[str, ...]
    rows: tuple[tuple[int, Row], ...]
    notes: tuple[str, ...] = ()


def answer_sheet(table: StatusTable) -> AnswerSheet | None:
    """Finds the questions of a sheet; None where it has no header with answers below it."""
    rows = list(table.rows)
    width = sum(any(row[place].text for row in rows) for place in range(len(rows[0]))) if rows else 0
    at = next((at for at, row in enumerate(rows[:_WITHIN]) if len({cell.text for cell in row} - {""}) >= min(2, width)), None)
    if not width or at is None:
        return None
    headers, further = _headers(rows, at)
    body = tuple((place, row) for place, row in enumerate(rows[at + 1 + further :], start=at + 1 + further) if _holds(row))
    if not body:
        return None
    named, notes = _told_apart(headers)
    if further:
        notes.insert(0, f"rows {at + 1} and {at + 2} are read as one header")
    return AnswerSheet(tuple(named), body, tuple(notes))


def _holds(row: Sequence[StatusCell]) -> bool:
    """Whether a row has anything to read."""
    return any(cell.text or cell.unreadable for cell in row)


def _headers(rows: list[Row], at: int) -> tuple[list[str], int]:
    """The headers, and how many further rows they take.

    One question over several columns needs the row below it, in which the other columns hold nothing of their own.
    """
    above = [_flat(cell.text) for cell in rows[at]]
    below = [_flat(cell.text) for cell in rows[at + 1]] if at + 1 < len(rows) else []
    shared = [place for place, text in enumerate(above) if text and above.count(text) > 1]
    parts = {below[place] for place in shared if below} - {""}
    others = [place for place in range(len(above)) if place not in shared]
    bare = all(below[place] in {"", above[place]} for place in others) if below else False
    two = len(shared) > 1 and len(parts) == len(shared) and bare and at + 2 < len(rows)
    if not two:
        return above, 0
    return [_joined(text, part) for text, part in zip(above, below, strict=True)], 1


def _joined(text: str, part: str) -> str:
    """A header over a header; merged cells repeat theirs."""
    return f"{text}: {part}" if text and part and text != part else text or part


def _told_apart(headers: list[str]) -> tuple[list[str], list[str]]:
    """Headers of which no two are alike, and what was done for it."""
    seen: Counter[str] = Counter()
    named, notes = [], []
    for header in headers:
        seen[header] += 1
        again = bool(header) and seen[header] > 1
        named.append(f"{header} ({seen[header]})" if again else header)
        if again:
            notes.append(f"the header “{header}” stands several times; one is called “{named[-1]}”")
    return named, notes


def _flat(text: str) -> str:
    """A question on one line."""
    return " ".join(text.split())
