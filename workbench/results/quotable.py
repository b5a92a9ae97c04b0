"""Coded segments whose words may be quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interviews.errors import KodbokError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from analysis.material import Material


class NotQuotableError(KodbokError):
    """An id is that of no segment which could be quoted."""

    def __init__(self, segment_id: str) -> None:
        super().__init__(
            f"{segment_id!r} is the id of no finding whose words could be quoted; `kodbok segments` shows the ids, "
            "`kodbok code accept` makes a proposal a finding, and an interviewer is never quoted."
        )


def quotable(material: Material, ids: Iterable[str]) -> Iterator[tuple[str, str, str, int, int, str]]:
    """Yields what is quoted of segments: their id, code, interview, span and words, without white space around them.

    Raises:
        NotQuotableError: An id is no finding's, or one of an interviewer's words.
    """
    segments = material.segments
    findings = segments[segments["counts"] & (segments["words"] > 0)]
    told = findings[["id", "code", "interview", "start", "quote"]].astype(object).itertuples(index=False, name=None)
    known = {row[0]: row for row in told}
    for each in ids:
        row = known.get(each.strip().casefold())
        if row is None:
            raise NotQuotableError(each)
        own, code, interview, begins, quote = row
        words = quote.strip()
        start = begins + quote.index(words)
        yield own, code, interview, start, start + len(words), words
