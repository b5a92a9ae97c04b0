"""How a study's transcripts were read: reading them again, and what a person should look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench import commands
from workbench.store.door import current_revision
from workbench.store.originals import read_by_older_walk
from workbench.views.view import View

if TYPE_CHECKING:
    from analysis.material import StudyFacts
    from workbench.commands.rereading import Rereading
    from workbench.results.validation import Validation


class ReviewView(View):
    """A study whose transcripts are looked over: the part of the façade that asks how they were read."""

    def read_again(self, *, dry_run: bool = False) -> Rereading:
        """Reads the original of every interview again while the result is gone through, all in one group."""
        return commands.rereading.Rereading(self._database, self.coder, dry_run=dry_run)

    def validation(self) -> list[Validation]:
        """How every interview was read, and what a person should look at; a row an interview, in the order of import."""
        from workbench.results.validation import validation  # readers are loaded only for the report

        with self._database.reading() as connection:
            return validation(connection)

    def origin(self) -> StudyFacts:
        """What a result says of the study that it comes from."""
        from analysis.material import StudyFacts  # only for results
        from workbench.store.clock import utc_now

        with self._database.reading() as connection:
            title = commands.study_facts.read_facts(connection).get("title", "")
            return StudyFacts(title=title, revision=current_revision(connection), made=utc_now())

    def read_by_older(self) -> list[str]:
        """Names of the interviews that an older version of the reader has read; `read_again` reads them anew."""
        from interviews.word.walk import WALK_VERSION  # the reader is loaded only here

        with self._database.reading() as connection:
            return [row["name"] for row in read_by_older_walk(connection, WALK_VERSION)]
