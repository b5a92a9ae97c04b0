"""The codebook of a study."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench import commands
from workbench.store.codes import read_study_codebook
from workbench.views.view import View

if TYPE_CHECKING:
    from coding.codebook import Codebook


class CodebookView(View):
    """The codebook: reading, saving, merging codes."""

    def codebook(self) -> Codebook:
        """The study's codebook."""
        with self._database.reading() as connection:
            return read_study_codebook(connection)

    def save_codebook(self, codebook: Codebook, *, command: str = "codebook import") -> bool:
        """Makes a codebook the study's; codes are told by their ids. Says whether anything changed.

        Args:
            codebook: The new codebook.
            command: What the log shall call the change.

        Raises:
            CodesInUseError: A code that is missing from it carries findings; nothing is changed.
        """
        return commands.codebook_edits.save_codebook(self._database, self.coder, codebook, command)

    def merge_codes(self, path: str, into: str) -> int:
        """Merges a code into another one with its segments; returns their number."""
        return commands.codebook_edits.merge_codes(self._database, self.coder, path, into)
