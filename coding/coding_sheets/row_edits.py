"""What a coder did to a row: which codings it adds, changes, takes away, or leaves as they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coding.coding_row import CodingRow, Refusal
from coding.coding_sheets.code_changes import code_changes
from coding.coding_sheets.row_mark import digest, loose_digest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coding.coding_sheets.code_changes import CodeChanges
    from coding.coding_sheets.filled_row import FilledRow
    from coding.coding_sheets.labels import KnownLabels
    from coding.coding_sheets.row_mark import ShownCoding

_TEXT_CHANGED = (
    "the text is not the one that was exported, so nothing of the row was taken; put the text back, or export anew. "
    "A mistake in the interview is mended in its own file"
)
_MEMO_OF_NOTHING = "the memo has no code in its row to belong to; choose a code for it"
_MEMOS_TOGETHER = (
    "the memo's cell showed the memos of several codings together, so a change of it cannot be taken; "
    "change them in the file that `kodbok code export` writes as .csv"
)


def row_edits(row: FilledRow, known: KnownLabels) -> Iterator[CodingRow | Refusal]:
    """Yields what a row says, as rows of an import: those of a coding that stays as it is hold its id alone."""
    if loose_digest(row.text) != row.mark.text:
        yield Refusal(row.line, _TEXT_CHANGED, place=row.place)
        return
    codes = code_changes(row.codes, row.mark.shown, known)
    memo = _Memo(row, codes)
    for shown in codes.taken:
        yield CodingRow(row.line, id=shown.id, delete=True, place=row.place)
    for shown in codes.kept:
        yield CodingRow(row.line, id=shown.id, memo=memo.of(shown), place=row.place)
    for shown, code in codes.changed:
        yield CodingRow(row.line, id=shown.id, code=_named(code, known), memo=memo.of(shown), place=row.place)
    for code in codes.new:
        yield _new(row, _named(code, known), memo.of_new)
    if memo.fault:
        yield Refusal(row.line, memo.fault, place=row.place)


def written_alike(row: FilledRow, known: KnownLabels) -> tuple[object, ...]:
    """What is compared to tell whether two copies of a row say the same."""
    codes = sorted(known.meaning(part) for cell in row.codes.values() for part in known.parted(cell))
    return row.mark, loose_digest(row.text), tuple(codes), digest(row.memo or "")


def _named(code: str, known: KnownLabels) -> str:
    """The path of a code where the workbook's own list has it, so that a code that was renamed meanwhile is still meant."""
    return known.path(code) or code


def _new(row: FilledRow, code: str, memo: str | None) -> CodingRow:
    """A coding of the row's whole text."""
    mark = row.mark
    return CodingRow(
        row.line,
        interview=mark.interview,
        start=mark.start,
        end=mark.end,
        code=code,
        coder=mark.coder,
        quote=row.text.strip(),
        memo=memo,
        place=row.place,
    )


class _Memo:
    """To which codings of a row its memo goes.

    Attributes:
        of_new: The memo of new codings.
        fault: Why the memo cannot be taken; empty if it can, or was not touched.
    """

    def __init__(self, row: FilledRow, codes: CodeChanges) -> None:
        text = None if row.memo is None else row.memo.strip()
        self._text = None if text is None or digest(text) == row.mark.memo else text
        self._holders = row.mark.holders or ()
        staying = [*codes.kept, *(shown for shown, _ in codes.changed)]
        held = [shown for shown in staying if shown.id in self._holders]
        joins = not held or (len(held) == len(staying) and not _has_memo(row))
        self.of_new = self._text if joins and row.mark.holders is not None else None
        self.fault = self._fault(row, bool(held) or bool(codes.new))

    def of(self, shown: ShownCoding) -> str | None:
        """The memo that a coding shall have; None leaves it."""
        return self._text if shown.id in self._holders else None

    def _fault(self, row: FilledRow, belongs: bool) -> str:  # noqa: FBT001  # read once, above
        """What is wrong with a memo that was changed."""
        if self._text is None:
            return ""
        if row.mark.holders is None:
            return _MEMOS_TOGETHER
        return "" if belongs or not self._text else _MEMO_OF_NOTHING


def _has_memo(row: FilledRow) -> bool:
    """Whether a memo stood in the row when it went out."""
    return row.mark.memo != digest("")
