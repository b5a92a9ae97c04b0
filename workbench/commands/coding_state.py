"""What an import of codings is planned against: the study as it stands, and what the files before have claimed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coding.codebook import Codebook
    from coding.segment import CodedSegment


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


@dataclass(slots=True)
class Seen:
    """What earlier rows, and earlier files of the same import, have claimed.

    Attributes:
        ids: The lines of the present file's ids.
        spans: The segments that stand or will stand, by what makes two of them one.
        done: Ids of the segments that are made, changed or deleted.
    """

    ids: dict[str, int] = field(default_factory=dict)
    spans: dict[tuple[str, int, int, str, str], CodedSegment] = field(default_factory=dict)
    done: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, segments: Iterable[CodedSegment]) -> Seen:
        """What the study's segments claim before any row does."""
        seen = cls()
        for segment in segments:
            if segment.status == "accepted":
                seen.spans.setdefault(same_coding(segment), segment)
        return seen


def same_coding(segment: CodedSegment) -> tuple[str, int, int, str, str]:
    """What makes two codings one."""
    return segment.interview, segment.start, segment.end, segment.code, segment.coder
