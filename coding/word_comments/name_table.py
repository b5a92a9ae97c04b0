"""A table of the names that files have for codes: which code each one means, as a person has filled it in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coding.clean_text import FieldError
from coding.code_finder import without_accents
from coding.code_path import clean_path
from interviews.errors import KodbokError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coding.codebook import Codebook


class NameTableError(KodbokError):
    """A row of the table cannot be used."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason} Nothing was imported.")


@dataclass(frozen=True, slots=True)
class NameRow:
    """One row of the table.

    Attributes:
        name: The name as files have it.
        code: The code that it means, as a person wrote it; empty to leave it out.
        place: Where the row stands, for messages.
    """

    name: str
    code: str
    place: str


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A name that no code has, or several have, with where it was met.

    Attributes:
        name: The name as it was written most often.
        count: How often it was met.
        nearest: Paths of the codes that are called nearly so, or of those that are all called so.
        remark: It reads like a remark, not like a name.
    """

    name: str
    count: int
    nearest: tuple[str, ...] = ()
    remark: bool = False


@dataclass(frozen=True, slots=True)
class NameTable:
    """The rows of the table.

    Attributes:
        rows: The rows, in order.
    """

    rows: tuple[NameRow, ...] = ()

    def has(self, name: str) -> bool:
        """Whether a name stands in the table, however it is spelt."""
        return any(without_accents(row.name) == without_accents(name) for row in self.rows)

    def lacking(self, names: Iterable[UnknownName]) -> list[UnknownName]:
        """The names that do not stand in the table yet."""
        standing = {without_accents(row.name) for row in self.rows}
        return [name for name in names if without_accents(name.name) not in standing]

    def paths(self, codebook: Codebook, *, new: bool = False) -> dict[str, str]:
        """The paths of codes by name, an empty one for what is left out.

        Args:
            codebook: The codes that there are.
            new: Whether a path that is no code yet stands for one that will be made.

        Raises:
            NameTableError: A row names no code, or one of several.
        """
        return {row.name: _path(row, codebook, new=new) for row in self.rows}


def _path(row: NameRow, codebook: Codebook, *, new: bool) -> str:
    """The path of the code that a row names."""
    if not row.code.strip():
        return ""
    meant = codebook.meant(row.code)
    if len(meant) == 1:
        return meant[0].path
    if new and not meant:
        try:
            return clean_path(row.code)
        except FieldError as fault:
            raise NameTableError(row.place, f"the code {fault.reason}.") from fault
    raise NameTableError(row.place, _unknown(row.code, [code.path for code in meant], codebook))


def _unknown(code: str, meant: list[str], codebook: Codebook) -> str:
    """Why a code of the table is none."""
    if meant:
        return f"{code!r} may be any of {', '.join(map(repr, meant))}; write the whole path."
    near = codebook.nearest(code)
    hint = f"did you mean {' or '.join(map(repr, near))}?" if near else "write the path of a code, or leave the cell empty."
    return f"there is no code {code!r}; {hint}"
