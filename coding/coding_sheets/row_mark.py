"""The mark in a row's hidden cell: what the row is about and how it looked when it went out.

Every row carries all that is needed to read it back, so that it may be sorted, copied, or moved to another sheet, and no program
needs to keep names, properties or sheets that it does not know.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_BEGINNING = "kodbok "
_DIGITS = 12


class BrokenMarkError(ValueError):
    """A mark was changed, perhaps by a program that fills cells with a series."""


@dataclass(frozen=True, slots=True)
class ShownCoding:
    """A coding as it was shown.

    Attributes:
        id: The segment's id.
        label: The code as its cell had it.
    """

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class RowMark:
    """The mark of a row to be coded.

    Attributes:
        revision: The study's revision that the row shows.
        coder: Whose coding it is.
        interview: Name of the interview.
        start: Offset of the first character, in code points.
        end: Offset after the last one.
        text: Loose digest of the text.
        shown: The codings in its code cells, in order.
        memo: Digest of the memo's cell.
        holders: Ids of the codings that the memo belongs to; None where several memos stand in the one cell.
    """

    revision: int
    coder: str
    interview: str
    start: int
    end: int
    text: str
    shown: tuple[ShownCoding, ...]
    memo: str
    holders: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class FinishedCell:
    """The mark of the row in which a coder says whether the interview is finished.

    Attributes:
        revision: The study's revision.
        coder: Whose mark it is.
        interview: Name of the interview.
        finished: What the cell said when it went out.
    """

    revision: int
    coder: str
    interview: str
    finished: bool


def digest(text: str) -> str:
    """A digest of a text, the same whatever white space a program puts at its ends."""
    plain = unicodedata.normalize("NFC", text).strip()
    return hashlib.sha256(plain.encode("utf-8", "replace")).hexdigest()[:_DIGITS]


def loose_digest(text: str) -> str:
    """A digest of a text, the same whatever a program makes of its white space: some lose tabs, or hard blanks."""
    return digest("".join(text.split()))


def encoded(mark: RowMark | FinishedCell) -> str:
    """The text of a mark's cell: plain ASCII, with a check sum."""
    values: dict[str, object] = {"rev": mark.revision, "coder": mark.coder, "in": mark.interview}
    if isinstance(mark, FinishedCell):
        values["done"] = mark.finished
    else:
        shown = [[one.id, one.label] for one in mark.shown]
        values |= {"start": mark.start, "end": mark.end, "text": mark.text, "shown": shown, "memo": mark.memo, "of": mark.holders}
    body = json.dumps(values, separators=(",", ":"))
    return f"{_BEGINNING}{body} {_sum(body)}"


def decoded(text: str) -> RowMark | FinishedCell | None:
    """The mark in a cell, or None where there is none.

    Raises:
        BrokenMarkError: There is one, but it was changed.
    """
    if not text.startswith(_BEGINNING):
        return None
    body, _, total = text.removeprefix(_BEGINNING).strip().rpartition(" ")
    if _sum(body) != total:
        raise BrokenMarkError
    try:
        return _mark(json.loads(body))
    except (AttributeError, KeyError, OverflowError, RecursionError, TypeError, ValueError) as cause:  # somebody made it by hand
        raise BrokenMarkError from cause


def _mark(values: Mapping[str, Any]) -> RowMark | FinishedCell:
    """The mark of decoded values."""
    head = int(values["rev"]), str(values["coder"]), str(values["in"])
    if "done" in values:
        return FinishedCell(*head, bool(values["done"]))
    holders = values["of"]
    return RowMark(
        *head,
        int(values["start"]),
        int(values["end"]),
        str(values["text"]),
        tuple(ShownCoding(str(identifier), str(label)) for identifier, label in values["shown"]),
        str(values["memo"]),
        None if holders is None else tuple(map(str, holders)),
    )


def _sum(body: str) -> str:
    """A check sum, so that no slip of a hand or a program makes one row into another."""
    return f"{zlib.crc32(body.encode('utf-8', 'replace')):08x}"
