"""Which transcript shall take an interview's place: one that is given, that of a file, or its own original read again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from interviews.errors import KodbokError
from interviews.likeness import likeness, shingles_of
from interviews.reading import read_again, read_versions
from workbench.store.originals import is_shared, original

if TYPE_CHECKING:
    from collections.abc import Sequence

    import sqlalchemy as sa

    from interviews.transcript import Transcript
    from workbench.store.door import Row

_SURE = 0.2
"""So much of its words at least must an interview have in common with one of several in a file to be taken for it."""


class NoOriginalError(KodbokError):
    """The study keeps no file of the interview."""

    def __init__(self, name: str) -> None:
        super().__init__(f"The study keeps no original file of {name!r}, so it cannot be read again; give the corrected file.")


class NotInFileError(KodbokError):
    """None of several interviews of a file is the one that is asked for."""

    def __init__(self, name: str, file: str, found: Sequence[str]) -> None:
        super().__init__(
            f"{file} holds {len(found)} interviews ({', '.join(found)}), and none of them has enough of the words of {name!r} to "
            "be taken for it; give a file that holds this interview alone."
        )


@dataclass(frozen=True, slots=True)
class Corrected:
    """A transcript that shall take another one's place.

    Attributes:
        transcript: The transcript.
        again: Id of the original that it was read from again, or None.
        shared: Whether other interviews came in that original.
        walk: The version of the reader that had read it before, or None.
    """

    transcript: Transcript
    again: str | None = None
    shared: bool = False
    walk: int | None = None

    @property
    def newer_walk(self) -> bool:
        """Whether a newer reader has read an original again."""
        return self.walk is not None and self.transcript.source is not None and self.transcript.source.walk > self.walk


def corrected(connection: sa.Connection, name: str, before: Row, given: Transcript | Path | None) -> Corrected:
    """The transcript that shall take the place of another one.

    Args:
        connection: An open connection.
        name: The interview.
        before: The row of its present transcript.
        given: The corrected transcript or its file; None for the kept original.

    Raises:
        NoOriginalError: Nothing is given, and there is no original.
        NotInFileError: The file holds several interviews, none of which is this one.
        KodbokError: The file cannot be read.
    """
    if given is None:
        return _again(connection, name, before)
    if not isinstance(given, Path):
        return Corrected(given)
    versions = read_versions(given)
    try:
        return Corrected(_likest(name, given.name, before["text"], versions))
    except NotInFileError:
        if is_shared(connection, before["source_id"]):
            raise
        return Corrected(versions[0])


def _again(connection: sa.Connection, name: str, before: Row) -> Corrected:
    """The original of an interview, read again."""
    source = original(connection, before["source_id"])
    if source is None:
        raise NoOriginalError(name)
    versions, shared = read_again(source), is_shared(connection, before["source_id"])
    read = _likest(name, source.file_name, before["text"], versions)
    kept = None if read.source is None else replace(read.source, part=False)  # its words tell whose it is, for the file is known
    return Corrected(replace(read, source=kept), before["source_id"], shared, source.walk)


def _likest(name: str, file: str, text: str, versions: Sequence[Transcript]) -> Transcript:
    """The version whose words are most nearly those of a text, and no more."""
    same = next((version for version in versions if version.text == text), None)
    if same is not None or len(versions) == 1:
        return same or versions[0]
    own = shingles_of(text)
    scored = [(_jaccard(own, shingles_of(version.text)), -place) for place, version in enumerate(versions)]
    best, place = max(scored)
    if best < _SURE:
        raise NotInFileError(name, file, [version.name for version in versions if version.source and version.source.part])
    return versions[-place]


def _jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of all sequences of five words of two texts that both have."""
    return len(one & other) / max(1, len(one | other))


def in_common(old: str, new: str) -> float | None:
    """How much two versions of a text have in common, 0 to 1; None where they are too short to tell."""
    one, other = shingles_of(old), shingles_of(new)
    few = 12
    return likeness(one, other) if min(len(one), len(other)) >= few else None
