"""An edited quotation stays what somebody said: brackets are honest, tidying is flagged, all else is refused."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coding.quotation_edit import quotation_edit
from coding.spoken_language import DENYING, FILLERS, PHRASES, SMALL

WORDS = ("kommunen", "budget", "vi", "satsar", "ungdomar", "tillsammans", "föreningar", "inte", "Region", "2015")
NEW = ("omsorg", "flygplan", "hemskt", "2016")
talks = st.lists(st.sampled_from(WORDS), min_size=2, max_size=12).map(" ".join)


@pytest.mark.parametrize(
    ("said", "written", "verdict"),
    [
        ("Vi har inte råd.", "Vi har inte råd.", "verbatim"),
        ("Vi har inte råd.", "  vi har\ninte råd ", "verbatim"),
        ("Men vi har inte råd just nu.", "[…] Vi har inte råd […]", "marked"),
        ("Hon har råd.", "[Rektorn] har [numera] råd.", "marked"),
        ("Det är så [skratt] bra.", "Det är så [skratt] bra.", "verbatim"),
        ("Vi har alltså, vi har liksom inte råd.", "Vi har inte råd.", "tidied"),
        ("Dom har nån budget.", "De har någon budget.", "tidied"),
        ("Vi har kom- kommunala pengar.", "Vi har kommunala pengar.", "tidied"),
        ("Det går [skratt] bra.", "Det går bra.", "tidied"),
        ("Är det bra?", "Är det bra.", "tidied"),
        ("Vi kan inte.", "Vi kan.", "refused"),
        ("Vi kan.", "Vi kan inte.", "refused"),
        ("Det är möjligt.", "Det är omöjligt.", "refused"),
        ("Det gav hjälp.", "Det gav hjälplös.", "refused"),
        ("Ingen kan göra det.", "Inget kan göra det.", "refused"),
        ("They can do it.", "They can't do it.", "refused"),
        ("Det var 2015.", "Det var 2016.", "refused"),
        ("Vi har inte råd, sa hon.", "Vi har inte råd.", "refused"),
        ("Vi har inte råd.", "Vi har … råd.", "refused"),
        ("Vi har råd.", "[…]", "refused"),
        ("Vi har råd.", "[Allt är bra.]", "refused"),
        ("Vi har råd.", "Vi har [råd.", "refused"),
        ("Vi har råd.", "Vi [] har råd.", "refused"),
        ("Vi har råd.", "", "refused"),
        ("", "Vi", "refused"),
    ],
)
def test_each_sort_of_edit_has_its_verdict(said, written, verdict):
    """A table of tiny edits."""
    edit = quotation_edit(said, written)
    assert edit.verdict == verdict
    assert bool(edit.fault) == (verdict == "refused")


def test_the_difference_shows_what_went_and_what_came():
    """What is the same stands plain."""
    edit = quotation_edit("Men hon har liksom råd nu.", "Men [rektorn] har råd […]")
    assert edit.shown == "Men {-hon-}{+[rektorn]+} har {-liksom-} råd {-nu.-}{+[…]+}"


@given(talks)
def test_what_is_quoted_as_it_was_said_is_verbatim(said):
    """Nothing differs."""
    edit = quotation_edit(said, said)
    assert edit.verdict == "verbatim"
    assert edit.shown == said


@given(st.lists(st.sampled_from(WORDS), min_size=3, max_size=12), st.data())
def test_marks_alone_are_never_called_tidied(words, data):
    """Any stretch may be left out with a mark, and words may be put in brackets anywhere, while one word stays."""
    start = data.draw(st.integers(0, len(words)))
    end = data.draw(st.integers(start, len(words)))
    assume(end - start < len(words))
    mark = data.draw(st.sampled_from(("[…]", "[...]", "[omsorg]", "[en omsorg]")))
    edited = [*words[:start], mark, *words[end:]]
    edited.insert(data.draw(st.integers(0, len(edited))), "[flygplan]")
    assert quotation_edit(" ".join(words), " ".join(edited)).verdict == "marked"


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12), st.sampled_from(NEW), st.data())
def test_a_word_that_was_not_said_is_refused(words, word, data):
    """Wherever it stands, unless it stands in brackets."""
    place = data.draw(st.integers(0, len(words)))
    edited = [*words[:place], word, *words[place:]]
    assert not quotation_edit(" ".join(words), " ".join(edited)).allowed
    assert quotation_edit(" ".join(words), " ".join([*words[:place], f"[{word}]", *words[place:]])).verdict == "marked"


@given(st.lists(st.sampled_from(WORDS), min_size=2, max_size=10, unique=True), st.data())
def test_a_word_that_is_left_out_without_a_mark_is_refused(words, data):
    """First, last or between, where it is no repetition and no filler."""
    place = data.draw(st.integers(0, len(words) - 1))
    assert not quotation_edit(" ".join(words), " ".join(words[:place] + words[place + 1 :])).allowed


@given(st.lists(st.sampled_from(WORDS), min_size=2, max_size=10), st.sampled_from(sorted(FILLERS)), st.data())
def test_a_filler_goes_and_is_flagged_but_does_not_come(words, filler, data):
    """Taking it out is tidying; putting it in is not."""
    place = data.draw(st.integers(0, len(words)))
    with_it = " ".join([*words[:place], filler, *words[place:]])
    assert quotation_edit(with_it, " ".join(words)).verdict == "tidied"
    assert not quotation_edit(" ".join(words), with_it).allowed


@given(talks, st.lists(st.sampled_from((*WORDS, *NEW, "[…]", "[omsorg]")), min_size=1, max_size=9).map(" ".join))
def test_the_verdict_on_marks_agrees_with_a_pattern(said, written):
    """A pattern in which every bracket stands for any words finds the quotation in the talk exactly where no liberty was taken."""
    pieces = re.split(r"\[[^\]]*\]", written)
    texts = [re.escape(" ".join(piece.split())) for piece in pieces]
    pattern = "(?:.* )?".join(f"{text} " if text else "" for text in texts)
    found = re.fullmatch(pattern, f"{said} ") and any(texts)
    assert (quotation_edit(said, written).verdict in {"verbatim", "marked"}) == bool(found)


@given(talks, st.lists(st.sampled_from((*WORDS, *NEW, "[…]", "[omsorg]", "och", "[")), min_size=0, max_size=9).map(" ".join))
def test_the_parts_hold_both_texts_whole(said, written):
    """No word of either is lost or told twice, whatever the verdict."""
    parts = quotation_edit(said, written).parts
    assert " ".join(part.said for part in parts).split() == said.split()
    assert " ".join(part.written for part in parts).split() == written.split()


def test_words_that_deny_are_in_no_list_of_what_may_be_tidied():
    """Otherwise a sentence could be turned round in silence."""
    assert not DENYING & (FILLERS | SMALL | {word for phrase in PHRASES for word in phrase})


def test_a_text_too_long_to_be_compared_is_refused_with_what_to_do():
    """Unless it stands as it was said."""
    talk = " ".join(f"ord{number}" for number in range(2500))
    assert "quote a shorter piece" in quotation_edit(talk, f"{talk} [slut]").fault
    assert quotation_edit(talk, talk).allowed
