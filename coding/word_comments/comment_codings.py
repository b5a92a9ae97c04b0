"""The margin comments of a transcript as codings, each with where it stands."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from coding.coding_row import CodingFile, CodingRow, Refusal
from coding.comment_address import take_address
from coding.word_comments.comment_place import CommentPlaces
from coding.word_comments.read_comment import read_comment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coding.word_comments.code_names import CodeNames
    from coding.word_comments.read_comment import ReadComment, Unread
    from interviews.comment import Comment
    from interviews.transcript import Transcript

_NOWHERE = "the comment points at a place without words; set it on the words that it is about."
_REASONS = {
    "unknown": "no code is called {name}; did you mean {codes}?",
    "unlike": "no code is called {name}, or nearly so.",
    "ambiguous": "{name} may be {codes}; write the whole path.",
    "remark": "{name} reads like a remark, not like a code; write a code before it and ` – ` between them to make it a memo.",
    "left out": "{name} is left out, as the table of names says.",
    "empty": "the comment says nothing.",
}


def comment_codings(transcript: Transcript, names: CodeNames, interview: str) -> CodingFile:
    """Reads a transcript's comments as codings.

    Args:
        transcript: The transcript; its comments stand in the order of the text.
        names: The codebook's names, with what a table of names adds.
        interview: The interview that the rows shall name.

    Returns:
        A row for every code of every comment, with its span in the transcript's text, its author as coder, its time, and the memo
        with the replies; and a refusal for whatever names no code. `line` is the comment's number, from 1.
    """
    reader = _Reader(transcript, names, interview)
    found = [each for number, comment in enumerate(transcript.comments, start=1) for each in reader.read(number, comment)]
    return CodingFile(
        rows=tuple(each for each in found if isinstance(each, CodingRow)),
        refused=tuple(each for each in found if isinstance(each, Refusal)),
    )


class _Reader:
    """Reads the comments of one transcript."""

    def __init__(self, transcript: Transcript, names: CodeNames, interview: str) -> None:
        self._names, self._interview = names, interview
        self._places = CommentPlaces(transcript)

    def read(self, number: int, comment: Comment) -> Iterator[CodingRow | Refusal]:
        """Yields what one comment says."""
        text, told = take_address(comment.text)
        said = read_comment(text, self._names)
        paragraph = self._places.paragraph(comment)
        place = f"comment {number}, paragraph {paragraph}"
        span = self._places.told(told) or self._places.span(comment)
        if span is None:
            yield Refusal(number, _NOWHERE, place, paragraph, "empty", _first_name(said), comment.author)
            return
        row = CodingRow(
            number,
            interview=self._interview,
            start=span[0],
            end=span[1],
            coder=comment.author or None,
            created=comment.created,
            place=place,
            paragraph=paragraph,
        )
        for code in said.codes:
            memo = _with_replies(code.memo, comment)
            yield replace(row, code=code.path, memo=memo, contrary=code.contrary, written=code.written)
        for part in said.unread:
            yield Refusal(number, _reason(part, self._names), place, paragraph, part.why, part.written, comment.author)


def _first_name(said: ReadComment) -> str:
    """What a comment says first, for the report."""
    codes, unread = (code.written for code in said.codes), (part.written for part in said.unread)
    return next(chain(codes, unread), "")


def _reason(part: Unread, names: CodeNames) -> str:
    """Why a part of a comment is no coding."""
    codes = part.candidates or (names.codebook.nearest(part.written) if part.why == "unknown" else ())
    reason = _REASONS["unlike" if part.why == "unknown" and not codes else part.why]
    return reason.format(name=repr(_short(part.written)), codes=" or ".join(map(repr, codes)))


def _short(text: str) -> str:
    """The beginning of a text, for a message."""
    return text if len(text) <= 80 else text[:79] + "…"  # noqa: PLR2004  # as much as fits a line


def _with_replies(memo: str, comment: Comment) -> str:
    """A memo with the replies after it, a line each, with who wrote them."""
    replies = (f"{reply.author}: {reply.text}" if reply.author else reply.text for reply in comment.replies)
    return "\n".join(filter(None, (memo, *replies)))
