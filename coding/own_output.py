"""What Kodbok itself writes beside codings; lying in a folder of coded files, it is neither a file of codings nor a fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interviews.errors import KodbokError
from interviews.grid import fold_header

if TYPE_CHECKING:
    from collections.abc import Iterable

NAME_HEADERS = {"sv": "namn i filerna", "en": "name in the files"}
"""The header that the table of unknown names begins with, in the report of an import and in the table to be filled in."""
_FOLDED = frozenset(map(fold_header, NAME_HEADERS.values()))


class OwnOutputError(KodbokError):
    """A file holds no codings, and was never meant to."""


def is_name_table(header: Iterable[str]) -> bool:
    """Says whether a sheet's first row is that of a table of unknown names.

    >>> is_name_table(["Namn i filerna", "antal"])
    True
    """
    return not _FOLDED.isdisjoint(map(fold_header, header))
