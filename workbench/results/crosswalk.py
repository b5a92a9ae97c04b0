"""A crosswalk from a file, its names looked up in the study."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING
from unicodedata import normalize

from analysis.crosswalk import Crosswalk
from analysis.crosswalk_file import CrosswalkRowError, read_crosswalk
from interviews.errors import KodbokError
from workbench.store import schema
from workbench.store.codes import read_study_codebook
from workbench.store.door import live
from workbench.store.former_codes import former_paths

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import sqlalchemy as sa

    from coding.codebook import Codebook


def study_crosswalk(connection: sa.Connection, path: Path) -> Crosswalk:
    """Reads a crosswalk; codes by path, unique name or alias, also by what they were called before, cases by name in any case.

    Raises:
        CrosswalkRowError: A row names a code or a case that the study does not have.
        KodbokError: The file cannot be read: an error of `analysis.crosswalk_file`.
    """
    book, former = read_study_codebook(connection), former_paths(connection)
    cases = {_folded(row["name"]): row["name"] for row in live(connection, schema.cases)}
    found: dict[str, dict[tuple[str, str], None]] = {"code": {}, "case": {}}
    for row in read_crosswalk(path):
        try:
            names = [_code(name, book, former) if row.what == "code" else _case(name, cases) for name in (row.before, row.after)]
        except KodbokError as error:
            raise CrosswalkRowError(path.name, row.place, str(error).rstrip(".")) from error
        found[row.what][names[0], names[1]] = None
    return Crosswalk(tuple(found["code"]), tuple(found["case"]))


def _code(name: str, book: Codebook, former: Mapping[str, str]) -> str:
    """The path of a code."""
    present = former.get(name, name)
    return present if present in book else book.find(name).path


class UnknownCaseError(KodbokError):
    """The study has no such case."""

    def __init__(self, name: str, near: list[str]) -> None:
        meant = f"; did you mean {' or '.join(map(repr, near))}?" if near else "."
        super().__init__(f"There is no organisation called {name!r} in the study{meant}")


def _case(name: str, cases: Mapping[str, str]) -> str:
    """The name of a case as the study has it."""
    folded = _folded(name)
    if folded not in cases:
        raise UnknownCaseError(name, [cases[each] for each in get_close_matches(folded, list(cases), n=3, cutoff=0.5)])
    return cases[folded]


def _folded(name: str) -> str:
    """A name as it is compared."""
    return " ".join(normalize("NFC", name).casefold().split())
