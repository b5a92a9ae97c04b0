"""Finding things again in a study: by words, and by what they were coded with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench import commands
from workbench.views.view import View

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from analysis.names import Mode
    from analysis.selection import Selection
    from workbench.commands.hit_coding import HitUnit, SeenHit
    from workbench.results.retrieval import Retrieved
    from workbench.results.retrieval_choices import Choices
    from workbench.results.retrieval_query import Retrieval
    from workbench.results.search import Found
    from workbench.results.theme_overview import Overview


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

    def retrieve(self, asked: Retrieval | None = None, *, first: int = 0, most: int | None = None) -> Retrieved:
        """Brings coded passages together, with how much they are.

        Args:
            asked: Codes, cases, attributes and the other filters; all that is coded by default.
            first: How many passages are passed over; all are counted.
            most: How many are wanted at most.

        Raises:
            CodeUnknownError: There is no such code.
            UnknownValueError: A filter names something that the study does not have.
            NoCaseLikeThatError: No case of the selection has the attributes.
        """
        from workbench.results.retrieval import retrieve  # pandas is loaded only for results
        from workbench.results.retrieval_query import Retrieval

        return retrieve(self._database, asked or Retrieval(), first=first, most=most)

    def write_retrieved(self, asked: Retrieval, path: Path, lang: str = "sv", mode: Mode | None = None) -> None:
        """Writes all passages of a retrieval as `.xlsx`, `.docx` or `.csv`; names are replaced as in every export.

        Args:
            asked: What is asked for.
            path: The file; replaced if it exists.
            lang: The language of headers and fixed words, `sv` or `en`.
            mode: How names are shown; by default by the roster where there is one.

        Raises:
            KodbokError: As `retrieve`, and where the names cannot be shown so.
            OSError: The file cannot be written.
        """
        from analysis.workbook.retrieved import write_retrieved  # what writes files is loaded only for them
        from workbench.results.retrieval import retrieve
        from workbench.store.naming import read_names

        found = retrieve(self._database, asked, most=0)
        with self._database.reading() as connection:
            names = read_names(connection, mode, lang)
        write_retrieved(found.material, path, lang, names)

    def retrieval_choices(self) -> Choices:
        """What a retrieval can be narrowed to: codes, waves, cases and their attributes, kinds, roles and coders."""
        from workbench.results.retrieval_choices import read_choices  # needed for retrievals alone

        with self._database.reading() as connection:
            return read_choices(connection)

    def theme_overview(self, selection: Selection | None = None) -> Overview:
        """The theme table and the theme by case map of a selection.

        Raises:
            UnknownValueError: A filter names something that the study does not have.
        """
        from analysis.selection import Selection
        from workbench.results.theme_overview import read_overview  # pandas is loaded only for results

        return read_overview(self._database, selection or Selection())
