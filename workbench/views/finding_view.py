"""Finding things again in a study: by words, and by what they were coded with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench import commands
from workbench.views.view import View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.commands.hit_coding import HitUnit, SeenHit
    from workbench.results.search import Found


class FindingView(View):
    """Searching all that was said, and bringing coded passages together."""

    def search(self, query: str, *, inflections: bool = True, most: int = 300) -> Found:
        """Finds words in everything that is said in the study; the first search makes the index, which takes a moment.

        Args:
            query: Words that stand in one turn, `"phrases"`, and beginnings of words with an asterisk (`ord*`).
            inflections: Whether other forms of a word are found too, by its dictionary form.
            most: How many hits are wanted; all are counted.

        Raises:
            EmptySearchError: The query holds no word.
        """
        from workbench.results.search import search  # needed for searches alone

        return search(self._database, query, inflections=inflections, most=most)

    def code_hits(self, hits: Sequence[SeenHit], code: str, unit: HitUnit = "sentence") -> int:
        """Codes the words, sentences or turns of hits in one change, each once; returns how many codings are new.

        Raises:
            UnknownInterviewError: No interview is called like one of them.
            CodeUnknownError: There is no such code.
            SpanOutsideError: A hit does not lie in the text.
            WrongQuoteError: Other words stand at a hit than were seen; nothing is coded.
            UnknownHitUnitError: There is no such unit.
        """
        return commands.hit_coding.code_hits(self._database, self.coder, hits, code=code, unit=unit)
