"""Files of codings whose names were replaced: every cell as it was exported means what it was before."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from analysis.catalogue import LANGUAGES
from analysis.names import MODES, Mode, Names
from coding.coding_row import CodingFile, CodingRow, Refusal
from workbench.store import schema
from workbench.store.naming import read_names
from workbench.store.standing import rows_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import sqlalchemy as sa

    from coding.segment import CodedSegment
    from interviews.personal_data.name_replacer import Replacement

_COMPARED = 200
"""So many rows tell how a file's names were replaced where the file itself does not."""
_CELLS = 3
"""Cells of a row that are compared: quote, interview and memo."""
_COMPUTED = re.compile(r"Person \d+")


@dataclass(frozen=True)  # no slots: what is looked up for every row is made once and kept
class Exported:
    """A file's cells against the study.

    Attributes:
        names: How the export called things.
        texts: Text by interview.
        segments: Segments as they were at the file's revision, by id.
    """

    names: Names
    texts: Mapping[str, str]
    segments: Mapping[str, CodedSegment]

    def restored(self, row: CodingRow) -> CodingRow | Refusal:
        """A row with the names that the study has, or the reason why they cannot be told."""
        segment = self.segments.get(_id(row.id))
        interview = self._interview(row.interview, segment)
        where = segment.interview if segment else interview
        memo = self._memo(row.memo, segment)
        if memo is None and row.memo is not None:
            return Refusal(row.line, self._unclear(row.memo))
        start, end, quote = self._quote(row, segment, where)
        code = self._code_of.get(row.code or "", row.code)
        return replace(row, interview=interview, code=code, start=start, end=end, quote=quote, memo=memo)

    def likeness(self, rows: Iterable[CodingRow]) -> int:
        """How many cells of rows are as these names would have exported them."""
        pairs = ((row, self.segments[_id(row.id)]) for row in rows if _id(row.id) in self.segments)
        return sum(self._shows(row, segment) for row, segment in pairs)

    def _shows(self, row: CodingRow, segment: CodedSegment) -> int:
        """How many of a row's cells are as they were exported."""
        quoted = _is(row.quote or "", self.names.said(segment.interview, segment.quote))
        return (
            quoted + (row.interview == self.names.interview(segment.interview)) + _is(row.memo or "", self.names.text(segment.memo))
        )

    @cached_property
    def _interview_of(self) -> Mapping[str, str]:
        return {shown: name for name, shown in self.names.interviews.items()}

    @cached_property
    def _code_of(self) -> Mapping[str, str]:
        return {shown: path for path, shown in self.names.codes.items()}

    def _interview(self, cell: str | None, segment: CodedSegment | None) -> str | None:
        """The interview that a cell means."""
        if cell and segment and cell == self.names.interview(segment.interview):
            return segment.interview
        return self._interview_of.get(cell or "", cell)

    def _quote(self, row: CodingRow, segment: CodedSegment | None, where: str | None) -> tuple[int | None, int | None, str | None]:
        """Span and quote of a row; a quote that holds pseudonyms becomes the words that stand there."""
        text = self.texts.get(where or "")
        if not row.quote or text is None or where is None:
            return row.start, row.end, row.quote
        if segment and _is(row.quote, self.names.said(where, segment.quote)):
            return row.start, row.end, segment.quote
        if row.start is not None and row.end is not None:
            real = text[max(row.start, 0) : max(row.end, 0)]
            return row.start, row.end, real if _is(row.quote, self.names.said(where, real)) else row.quote
        return self._found(row, text)

    def _found(self, row: CodingRow, text: str) -> tuple[int | None, int | None, str | None]:
        """The place of a quote with pseudonyms, if the text as it is shown has it once; what begins in a name takes all of it."""
        quote, replacer = _plain(row.quote or ""), self.names.replacer
        if row.start is not None or row.end is not None or replacer is None or quote in text:
            return row.start, row.end, row.quote
        found = replacer.replacements(text)
        shown = self.names.text(text)
        place = shown.find(quote)
        if place < 0 or shown.find(quote, place + 1) >= 0:
            return row.start, row.end, row.quote
        start, end = _real_place(place, found, after=False), _real_place(place + len(quote), found, after=True)
        return start, end, text[start:end]

    def _memo(self, cell: str | None, segment: CodedSegment | None) -> str | None:
        """A memo with the names that it had; None where it cannot be told which."""
        before = segment.memo if segment else ""
        if not cell or self.names.replacer is None:
            return cell
        if _is(cell, self.names.text(before)):
            return before
        whole = unicodedata.normalize("NFC", before)
        said: dict[str, list[str]] = {}
        for each in self.names.replacer.replacements(whole):
            said.setdefault(each.shown, []).append(whole[each.start : each.end])
        return self._named_again(cell, said)

    def _named_again(self, memo: str, said: Mapping[str, Sequence[str]]) -> str | None:
        """The memo with names in the place of what stands for them."""
        wordings: dict[str, Iterator[str]] = {}
        for shown in dict.fromkeys(self._stands_for.findall(memo)):
            words = self._wordings(shown, said.get(shown, ()), len(re.findall(_whole(shown), memo)))
            if words is None:
                return None
            wordings[shown] = iter(words)
        return self._stands_for.sub(lambda match: next(wordings[match[0]]), memo)

    def _wordings(self, shown: str, said: Sequence[str], count: int) -> Sequence[str] | None:
        """The words for each time that something stands for a name: as they were, else the one that is meant, else None."""
        if len(said) == count:
            return said
        if len(set(said)) == 1:
            return [said[0]] * count
        meant = self._meant.get(shown, set())
        if len(meant) == 1 and (said or _COMPUTED.fullmatch(shown)):
            return [*meant] * count
        return None if said else [shown] * count

    @cached_property
    def _meant(self) -> Mapping[str, set[str]]:
        """Whose full name each pseudonym stands for."""
        meant: dict[str, set[str]] = {}
        for each in self.names.replacer.named if self.names.replacer else ():
            meant.setdefault(each.shown, set()).add(each.name)
        return meant

    @cached_property
    def _stands_for(self) -> re.Pattern[str]:
        """Everything that may stand for a name, the longest first."""
        replacer = self.names.replacer
        masks = (
            (replacer.masks.name, replacer.masks.mail, replacer.masks.telephone, replacer.masks.identity_number) if replacer else ()
        )
        return re.compile("|".join(_whole(each) for each in sorted({*self._meant, *masks}, key=len, reverse=True)))

    def _unclear(self, memo: str) -> str:
        """Why a memo is refused."""
        held = ", ".join(dict.fromkeys(self._stands_for.findall(memo)))
        return (
            f"the memo was edited and holds {held}, and it cannot be told which words that stands for; write the names as they are "
            "in the study, or take the memo from the export."
        )


def restored_file(
    connection: sa.Connection, file: CodingFile, texts: Mapping[str, str], segments: Mapping[str, CodedSegment]
) -> CodingFile:
    """A file with the names that the study has; rows for which they cannot be told are refused.

    How names were replaced the file says itself, else its cells tell it.

    Args:
        connection: An open connection.
        file: The file as it was read.
        texts: Text by interview.
        segments: Segments as they were at the file's revision, by id.
    """
    best = _best(connection, file, texts, segments)
    rows = [best.restored(row) for row in file.rows]
    refused = [row for row in rows if isinstance(row, Refusal)]
    kept = tuple(row for row in rows if isinstance(row, CodingRow))
    return replace(file, rows=kept, refused=tuple(sorted([*file.refused, *refused], key=lambda row: row.line)))


def _best(connection: sa.Connection, file: CodingFile, texts: Mapping[str, str], segments: Mapping[str, CodedSegment]) -> Exported:
    """The names that explain a file's cells; the real ones where these explain all, or where no row is known."""
    ways = _ways(connection, file)
    best = Exported(read_names(connection, *next(ways), file.revision), texts, segments)
    compared = [row for row in file.rows if _id(row.id) in segments][:_COMPARED]
    likeness = best.likeness(compared)
    if best.names.mode != "real" or likeness == _CELLS * len(compared):
        return best
    for mode, lang in ways:
        other = Exported(read_names(connection, mode, lang, file.revision), texts, segments)
        if other.likeness(compared) > likeness:
            best, likeness = other, other.likeness(compared)
    return best


def _ways(connection: sa.Connection, file: CodingFile) -> Iterator[tuple[Mode, str]]:
    """Yields the ways in which a file's names may have been replaced: one, where the file tells it; real names first."""
    roster = bool(rows_at(connection, schema.persons, file.revision))
    modes = [mode for mode in MODES if mode != "real" and (roster or mode != "roster")]
    possible: list[tuple[Mode, str]] = [(mode, lang) for mode in modes for lang in LANGUAGES]
    if file.names in possible:
        yield from (way for way in possible if way == file.names)
        return
    yield "real", "sv"
    if file.names is None or file.names[0] != "real":
        yield from possible


def _id(cell: str | None) -> str:
    """A cell's id in its usual form; empty for none."""
    try:
        return str(UUID(cell or ""))
    except ValueError:
        return ""


def _is(cell: str, shown: str) -> bool:
    """Whether a cell holds a text as it was written, with the sign that keeps a CSV file's cell from being a formula or without."""
    plain = _plain(cell)
    return shown in {plain, plain.removeprefix("'")}


def _plain(text: str) -> str:
    """A text as the canonical text writes it."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def _whole(shown: str) -> str:
    """A pattern for what stands for a name, not inside another word or number."""
    return rf"(?<![^\W_]){re.escape(shown)}(?!\d)"


def _real_place(place: int, found: Sequence[Replacement], *, after: bool) -> int:
    """The offset in the text for an offset in the text as it is shown; `after` for the end of a span."""
    moved = 0
    for each in found:
        begins, ends = each.start + moved, each.start + moved + len(each.shown)
        if place <= begins:
            break
        if place < ends:
            return each.end if after else each.start
        moved += len(each.shown) - (each.end - each.start)
    return place - moved
