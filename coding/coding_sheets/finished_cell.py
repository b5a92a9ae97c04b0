"""The cell in which a coder says that an interview is finished."""

from __future__ import annotations

from coding.clean_text import FieldError
from coding.flag import flag_of

_ALSO = frozenset({"klar", "klart", "färdig", "färdigt", "j", "y", "finished", "done", "✓", "✔"})


def finished_of(text: str) -> bool:
    """Reads the answer: `ja`, `x`, `klar` and the like say yes; `nej` and an empty cell say no.

    Raises:
        FieldError: It says neither.
    """
    plain = text.strip().strip(".!").casefold()
    if plain in _ALSO:
        return True
    try:
        return flag_of(plain)
    except FieldError:
        raise FieldError(f"the answer is {text.strip()[:40]!r}, which is neither yes nor no; write ja or nej") from None
