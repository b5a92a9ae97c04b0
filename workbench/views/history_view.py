"""The history of a study."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.store import history
from workbench.store.door import current_revision
from workbench.views.view import View

if TYPE_CHECKING:
    from workbench.store.history import LogEntry


class HistoryView(View):
    """History: undoing, redoing, and who did what when."""

    @property
    def revision(self) -> int:
        """The number of the latest change."""
        with self._database.reading() as connection:
            return current_revision(connection)

    def undo(self) -> tuple[str, int]:
        """Takes the coder's own last change back; returns its command and how many things that touched.

        Raises:
            NothingToRevertError: The coder has changed nothing that could be undone.
            ChangedSinceError: Somebody changed the same things since.
            StillNeededError: Something that stays refers to what would go.
        """
        return history.revert(self._database, self.coder, "undo")

    def redo(self) -> tuple[str, int]:
        """Does again what the coder undid last; answers and raises like `undo`."""
        return history.revert(self._database, self.coder, "redo")

    def log(self) -> list[LogEntry]:
        """Who did what when, oldest first."""
        with self._database.reading() as connection:
            return history.read_log(connection)
