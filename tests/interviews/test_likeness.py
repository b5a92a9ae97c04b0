"""The same interview twice is told from two interviews of the same guide."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviews.likeness import NEAR, likeness, near_duplicates, nearest, shingles, shingles_of
from interviews.transcript import Transcript
from interviews.turn import Turn

QUESTIONS = [f"Hur ser ni på fråga nummer {number}, som vi ställer till alla som vi intervjuar i år?" for number in range(12)]


def _answers(seed, count=12, size=40):
    """Answers in words of one's own."""
    own = random.Random(seed)  # noqa: S311  # words, no secrets
    return [" ".join(f"ord{own.randrange(400)}" for _ in range(size)) for _ in range(count)]


def _interview(name, answers, questions=QUESTIONS):
    """An interview: each question with its answer."""
    lines, turns, place = [], [], 0
    for question, answer in zip(questions, answers, strict=True):
        for words, role in ((question, "interviewer"), (answer, "interviewee")):
            turns.append(Turn(place, place + len(words), role=role))
            lines.append(words)
            place += len(words) + 1
    return Transcript(name, "\n".join(lines), tuple(turns))


def _pairs(*transcripts):
    """The names of those that are nearly the same."""
    return [(each.one, each.other) for each in near_duplicates(transcripts)]


def test_the_same_guide_does_not_make_interviews_alike():
    """However long the questions are beside the answers."""
    short = [_interview(str(seed), _answers(seed, size=6)) for seed in range(8)]
    assert near_duplicates(short) == []


def test_the_same_interview_under_two_names_is_found():
    """Among others, with all of it in common."""
    one = _interview("a", _answers(1))
    others = [_interview(str(seed), _answers(seed)) for seed in range(2, 8)]
    found = near_duplicates([*others, one, replace(one, name="b")])
    assert [(each.one, each.other, each.likeness) for each in found] == [("a", "b", 1.0)]


@pytest.mark.parametrize("share", [0.02, 0.05, 0.1, 0.15])
def test_a_corrected_version_is_found(share):
    """Also where every seventh word was corrected."""
    own = random.Random(3)  # noqa: S311  # words, no secrets
    answers = _answers(1, size=100)
    corrected = [" ".join(word + "s" if own.random() < share else word for word in each.split()) for each in answers]
    assert _pairs(_interview("a", answers), _interview("b", corrected)) == [("a", "b")]


def test_a_shortened_version_is_found():
    """A third of the answers, and other questions."""
    answers = _answers(1)
    assert _pairs(_interview("a", answers), _interview("b", answers[:4], ["Jaha?"] * 4)) == [("a", "b")]


def test_filled_in_forms_are_not_alike_and_copies_of_one_are():
    """A form's own words stand in all of them, and where no roles are known, in what counts."""
    forms = [
        Transcript(str(seed), "\n".join(f"{q}\n{a}" for q, a in zip(QUESTIONS, _answers(seed, size=6), strict=True)))
        for seed in range(6)
    ]
    assert near_duplicates(forms) == []
    assert _pairs(*forms, replace(forms[2], name="kopia")) == [("2", "kopia")]
    assert len(near_duplicates([replace(forms[0], name=str(number)) for number in range(6)])) == 15


def test_a_few_words_tell_nothing():
    """Two short answers may well be the same."""
    assert (
        _pairs(Transcript("a", "Ja, det tycker jag nog att det är."), Transcript("b", "Ja, det tycker jag nog att det är.")) == []
    )
    assert likeness(frozenset(), frozenset()) == 0.0


def test_one_that_comes_in_is_held_against_those_that_are_there():
    """The name of the one that it is most like, or nothing."""
    known = {str(seed): shingles(_interview(str(seed), _answers(seed))) for seed in range(5)}
    assert nearest(_interview("ny", _answers(3)), known) == ("3", 1.0)
    assert nearest(_interview("ny", _answers(9)), known) is None
    assert nearest(_interview("ny", _answers(9)), {}) is None


def test_the_same_words_have_the_same_numbers_in_every_process():
    """Else what one computer calls alike another would not."""
    assert shingles_of("Det här är fem ord") == shingles_of("det HÄR,\när fem – ord")
    assert shingles_of("a b c d") == frozenset()


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text(alphabet="abc ", max_size=80), max_size=8))
def test_looking_for_candidates_finds_what_comparing_all_pairs_finds(texts):
    """Nothing that is alike is missed, whatever the texts; forms apart, which need five."""
    transcripts = [Transcript(str(number), text) for number, text in enumerate(texts[:4])]
    whole = [
        (one.name, other.name)
        for place, one in enumerate(transcripts)
        for other in transcripts[place + 1 :]
        if likeness(shingles(one), shingles(other)) >= max(NEAR, 0.8)
    ]
    assert set(whole) <= set(_pairs(*transcripts))
