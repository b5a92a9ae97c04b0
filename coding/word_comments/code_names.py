"""The names that people write for codes, looked up quickly and with what a table of names says of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coding.code_finder import without_accents

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coding.codebook import Codebook

_PARTING = re.compile("[;,:–—-]")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a written name means.

    Attributes:
        path: The code; empty where there is none, or not one alone.
        candidates: Paths of the codes that have the name, where several have.
        left_out: The table of names says that it is no code.
    """

    path: str = ""
    candidates: tuple[str, ...] = ()
    left_out: bool = False

    @property
    def known(self) -> bool:
        """Whether it is clear what to do with the name."""
        return bool(self.path) or self.left_out


_NOTHING = Meaning()


class CodeNames:
    """The names of a codebook's codes, and those that a table of names gives to them.

    Attributes:
        codebook: The codebook.
        commas: Whether a comma parts one name from the next; not where a name holds one itself.
        most_marks: The most marks (`;`, `,`, `:`, dashes) that any name holds.

    Args:
        codebook: The codebook.
        table: Paths of codes by the names that files have for them, an empty path for what shall be left out.
        former: Paths of codes by those that they had before; what is called so now comes first.
    """

    def __init__(self, codebook: Codebook, table: Mapping[str, str] | None = None, former: Mapping[str, str] | None = None) -> None:
        self.codebook = codebook
        self._former = {without_accents(name): path for name, path in (former or {}).items()}
        self._table = {without_accents(name): path for name, path in (table or {}).items()}
        self._met: dict[str, Meaning] = {}
        names = list(_names(codebook, table or {}))
        self.commas = not any("," in name for name in names)
        self.most_marks = max((len(_PARTING.findall(name)) for name in (*names, *(former or ()))), default=0)

    def look_up(self, text: str) -> Meaning:
        """What a name means: a path, else what the table says, else a unique name or alias in any case, else a former path."""
        if text not in self._met:
            self._met[text] = self._looked_up(text)
        return self._met[text]

    def _looked_up(self, text: str) -> Meaning:
        """What a name that was not met before means."""
        codes = self.codebook.meant(text)
        listed = self._table.get(without_accents(text))
        if listed is not None and not (len(codes) == 1 and codes[0].path == text.strip()):
            return Meaning(listed, left_out=not listed)
        if len(codes) > 1:
            return Meaning(candidates=tuple(code.path for code in codes))
        path = codes[0].path if codes else self._former.get(without_accents(text), "")
        return Meaning(path) if path else _NOTHING


def _names(codebook: Codebook, table: Mapping[str, str]) -> Iterator[str]:
    """Yields all names that may be written."""
    yield from table
    for code in codebook:
        yield code.path
        yield from code.aliases
