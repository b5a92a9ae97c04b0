"""The memos of a study."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench import commands
from workbench.views.view import View

if TYPE_CHECKING:
    from coding.memo import Memo


class MemoView(View):
    """Memos: on interviews, on codes and on the study."""

    def write_memo(self, text: str, *, interview: str = "", code: str = "") -> Memo:
        """Writes a memo on an interview, on a code, or on the study; a note on a coding stands in the coding itself.

        Raises:
            UnknownInterviewError: No interview is called so.
            CodeUnknownError: There is no such code.
        """
        write = commands.memo_edits.write_memo
        if interview:
            return write(self._database, self.coder, "interview", interview, text)
        return write(self._database, self.coder, "code" if code else "study", code, text)

    def delete_memo(self, memo_id: str) -> None:
        """Takes a memo away, restorably.

        Raises:
            UnknownMemoError: There is none of that id.
        """
        commands.memo_edits.delete_memo(self._database, self.coder, memo_id)

    def memos(self) -> list[Memo]:
        """All memos, the oldest first."""
        with self._database.reading() as connection:
            return commands.memo_edits.read_memos(connection)
