"""What is wrong in a codebook's file, gathered so that a person can mend all of it at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interviews.errors import KodbokError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

MOST_SHOWN = 10


class CodebookFileError(KodbokError):
    """A file is no codebook, for the reasons given, each with its place.

    Attributes:
        faults: All of them; the message shows ten.
    """

    def __init__(self, path: Path, faults: Sequence[str]) -> None:
        shown = "; ".join(faults[:MOST_SHOWN])
        more = f"; and {len(faults) - MOST_SHOWN} more" if len(faults) > MOST_SHOWN else ""
        super().__init__(f"{path.name} cannot be read as a codebook: {shown}{more}. Nothing was read; mend the file and try again.")
        self.faults = tuple(faults)
