"""What a list of cases tells about sources: whose they are, from when, and who takes part."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath, PureWindowsPath
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from interviews.case_columns import fold
from interviews.case_rows import contradiction
from interviews.dates import AmbiguousDateError, WrongDateError, iso_date
from interviews.errors import KodbokError
from interviews.participant import Participant
from interviews.participant_cells import participants_of
from interviews.problem import Problem
from interviews.transcript import KINDS, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from interviews.case_rows import CaseRow

_SWEDISH_SOURCE_KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        "intervju": "interview",
        "samtal": "interview",
        "möte": "meeting",
        "enkätsvar": "survey",
        "enkät": "survey",
        "artikel": "article",
        "tidningsartikel": "article",
    },
)
_SWEDISH_KINDS = "intervju, workshop, möte, enkätsvar or artikel"
_SUFFIXES = frozenset({".docx", ".doc", ".docm", ".odt", ".rtf", ".pdf", ".txt", ".md", ".vtt", ".srt", ".html", ".htm"})


class WrongKindNameError(KodbokError):
    """A kind of source that does not exist."""

    def __init__(self, text: str) -> None:
        super().__init__(f"“{text}” is no kind of source; write {_SWEDISH_KINDS}.")


@dataclass(frozen=True, slots=True)
class CaseSource:
    """What a list tells about one source.

    Attributes:
        name: The interview's name: its file's name without folder and suffix.
        case: The organisation's name, or None.
        wave: The follow-up's year or name, or None.
        kind: What sort of source it is, or None where the list does not say.
        date: ISO date, or None.
        participants: Who takes part, as far as the list says.
    """

    name: str
    case: str | None = None
    wave: str | None = None
    kind: Kind | None = None
    date: str | None = None
    participants: tuple[Participant, ...] = ()


def case_sources(rows: Sequence[CaseRow], problems: list[Problem]) -> tuple[CaseSource, ...]:
    """The sources that rows name, each gathered from all its rows, for an interview with two people may have two."""
    sources: dict[str, dict[str, str]] = {}
    people: dict[str, dict[Participant, None]] = {}
    for row in rows:
        if "name" not in row.known:
            continue
        name = _stem(row.known["name"])
        key = name.casefold()
        kept = sources.setdefault(key, {"name": name})
        for meaning, value in _facts(row, problems):
            problems += contradiction(row.place(meaning), kept["name"], kept.setdefault(meaning, value), value)
        people.setdefault(key, {}).update(dict.fromkeys(participants_of(row, problems)))
    return tuple(
        CaseSource(**facts, participants=tuple(people[key]))  # type: ignore[arg-type]  # the kind was looked up among kinds
        for key, facts in sources.items()
    )


def _facts(row: CaseRow, problems: list[Problem]) -> Iterator[tuple[str, str]]:
    """Yields what a row tells about its source; a cell that means nothing is a problem and counts as empty."""
    for meaning in ("case", "wave", "kind", "date"):
        told = row.known.get(meaning)
        if told is None:
            continue
        try:
            yield meaning, _READERS.get(meaning, str)(told)
        except (WrongKindNameError, WrongDateError, AmbiguousDateError) as error:
            problems.append(Problem(f"{row.place(meaning)}: {error}"))


def _stem(name: str) -> str:
    """A file's name without folder and suffix; other names as they are."""
    path = PurePath(PureWindowsPath(name).name)
    return path.stem if path.suffix.lower() in _SUFFIXES else name


def _kind(told: str) -> Kind:
    """The kind of source that a cell tells."""
    folded = fold(told)
    kind = next((kind for kind in KINDS if kind == folded), None) or _SWEDISH_SOURCE_KINDS.get(folded)
    if kind is None:
        raise WrongKindNameError(told)
    return kind


_READERS: Final[Mapping[str, Callable[[str], str]]] = MappingProxyType({"kind": _kind, "date": iso_date})
"""How the cells of a meaning are read; others are kept as they are."""
