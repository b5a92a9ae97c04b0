"""What people tell of speakers changes who speaks, and never what was said."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from interviews import Speaker, Transcript, Turn
from interviews.corrections import Correction, corrected, final_label
from interviews.label_matching import same_label
from interviews.layouts.merging import merge_proposals
from interviews.role_words import role_named

LABELS = ["I", "IP", "Jon B", "Job B", "A=B", "ip"]
ROLES = ["interviewer", "interviewee", "unknown"]


def spoken(*labels, roles=None):
    """A transcript of one word a turn, by labels; None is a turn without one."""
    text, turns = "", []
    for label in labels:
        text += f"{label}: " if label else ""
        turns.append(Turn(len(text), len(text) + 3, label and f"{label}:", label, role=(roles or {}).get(label, "unknown")))
        text += "ord\n"
    named = dict.fromkeys(label for label in labels if label)
    return Transcript("Samtal", text, tuple(turns), tuple(Speaker(label, (roles or {}).get(label, "unknown")) for label in named))


unhurried = settings(deadline=None)  # a shared machine may pause anywhere

corrections = st.lists(
    st.builds(
        Correction,
        st.sampled_from(LABELS),
        st.none() | st.sampled_from(LABELS),
        st.none() | st.sampled_from(ROLES),
        st.none() | st.just("Chef"),
    ),
    unique_by=lambda each: each.label,
)
talks = st.builds(
    lambda labels, roles: spoken(*labels, roles=dict(zip(LABELS, roles, strict=True))),
    st.lists(st.none() | st.sampled_from(LABELS), min_size=1, max_size=12),
    st.lists(st.sampled_from(ROLES), min_size=len(LABELS), max_size=len(LABELS)),
)


@unhurried
@given(talks, corrections)
def test_words_and_spans_stay(talk, told):
    """Whatever is told: text, words, spans, times and the labels' spelling are those that were read."""
    after = corrected(talk, told)
    assert after.text == talk.text
    assert after.words == talk.words
    assert [(t.start, t.end, t.label, t.time) for t in after.turns] == [(t.start, t.end, t.label, t.time) for t in talk.turns]


@unhurried
@given(talks, corrections)
def test_correcting_twice_is_correcting_once(talk, told):
    """Merges, roles and names are told, not applied step by step."""
    once = corrected(talk, told)
    assert corrected(once, told) == once


@unhurried
@given(talks, corrections)
def test_speakers_and_turns_agree(talk, told):
    """Every turn's speaker is among the speakers once, in the order of appearance, and in the speaker's role."""
    after = corrected(talk, told)
    assert [speaker.label for speaker in after.speakers] == list(dict.fromkeys(t.speaker for t in after.turns if t.speaker))
    roles = {speaker.label: speaker.role for speaker in after.speakers}
    assert all(turn.role == roles[turn.speaker] for turn in after.turns if turn.speaker)


def test_a_merged_label_follows_the_other_one():
    """Its turns get the other's name and role, whatever was told of its own role."""
    talk = spoken("Jon B", "Job B", "IP", roles={"Jon B": "interviewer", "Job B": "interviewee"})
    after = corrected(talk, [Correction("Job B", merged_into="Jon B", role="unknown", pseudonym="Bi")])
    assert [(turn.speaker, turn.label, turn.role) for turn in after.turns] == [
        ("Jon B", "Jon B:", "interviewer"),
        ("Jon B", "Job B:", "interviewer"),
        ("IP", "IP:", "unknown"),
    ]
    assert after.speakers == (Speaker("Jon B", "interviewer"), Speaker("IP"))


def test_chains_are_gone_through_and_circles_are_left():
    """A into B into C makes A a C; labels in a circle and what leads there stay as they are, and so does one told to be itself."""
    told = {each.label: each for each in (Correction("A", "B"), Correction("B", "C"), Correction("D", "D"), Correction("E", "D"))}
    assert [final_label(label, told) for label in "ABCDE"] == ["C", "C", "C", "D", "D"]
    circle = {each.label: each for each in (Correction("A", "B"), Correction("B", "A"), Correction("C", "A"))}
    assert [final_label(label, circle) for label in "ABC"] == ["A", "B", "C"]


def test_a_label_merged_into_one_that_is_gone_keeps_its_role():
    """A corrected transcript may hold the misspelling alone."""
    after = corrected(spoken("Job B", roles={"Job B": "interviewer"}), [Correction("Job B", "Jon B", pseudonym="x")])
    assert after.speakers == (Speaker("Jon B", "interviewer"),)


def test_a_name_and_a_role_are_told():
    """The role goes to the turns too."""
    after = corrected(spoken("IP"), [Correction("IP", role="interviewer", pseudonym="Chef"), Correction("borta", role="unknown")])
    assert (after.speakers, after.turns[0].role) == ((Speaker("IP", "interviewer", "Chef"),), "interviewer")


def test_labels_are_met_in_any_case():
    """As they are spelt first; where several would do none is chosen."""
    assert [same_label(each, ["Jon B", "IP", "Ip"]) for each in ("jon  b:", "IP", "ip", "x")] == ["Jon B", "IP", None, None]


def test_roles_have_words_in_both_languages():
    """One word each; a position is no role."""
    words = {
        "interviewer": ("interviewer", "Intervjuare", "moderator"),
        "interviewee": ("interviewee", "intervjuperson", "IP", "respondent", "informant", "Deltagare"),
        "unknown": ("unknown", "okänd", "?"),
        None: ("chef", "", "enhetschef", "ansvarig deltagare"),
    }
    assert {role: tuple(word for word in each if role_named(word) == role) for role, each in words.items()} == words


def test_merges_are_proposed_towards_the_frequent_label():
    """A rare look-alike, a variant in case, a lone number; numbered labels are different people."""
    labels = ["Jon B"] * 4 + ["Job B", "IP", "IP", "Ip", "Talare", "Talare", "Talare 1", "P 1", "P 2"]
    assert [(each.label, each.into) for each in merge_proposals(spoken(*labels).turns)] == [
        ("Job B", "Jon B"),
        ("Ip", "IP"),
        ("Talare 1", "Talare"),
    ]
