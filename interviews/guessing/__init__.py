"""Sensible guesses of what nobody told: from a header line, the file's name and the document's properties.

A wrong guess is worse than none, so each kind of fact is guessed only where exactly one reading offers itself. A wave is never
guessed: results show the latest wave alone, and a wrong one would leave interviews out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from interviews.guessing.date_guess import date_in_name, header_date
from interviews.guessing.guess import FACTS, Fact, Guess, ToldBy
from interviews.guessing.kind_guess import kind_in_name
from interviews.guessing.known_case import known_case
from interviews.guessing.new_case import new_case

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from interviews.case import Case
    from interviews.transcript import Transcript

__all__ = ["FACTS", "Fact", "Guess", "ToldBy", "guesses"]

_WORD_SUFFIXES = (".docx", ".docm", ".doc")


def guesses(transcript: Transcript, cases: Sequence[Case], missing: AbstractSet[Fact], *, properties: bool) -> tuple[Guess, ...]:
    """What can be guessed of an interview.

    Args:
        transcript: The transcript, under the name that its file gives it.
        cases: The organisations that the study knows.
        missing: The facts that nobody told.
        properties: Whether the document's own title and subject may be looked at, too.
    """
    found = _Guessing(transcript, cases, properties=properties)
    told = (_first(fact, found.places[fact]()) for fact in FACTS if fact in missing)
    return tuple(guess for guess in told if guess is not None)


Found = tuple[ToldBy, str | None]


def _first(fact: Fact, found: Iterator[Found]) -> Guess | None:
    """The first of the places that tells the fact."""
    return next((Guess(fact, value, told_by) for told_by, value in found if value is not None), None)


class _Guessing:
    """The places where the facts of one interview may stand, looked at one after the other."""

    def __init__(self, transcript: Transcript, cases: Sequence[Case], *, properties: bool) -> None:
        self.transcript = transcript
        self.cases = cases
        self.properties = properties
        self.places: dict[Fact, Callable[[], Iterator[Found]]] = {"case": self._case, "date": self._date, "kind": self._kind}

    def _case(self) -> Iterator[Found]:
        """Yields the organisation: one of the study's, else one that reads like an organisation."""
        yield "file name", self._organisation(self.transcript.name)
        yield from (("document properties", self._organisation(title)) for title in self._titles)

    def _date(self) -> Iterator[Found]:
        """Yields the day: as the transcript itself says, else as the name does."""
        yield "header line", header_date(self.transcript)
        yield "file name", date_in_name(self.transcript.name)
        yield from (("document properties", date_in_name(title)) for title in self._titles)

    def _kind(self) -> Iterator[Found]:
        """Yields the kind of source."""
        yield "file name", kind_in_name(self.transcript.name)

    def _organisation(self, name: str) -> str | None:
        """The organisation that a name tells."""
        return known_case(name, self.cases) or new_case(name)

    @cached_property
    def _titles(self) -> tuple[str, ...]:
        """The document's title and subject; of a file with several interviews they say nothing of one."""
        source = self.transcript.source
        if not self.properties or source is None or source.part or not source.file_name.lower().endswith(_WORD_SUFFIXES):
            return ()
        from interviews.word.properties import document_titles  # the file is opened again only where nothing else told

        return document_titles(source.content)
