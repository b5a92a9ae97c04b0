"""What a file of codings would do to a study, row by row, before anything is done."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from coding.clean_text import FieldError
from coding.code_finder import CodeAmbiguousError, CodeUnknownError
from coding.coding_cells import moment
from coding.segment import CodedSegment
from interviews.errors import KodbokError
from workbench.commands.coding_places import interview_of, plain_text, span_of
from workbench.commands.coding_state import Seen, State, same_coding
from workbench.commands.coding_step import RowRefusedError, Step
from workbench.store.new_id import new_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coding.coding_row import CodingRow, Why


def plan(rows: Sequence[CodingRow], state: State, seen: Seen) -> list[Step]:
    """Decides about every row of one file; a row that does not fit is refused by itself and stops no other.

    Args:
        rows: The rows.
        state: The study as it stands.
        seen: What the files before have claimed; what this one claims is added.
    """
    seen.ids.clear()
    return [_step(row, state, seen) for row in rows]


def _step(row: CodingRow, state: State, seen: Seen) -> Step:
    """Decides about one row."""
    try:
        step = _claimed(_decided(row, state, seen), seen)
    except KodbokError as reason:
        step = Step(row.line, "refused", str(reason), why=_sort(reason))
    written, coder = row.written or row.code or "", row.coder or state.coder
    return replace(step, place=row.place, paragraph=row.paragraph, written=written, coder=coder)


def _sort(reason: KodbokError) -> Why:
    """The sort of a reason."""
    if isinstance(reason, CodeUnknownError):
        return "unknown"
    return "ambiguous" if isinstance(reason, CodeAmbiguousError) else ""


def _claimed(step: Step, seen: Seen) -> Step:
    """A step that no other file of the import has made in another way."""
    if step.segment is None or step.action == "same":
        return step
    if step.segment.id in seen.done:
        raise RowRefusedError("another file of this import changes the same segment; import the two one after the other.")
    seen.done.add(step.segment.id)
    return step


def _decided(row: CodingRow, state: State, seen: Seen) -> Step:
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


def _known(row: CodingRow, state: State, seen: Seen) -> CodedSegment | None:
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
    if row.interview and interview_of(row.interview, state.texts) != then.interview:
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
        memo=then.memo if row.memo is None or plain_text(row.memo) == plain_text(then.memo) else row.memo,
        contrary=then.contrary if row.contrary is None else row.contrary,
    )


def _edited_span(row: CodingRow, then: CodedSegment, state: State) -> tuple[int, int]:
    """The span of a row with a known id."""
    untouched = row.start in (None, then.start) and row.end in (None, then.end)
    if untouched and (not row.quote or plain_text(row.quote) == plain_text(then.quote)):
        return then.start, then.end
    return span_of(row, then.interview, state)


def _new(row: CodingRow, state: State, seen: Seen) -> Step:
    """A new segment, unless the same one stands already."""
    if not row.interview or not row.code:
        raise RowRefusedError("a new row needs an interview and a code.")
    interview = interview_of(row.interview, state.texts)
    start, end = span_of(row, interview, state)
    segment = CodedSegment(
        id=_uuid(row.id) if row.id else new_id(),
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
    standing = seen.spans.get(same_coding(segment))
    if standing is not None:
        return Step(row.line, "same", f"stands in the study already{_otherwise(row, standing)}", standing)
    seen.spans[same_coding(segment)] = segment
    return Step(row.line, "new", f"{segment.code} in {interview} {start}–{end}", segment)


def _otherwise(row: CodingRow, standing: CodedSegment) -> str:
    """In what the coding that stands differs from one that a file brings once more."""
    differs = [
        "another memo" if row.memo and plain_text(row.memo) != plain_text(standing.memo) else "",
        "the other direction" if row.contrary is not None and row.contrary != standing.contrary else "",
    ]
    told = " and ".join(filter(None, differs))
    return f" with {told}, which it keeps" if told else ""


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
