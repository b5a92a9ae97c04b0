"""Yes and no as people write them in a cell."""

from __future__ import annotations

from coding.clean_text import FieldError

_YES = frozenset({"true", "yes", "ja", "sant", "x", "1"})
_NO = frozenset({"", "false", "no", "nej", "falskt", "0"})


def flag_of(text: str) -> bool:
    """Reads a cell that says yes or no; an empty one says no.

    Raises:
        FieldError: It says neither.
    """
    folded = text.strip().casefold()
    if folded in _YES or folded in _NO:
        return folded in _YES
    raise FieldError(f"is {text!r}, which is neither yes nor no; write true, ja or x, or leave it empty")
