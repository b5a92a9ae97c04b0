"""Codings by hand inside a source text: `{ett|Pengarna går här i ett år.|ett: Kort och bra.}`.

A coding opens with `{code|` and closes with `|code}`, so codings may lie in each other, overlap and reach over paragraphs. The code
is a short name of `koder.txt`. Before it stands who coded: nothing for Maria, `J.` for Johan, `+` for both alike. `-` after it says
that the passage speaks against the theme; `: note` before the closing brace is the first coder's memo.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from interviews.errors import KodbokError
from workbench.sample.authored import Mark, Place

CODERS = {"": ("Maria",), "J.": ("Johan",), "+": ("Maria", "Johan")}
"""Who coded, by what stands before the code."""

_MARK = re.compile(r"\{(?P<opens>(?:\+|J\.)?[a-z]+-?)\||\|(?P<closes>(?:\+|J\.)?[a-z]+-?)(?:: (?P<memo>[^{}|]+))?\}")


class UnevenMarkError(KodbokError):
    """A coding in a source text is opened or closed without its other half."""

    def __init__(self, name: str, paragraph: int, near: str = "") -> None:
        super().__init__(
            f"The coding {name!r} in spoken paragraph {paragraph + 1}, near {near[:40]!r}, has only one end; "
            f"write {{{name}|…|{name}}}."
        )


def read_marks(paragraphs: Iterable[str]) -> tuple[tuple[str, ...], tuple[Mark, ...]]:
    """Parts the words from the codings.

    Args:
        paragraphs: An interview's spoken paragraphs with codings in them.

    Returns:
        The paragraphs as they were spoken, and the codings sorted by start, the longer first.

    Raises:
        UnevenMarkError: A coding lacks one of its ends, or is opened twice.
    """
    opened: dict[str, Place] = {}
    marks: list[Mark] = []
    plain = tuple(_strip(number, text, opened, marks) for number, text in enumerate(paragraphs))
    for name, place in opened.items():
        raise UnevenMarkError(name, place.paragraph, plain[place.paragraph][place.offset :])
    return plain, tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end.paragraph, -mark.end.offset, mark.code)))


def _strip(number: int, text: str, opened: dict[str, Place], marks: list[Mark]) -> str:
    """One paragraph without its marks; what is opened and closed in it goes into the two collections."""
    plain, last = "", 0
    for found in _MARK.finditer(text):
        plain += text[last : found.start()]
        last = found.end()
        here, name = Place(number, len(plain)), found["opens"] or found["closes"]
        if (name in opened) == bool(found["opens"]):
            raise UnevenMarkError(name, number, text[found.start() :])
        if found["opens"]:
            opened[name] = here
        else:
            marks.extend(_marks(name, opened.pop(name), here, found["memo"] or ""))
    return plain + text[last:]


def _marks(name: str, start: Place, end: Place, memo: str) -> Iterator[Mark]:
    """The codings of everybody whom the mark names; a memo is the first one's."""
    code = name.removesuffix("-")
    who = next((each for each in CODERS if each and code.startswith(each)), "")
    for number, coder in enumerate(CODERS[who]):
        yield Mark(start, end, code.removeprefix(who), coder, contrary=name.endswith("-"), memo=memo if number == 0 else "")
