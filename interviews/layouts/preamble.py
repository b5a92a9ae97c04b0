"""The preamble: header lines before the talk, and what they tell about who is who."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from interviews.layouts.label import folded, is_initials, is_name_like, names_header, word_role
from interviews.speaker import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from interviews.layouts.opening import Opening
    from interviews.layouts.script import Script

_LONGEST = 40
_REST = 2
_PERSONS = r"\s*(?:[,;/&()]|\b(?:och|and|und|et|y|og|ja)\b)\s*"
_LEGEND = r"(?P<label>[^\W\d_]\w{0,9})\s*=\s*(?P<value>[^=]{2,60})"
_NUMBERED_INTERVIEW = r"(?:intervju|interview|entretien|entrevista|haastattelu)(?:\s+(?:nr|no|nº|n°)\.?)?\s+\d+\b[^.?!:]{0,60}"
_INTERVIEWS = ("interv", "entret", "entrev", "haasta")
_SENTENCE_ENDS = (".", "?", "!", "…")
_MOST_WORDS = 4
_MOST_HEADER_WORDS = 8


@dataclass(frozen=True, slots=True)
class Preamble:
    """What stands before the talk.

    Attributes:
        lines: Numbers of the header lines among the script's lines.
        roles: Roles by folded name and initials, as header lines tell them (`Intervjuare: Karin Ek`).
    """

    lines: frozenset[int]
    roles: Mapping[str, Role]


def preamble(script: Script) -> Preamble:
    """Finds the header lines at the top of a script; they end where somebody labelled says something."""
    lines: set[int] = set()
    roles: dict[str, Role] = {}
    counts = Counter(opening.speaker for opening in script.colons if opening is not None)
    for place, (line, opening) in enumerate(zip(script.lines[:_LONGEST], script.colons[:_LONGEST], strict=True)):
        if told := _legend(line.text):
            lines.add(place)
            roles |= told
        elif opening is not None:
            value = line.text[opening.length :].strip()
            lone = counts[opening.speaker] == 1 and place + _REST < len(script.lines)
            if _is_header(opening, value, lone=lone):
                lines.add(place)
                roles |= _told(opening.speaker, value)
            elif _speaks(opening, value):
                break
    return Preamble(frozenset(lines), roles)


def _legend(text: str) -> dict[str, Role]:
    """The roles that a legend tells (`I = intervjuare, IP = intervjuperson`); nothing where it is none."""
    roles: dict[str, Role] = {}
    for piece in re.split("[,;]", text) if "=" in text else ():
        match = re.fullmatch(_LEGEND, piece.strip())
        if match is None:
            return {}
        roles |= _told(match["label"], match["value"])
    return roles


def is_later_header(opening: Opening, text: str) -> bool:
    """Whether a line after the talk's beginning is a header line (`Datum: 3 mars`) all the same."""
    value = text[opening.length :].strip()
    short = len(value.split()) <= _MOST_HEADER_WORDS and not value.endswith(_SENTENCE_ENDS)
    return names_header(opening.speaker) and short


def begins_interview(text: str) -> bool:
    """Whether a line says that an interview begins (`Intervju 2, Gatukontoret`)."""
    return (
        text[0] in "IiEeHh"
        and text[-1] not in "?:"
        and ":" not in text[:_LONGEST]
        and text[:6].casefold() in _INTERVIEWS
        and re.fullmatch(_NUMBERED_INTERVIEW, text, re.IGNORECASE) is not None
    )


def _is_header(opening: Opening, value: str, *, lone: bool) -> bool:
    """Whether a labelled line before the talk is a header line."""
    if names_header(opening.speaker, before_talk=True):
        return True
    if word_role(opening.speaker) is not None and (
        _names_persons(value) or _presents(value) or (lone and _begins_with_name(value))
    ):
        return True
    return value.count(" ") < _MOST_WORDS and _tells_role(value)


def _begins_with_name(value: str) -> bool:
    """Whether a value is a name and perhaps what that person does (`Anna Berg, enhetschef`)."""
    first = re.split(_PERSONS, value)[0]
    return value[:1].isupper() and is_name_like(first) and not _ends_sentence(value) and len(value.split()) <= _MOST_HEADER_WORDS


def _presents(value: str) -> bool:
    """Whether a value is a full name and what that person does (`Anna Berg, enhetschef`)."""
    first, *others = re.split(_PERSONS, value)
    return bool(others) and len(first.split()) > 1 and _is_person(first) and _begins_with_name(value)


def _ends_sentence(value: str) -> bool:
    """Whether a value ends as a sentence does, and not in somebody's initial (`Frau B.`)."""
    return value.endswith(_SENTENCE_ENDS) and not (value[-1] == "." and value[-3:-2] in {"", " "} and value[-2:-1].isupper())


def _speaks(opening: Opening, value: str) -> bool:
    """Whether a labelled line is somebody speaking."""
    label = opening.speaker
    return bool(value) and (word_role(label) is not None or is_initials(label) or is_name_like(label))


def _tells_role(value: str) -> bool:
    """Whether a value is a person's role (`KE: Karin Ek, intervjuare`)."""
    return word_role(value) is not None and not value.endswith(_SENTENCE_ENDS)


def _names_persons(value: str) -> bool:
    """Whether a value is one person or several, and nothing that anybody would say."""
    if not value[:1].isupper() or _ends_sentence(value):
        return False
    persons = [piece for piece in re.split(_PERSONS, value) if piece]
    return bool(persons) and all(_is_person(piece) or word_role(piece) is not None for piece in persons)


def _is_person(piece: str) -> bool:
    """Whether a piece of a value is a full name or initials."""
    words = piece.split()
    return is_name_like(piece) and (is_initials(piece) or 1 < len(words) <= _MOST_WORDS)


def _told(label: str, value: str) -> dict[str, Role]:
    """The roles that a header line tells by name."""
    role = word_role(label)
    if role is not None:
        return {name: role for piece in re.split(_PERSONS, value) for name in _names(piece)}
    role = word_role(value)
    persons = [label, *(piece for piece in re.split(_PERSONS, value) if word_role(piece) is None)]
    return {} if role is None else {name: role for piece in persons for name in _names(piece)}


def _names(person: str) -> Iterator[str]:
    """Yields what a person may be called in labels: the whole name, its parts, its initials."""
    words = [word for word in person.split() if word[:1].isupper()]
    if words:
        yield folded(person)
        yield from (folded(word) for word in words)
        yield "".join(word[0] for word in words).casefold()
        yield folded(f"{words[0]} {words[-1][0]}")
