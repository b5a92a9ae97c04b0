"""What a row of an exported ledger says of the export, so that what was edited can be told from what was changed meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.catalogue import LANGUAGES, N_
from analysis.ledger_state import STATES
from analysis.names import MODES
from analysis.workbook.column import Column

if TYPE_CHECKING:
    from analysis.ledger_state import State
    from analysis.names import Mode

STAMP = Column("stamp", N_("stamp (do not edit)"), "fine", 26, printed=False)
_PARTS = 5


@dataclass(frozen=True, slots=True)
class Stamp:
    """The stamp of one row. It stands in a cell, for some programs forget the properties of a workbook.

    Attributes:
        version: The study's revision in which the quotation became what the row shows.
        revision: The study's revision that the workbook shows.
        mode: How names were replaced.
        lang: The language of the workbook.
        state: The state that the row shows.
    """

    version: int
    revision: int
    mode: Mode
    lang: str
    state: State

    def __str__(self) -> str:
        """The cell's text."""
        return f"{self.version} {self.revision} {self.mode} {self.lang} {self.state}"

    @classmethod
    def of(cls, text: str) -> Stamp | None:
        """Reads a cell; None where it is no stamp.

        >>> Stamp.of("12 40 roster sv approved")
        Stamp(version=12, revision=40, mode='roster', lang='sv', state='approved')
        >>> Stamp.of("2026-01-12")
        """
        parts = text.split()
        if len(parts) != _PARTS or not (parts[0].isdecimal() and parts[1].isdecimal()):
            return None
        version, revision, mode, lang, state = parts
        if mode not in MODES or lang not in LANGUAGES or state not in STATES:
            return None
        return cls(int(version), int(revision), mode, lang, state)
