"""Coded segments as comments for the margin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coding.word_comments import comment_codings, comment_text
from coding.word_margin.margin_comment import MarginComment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coding.segment import CodedSegment
    from coding.word_comments import CodeNames
    from interviews.transcript import Transcript


def segment_comments(segments: Iterable[CodedSegment], transcript: Transcript, names: CodeNames) -> tuple[MarginComment, ...]:
    """The comments that say what is coded, save those that stand in the document already.

    Args:
        segments: Coded segments of one interview.
        transcript: Its transcript with the comments of its document.
        names: The names of the study's codes, by which those comments are read.

    Returns:
        A comment for each segment that no comment of the document says just so: same range, author, code and memo.
    """
    standing = {
        (row.start, row.end, row.coder, row.code, row.memo or "", bool(row.contrary))
        for row in comment_codings(transcript, names, transcript.name).rows
    }
    return tuple(
        MarginComment(each.start, each.end, comment_text(each.code, each.memo, contrary=each.contrary), each.coder, each.created)
        for each in segments
        if (each.start, each.end, each.coder, each.code, each.memo, each.contrary) not in standing
    )
