"""The codebook of a study."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench import commands
from workbench.store.codes import read_study_codebook
from workbench.views.view import View

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Unpack

    from coding.codebook import Codebook, CodeFields
    from workbench.results.code_counts import CodeCount
    from workbench.results.standing_segments import Standing


class CodebookView(View):
    """The codebook: reading, saving, and changing it code by code; `path` is the exact path of a code.

    Raises:
        CodeUnknownError: No code has the path.
        CodeExistsError: The new path is taken.
        CodeFieldError: A name or field holds what it cannot.
    """

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

    def add_code(self, path: str) -> str:
        """Adds a code with the parents that it needs, unless it is there; returns its path as the study writes it.

        Raises:
            CodeFieldError: The path could stand in no codebook.
        """
        return commands.codebook_edits.add_code(self._database, self.coder, path)

    def merge_codes(self, path: str, into: str) -> int:
        """Merges a code into another one with its segments; returns their number."""
        return commands.codebook_edits.merge_codes(self._database, self.coder, path, into)

    def change_code(self, path: str, **fields: Unpack[CodeFields]) -> bool:
        """Sets fields of a code (`definition, include, exclude, example, colour, aliases, topics, rules, retired`)."""
        return self._edit("codebook change", lambda book: book.change(path, **fields))

    def rename_code(self, path: str, name: str) -> bool:
        """Gives a code another name where it stands; codings and what lies below follow."""
        return self._edit("codebook rename", lambda book: book.rename(path, name))

    def move_code(self, path: str, parent: str) -> bool:
        """Moves a code, with what lies below it, below another one; the empty path is the top.

        Raises:
            CodeInsideItselfError: The parent is the code itself or lies below it.
        """
        return self._edit("codebook move", lambda book: book.move(path, parent))

    def place_code(self, path: str, before: str = "") -> bool:
        """Puts a code, with what lies below it, before another child of its parent; the empty path is the end of them.

        Raises:
            NoSiblingsError: The other code has another parent.
        """
        return self._edit("codebook place", lambda book: book.place(path, before))

    def split_code(self, path: str, names: Sequence[str]) -> bool:
        """Adds new codes below a code, so that its codings can be told apart; `segments_of_code` are those to go through."""
        return self._edit("codebook split", lambda book: book.split(path, names))

    def delete_code(self, path: str) -> int:
        """Deletes a code and what lies below it with all that hangs on them; returns how many codings went along."""
        return commands.codebook_edits.delete_code(self._database, self.coder, path)

    def code_counts(self) -> list[CodeCount]:
        """The codes in order, each with how often it is used, by all coders, in all waves."""
        from workbench.results.code_counts import code_counts  # loaded only for the page

        with self._database.reading() as connection:
            return code_counts(connection)

    def segments_of_code(self, path: str) -> list[Standing]:
        """The accepted segments of a code itself, by all coders, in the order of interviews and texts."""
        from workbench.results.code_counts import segments_of_code  # loaded only for the page

        with self._database.reading() as connection:
            return segments_of_code(connection, path)

    def _edit(self, command: str, verb: Callable[[Codebook], Codebook]) -> bool:
        """Makes of the codebook what a verb makes of it."""
        return commands.codebook_edits.edit_codes(self._database, self.coder, command, verb)
