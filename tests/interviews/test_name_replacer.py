"""Names in texts: which are replaced, in what forms, and what is left alone."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from interviews.personal_data.masks import MASKS
from interviews.personal_data.name_forms import Named
from interviews.personal_data.name_replacer import NameReplacer

KARIN = Named("Karin Ek", "Person 214", ("Kajsa", "KE"))
BJORN = Named("Björn Berg", "Person 300")
ANNAS = (Named("Anna Lindh", "Person 400"), Named("Anna Holm-Ros", "Person 500"))
PER = Named("Per af Ekenstam", "Person 600")
ANDRE = Named("Märta André", "Person 700")
MARIA = Named("Eva Maria Sjö", "Person 800")
ROSTER = NameReplacer((KARIN, BJORN, *ANNAS, PER, ANDRE, MARIA))


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Karin Ek kom.", "Person 214 kom."),
        ("KARIN EK och karin ek", "Person 214 och Person 214"),
        ("Karin  Ek, Karin\u00a0Ek, Karin\nEk", "Person 214, Person 214, Person 214"),
        ("Ek, Karin och Ek Karin", "Person 214 och Person 214"),
        ("K. Ek, K Ek, K.E. och Karin E.", "Person 214, Person 214, Person 214 och Person 214"),
        ("Karin-Ek och karin.ek", "Person 214 och Person 214"),
        ("Karin sa, Kajsa sa, KE sa", "Person 214 sa, Person 214 sa, Person 214 sa"),
        ("fru Ek och karin", "fru Person 214 och Person 214"),
        ("Maria Sjö och Eva M. Sjö", "Person 800 och Person 800"),
        ("af Ekenstam; Ekenstam; Per Ekenstam", "Person 600; Person 600; Person 600"),
        ("Ek, per telefon", "Person 214, per telefon"),
        ("Märta Andre och MÄRTA", "Person 700 och Person 700"),
        ("Holm-Ros, Holm Ros och Ros", "Person 500, Person 500 och Person 500"),
    ],
)
def test_a_person_is_known_in_every_form_of_the_name(said, shown):
    """Either order, initials, first and last name alone, aliases, any gap, any case of a full name."""
    assert ROSTER.text(said) == shown


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Karins", "Person 214s"),
        ("Karin Eks chef", "Person 214s chef"),
        ("Karin's och Karin’s", "Person 214's och Person 214’s"),
        ("KE:s", "Person 214:s"),
        ("Annas", "[namn]s"),
        ("Ek-gruppen, ex-Karin", "Person 214-gruppen, ex-Person 214"),
    ],
)
def test_what_hangs_on_a_name_stays(said, shown):
    """The genitive and compounds with a hyphen."""
    assert ROSTER.text(said) == shown


@pytest.mark.parametrize(
    "said",
    [
        "björn i skogen på ett berg vid en sjö under en ek",
        "per telefon, ros och ris",
        "Ekgatan, Bergman, Karinsson, ek2",
        "Anna-Karin, anna-karin, Lindh-Ek, O'Ek, Karin-Maja",
        "ke, Ke",
        "ekonomi på 12-15 år, 2014-2015, 0-100, kl. 08.30-09.15",
    ],
)
def test_what_is_no_name_stays(said):
    """Ordinary words in small letters, names inside other words and other names, initials in small letters, plain numbers."""
    assert ROSTER.text(said) == said


def test_a_first_name_of_two_persons_names_neither():
    """It does not stay, and nobody gets the other one's pseudonym; with the last name it is told whose it is."""
    assert ROSTER.text("Anna, och Anna Lindh") == "[namn], och Person 400"
    assert NameReplacer(ANNAS, MASKS["en"]).text("Anna") == "[name]"


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("skriv till karin.ek@malmo.se!", "skriv till [e-post]!"),
        ("040-34 10 00 eller 0701-234567", "[telefon] eller [telefon]"),
        ("+46 (0)70 123 45 67", "[telefon]"),
        (
            "811218-9876, 19811218-9876, 8112189876 och 701063-2391",
            "[personnummer], [personnummer], [personnummer] och [personnummer]",
        ),
        ("040-34 10 00 811218-9876", "[telefon] [personnummer]"),
    ],
)
def test_addresses_and_numbers_are_masked(said, shown):
    """Whoever they belong to."""
    assert ROSTER.text(said) == shown


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Intervju_Karin_Ek_2015", "Intervju_Person 214_2015"),
        ("IntervjuKarinEk2", "Intervju Person 214 2"),
        ("karin-ek", "Person 214"),
        ("samtal björn", "samtal Person 300"),
        ("Samtal-Karin-Ek", "Samtal-Person 214"),
        ("Intervju 2", "Intervju 2"),
    ],
)
def test_names_of_files_are_written_in_every_way(name, shown):
    """Small letters, signs, capitals inside words and numbers do not hide anybody."""
    assert ROSTER.title(name) == shown


def test_a_decomposed_name_is_found_and_other_text_keeps_its_form():
    """A with a ring of its own is å."""
    replacer = NameReplacer((Named("Åsa Ek", "Person 111"),))
    assert replacer.text("A\u030asa") == "Person 111"
    assert replacer.text("Go\u0308ran") == "Go\u0308ran"


def test_without_a_roster_nothing_but_numbers_is_masked():
    """No pattern matches everything by mistake."""
    assert NameReplacer(()).text("Karin, a@b.se") == "Karin, [e-post]"


@pytest.mark.slow
def test_time_grows_with_the_text_alone():
    """Ten times the persons and a text of near misses cost no more than a few times as much."""

    def seconds(persons: int, text: str) -> float:
        names = NameReplacer(
            tuple(Named(f"Nn{number}a Mm{number}a".translate(LETTERS), f"Person {number}") for number in range(persons))
        )
        names.text(text)
        begun = time.process_time()
        names.text(text)
        return time.process_time() - begun

    text = "Vi talade med nnbba om 040 och a@b i staden. " * 5_000
    assert seconds(1000, text) < 8 * seconds(100, text)


LETTERS = str.maketrans("0123456789", "bcdfghjklm")
WORDS = st.text(st.sampled_from("abdeiknorstäö"), min_size=3, max_size=7)
NAMES = st.lists(WORDS.map(str.capitalize), min_size=2, max_size=3).map(" ".join)
ROSTERS = st.lists(NAMES, min_size=1, max_size=5, unique=True).map(
    lambda names: NameReplacer(tuple(Named(name, f"Person {number}") for number, name in enumerate(names, start=100)))
)
GAPS = st.sampled_from([" ", ", ", ". ", "\n", " – ", "-", "s ", ": ", "; ", "(", "'"])


@st.composite
def _talk(draw: st.DrawFn) -> tuple[NameReplacer, str]:
    """A roster and a text in which its names and other words stand in any order."""
    replacer = draw(ROSTERS)
    spoken = [word for each in replacer.named for word in (each.name, *each.name.split(), each.name.upper())]
    parts = draw(st.lists(st.tuples(st.one_of(st.sampled_from(spoken), WORDS), GAPS), max_size=12))
    return replacer, "".join(word + gap for word, gap in parts)


@given(_talk())
@settings(deadline=None)
def test_no_name_with_a_capital_is_left_as_a_whole_word(talk):
    """A whole word is one that no letter, digit, hyphen or apostrophe touches."""
    replacer, text = talk
    shown = replacer.text(text)
    for name in {word for each in replacer.named for word in (each.name, *each.name.split())}:
        assert not re.search(rf"(?<![\w'’-]){re.escape(name)}(?![\w'’-])", shown), (name, shown)


@given(_talk())
@example((NameReplacer((Named("Aaa Aaa", "Person 100"), Named("Aab Aaaa", "Person 101"))), "Aaa Aaa(Aab-Aaa Aaa "))
@settings(deadline=None)
def test_replacing_twice_is_replacing_once(talk):
    """What stands for a name is none."""
    replacer, text = talk
    assert replacer.text(replacer.text(text)) == replacer.text(text)


@given(_talk())
@settings(deadline=None)
def test_what_is_replaced_is_said_by_its_place_and_the_rest_is_untouched(talk):
    """The pieces between the replacements are those of the text, in order."""
    replacer, text = talk
    found = replacer.replacements(text)
    place, shown = 0, ""
    for each in found:
        assert place <= each.start < each.end <= len(text)
        shown += text[place : each.start] + each.shown
        place = each.end
    assert shown + text[place:] == replacer.text(text)


@given(ROSTERS, st.lists(WORDS, max_size=10))
@settings(deadline=None)
def test_a_text_without_the_names_is_unchanged(replacer, words):
    """Word by word another one."""
    known = {word.lower() for each in replacer.named for word in re.split(r"[\W_]+", each.name)}
    assume(not any(word in known or word.removesuffix("s") in known for word in words))
    assert replacer.text(" ".join(words)) == " ".join(words)
