"""The sample's coded segments, found by who speaks of what and how the words begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interviews.errors import KodbokError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coding.coding_row import CodingRow


class LostFindingError(KodbokError):
    """A table of the sample names words that nobody coded."""

    def __init__(self, interview: str, theme: str, begins: str) -> None:
        super().__init__(f"The sample interview {interview} has no coded segment of {theme or 'any theme'} that begins {begins!r}.")


class Findings:
    """One coder's coded segments."""

    def __init__(self, rows: Iterable[CodingRow], coder: str) -> None:
        """What one coder found, from the rows of the file of codings."""
        self._rows = tuple(row for row in rows if row.coder == coder)

    def segment(self, interview: str, begins: str, theme: str = "") -> str:
        """The id of the segment of an interview whose words begin so, under a code where one is named.

        Raises:
            LostFindingError: There is none.
        """
        for row in self._rows:
            code, quote = row.code or "", row.quote or ""
            if row.interview == interview and quote.startswith(begins) and theme in {"", *code.split(" > ")}:
                return row.id or ""
        raise LostFindingError(interview, theme, begins)
