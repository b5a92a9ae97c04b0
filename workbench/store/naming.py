"""What things are called in an export, from the roster and from what is told of speakers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from analysis.catalogue import translator
from analysis.names import INTERVIEW, ORGANISATION, Mode, Names, numbered
from coding.code import SEPARATOR
from interviews.errors import KodbokError
from interviews.layouts.label import word_role
from interviews.personal_data.masks import MASKS
from interviews.personal_data.name_forms import Named
from interviews.personal_data.name_replacer import NameReplacer
from interviews.pseudonyms import computed_pseudonyms
from workbench.store import schema
from workbench.store.door import Row, chosen
from workbench.store.standing import ids_in_order, interviews_in_order, rows_at

if TYPE_CHECKING:
    from collections.abc import Sequence

_LETTERS = re.compile(r"[^\W\d_]")
_TWO = 2


class NoRosterError(KodbokError):
    """Names cannot be replaced by a roster that does not exist."""

    def __init__(self) -> None:
        super().__init__(
            "The study has no roster, so no names can be replaced (--names roster); make one with "
            "`kodbok interviews names STUDY --roster FILE.xlsx` or `--add NAME`, or export with --names real."
        )


def read_names(connection: sa.Connection, mode: Mode | None, lang: str, revision: int | None = None) -> Names:
    """How things are called in an export.

    Args:
        connection: An open connection.
        mode: How names are replaced; None for `roster` where there is one, else `real`.
        lang: The language of the words that stand for something.
        revision: The study's revision that the export shows; None for the present one.

    Raises:
        NoRosterError: Names shall be replaced by the roster, but there is none.
    """
    persons = rows_at(connection, schema.persons, revision)
    mode = mode or ("roster" if persons else "real")
    if mode == "real":
        return Names("real", lang)
    if mode == "roster" and not persons:
        raise NoRosterError
    return _Naming.of(connection, mode, lang, revision).names()


def shown_persons(connection: sa.Connection, revision: int | None = None) -> dict[str, str]:
    """What every person of the roster is called outside, by id: as somebody decided it, else by a number.

    A decided pseudonym that holds a name of the roster is not taken, for it would name somebody.
    """
    persons = rows_at(connection, schema.persons, revision)
    computed = computed_pseudonyms(ids_in_order(connection, schema.persons))
    plain = NameReplacer(tuple(Named(row["name"], computed[row["id"]], tuple(row["aliases"])) for row in persons))
    decided = {row["id"]: row["pseudonym"] for row in persons if row["pseudonym"]}
    return {row["id"]: _fit(decided.get(row["id"]), plain) or computed[row["id"]] for row in persons}


def _fit(pseudonym: str | None, plain: NameReplacer) -> str | None:
    """A decided pseudonym that names nobody."""
    return pseudonym if pseudonym and plain.text(pseudonym) == pseudonym else None


def names_somebody(label: str) -> bool:
    """Whether a label may be a name or initials, and not a role (`IP`, `Respondent 2`) or a letter.

    >>> names_somebody("Anders S"), names_somebody("BÅ"), names_somebody("IP1"), names_somebody("A")
    (True, True, False, False)
    """
    return word_role(label) is None and len(_LETTERS.findall(label)) >= _TWO


@dataclass(frozen=True, slots=True)
class _Naming:
    """What the names are made of.

    Attributes:
        mode: How names are replaced.
        lang: The language of words.
        persons: The roster's rows.
        shown: What each person is called, by id.
        interviews: Interviews at the revision, each with its place among all that ever were, and the labels of its talk with roles.
        cases: Organisations, each with its place.
        codes: Paths.
        speakers: What is told of labels.
    """

    mode: Mode
    lang: str
    persons: Sequence[Row]
    shown: Mapping[str, str]
    interviews: Sequence[Row]
    cases: Sequence[Row]
    codes: Sequence[str]
    speakers: Sequence[Row]

    @classmethod
    def of(cls, connection: sa.Connection, mode: Mode, lang: str, revision: int | None) -> _Naming:
        """Reads it."""
        places = {each: place for place, each in enumerate(interviews_in_order(connection), start=1)}
        rows = [row | {"place": places[row["id"]]} for row in rows_at(connection, schema.interviews, revision)]
        case_places = {each: place for place, each in enumerate(ids_in_order(connection, schema.cases), start=1)}
        cases = [row | {"place": case_places[row["id"]]} for row in rows_at(connection, schema.cases, revision)]
        return cls(
            mode,
            lang,
            rows_at(connection, schema.persons, revision),
            shown_persons(connection, revision),
            sorted(_with_labels(connection, rows), key=lambda row: int(row["place"])),
            cases,
            [row["path"] for row in rows_at(connection, schema.codes, revision)],
            rows_at(connection, schema.speakers, revision),
        )

    def names(self) -> Names:
        """The names."""
        people = NameReplacer(tuple(self._people()), MASKS[self.lang])
        cases = self._cases(people)
        interviews = self._interviews(people, cases)
        replacer = NameReplacer((*people.named, *self._numbered_things(cases, interviews)), MASKS[self.lang])
        codes = numbered((path, SEPARATOR.join(map(replacer.text, path.split(SEPARATOR)))) for path in self.codes)
        speakers = dict(self._speakers(people))
        return Names(self.mode, self.lang, replacer, interviews, cases, codes, speakers, dict(self._labels(people)))

    def _people(self) -> Iterator[Named]:
        """Yields the roster with the labels that mean somebody."""
        labels: dict[str, list[str]] = {}
        for row in self.speakers:
            if row["person_id"] and names_somebody(row["label"]):
                labels.setdefault(row["person_id"], []).append(row["label"])
        for person in self.persons:
            yield Named(person["name"], self.shown[person["id"]], tuple(person["aliases"]), tuple(labels.get(person["id"], ())))

    def _cases(self, people: NameReplacer) -> dict[str, str]:
        """What organisations are called."""
        word = translator(self.lang)(ORGANISATION)
        if self.mode == "none":
            return {row["name"]: f"{word} {row['place']}" for row in self.cases}
        return numbered((row["name"], people.text(row["name"])) for row in self.cases)

    def _interviews(self, people: NameReplacer, cases: Mapping[str, str]) -> dict[str, str]:
        """What interviews are called, in the order of import."""
        word = translator(self.lang)(INTERVIEW)
        plain = {row["id"]: f"{word} {row['place']}" for row in self.interviews}
        if self.mode == "none":
            return {row["name"]: plain[row["id"]] for row in self.interviews}
        if self.mode == "roster":
            return numbered((row["name"], people.title(row["name"])) for row in self.interviews)
        of_case = {row["id"]: cases[row["name"]] for row in self.cases}
        return numbered((row["name"], of_case.get(row["case_id"]) or plain[row["id"]]) for row in self.interviews)

    def _numbered_things(self, cases: Mapping[str, str], interviews: Mapping[str, str]) -> Iterator[Named]:
        """Yields what else must not stand in a text, where interviews or organisations are called by something else.

        An interview whose name is one word (`Samtal`) is looked for in no text: everybody says that word.
        """
        if self.mode == "none":
            yield from (Named(name, shown, is_person=False) for name, shown in cases.items())
        if self.mode in {"case", "none"}:
            several = {name: shown for name, shown in interviews.items() if len(name.replace("_", " ").split()) >= _TWO}
            yield from (Named(name, shown, is_person=False) for name, shown in several.items())

    def _talkers(self) -> Iterator[tuple[str, str, Row]]:
        """Yields every label of every interview with what is known of it: `role, pseudonym, person_id`."""
        for interview in self.interviews:
            told = {row["label"]: row for row in self.speakers if row["interview_id"] == interview["id"]}
            labels = {row["merged_into"]: _Talker() for row in told.values() if row["merged_into"]} | interview["labels"]
            for label, talker in labels.items():
                row = told.get(label, {})
                merged = told.get(row.get("merged_into") or "", {})
                known = {"role": talker.role, "pseudonym": talker.pseudonym} | _filled(merged) | _filled(row)
                yield interview["name"], label, known

    def _speakers(self, people: NameReplacer) -> Iterator[tuple[tuple[str, str], str | None]]:
        """Yields what speakers are called."""
        for interview, label, told in self._talkers():
            yield (interview, label), self._speaker(label, told, people)

    def _speaker(self, label: str, told: Row, people: NameReplacer) -> str | None:
        """What one speaker is called: as somebody told it, else as the person that it is, else by the role or as it is labelled."""
        pseudonym = people.text(told["pseudonym"]) if told.get("pseudonym") else None
        match self.mode:
            case "none":
                return None
            case "case":
                return pseudonym or translator(self.lang)(told["role"])
            case _:
                return pseudonym or self.shown.get(told.get("person_id", "")) or self._by_label(label, people)

    def _by_label(self, label: str, people: NameReplacer) -> str:
        """What a label is called that is linked to nobody: as the only person of the roster with its initials, or its name."""
        if not names_somebody(label):
            return label
        meant = {self.shown[row["id"]] for row in self.persons if label.rstrip("0123456789. ").upper() in _initials(row["name"])}
        if label.isupper() and meant:
            return meant.pop() if len(meant) == 1 else people.masks.name
        return people.title(label)

    def _labels(self, people: NameReplacer) -> Iterator[tuple[tuple[str, str], str]]:
        """Yields what stands for labels in quotations over several turns."""
        for interview, label, told in self._talkers():
            shown = self._speaker(label, told, people) or translator(self.lang)(told["role"])
            if shown != label:
                yield (interview, label), shown


def _filled(row: Row) -> Row:
    """What a row tells."""
    return {name: value for name, value in row.items() if value}


def _initials(name: str) -> set[str]:
    """The initials of a full name: of all its words, and of the first and the last."""
    words = [word for word in name.upper().replace("-", " ").split() if word]
    return {"".join(word[0] for word in words), words[0][0] + words[-1][0]} if len(words) >= _TWO else set()


def _with_labels(connection: sa.Connection, interviews: Sequence[Row]) -> list[Row]:
    """Interviews with the labels of their turns and their roles."""
    transcripts = schema.transcripts.c
    asked = sa.select(transcripts.id, transcripts.turns, transcripts.speakers)
    rows = [dict(row) for row in connection.execute(asked).mappings()]
    return [interview | {"labels": _talkers_of(chosen(rows, id=interview["transcript_id"]) or {})} for interview in interviews]


@dataclass(frozen=True, slots=True)
class _Talker:
    """What a transcript tells of a label."""

    role: str = "unknown"
    pseudonym: str | None = None


def _talkers_of(transcript: Row) -> dict[str, _Talker]:
    """What a transcript tells of its labels."""
    of_turns = {turn[3]: _Talker(turn[7]) for turn in transcript.get("turns", ()) if turn[3]}
    return of_turns | {label: _Talker(role, pseudonym) for label, role, pseudonym in transcript.get("speakers", ())}
