"""A person of the roster: somebody whose name must not leave the study."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who was interviewed, who interviewed, or who is spoken of.

    Attributes:
        name: The full name, unique in a study.
        aliases: Other ways in which the person is named (`Kalle`, `KE`).
        pseudonym: What to call the person outside the team, if somebody has decided it.
        case: Name of the organisation, or None.
        title: What the person does there (`enhetschef`), or None.
    """

    name: str
    aliases: tuple[str, ...] = ()
    pseudonym: str | None = None
    case: str | None = None
    title: str | None = None
