"""The memos of a study."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench import commands
from workbench.views.view import View

if TYPE_CHECKING:
    from coding.memo import Memo, Target


class MemoView(View):
    """Memos: on interviews, their turns, on codes and on the study."""

    def write_memo(self, text: str, *, interview: str = "", turn: int | None = None, code: str = "", memo_id: str = "") -> Memo:
        """Writes a memo on an interview, a turn of it, a code or the study; a note on a coding stands in the coding itself.

        Args:
            text: What it says.
            interview: Name of the interview.
            turn: A turn of the interview, from 0; it keeps its number when the transcript is replaced.
            code: Path, unique name or alias of the code.
            memo_id: The id that the memo shall have, a UUID; the same id again writes nothing new.

        Raises:
            UnknownInterviewError: No interview is called so.
            UnknownTurnError: The interview has no such turn.
            CodeUnknownError: There is no such code.
        """
        target: Target = "code" if code else "study"
        if interview:
            target = "interview" if turn is None else "turn"
        note = commands.memo_edits.Note(target, interview or code, text, turn if interview else None, memo_id)
        return commands.memo_edits.write_memo(self._database, self.coder, note)

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
