"""How a study's transcripts were read: reading them again, and what a person should look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench import commands
from workbench.store.originals import read_by_older_walk

if TYPE_CHECKING:
    from workbench.commands.rereading import Rereading
    from workbench.store.database import Database


class Reviewed:
    """A study whose transcripts are looked over: the part of the façade that asks how they were read."""

    _database: Database
    coder: str

    def read_again(self, *, dry_run: bool = False) -> Rereading:
        """Reads the original of every interview again while the result is gone through, all in one group."""
        return commands.rereading.Rereading(self._database, self.coder, dry_run=dry_run)

    def read_by_older(self) -> list[str]:
        """Names of the interviews that an older version of the reader has read; `read_again` reads them anew."""
        from interviews.word.walk import WALK_VERSION  # the reader is loaded only here

        with self._database.reading() as connection:
            return [row["name"] for row in read_by_older_walk(connection, WALK_VERSION)]
