"""A table as lines of text, for people: as wide as it likes in a file, folded or told row by row on a narrow terminal."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_GAP = 2
_NARROW_GAP = 1
_HOLD = "\u2007"  # a space that no line is broken at


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table whose cells are text on one line each.

    Attributes:
        headers: The columns' names.
        rows: The cells.
        numbers: Names of columns that are set to the right and never folded.
    """

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[str]

    @classmethod
    def of(cls, rows: Iterable[Sequence[object]], headers: Sequence[str], numbers: Sequence[str] = ()) -> TextTable:
        """A table of any values; what is missing is empty, line breaks become spaces."""
        return cls(tuple(headers), tuple(tuple(_flat(value) for value in row) for row in rows), frozenset(numbers))

    def fits(self, width: int) -> bool:
        """Whether the table can be shown as columns, its texts folded between words if need be."""
        return _room(self._least_widths(), _NARROW_GAP) <= width

    def lines(self, width: int | None = None) -> list[str]:
        """The table's lines, no longer than the width where one is given."""
        natural = [max(map(len, column)) for column in self._columns()]
        if width is None or _room(natural, _GAP) <= width:
            return [_joined(self._aligned(row, natural), _GAP) for row in (self.headers, *self.rows)]
        if self.fits(width):
            return self._folded(self._fair_widths(natural, width - _NARROW_GAP * (len(natural) - 1)))
        return [line for row in self.rows for line in self._told(row, width)]

    def _columns(self) -> list[tuple[str, ...]]:
        """Every column with its header."""
        return list(zip(self.headers, *self.rows, strict=True))

    def _least_widths(self) -> list[int]:
        """How narrow each column can be: a number as it is, a text down to its longest word with the indentation."""
        return [
            max(len(cell) if name in self.numbers else _longest_word(cell) for cell in column)
            for name, column in zip(self.headers, self._columns(), strict=True)
        ]

    def _fair_widths(self, natural: Sequence[int], room: int) -> list[int]:
        """Widths within the room: every column its least, the rest to those that want more, a character at a time."""
        widths = self._least_widths()
        for _ in range(room - sum(widths)):
            wanting = [at for at, width in enumerate(widths) if width < natural[at]]
            if wanting:
                widths[min(wanting, key=widths.__getitem__)] += 1
        return widths

    def _folded(self, widths: Sequence[int]) -> list[str]:
        """The lines with long texts folded inside their columns."""
        lines = []
        for row in (self.headers, *self.rows):
            cells = [_wrapped(cell, width) for cell, width in zip(row, widths, strict=True)]
            lines += [_joined(self._aligned(part, widths), _NARROW_GAP) for part in zip_longest(*cells, fillvalue="")]
        return lines

    def _aligned(self, row: Sequence[str], widths: Sequence[int]) -> list[str]:
        """Cells filled up to their widths, numbers from the left."""
        return [
            cell.rjust(width) if name in self.numbers else cell.ljust(width)
            for cell, width, name in zip(row, widths, self.headers, strict=True)
        ]

    def _told(self, row: Sequence[str], width: int) -> list[str]:
        """A row as a paragraph: its first cell, then what stands under which header."""
        facts = [f"{name}:{_HOLD}{cell}" for name, cell in list(zip(self.headers, row, strict=True))[1:] if cell]
        below = _wrapped("    " + "; ".join(facts), width) if facts else []
        return [*_wrapped(row[0], width), *(line.replace(_HOLD, " ") for line in below)]


def _flat(value: object) -> str:
    """A cell's text on one line."""
    return "" if value is None else " ".join(str(value).splitlines())


def _room(widths: Sequence[int], gap: int) -> int:
    """How wide columns are together."""
    return sum(widths) + gap * (len(widths) - 1)


def _indentation(cell: str) -> int:
    """How far a cell is indented."""
    return len(cell) - len(cell.lstrip())


def _longest_word(cell: str) -> int:
    """The least width of a text."""
    return _indentation(cell) + max(map(len, cell.split()), default=0)


def _wrapped(cell: str, width: int) -> list[str]:
    """A cell folded between words, its indentation kept."""
    indent = " " * _indentation(cell)
    lines = textwrap.wrap(cell.strip(), width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
    return lines or [""]


def _joined(cells: Sequence[str], gap: int) -> str:
    """One line."""
    return (" " * gap).join(cells).rstrip()
