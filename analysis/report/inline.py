"""What a paragraph is made of: words, links and references."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_PLACE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Strong:
    """Words in bold."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a bookmark of the same document."""

    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Marked:
    """Words that bear a bookmark, so that links lead to them."""

    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A field that repeats what stands at a bookmark, such as the name of a table."""

    text: str
    anchor: str


Piece = str | Strong | Link | Marked | Reference


def filled(form: str, places: Mapping[str, Piece | Sequence[Piece]]) -> tuple[Piece, ...]:
    """A sentence's pieces, each place filled with its own.

    >>> filled("{n} of {all}", {"n": Link("3", "a1"), "all": "12"})
    (Link(text='3', anchor='a1'), ' of ', '12')
    """
    return tuple(_filled(form, places))


def _filled(form: str, places: Mapping[str, Piece | Sequence[Piece]]) -> Iterator[Piece]:
    for number, part in enumerate(_PLACE.split(form)):
        if number % 2 == 0:
            if part:
                yield part
            continue
        piece = places[part]
        if isinstance(piece, (list, tuple)):
            yield from piece
        else:
            yield piece  # type: ignore[misc]  # a text is a sequence too, but of letters
