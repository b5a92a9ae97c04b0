"""The lines of a page in the little Markdown that the pages use: headings, lists, paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Form = Literal["title", "heading", "step", "point", "text"]

_FORMS: tuple[tuple[str, Form], ...] = ((r"# ", "title"), (r"## ", "heading"), (r"\d+\. ", "step"), (r"- ", "point"))


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page.

    Attributes:
        form: What it is.
        text: What it says, without the signs of its form.
        sign: What a list puts before it (`1.`, `–`).
    """

    form: Form
    text: str
    sign: str = ""


def lines_of(page: str) -> list[Line]:
    r"""The lines of a page, without the empty ones.

    >>> lines_of("# Koda\n\n1. Öppna filen.")
    [Line(form='title', text='Koda', sign=''), Line(form='step', text='Öppna filen.', sign='1.')]
    """
    return [_line(text) for text in page.splitlines() if text.strip()]


def _line(text: str) -> Line:
    """One line."""
    for pattern, form in _FORMS:
        begun = re.match(pattern, text)
        if begun:
            sign = {"step": begun[0].strip(), "point": "–"}.get(form, "")
            return Line(form, text[begun.end() :].strip(), sign)
    return Line("text", text.strip())
