"""Interviewers' turns find the questions of the guide that they ask, and turns their topics."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviews.guide import Guide, Topic
from interviews.guide_matching import asked_in, topics_of, with_topics
from interviews.transcript import Transcript
from interviews.turn import Turn

sys.path.insert(0, str(Path(__file__).parent))  # there are no packages under tests
from guide_turns import ENGLISH, ENGLISH_TURNS, SWEDISH, SWEDISH_TURNS

sys.path.pop(0)


def _talk(*lines, headings=()):
    """A transcript of `I: …`, `IP: …` and `?: …` (role unknown); `headings` are those of the turns, in order."""
    roles = {"I": "interviewer", "IP": "interviewee", "?": "unknown"}
    turns, texts, place = [], [], 0
    for number, line in enumerate(lines):
        label, _, words = line.partition(": ")
        heading = headings[number] if number < len(headings) else None
        turns.append(Turn(place, place + len(words), label, label, heading=heading, role=roles[label]))
        texts.append(words)
        place += len(words) + 1
    return Transcript("Samtal", "\n".join(texts), tuple(turns))


def _best(talk, guide):
    """The topic and question of every turn that asks something, by the best score."""
    found = {}
    for each in asked_in(talk, guide):
        if each.turn not in found or each.score > found[each.turn].score:
            found[each.turn] = each
    return found


@pytest.mark.parametrize(("guide", "turns"), [(SWEDISH, SWEDISH_TURNS), (ENGLISH, ENGLISH_TURNS)])
def test_nothing_is_found_that_is_not_asked_and_little_is_missed(guide, turns):
    """On turns told apart by hand: no turn gets a topic that it does not ask about, and nine of ten questions are found."""
    topics = {question: topic.name for topic in guide.topics for question in topic.questions}
    found = _best(_talk(*(f"I: {said}" for said, _ in turns)), guide)
    wrong = [turns[turn][0] for turn, each in found.items() if each.topic != topics.get(turns[turn][1])]
    asked = [number for number, (_, question) in enumerate(turns) if question]
    assert wrong == []
    assert sum(number in found for number in asked) >= 0.9 * len(asked)


def test_both_questions_of_a_turn_are_found_in_small_talk():
    """Each once, with the words that asked it."""
    talk = _talk(
        "I: Ja, då tänkte jag fråga: har ni kunnat ta till er det sociala investeringsperspektivet? Fanns det verktyg för det?"
    )
    asked = {each.question: each.said for each in asked_in(talk, SWEDISH)}
    assert set(asked) == set(SWEDISH.topics[0].questions[:2])
    assert all(each in talk.text for each in asked.values())


def test_who_answers_asks_nothing():
    """An interviewee who repeats the question has not been the one to ask; where no role is known, a question mark tells."""
    question = SWEDISH.topics[0].questions[0]
    assert asked_in(_talk(f"IP: {question}"), SWEDISH) == ()
    assert asked_in(_talk("I: Ja?", f"?: {question}"), SWEDISH) == ()
    assert [each.turn for each in asked_in(_talk("?: Ja.", f"?: {question}"), SWEDISH)] == [1]
    assert asked_in(_talk(f"?: {question.rstrip('?')}."), SWEDISH) == ()


def test_a_topic_brought_up_by_its_name_counts_without_a_question():
    """`Om vi går över till demokratiserad styrning` asks about it."""
    (asked,) = asked_in(_talk("I: Om vi går över till kunskapsallianser och demokratiserad styrning."), SWEDISH)
    assert (asked.topic, asked.how, asked.question) == ("Demokratiserad styrning", "name", None)


def test_topics_go_on_until_the_next_one():
    """From the turn that asks; follow-ups and answers belong to it, and what stands above the first belongs to none."""
    talk = _talk(
        "I: Hej!",
        "I: Har ni kunnat ta till er perspektivet?",
        "IP: Ja.",
        "I: Hur menar du?",
        "IP: Så.",
        "I: Hur känns rörelsen framåt?",
    )
    first, last = "Socialt investeringsperspektiv", "Processen"
    assert [turn.heading for turn in with_topics(talk, SWEDISH).turns] == [None, first, first, first, first, last]


def test_headings_name_topics_and_end_them():
    """By the topic's name in other words or a question; a heading that tells none ends the topic and stays as it is."""
    headings = ("2. Demokratiserad styrning", "2. Demokratiserad styrning", "Avslutning", "Vad står i vägen för uppdragen?")
    talk = _talk("I: Då så.", "IP: Jaha.", "IP: Tack.", "IP: Pengar.", headings=headings)
    topics = [turn.heading for turn in with_topics(talk, SWEDISH).turns]
    assert topics == ["Demokratiserad styrning", "Demokratiserad styrning", "Avslutning", "Uppdrag och utvecklingsområden"]
    assert [each.how for each in asked_in(talk, SWEDISH)] == ["heading", "heading"]


def test_a_question_below_a_heading_goes_before_it():
    """What is asked in a turn tells its topic better than what stands above."""
    talk = _talk("I: Hur känns rörelsen framåt?", "IP: Bra.", headings=["Demokratiserad styrning"] * 2)
    assert topics_of(talk, asked_in(talk, SWEDISH)) == ["Processen", "Processen"]


def test_without_a_guide_or_turns_nothing_is_touched():
    """The very same value comes back."""
    talk = _talk("I: Hur känns rörelsen framåt?")
    assert with_topics(talk, Guide()) is talk
    assert with_topics(talk, Guide((Topic("Ekonomi", ("Räcker pengarna?",)),))) is talk
    assert with_topics(Transcript("Notis", "Hur känns rörelsen framåt?"), SWEDISH).turns == ()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=40), max_size=6), st.lists(st.tuples(st.text(max_size=12), st.text(max_size=30)), max_size=4))
def test_any_talk_and_any_guide_go_together(said, topics):
    """Text and spans stay, scores lie between 0 and 1, and every topic is one of the guide's."""
    talk = _talk(*(f"I: {words}" for words in said))
    guide = Guide(tuple(Topic(name, (question,)) for name, question in topics))
    shown = with_topics(talk, guide)
    assert shown.text == talk.text
    assert [(turn.start, turn.end) for turn in shown.turns] == [(turn.start, turn.end) for turn in talk.turns]
    assert all(0 < each.score <= 1 and each.topic in guide.names for each in asked_in(talk, guide))
