"""Plain text: every line is a paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interviews.formats.encoding import decoded
from interviews.formats.manuscript import Manuscript
from interviews.word.walk import Walked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from interviews.problem import Problem


def read_plain_text(content: bytes, file_name: str) -> Walked:
    """Reads a text file; the number of a paragraph is that of its line."""
    text, problems = decoded(content, file_name)
    return of_lines(text.removesuffix("\n").split("\n"), problems)


def of_lines(lines: Iterable[str], problems: Iterable[Problem]) -> Walked:
    """A manuscript of lines, after the problems that are known."""
    manuscript = Manuscript()
    for problem in problems:
        manuscript.complain(problem.message)
    for line in lines:
        manuscript.add([(line, False)])
    return manuscript.finish()
