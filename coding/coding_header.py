"""The header of a file of codings: which of its columns mean what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coding.columns import CSV_COLUMNS, SEGMENT_HEADERS
from interviews.errors import KodbokError
from interviews.grid import fold_header

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

_READ = (*CSV_COLUMNS, "part", "revision")
_LIKENESS = 0.8
_LETTERS_MORE = 2

HEADERS: Mapping[str, str] = {name: name for name in _READ} | {
    fold_header(header): name for name, headers in SEGMENT_HEADERS.items() for header in headers.values()
}
"""The column that each folded header means, in English and Swedish; some of them are not read."""

NEEDED = "an import needs interview, code, and either start and end or quote"


class CodingColumnsError(KodbokError):
    """Columns without which nothing can be imported are missing."""

    def __init__(self, path: Path, where: str, missing: Sequence[str]) -> None:
        columns = "the column " + missing[0] if len(missing) == 1 else "the columns " + " and ".join(missing)
        super().__init__(f"{path.name}: {where} lacks {columns}; {NEEDED}.")


class CodingColumnMisspeltError(KodbokError):
    """A column is spelt nearly like one that would be read."""

    def __init__(self, path: Path, where: str, header: str, meant: str) -> None:
        super().__init__(f"{path.name}: {where} has the unknown column {header!r}; did you mean {meant}? Rename it and try again.")


class CodingColumnTwiceError(KodbokError):
    """Two columns mean the same."""

    def __init__(self, path: Path, where: str, name: str) -> None:
        super().__init__(f"{path.name}: {where} has two columns that mean {name}; keep one of them.")


def missing_columns(header: Iterable[str]) -> list[str]:
    """The columns without which nothing can be imported and which a header has not."""
    named = {HEADERS.get(fold_header(text)) for text in header}
    missing = [name for name in ("interview", "code") if name not in named]
    if not ({"start", "end"} <= named or "quote" in named):
        missing += ["start", "end"] if named & {"start", "end"} else ["quote"]
    return [name for name in missing if name not in named]


def places_of(path: Path, where: str, header: Sequence[str]) -> dict[str, int]:
    """The place of each column that is read.

    Args:
        path: The file, for messages.
        where: Which header, for messages.
        header: The header's cells.

    Raises:
        CodingColumnMisspeltError: A column is spelt nearly like one that would be read and is not there.
        CodingColumnsError: A column that is needed is missing.
        CodingColumnTwiceError: Two columns mean the same.
    """
    names = [HEADERS.get(fold_header(text)) for text in header]
    for text, name in zip(header, names, strict=True):
        meant = _meant(fold_header(text), set(_READ) - set(names)) if name is None else None
        if meant:
            raise CodingColumnMisspeltError(path, where, text, meant)
    if missing := missing_columns(header):
        raise CodingColumnsError(path, where, missing)
    for name in _READ:
        if names.count(name) > 1:
            raise CodingColumnTwiceError(path, where, name)
    return {name: at for at, name in enumerate(names) if name in _READ}


def _meant(header: str, absent: set[str]) -> str | None:
    """The absent column that a header is nearly spelt like, in either language."""
    from difflib import get_close_matches  # needed for files with columns of people's own alone

    spelt = [known for known, name in HEADERS.items() if name in absent and abs(len(known) - len(header)) <= _LETTERS_MORE]
    close = get_close_matches(header, spelt, n=1, cutoff=_LIKENESS)
    return close[0] if close else None
