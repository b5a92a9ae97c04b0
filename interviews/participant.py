"""A participant: somebody of whom a list says that they speak in an interview, and under which label."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from interviews.label_matching import same_label
from interviews.speaker import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who takes part in an interview.

    Attributes:
        name: The person's name, or None where the list knows a label alone.
        label: The label under which the person speaks, or None.
        role: The role in the talk, or None.
        title: What the person does in the organisation (`enhetschef`), or None.
        pseudonym: What to call the person outside the team, or None.
    """

    name: str | None
    label: str | None = None
    role: Role | None = None
    title: str | None = None
    pseudonym: str | None = None

    def __str__(self) -> str:
        """Name and label, for messages."""
        label = f"({self.label})" if self.label and self.name else self.label
        return " ".join(filter(None, (self.name, label)))


def seated(participants: Iterable[Participant], labels: Sequence[str]) -> dict[Participant, str]:
    """Which participant speaks under which label of an interview; those of whom nothing tells it are missing.

    A label that the list gives goes first; then the whole name, the initials, the first name and the first name with an initial
    are looked for among the labels that are left. A label that two might have is nobody's.

    >>> list(seated([Participant("Karin Ek", "ip1"), Participant("Jon Berg")], ["I", "IP1", "JB"]).values())
    ['IP1', 'JB']
    """
    people = list(participants)
    given = {each: label for each in people if each.label and (label := same_label(each.label, labels)) is not None}
    seats = _unshared(given)
    free = [label for label in labels if label not in given.values()]
    named = {each: label for each in people if each not in given and (label := _named(each, free)) is not None}
    return seats | _unshared(named)


def _unshared(seats: dict[Participant, str]) -> dict[Participant, str]:
    """The seats that one participant alone has."""
    taken = list(seats.values())
    return {each: label for each, label in seats.items() if taken.count(label) == 1}


def _named(participant: Participant, labels: Sequence[str]) -> str | None:
    """The label that names a participant, or None."""
    found = (same_label(each, labels) for each in _names(participant.name or ""))
    return next((label for label in found if label is not None), None)


def _names(name: str) -> Iterator[str]:
    """Yields how a person may be called in labels."""
    words = name.replace("-", " ").split()
    if words:
        yield name
        if len(words) > 1:
            yield "".join(word[0] for word in words)
            yield words[0][0] + words[-1][0]
        yield name.split(maxsplit=1)[0]
        yield f"{name.split(maxsplit=1)[0]} {words[-1][0]}"
