"""The one simple format in which the sample study's interviews are written.

Facts first, `name: value` a line and a `person:` line a speaker; then topics (`# Heading`) and turns (`KEY: text`). Paragraphs are
parted by empty lines; one without a key goes on with the turn before it. Codings by hand stand in the text, see
`workbench.sample.marks`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import cast

from interviews.errors import KodbokError
from interviews.speaker import Role
from interviews.transcript import Kind
from workbench.sample.authored import AuthoredInterview, AuthoredTurn, Person
from workbench.sample.marks import read_marks

_PERSON = "person"


class SourceTextError(KodbokError):
    """A source text of the sample study cannot be read."""

    def __init__(self, name: str, what: str) -> None:
        super().__init__(f"The sample interview {name} {what}.")


def read_source_text(text: str) -> AuthoredInterview:
    """Reads an interview from its source text.

    Raises:
        SourceTextError: A fact is missing, or a turn is nobody's.
        UnevenMarkError: A coding lacks one of its ends.
    """
    head, *blocks = re.split(r"\n\s*\n", unicodedata.normalize("NFC", text).strip())
    lines = [tuple(part.strip() for part in line.split(":", 1)) for line in head.splitlines()]
    facts = {line[0]: line[-1] for line in lines if line[0] != _PERSON}
    people = tuple(_person(line[-1]) for line in lines if line[0] == _PERSON)
    spoken, marks = read_marks(_without_keys(blocks, people))
    try:
        return AuthoredInterview(
            name=facts["namn"],
            case=facts["organisation"],
            wave=facts["uppföljningsår"],
            kind=cast("Kind", facts["källa"]),
            date=facts["datum"],
            place=facts["plats"],
            layout=facts["layout"],
            finished=_list(facts["färdigkodad av"]),
            people=people,
            turns=_turns(facts["namn"], blocks, people, spoken),
            marks=marks,
        )
    except KeyError as missing:
        raise SourceTextError(
            facts.get("namn", "without a name"), f"lacks the fact {missing}; write it above the first topic"
        ) from None


def _list(cell: str) -> tuple[str, ...]:
    """The parts of a fact that holds several."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _person(cell: str) -> Person:
    """A speaker from `key; label; role; name; title`, where `-` means none."""
    key, label, role, name, title = ("" if part == "-" else part for part in _list(cell))
    return Person(key, label, cast("Role", role), name, title)


def _speaker(block: str, people: Sequence[Person]) -> Person | None:
    """Who begins to speak in a block, or None for a heading and for a turn that goes on."""
    return next((person for person in people if block.startswith(f"{person.key}: ")), None)


def _without_keys(blocks: Iterable[str], people: Sequence[Person]) -> list[str]:
    """The spoken paragraphs, each on one line, without the speakers' keys."""
    spoken = (block for block in blocks if not block.startswith("# "))
    return [_joined(block.removeprefix(f"{person.key}: ") if (person := _speaker(block, people)) else block) for block in spoken]


def _joined(block: str) -> str:
    """A paragraph's lines as one."""
    return " ".join(block.split())


def _turns(name: str, blocks: Sequence[str], people: Sequence[Person], spoken: Sequence[str]) -> tuple[AuthoredTurn, ...]:
    """The turns, from the blocks that tell who speaks and the paragraphs that tell what."""
    turns: list[AuthoredTurn] = []
    heading, texts = "", iter(spoken)
    for block in blocks:
        if block.startswith("# "):
            heading = block.removeprefix("# ")
        elif person := _speaker(block, people):
            turns.append(AuthoredTurn(person, heading, (next(texts),)))
        elif turns and turns[-1].heading == heading:
            turns[-1] = AuthoredTurn(turns[-1].person, heading, (*turns[-1].paragraphs, next(texts)))
        else:
            raise SourceTextError(name, f"has a paragraph that nobody speaks: {block[:40]!r}")
    return tuple(turns)
