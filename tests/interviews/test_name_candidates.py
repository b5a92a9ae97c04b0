"""Candidates: what may tell who somebody is, and what only looks like it."""

from __future__ import annotations

import pytest

from interviews.personal_data.candidates import candidates
from interviews.personal_data.name_forms import Named
from interviews.personal_data.name_replacer import NameReplacer
from interviews.transcript import Transcript

NOBODY = NameReplacer(())


def _found(text, known=NOBODY, left_out=()):
    """Candidates of one text by what they are."""
    return {each.candidate: each for each in candidates([Transcript("Samtal", text)], known, left_out)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jag talade med Fatima i går.", "Fatima"),
        ("Det var Fatimas idé.", "Fatima"),
        ("Jag talade med Fatima Nouri.", "Fatima Nouri"),
        ("Det var Per-Olof Lindqvists idé.", "Per-Olof Lindqvist"),
        ("Jag talade med Bergström.", "Bergström"),
        ("Jag talade med Yngvild Bergström.", "Yngvild Bergström"),
        ("Yngvild Bergström kom.", "Yngvild Bergström"),
        ("Sedan gick Mehmet, Jelena och Abdi.", "Jelena"),
    ],
)
def test_names_are_found_by_lists(text, name):
    """First and last names of those who live in a Swedish city, without their genitive."""
    assert _found(text)[name].kind == "name"


@pytest.mark.parametrize(
    "text",
    [
        "Finns det mer? Vi finns kvar. Det finns. Sten är hårt, sten och sten.",
        "I Maj, i april och på Torsdag. Tack!",
        "Kulturförvaltningen i staden.",
    ],
)
def test_words_are_no_names(text):
    """Words that begin sentences and stand in small letters elsewhere, months and days."""
    assert not {name for name, each in _found(text).items() if each.kind == "name"}


def test_names_in_sentences_stand_before_those_that_only_begin_them():
    """The likeliest first; a pair before a single name."""
    text = "Lena kom. Vi såg Fatima Nouri och Goran. I Lund."
    assert [each.candidate for each in candidates([Transcript("A", text)], NOBODY)] == ["Fatima Nouri", "Goran", "Lena", "Lund"]


def test_organisations_and_the_roster_are_left_out():
    """Whoever is replaced already needs no second look; another person of the same first name does."""
    known = NameReplacer((Named("Karin Ek", "x"),))
    assert set(_found("Vi såg Karin Ek, Karins chef och Karin Berg på Holm Bostäder.", known, ["Holm Bostäder"])) == {"Berg"}


@pytest.mark.parametrize(
    ("text", "candidate", "kind"),
    [
        ("ring 040-34 10 00 nu", "040-34 10 00", "telephone"),
        ("ring +46 70 123 45 67", "+46 70 123 45 67", "telephone"),
        ("skriv till fatima.nouri@skola.se.", "fatima.nouri@skola.se", "e-mail"),
        ("nr 811218-9876 var det", "811218-9876", "personnummer"),
        ("nr 19811218-9876 var det", "19811218-9876", "personnummer"),
        ("nr 701063-2391 var det", "701063-2391", "personnummer"),
    ],
)
def test_addresses_and_numbers_are_found(text, candidate, kind):
    """Coordination numbers too."""
    assert _found(text)[candidate].kind == kind


@pytest.mark.parametrize(
    "text", ["nr 811218-9875 var det", "nr 811318-9876 var det", "2014-2015 och 10 000 000", "kl. 08.30-09.15"]
)
def test_numbers_without_their_check_digit_or_length_are_none(text):
    """What is wrong by its check digit, its day or its length."""
    assert _found(text) == {}


def test_places_count_and_context_are_told():
    """Of all interviews; the context is one line."""
    talks = [Transcript("A", "Hej.\nVi såg Goran där."), Transcript("B", "Gorans bil och Goran.")]
    (found,) = candidates(talks, NOBODY)
    assert (found.candidate, found.count, found.interviews, found.interview) == ("Goran", 3, ("A", "B"), "A")
    assert talks[0].text[found.start : found.end] == "Goran"
    assert found.context == "Hej. Vi såg »Goran« där."
