"""Who speaks in the interviews of a study."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench import commands
from workbench.store import schema
from workbench.store.finding import interview_row
from workbench.views.view import View

if TYPE_CHECKING:
    from collections.abc import Iterable

    from interviews.corrections import Correction
    from workbench.results.speaker_list import SpeakerList


class SpeakerView(View):
    """Speakers: who was read, in what role, and what people told of them."""

    def speakers(self, name: str) -> SpeakerList:
        """Who speaks in an interview: its labels with turns, words and roles, guessed or confirmed."""
        from workbench.results.speaker_list import speaker_lists  # loaded only for the list

        with self._database.reading() as connection:
            interview = interview_row(connection, name)
            return speaker_lists(connection, schema.interviews.c.id == interview["id"])[0]

    def all_speakers(self) -> list[SpeakerList]:
        """Who speaks in each interview, in the order of import."""
        from workbench.results.speaker_list import speaker_lists  # loaded only for the list

        with self._database.reading() as connection:
            return speaker_lists(connection)

    def correct_speakers(self, name: str, corrections: Iterable[Correction]) -> bool:
        """Tells who speaks in an interview, all in one change; says whether anything changed.

        Labels may be given in any case. What was told survives a replacement of the transcript.

        Raises:
            UnknownLabelError: No turn has the label.
            ToldTwiceError: Different things are told of one label.
            MergeCircleError: The labels would be merged in a circle.
        """
        return commands.speaker_edits.correct_speakers(self._database, self.coder, name, corrections)
