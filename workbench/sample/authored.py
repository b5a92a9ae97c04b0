"""An interview of the sample study as its author wrote it, before it becomes a Word document."""

from __future__ import annotations

from dataclasses import dataclass

from interviews.speaker import Role
from interviews.transcript import Kind

FICTION = "Påhittat exempel – alla personer och uttalanden är uppdiktade."
"""What every document of the sample study says below its title."""

AUTHOR = "Kodbok (påhittat exempel)"
"""What its files say of who wrote them."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who speaks in an interview.

    Attributes:
        key: How the source text names the person at the start of a turn.
        label: How the Word document names the person; empty where its layout names nobody.
        role: What the person does in the talk.
        name: The person's name, or empty for a group.
        title: What the person works as, or who the group is.
    """

    key: str
    label: str
    role: Role
    name: str
    title: str


@dataclass(frozen=True, slots=True)
class AuthoredTurn:
    """What one person says until another one begins.

    Attributes:
        person: Who speaks.
        heading: The topic's heading above it.
        paragraphs: What is said, a text a paragraph.
    """

    person: Person
    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in an interview's spoken paragraphs: the paragraph's ordinal and the code point in it."""

    paragraph: int
    offset: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A coding by hand, where it stands in the source text.

    Attributes:
        start: Where it begins.
        end: Where it ends; it may lie in a later paragraph.
        code: The code's short name in `koder.txt`.
        coder: Who coded.
        contrary: The passage speaks against the theme.
        memo: The coder's note.
    """

    start: Place
    end: Place
    code: str
    coder: str
    contrary: bool = False
    memo: str = ""


@dataclass(frozen=True, slots=True)
class AuthoredInterview:
    """One source of the sample study.

    Attributes:
        name: The interview's name and the stem of its Word file.
        case: The organisation.
        wave: The follow-up's year.
        kind: What sort of source it is.
        date: ISO date of the talk.
        place: Where it was held.
        layout: Name of the Word document's layout.
        finished: The coders who have finished it.
        people: Everybody who speaks.
        turns: What they say, in order.
        marks: The codings by hand, in order of their start.
    """

    name: str
    case: str
    wave: str
    kind: Kind
    date: str
    place: str
    layout: str
    finished: tuple[str, ...]
    people: tuple[Person, ...]
    turns: tuple[AuthoredTurn, ...]
    marks: tuple[Mark, ...]

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Every spoken paragraph, in order; places count in these."""
        return tuple(paragraph for turn in self.turns for paragraph in turn.paragraphs)
