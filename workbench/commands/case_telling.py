"""What a list of cases tells of interviews: their facts, and who takes part in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from interviews.corrections import Correction, final_label
from interviews.participant import Participant, seated
from interviews.person import Person
from workbench.commands.case_edits import case_id
from workbench.commands.guess_edits import guessed_facts
from workbench.commands.roster_edits import keep_persons
from workbench.commands.speaker_edits import known_labels, tell, told_of
from workbench.rows.speaker_rows import correction_of
from workbench.store import schema
from workbench.store.door import Change, Row, chosen, live
from workbench.store.finding import folded_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from interviews.case_list import CaseList
    from interviews.case_source import CaseSource
    from workbench.commands.import_report import Difference


def told_facts(source: CaseSource) -> list[str]:
    """The facts that a list tells of a source."""
    return [fact for fact in ("case", "wave", "kind", "date") if getattr(source, fact) is not None]


def described(made: Change, row: Row, source: CaseSource) -> Row:
    """What a case list says of an interview; what it leaves empty stays as it is."""
    return {
        "case_id": case_id(made, source.case) if source.case else row["case_id"],
        "wave": source.wave or row["wave"],
        "kind": source.kind or row["kind"],
        "date": source.date or row["date"],
    }


def differences(made: Change, row: Row, told: Row, source: CaseSource) -> tuple[Difference, ...]:
    """What of an interview is told otherwise than it was, organisations by their names; a guess that is told is no guess more."""
    names = {case["id"]: case["name"] for case in live(made.connection, schema.cases)}
    guessed = guessed_facts(made.connection, row["id"])
    pairs: list[tuple[str, str, str | None, str | None]] = [
        ("case", "organisation", names.get(row["case_id"]), names.get(told["case_id"]))
    ]
    pairs += [(fact, fact, row[fact], told[fact]) for fact in ("wave", "kind", "date")]
    return tuple(
        (noun, f"{before} (guessed)" if fact in guessed and before else before, after)
        for fact, noun, before, after in pairs
        if before != after or (fact in guessed and getattr(source, fact) is not None)
    )


@dataclass(slots=True)
class People:
    """The participants of a list: whom interviews have found among their labels, and whom not.

    Attributes:
        of_cases: Those of whom the list tells an organisation and no file.
        ids: The roster's ids by name.
        missed: Those whom no label of their interview fits, with the interview.
        met: Those of organisations whom a label fits.
    """

    of_cases: tuple[tuple[str, Participant], ...] = ()
    ids: dict[str, str] = field(default_factory=dict)
    missed: list[str] = field(default_factory=list)
    met: set[tuple[str, Participant]] = field(default_factory=set)

    def enrol(self, made: Change, case_list: CaseList) -> None:
        """Keeps everybody of the list on the roster, with organisation, position and pseudonym."""
        told = [(source.case, each) for source in case_list.sources for each in source.participants]
        persons = (_person(case, each) for case, each in (*told, *self.of_cases) if each.name)
        self.ids = keep_persons(made, _joined(persons))

    def seat(self, made: Change, interview: Row, source: CaseSource | None) -> tuple[Difference, ...]:
        """Tells who of the list speaks under which label of an interview; answers what that changes."""
        own = source.participants if source else ()
        case = _case_name(made, interview) if self.of_cases else None
        others = [each for name, each in self.of_cases if name == case and each not in own]
        if not (own or others):
            return ()
        known = told_of(made.connection, interview["id"])
        corrections = {label: correction_of(row) for label, row in known.items()}
        seats = _merged(seated([*own, *others], known_labels(made.connection, interview)), corrections)
        self.missed += [f"{each} in {interview['name']}" for each in own if each not in seats]
        self.met |= {(name, each) for name, each in self.of_cases if name == case and each in seats}
        told = {label: self._told(each) for each, label in seats.items()}
        tell(made, interview["id"], told)
        return tuple(self._changes(known, told))

    def _told(self, participant: Participant) -> Row:
        """What the list tells of a label."""
        told = {"role": participant.role, "pseudonym": participant.pseudonym, "person_id": self.ids.get(participant.name or "")}
        return {key: value for key, value in told.items() if value is not None}

    def _changes(self, known: Mapping[str, Row], told: Mapping[str, Row]) -> Iterable[Difference]:
        """Yields what is told otherwise than before, persons by their names."""
        names = {person_id: name for name, person_id in self.ids.items()}
        for label, values in told.items():
            before = known.get(label, {})
            for key, value in values.items():
                if before.get(key) != value:
                    noun, was = key.removesuffix("_id"), before.get(key)
                    yield f"{noun} of {label}", names.get(was, was) if was else None, names.get(value, value)

    @property
    def unmatched(self) -> tuple[str, ...]:
        """Whom no label fits, with their interview or organisation."""
        return (*self.missed, *(f"{each} of {case}" for case, each in self.of_cases if (case, each) not in self.met))


def _merged(seats: Mapping[Participant, str], corrections: Mapping[str, Correction]) -> dict[Participant, str]:
    """The seats after all merges; where two come to share one, it is that of whoever has the label itself, else the first one's."""
    finals = {each: final_label(label, corrections) for each, label in seats.items()}
    taken: dict[str, Participant] = {}
    for each in sorted(finals, key=lambda each: finals[each] != seats[each]):
        taken.setdefault(finals[each], each)
    return {each: label for label, each in taken.items()}


def _case_name(made: Change, interview: Row) -> str | None:
    """The name of an interview's organisation, or None."""
    row = chosen(live(made.connection, schema.cases), id=interview["case_id"])
    return None if row is None else str(row["name"])


def _person(case: str | None, participant: Participant) -> Person:
    """The roster's person of a participant."""
    return Person(participant.name or "", pseudonym=participant.pseudonym, case=case, title=participant.title)


def _joined(persons: Iterable[Person]) -> list[Person]:
    """Every person once, with what any row tells."""
    joined: dict[str, Person] = {}
    for person in persons:
        kept = joined.get(person.name, person)
        facts = (kept.pseudonym or person.pseudonym, kept.case or person.case, kept.title or person.title)
        joined[person.name] = Person(person.name, (), *facts)
    return list(joined.values())


def sources_by_name(case_list: CaseList | None) -> dict[str, CaseSource]:
    """What a list tells, by the name of the interview as it is compared."""
    sources: Sequence[CaseSource] = case_list.sources if case_list else ()
    return {folded_name(each.name): each for each in sources}
