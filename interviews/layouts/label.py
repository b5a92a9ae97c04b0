"""Labels: what may name a speaker, and what role a label's words tell."""

from __future__ import annotations

import re
from functools import lru_cache

from interviews.layouts.vocabulary import (
    ANSWER_WORDS,
    ARTICLES,
    HEADER_WORDS,
    INTERVIEWEE_WORDS,
    INTERVIEWER_WORDS,
    LOOSE_HEADER_WORDS,
    NO_NAMES,
    POINT_WORDS,
    QUESTION_WORDS,
)
from interviews.speaker import Role

_INTERVIEWER_LETTERS = frozenset("iqfm")
_INTERVIEWEE_LETTERS = frozenset("rpasbd")
_NO_PERSONS = QUESTION_WORDS | ANSWER_WORDS
_BEFORE_TALK = LOOSE_HEADER_WORDS | POINT_WORDS
_PARTICLES = frozenset(
    {
        "von",
        "van",
        "de",
        "af",
        "av",
        "der",
        "den",
        "la",
        "och",
        "and",
        "nr",
        "&",
        "und",
        "et",
        "y",
        "og",
        "ja",
        "del",
        "di",
        "da",
        "du",
        "el",
    }
)

_MOST_CHARS = 40
_MOST_WORDS = 5
_MOST_INITIALS = 4
_MOST_DIGITS = 2
_KEPT = 512
"""How many answers about labels are remembered; a label is asked about for each of its turns, and a file has a handful of them."""
_PARTED = str.maketrans("(),/", "    ")
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+")


def is_short(label: str) -> bool:
    """Whether a label is no longer than names and roles are."""
    return len(label) <= _MOST_CHARS and len(label.split()) <= _MOST_WORDS


def folded(label: str) -> str:
    """A label as it is compared: without case, colon and doubled blanks."""
    return " ".join(label.rstrip(":： ").casefold().split())


@lru_cache(_KEPT)
def names_header(label: str, *, before_talk: bool = False) -> bool:
    """Whether a label belongs to a header line (`Datum`, `Duration`) and names no person.

    Before the talk more words do, the points of notes (`Beslut`, `Ansvar`) among them.
    """
    words = _WORD.findall(label.casefold())
    return bool(words) and (words[0] in HEADER_WORDS or (before_talk and words[0] in _BEFORE_TALK))


@lru_cache(_KEPT)
def names_nobody(label: str) -> bool:
    """Whether a label tells a role without naming a speaker (`Fråga`, `Answer`)."""
    return folded(label).rstrip(" .0123456789") in _NO_PERSONS


@lru_cache(_KEPT)
def is_name_like(label: str) -> bool:
    """Whether a label is written as names and roles are: every word with a capital, a digit or a particle, no interjection."""
    name, bracket, _ = label.partition("(")
    words = (name if bracket and label.endswith(")") else label).translate(_PARTED).split()
    small = [word.casefold().rstrip(".") for word in words]
    if not words or small[0] in NO_NAMES or (len(words) > 1 and small[0] in ARTICLES) or label.endswith(("…", "!", "?")):
        return False
    return _is_capital(words[0][0]) and all(
        word in _PARTICLES or ((_is_capital(word[0]) or word[0].isdigit()) and plain not in NO_NAMES)
        for word, plain in zip(words, small, strict=True)
    )


def _is_capital(sign: str) -> bool:
    """Whether a sign is a capital, or a letter of a script without small ones (Arabic, Chinese)."""
    return sign.isupper() or (sign.isalpha() and sign.lower() == sign.upper())


def is_initials(label: str) -> bool:
    """Whether a label is a few capitals, perhaps with a number (`I`, `IP`, `IP1`, `JK`)."""
    letters = label.rstrip("0123456789")
    few = 0 < len(letters) <= _MOST_INITIALS and len(label) - len(letters) <= _MOST_DIGITS
    return few and letters.isalpha() and letters.isupper()


def abbreviates(label: str, other: str) -> bool:
    """Whether a label's capitals may stand for another, longer one, with the same number if they have one.

    >>> abbreviates("I", "Intervjuare"), abbreviates("R2", "Respondent 2"), abbreviates("KE", "Karin Ek")
    (True, True, True)
    >>> abbreviates("M1", "Moderator"), abbreviates("I", "IP")
    (False, False)
    >>> abbreviates("I", "Ip")
    False
    """
    letters = label.rstrip("0123456789")
    if (
        not is_initials(label)
        or len(other) <= _MOST_INITIALS
        or is_initials(other)
        or label[len(letters) :] != "".join(_DIGITS.findall(other))
    ):
        return False
    initials = "".join(word[0] for word in _WORD.findall(other.casefold()))
    return letters.casefold() in {initials, initials[:1]}


@lru_cache(_KEPT)
def word_role(label: str) -> Role | None:
    """The role that a word of the label tells, or None."""
    words = set(_WORD.findall(label.casefold()))  # "Interviewer:in" and "SPEAKER_00" fall apart here
    if words & INTERVIEWEE_WORDS:
        return "interviewee"
    return "interviewer" if words & INTERVIEWER_WORDS else None


def letter_role(label: str) -> Role | None:
    """The role that a single letter usually stands for, or None."""
    letter = label.casefold().rstrip("0123456789. ")
    if letter in _INTERVIEWER_LETTERS:
        return "interviewer"
    return "interviewee" if letter in _INTERVIEWEE_LETTERS else None
