"""What an import of codings did, or would do: one report for every kind of file."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from coding.code_finder import without_accents
from coding.word_comments.name_table import UnknownName

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coding.codebook import Codebook
    from interviews.problem import Problem
    from workbench.commands.coding_step import Action, Step

Meeting = Literal["", "added", "same", "carried"]
"""How a Word file met its interview: it was imported with it, it has the same text, or another version of it."""


@dataclass(frozen=True, slots=True)
class SourceReport:
    """What became of one file, or of one of several interviews in it.

    Attributes:
        file: The file's name.
        refused: Why nothing of it was taken in, else empty.
        aside: Why it was left alone: it is something that Kodbok itself has written beside codings.
        interview: Of a Word file: the interview that its comments code.
        met: Of a Word file: how it met that interview.
        comments: Of a Word file: the number of its comments.
        words: Of an interview that was imported with it: the number of spoken words.
        turns: The number of its turns.
        problems: What the reader could not carry over of an interview that was imported with it.
        lost: Those problems of a Word file that are about comments which stand nowhere in the text.
    """

    file: str
    refused: str = ""
    aside: str = ""
    interview: str = ""
    met: Meeting = ""
    comments: int = 0
    words: int = 0
    turns: int = 0
    problems: tuple[Problem, ...] = ()
    lost: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class CodingReport:
    """What became of everything in the files, in the files' order.

    Attributes:
        steps: A step a row, a code of a comment, or a mark.
        files: What became of each file.
        new_codes: Paths of the codes that were made, in the codebook's order.
        unknown: The names that are no codes, the most frequent first.
    """

    steps: tuple[Step, ...]
    files: tuple[SourceReport, ...] = ()
    new_codes: tuple[str, ...] = ()
    unknown: tuple[UnknownName, ...] = ()

    def count(self, action: Action) -> int:
        """The number of rows with an action."""
        return sum(step.action == action for step in self.steps)

    @property
    def complete(self) -> bool:
        """Whether everything in the files came in or stood already."""
        return not any(source.refused or source.lost for source in self.files) and not self.count("refused")


def unknown_names(steps: Iterable[Step], codebook: Codebook) -> tuple[UnknownName, ...]:
    """Gathers the names that no code has, or several have, however they are spelt; remarks come last."""
    spellings: dict[tuple[bool, str], Counter[str]] = {}
    for step in steps:
        if step.why in {"unknown", "ambiguous", "remark"} and step.written:
            key = step.why == "remark", without_accents(step.written)
            spellings.setdefault(key, Counter())[step.written] += 1
    found = [_unknown(counts, codebook, remark=remark) for (remark, _), counts in spellings.items()]
    return tuple(sorted(found, key=lambda name: (name.remark, -name.count)))


def _unknown(spellings: Counter[str], codebook: Codebook, *, remark: bool) -> UnknownName:
    """A name with its most frequent spelling and the codes that may be meant."""
    name = spellings.most_common(1)[0][0]
    near = () if remark else tuple(code.path for code in codebook.meant(name)) or codebook.nearest(name)
    return UnknownName(name, spellings.total(), near, remark)
