"""What sort of source a file's name tells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from interviews.transcript import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORD = re.compile(r"[^\W\d_]+")
_ENDINGS: Final[Mapping[Kind, tuple[str, ...]]] = {
    "interview": ("intervju", "intervjun", "interview", "fokusgrupp", "fokusgruppen", "samtal"),
    "workshop": ("workshop", "workshopen"),
    "meeting": ("möte", "mötet", "meeting"),
    "survey": ("enkät", "enkäten", "enkätsvar", "survey"),
    "article": ("artikel", "artikeln", "article"),
}
_NO_MEETING = "bemöte"


def kind_in_name(name: str) -> Kind | None:
    """The kind of source that a name tells; None where it tells several or none, and for interviews, which need no guess.

    >>> [kind_in_name(each) for each in ("Styrgruppsmöte 3", "Workshop norr", "Fokusgrupp", "Intervju efter möte")]
    ['meeting', 'workshop', None, None]
    """
    words = [word.casefold() for word in _WORD.findall(name)]
    kinds: set[Kind] = {kind for kind, endings in _ENDINGS.items() for word in words if _ends(word, endings)}
    kind = kinds.pop() if len(kinds) == 1 else None
    return None if kind == "interview" else kind


def _ends(word: str, endings: tuple[str, ...]) -> bool:
    """Whether a word is or ends in one of the words."""
    return word.endswith(endings) and not word.startswith(_NO_MEETING)
