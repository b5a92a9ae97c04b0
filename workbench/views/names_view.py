"""What a study does with names: its roster, how an export calls things, and what may tell who somebody is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench import commands
from workbench.store import schema
from workbench.store.door import live
from workbench.views.view import View

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from analysis.names import Mode, Names
    from interviews.person import Person
    from interviews.personal_data.candidates import Candidate
    from workbench.results.identifiable import Identifiable


class NamesView(View):
    """The part of a study that knows whose names must not leave it."""

    def change_roster(self, persons: Iterable[Person] = (), removed: Iterable[str] = ()) -> tuple[int, int, int]:
        """Takes persons into the roster, tells more of those it has, and takes others out; undo takes all of it back.

        Returns:
            How many are new, changed and gone.

        Raises:
            UnknownPersonError: The roster has nobody of a name that shall go.
        """
        return commands.roster_edits.change_roster(self._database, self.coder, persons, removed)

    def roster(self) -> list[Person]:
        """The persons whose names are replaced in exports, with the pseudonyms that somebody decided."""
        with self._database.reading() as connection:
            return commands.roster_edits.read_roster(connection)

    def key(self) -> list[Person]:
        """The roster with what each person is called in exports: keep it apart from what leaves the team."""
        from workbench.store.naming import shown_persons  # loaded only where something leaves the study

        with self._database.reading() as connection:
            shown = shown_persons(connection)
            called = [shown[row["id"]] for row in live(connection, schema.persons)]
            roster = commands.roster_edits.read_roster(connection)
        return [replace(person, pseudonym=pseudonym) for person, pseudonym in zip(roster, called, strict=True)]

    def unfit_pseudonyms(self) -> list[Person]:
        """Persons whose decided pseudonym would name somebody of the roster, so that a number stands for them instead."""
        decided = zip(self.roster(), self.key(), strict=True)
        return [person for person, shown in decided if person.pseudonym and person.pseudonym != shown.pseudonym]

    def names(self, mode: Mode | None = None, lang: str = "sv") -> Names:
        """How an export calls interviews, organisations and persons; by default by the roster where there is one.

        Raises:
            NoRosterError: The mode is `roster` and there is none.
        """
        from workbench.store.naming import read_names  # loaded only where something leaves the study

        with self._database.reading() as connection:
            return read_names(connection, mode, lang)

    def name_candidates(self, interviews: Sequence[str] = ()) -> list[Candidate]:
        """What may be a name that the roster does not have, an address or a number of a person, for somebody to judge.

        Raises:
            UnknownInterviewError: No interview is called so.
        """
        from workbench.results.name_candidates import read_candidates  # loads name lists

        with self._database.reading() as connection:
            return read_candidates(connection, interviews)

    def identifiable(self) -> list[Identifiable]:
        """Where the name of an organisation, or a title in it, tells who spoke."""
        from workbench.results.identifiable import read_identifiable  # needed for exports and their warning alone

        with self._database.reading() as connection:
            return read_identifiable(connection)
