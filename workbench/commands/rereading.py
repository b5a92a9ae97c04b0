"""Reading the kept originals of all interviews again, as this version of Kodbok reads them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from interviews.errors import KodbokError
from interviews.word.walk import WALK_VERSION
from workbench.commands.corrected import NoOriginalError
from workbench.commands.replacement import COMMAND, Replacement, replace_transcript, replaced
from workbench.store import schema
from workbench.store.door import change, live
from workbench.store.errors import StudyUnusableError
from workbench.store.originals import is_shared, note_walk, read_by_older_walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.store.database import Database


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An interview that could not be read again and stays as it is.

    Attributes:
        name: The interview.
        message: Why.
        failed: Whether something went wrong; an interview that never was a file is only left out.
    """

    name: str
    message: str
    failed: bool


class Rereading:
    """Reads every original again while one goes through it; what changes is one group, so that one undo takes it back."""

    def __init__(self, database: Database, who: str, *, dry_run: bool = False) -> None:
        """Prepares it; a dry run only tells what would happen."""
        self._database = database
        self._who = who
        self._dry_run = dry_run
        self._group: int | None = None
        self._failed: set[str] = set()

    def __iter__(self) -> Iterator[Replacement | LeftOut]:
        """What becomes of every interview, in the order of import.

        Raises:
            StudyUnusableError: The disk is full, or somebody holds the study; what was read before stays.
        """
        with self._database.reading() as connection:
            names = [row["name"] for row in live(connection, schema.interviews)]
        for name in names:
            yield self._one(name)
        if not self._dry_run:
            self._note_shared()

    def _one(self, name: str) -> Replacement | LeftOut:
        """What becomes of one interview."""
        try:
            if self._dry_run:
                return replace_transcript(self._database, self._who, name, None, dry_run=True)
            report, revision = replaced(self._database, self._who, name, None, group=self._group)
        except StudyUnusableError:
            raise
        except KodbokError as error:
            self._failed.add(name)
            return LeftOut(name, str(error), not isinstance(error, NoOriginalError))
        self._group = self._group or revision
        return report

    def _note_shared(self) -> None:
        """Notes of files with several interviews that this version has read all of them."""
        with change(self._database, self._who, COMMAND, group=self._group) as made:
            older = [
                row for row in read_by_older_walk(made.connection, WALK_VERSION) if is_shared(made.connection, row["source_id"])
            ]
            held = {row["source_id"] for row in older if row["name"] in self._failed}
            for source_id in sorted({row["source_id"] for row in older} - held):
                note_walk(made.connection, source_id, WALK_VERSION)
                made.note(source_id)
