"""What became of the codes in the cells of a row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coding.coding_sheets.labels import KnownLabels
    from coding.coding_sheets.row_mark import ShownCoding


@dataclass(frozen=True, slots=True)
class CodeChanges:
    """The codings of a row and the codes in its cells, told apart.

    Attributes:
        kept: Codings whose code stands where it stood, or in another cell.
        changed: Codings with the code that was put in place of theirs.
        taken: Codings whose code is in no cell any more.
        new: Codes that no shown coding had.
    """

    kept: tuple[ShownCoding, ...]
    changed: tuple[tuple[ShownCoding, str], ...]
    taken: tuple[ShownCoding, ...]
    new: tuple[str, ...]


def code_changes(cells: Mapping[int, str], shown: Sequence[ShownCoding], known: KnownLabels) -> CodeChanges:
    """Compares cells with what they held.

    A code that stands in any cell keeps its coding. What is left is a change where the cell held another code, else new. A code
    counts once in a row, unless it was shown more than once.

    Args:
        cells: The texts of the code cells by number, from 1; a cell may hold several codes.
        shown: The codings that the cells held, in order.
        known: What the texts mean.
    """
    comparing = _Comparing(dict(enumerate(shown, start=1)), known)
    codes = [(number, code) for number, text in sorted(cells.items()) for code in known.parted(text)]
    still = [cell for cell in codes if comparing.stands(*cell)]
    moved = [cell for cell in codes if cell not in still and comparing.stands_elsewhere(*cell)]
    for number, code in codes:
        if (number, code) not in still and (number, code) not in moved:
            comparing.put(number, code)
    return comparing.result()


class _Comparing:
    """Claims the shown codings one by one.

    Args:
        shown: The codings by the number of their cell.
        known: What texts mean.
    """

    def __init__(self, shown: dict[int, ShownCoding], known: KnownLabels) -> None:
        self._known = known
        self._left = shown
        self._kept: dict[int, ShownCoding] = {}
        self._changed: list[tuple[ShownCoding, str]] = []
        self._new: list[str] = []
        self._met: set[str] = set()

    def stands(self, number: int, code: str) -> bool:
        """Keeps the coding of a cell that holds its code; says whether it does."""
        return number in self._left and self._same(code, self._left[number]) and self._keep(number)

    def stands_elsewhere(self, number: int, code: str) -> bool:  # noqa: ARG002  # called like `stands`
        """Keeps a coding whose code has gone to another cell; says whether there is one."""
        at = next((at for at, one in self._left.items() if self._same(code, one)), None)
        return at is not None and self._keep(at)

    def put(self, number: int, code: str) -> None:
        """Takes a code that no coding had: in place of what the cell held, or as a new one."""
        if self._known.meaning(code) in self._met:
            return
        self._met.add(self._known.meaning(code))
        if number in self._left:
            self._changed.append((self._left.pop(number), code))
        else:
            self._new.append(code)

    def result(self) -> CodeChanges:
        """All of it; what nothing has claimed was taken away."""
        kept = tuple(self._kept[number] for number in sorted(self._kept))
        return CodeChanges(kept, tuple(self._changed), tuple(self._left.values()), tuple(self._new))

    def _keep(self, number: int) -> bool:
        """Claims a coding for its code."""
        self._kept[number] = self._left.pop(number)
        self._met.add(self._known.meaning(self._kept[number].label))
        return True

    def _same(self, code: str, shown: ShownCoding) -> bool:
        """Whether a text means a shown code; `2015-03` comes back as a date where a program took it for one."""
        return self._known.meaning(code) == self._known.meaning(shown.label) or code == f"{shown.label}-01"
