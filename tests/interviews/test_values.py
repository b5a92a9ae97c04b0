"""Values: words, transcripts, Swedish order, time marks, symbols."""

from __future__ import annotations

import hashlib

import pytest

from interviews import Transcript, Turn
from interviews.layouts.clock import seconds
from interviews.swedish_order import swedish_key
from interviews.word.symbols import symbol
from interviews.words import WordIndex


def test_words_are_counted_inside_turns() -> None:
    """Labels and times are in no turn, so they are no words; without turns all of the text counts."""
    text = "I: Hur går det?\nIP: E-post, barn’s och år 2014."
    turns = (Turn(3, 15), Turn(20, len(text)))
    assert len(Transcript("a", text, turns).words) == 8
    assert len(Transcript("a", text).words) == 10


def test_words_have_ordinals() -> None:
    """A word belongs to a span if its first character does."""
    words = WordIndex.of("ett två tre", [(0, 11)])
    assert words.starts == (0, 4, 8)
    assert (words.between(1, 8), words.ordinal(8)) == ((1, 2), 2)


def test_a_transcript_knows_its_hash_and_turns() -> None:
    """The hash is the text's, and a turn's words are a slice of it."""
    transcript = Transcript("a", "I: Så är det.", (Turn(3, 13),))
    assert transcript.sha256 == hashlib.sha256("I: Så är det.".encode()).hexdigest()
    assert transcript.spoken(transcript.turns[0]) == "Så är det."


def test_swedish_order() -> None:
    """Å, ä and ö come last in this order, whatever their case and composition."""
    names = ["Öster", "a\u030ange", "Ärlig", "zon", "Alm", "alm"]
    assert sorted(names, key=swedish_key) == ["Alm", "alm", "zon", "a\u030ange", "Ärlig", "Öster"]


TIMES = {
    "0:19:39": 1179.0,
    "[00:03]": 3.0,
    "#00:19:39-2#": 1179.2,
    "[125:43]": 7543.0,
    "0:0:2.90 --> 0:0:4.480": 2.9,
    "01.02.03": 3723.0,
}


@pytest.mark.parametrize(("mark", "expected"), TIMES.items(), ids=TIMES.keys())
def test_times(mark: str, expected: float) -> None:
    """Every way of writing a time gives its seconds."""
    assert seconds(mark) == expected


@pytest.mark.parametrize("mark", ["12:75", "1:99:00", "text", ""])
def test_no_times(mark: str) -> None:
    """What is no time gives none."""
    assert seconds(mark) is None


SYMBOLS = {
    ("Wingdings", "F0FC"): "✓",
    ("Symbol", "F061"): "α",
    ("Arial", "2022"): "•",
    ("Arial", "F021"): None,
    ("Arial", "xyz"): None,
    ("Arial", "D800"): None,
}


@pytest.mark.parametrize(("place", "char"), SYMBOLS.items(), ids=map(str, SYMBOLS))
def test_symbols(place: tuple[str, str], char: str | None) -> None:
    """Symbols with a counterpart in Unicode are mapped, others are not guessed."""
    assert symbol(*place) == char
