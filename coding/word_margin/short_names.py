"""Short forms of codes and coders for a narrow margin, each still its own."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from coding.code import SEPARATOR
from coding.word_margin.comments_part import initials

if TYPE_CHECKING:
    from collections.abc import Sequence


def short_codes(paths: Sequence[str]) -> dict[str, str]:
    """The last names of paths, with as much before them as tells them apart.

    >>> short_codes(["A > Lek", "B > Lek", "B > Mat"])
    {'A > Lek': 'A > Lek', 'B > Lek': 'B > Lek', 'B > Mat': 'Mat'}
    """
    return {path: _short(path, paths) for path in paths}


def _short(path: str, paths: Sequence[str]) -> str:
    """The shortest end of a path that is no other path's."""
    names = path.split(SEPARATOR)
    ends = (SEPARATOR.join(names[-count:]) for count in range(1, len(names)))
    others = [other for other in paths if other != path]
    return next((end for end in ends if not any(f"{SEPARATOR}{other}".endswith(SEPARATOR + end) for other in others)), path)


def short_coders(names: Sequence[str]) -> dict[str, str]:
    """The initials of coders; whose initials are another one's too keeps the whole name.

    >>> short_coders(["Maria Karlsson", "Karin Ek", "Magnus Kull"])
    {'Maria Karlsson': 'Maria Karlsson', 'Karin Ek': 'KE', 'Magnus Kull': 'Magnus Kull'}
    """
    counts = Counter(map(initials, names))
    return {name: initials(name) if counts[initials(name)] == 1 else name for name in names}
