"""What a file of codings would do to a study, row by row, before anything is done."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal
from uuid import UUID, uuid4

from coding.clean_text import FieldError
from coding.coding_cells import moment
from coding.segment import CodedSegment
from interviews.errors import KodbokError
from workbench.store.finding import folded_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coding.codebook import Codebook
    from coding.coding_row import CodingRow

Action = Literal["new", "changed", "deleted", "same", "refused"]


class RowRefusedError(KodbokError):
    """A row that does not fit, with the reason."""


@dataclass(frozen=True, slots=True)
class State:
    """What the plan is made against.

    Attributes:
        texts: Text by interview.
        codebook: The study's codebook.
        now: Live segments by id.
        then: The same segments as they were at the file's revision, where that is known.
        gone: Ids of segments that were deleted.
        changed_by: Who changed a segment after the file's revision, by id.
        coder: Who acts; fills empty coders.
        time: The time of new segments that bring none.
    """

    texts: Mapping[str, str]
    codebook: Codebook
    now: Mapping[str, CodedSegment]
    then: Mapping[str, CodedSegment]
    gone: frozenset[str]
    changed_by: Mapping[str, str]
    coder: str
    time: str


@dataclass(frozen=True, slots=True)
class Step:
    """What becomes of one row.

    Attributes:
        line: The row's number in the file, the header being 1.
        action: What is done with it.
        message: The difference, or the reason of a refusal.
        segment: The segment as it will be; None where the row is refused.
        place: Where it stands in the file, if a line's number does not tell it.
    """

    line: int
    action: Action
    message: str = ""
    segment: CodedSegment | None = None
    place: str = ""

    @property
    def where(self) -> str:
        """Where the row stands in its file, in words."""
        return self.place or f"line {self.line}"


@dataclass(slots=True)
class _Seen:
    """What earlier rows of the same file have claimed."""

    ids: dict[str, int] = field(default_factory=dict)
    spans: dict[tuple[str, int, int, str, str], str] = field(default_factory=dict)


def plan(rows: Sequence[CodingRow], state: State) -> list[Step]:
    """Decides about every row; a row that does not fit is refused by itself and stops no other."""
    seen = _Seen()
    for segment in state.now.values():
        if segment.status == "accepted":
            seen.spans.setdefault(_same(segment), segment.id)
    return [_step(row, state, seen) for row in rows]


def _step(row: CodingRow, state: State, seen: _Seen) -> Step:
    """Decides about one row."""
    try:
        return replace(_decided(row, state, seen), place=row.place)
    except KodbokError as reason:
        return Step(row.line, "refused", str(reason), place=row.place)


def _decided(row: CodingRow, state: State, seen: _Seen) -> Step:
    """Decides about a row or raises the reason why not."""
    if row.asks_nothing:
        return Step(row.line, "same", segment=state.now.get(_uuid(row.id or "")))
    if row.delete and row.id and _uuid(row.id) in state.gone:
        return Step(row.line, "same", "deleted already")
    known = _known(row, state, seen)
    if known is not None:
        return _edit(row, known, state)
    if row.delete:
        raise RowRefusedError(
            "only a row with the id of a segment in the study can be deleted; take the id from `kodbok code export`."
        )
    return _new(row, state, seen)


def _known(row: CodingRow, state: State, seen: _Seen) -> CodedSegment | None:
    """The live segment that a row's id means; None for a new one."""
    if not row.id:
        return None
    segment_id = _uuid(row.id)
    if segment_id in seen.ids:
        raise RowRefusedError(f"the id {segment_id} stands in line {seen.ids[segment_id]} already; give a copied row an empty id.")
    seen.ids[segment_id] = row.line
    if segment_id in state.gone:
        raise RowRefusedError(f"the segment {segment_id} was deleted from the study; clear the id to code the passage anew.")
    found = state.now.get(segment_id)
    if found is not None and found.status != "accepted":
        raise RowRefusedError(
            f"the segment {segment_id} is {found.status}, not a finding; decide it with `kodbok code accept` or `reject`."
        )
    return found


def _uuid(text: str) -> str:
    """An id in its usual form."""
    try:
        return str(UUID(text))
    except ValueError:
        raise RowRefusedError(f"{text!r} is no id; leave ids as they were exported, and empty in new rows.") from None


def _edit(row: CodingRow, now: CodedSegment, state: State) -> Step:
    """What a row with a known id changes: what differs from the segment as it was exported."""
    then = state.then.get(now.id, now)
    if row.delete:
        wanted, said = None, "deleted"
    else:
        wanted = _rebased(_edited(row, then, state), then, now)
        said = _difference(now, wanted)
    if wanted == now:
        return Step(row.line, "same", segment=now)
    if then != now:
        who = state.changed_by.get(now.id, "somebody")
        raise RowRefusedError(f"{who} changed it after the export ({_difference(then, now)}); export anew and repeat the change.")
    return Step(row.line, "deleted" if wanted is None else "changed", said, wanted or now)


def _rebased(edited: CodedSegment, then: CodedSegment, now: CodedSegment) -> CodedSegment:
    """A row that nobody edited means the segment as it is now."""
    return now if edited == then else edited


def _edited(row: CodingRow, then: CodedSegment, state: State) -> CodedSegment:
    """The segment that a row's cells describe; a column that is missing changes nothing."""
    if row.interview and _interview(row.interview, state) != then.interview:
        raise RowRefusedError(
            f"the segment belongs to {then.interview!r} and cannot move to another interview; clear the id for a new one."
        )
    start, end = _edited_span(row, then, state)
    return replace(
        then,
        start=start,
        end=end,
        quote=then.quote if (start, end) == (then.start, then.end) else state.texts[then.interview][start:end],
        code=state.codebook.find(row.code).path if row.code and row.code != then.code else then.code,
        coder=row.coder or then.coder,
        memo=then.memo if row.memo is None or _plain(row.memo) == _plain(then.memo) else row.memo,
        contrary=then.contrary if row.contrary is None else row.contrary,
    )


def _edited_span(row: CodingRow, then: CodedSegment, state: State) -> tuple[int, int]:
    """The span of a row with a known id."""
    untouched = row.start in (None, then.start) and row.end in (None, then.end)
    if untouched and (not row.quote or _plain(row.quote) == _plain(then.quote)):
        return then.start, then.end
    return _span(row, then.interview, state)


def _new(row: CodingRow, state: State, seen: _Seen) -> Step:
    """A new segment, unless the same one stands already."""
    if not row.interview or not row.code:
        raise RowRefusedError("a new row needs an interview and a code.")
    interview = _interview(row.interview, state)
    start, end = _span(row, interview, state)
    segment = CodedSegment(
        id=_uuid(row.id) if row.id else str(uuid4()),
        interview=interview,
        start=start,
        end=end,
        quote=state.texts[interview][start:end],
        code=state.codebook.find(row.code).path,
        coder=row.coder or state.coder,
        origin="import",
        contrary=bool(row.contrary),
        created=_created(row, state),
        memo=row.memo or "",
    )
    if _same(segment) in seen.spans:
        return Step(row.line, "same", "stands in the study already", segment)
    seen.spans[_same(segment)] = segment.id
    return Step(row.line, "new", f"{segment.code} in {interview} {start}–{end}", segment)


def _same(segment: CodedSegment) -> tuple[str, int, int, str, str]:
    """What makes two codings one."""
    return segment.interview, segment.start, segment.end, segment.code, segment.coder


def _interview(name: str, state: State) -> str:
    """The interview that a cell means, in any case and with or without its file's ending."""
    if name in state.texts:
        return name
    found = [known for known in state.texts if folded_name(known) == folded_name(name)]
    if len(found) != 1:
        raise RowRefusedError(f"there is no interview called {name!r} in the study; `kodbok interviews list` shows the names.")
    return found[0]


def _span(row: CodingRow, interview: str, state: State) -> tuple[int, int]:
    """The span of a row: its offsets, checked against its quote, or the one place of its quote."""
    text = state.texts[interview]
    if row.start is None and row.end is None:
        return _place(row.quote or "", interview, text)
    if row.start is None or row.end is None:
        raise RowRefusedError("a span needs both start and end; or leave both empty and give the quote.")
    if not 0 <= row.start < row.end <= len(text):
        raise RowRefusedError(
            f"the span {row.start}–{row.end} does not lie in {interview!r}, whose text has {len(text)} characters, "
            "or ends before it begins; mend start and end, or clear both and give the quote."
        )
    if row.quote and _plain(row.quote) != _plain(text[row.start : row.end]):
        raise RowRefusedError(
            f"the quote is not what stands at {row.start}–{row.end} in {interview!r}; clear start and end to look for the quote, "
            "or clear the quote to take the text at the span."
        )
    return row.start, row.end


def _place(quote: str, interview: str, text: str) -> tuple[int, int]:
    """The one place where a quote stands in a text."""
    wanted = _plain(quote)
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


def _plain(text: str) -> str:
    """A text as the canonical text writes it: NFC, one line feed between lines."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def _short(quote: str) -> str:
    """The beginning of a quote, for a message."""
    return repr(quote if len(quote) <= 40 else quote[:39] + "…")  # noqa: PLR2004  # as much as fits a line


def _created(row: CodingRow, state: State) -> str:
    """When a new segment was made: as the row says, else now."""
    try:
        return moment(row.created or "") or state.time
    except FieldError as fault:
        raise RowRefusedError(f"created {fault.reason}.") from fault


def _difference(old: CodedSegment, new: CodedSegment | None) -> str:
    """What changes, in words; never the text itself."""
    if new is None:
        return "deleted"
    parts = [
        f"span {old.start}–{old.end} -> {new.start}–{new.end}" if (old.start, old.end) != (new.start, new.end) else "",
        f"code {old.code} -> {new.code}" if old.code != new.code else "",
        f"coder {old.coder} -> {new.coder}" if old.coder != new.coder else "",
        "memo" if old.memo != new.memo else "",
        f"contrary {old.contrary} -> {new.contrary}".lower() if old.contrary != new.contrary else "",
    ]
    return ", ".join(part for part in parts if part)
