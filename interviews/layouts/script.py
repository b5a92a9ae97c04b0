"""A document as the layouts see it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from interviews.layouts.imprint import without_imprint
from interviews.layouts.line import Line, lines_of
from interviews.layouts.opening import Opening, before_colon
from interviews.layouts.preamble import Preamble, begins_interview, preamble
from interviews.words import WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interviews.word.paragraph import Paragraph


_FEW = 12


def _stands(word: str, text: str) -> bool:
    """Whether a word stands in a text as it is spelt here."""
    return word in text and re.search(rf"(?<![\w])(?<!\w[-'’]){re.escape(word)}(?![-'’]?\w)", text) is not None


@dataclass(frozen=True)  # no slots: what is counted is counted once and kept
class Script:
    """The canonical text with its lines; footnotes and endnotes have none, for they belong to no turn.

    Attributes:
        text: The canonical text.
        lines: The lines of its body that are not empty, in order.
    """

    text: str
    lines: tuple[Line, ...]

    @classmethod
    def of(cls, text: str, paragraphs: Sequence[Paragraph]) -> Script:
        """A script from what the walk met."""
        lines = lines_of(paragraph for paragraph in paragraphs if paragraph.story == "body")
        return cls(text, tuple(without_imprint(text, lines)))

    @cached_property
    def colons(self) -> tuple[Opening | None, ...]:
        """For each line, what stands before its first colon, if that may be a label."""
        return tuple(before_colon(line) for line in self.lines)

    @cached_property
    def preamble(self) -> Preamble:
        """The header lines before the talk."""
        return preamble(self)

    @cached_property
    def announced(self) -> tuple[int, ...]:
        """Numbers of the lines that say that an interview begins (`Intervju 2`)."""
        return tuple(place for place, line in enumerate(self.lines) if begins_interview(line.text))

    def heads(self, line: Line) -> bool:
        """Whether a line is a heading, by its style or because it stands out where bold type is rare."""
        return line.is_heading or (line.stands_out and self._bold_is_rare)

    def stands_small(self, label: str) -> bool:
        """Whether a label is a word that stands in small letters somewhere; such a one hardly is a name."""
        small = label.casefold()
        if small == label or WORD.fullmatch(small) is None:
            return False  # a script without small letters, or several words
        if len(self._looked_for) < _FEW:  # looking for a handful of words is quicker than gathering all of them
            self._looked_for.setdefault(small, _stands(small, self.text))
        looked = self._looked_for.get(small)
        return small in self._small_words if looked is None else looked

    @cached_property
    def _looked_for(self) -> dict[str, bool]:
        """Words that were looked for one by one, and whether they stand in small letters."""
        return {}

    @cached_property
    def _small_words(self) -> frozenset[str]:
        """Every word that stands in small letters somewhere."""
        return frozenset(word for word in WORD.findall(self.text) if word.islower())

    @cached_property
    def _bold_is_rare(self) -> bool:
        """Whether less than half of the lines are bold throughout."""
        return 2 * sum(line.all_bold for line in self.lines) < len(self.lines)
