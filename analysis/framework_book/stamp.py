"""What a row of an exported workbook says of the export, so that what was edited can be told from what was changed meanwhile."""

from __future__ import annotations

from dataclasses import dataclass

_PARTS = 2


@dataclass(frozen=True, slots=True)
class Stamp:
    """The stamp of one row. It stands in a cell, for some programs forget the properties of a workbook.

    Attributes:
        version: The study's revision in which what the row shows became so; 0 where nothing was written yet.
        revision: The study's revision that the workbook shows.
    """

    version: int
    revision: int

    def __str__(self) -> str:
        """The cell's text; a word before the numbers keeps spreadsheets from taking it for a date or a number."""
        return f"rev {self.version} {self.revision}"

    @classmethod
    def of(cls, text: str) -> Stamp | None:
        """Reads a cell; None where it is no stamp.

        >>> Stamp.of("rev 12 40")
        Stamp(version=12, revision=40)
        >>> Stamp.of("2026-01-12")
        """
        word, *parts = text.split() or [""]
        if word != "rev" or len(parts) != _PARTS or not all(part.isdecimal() for part in parts):
            return None
        return cls(*map(int, parts))
