"""Proposals of rules, and the word forms that a dry run shows."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from coding.codebook import Codebook
from coding.proposals import WordForm, propose, word_forms
from coding.rule import Rule
from interviews.transcript import Transcript
from interviews.turn import Turn

if TYPE_CHECKING:
    from interviews.speaker import Role


def talk(*said: tuple[Role, str], name: str = "Kultur") -> Transcript:
    """A transcript of labelled turns."""
    text, turns = "", []
    for role, words in said:
        text += "I: " if role == "interviewer" else "IP: "
        turns.append(Turn(len(text), len(text) + len(words), role=role))
        text += words + "\n"
    return Transcript(name, text, tuple(turns))


def book(*rules: Rule, path: str = "Budget") -> Codebook:
    """A codebook of one code with rules."""
    return Codebook().add(path, id=str(UUID(int=1)), rules=rules)


TALK = talk(
    ("interviewer", "Hur går det med budgeten?"),
    ("interviewee", "Budgeten är ett år. Ja, ett år, bl.a. för budgeten. Så är det."),
    ("unknown", "Budget!"),
)


def test_a_proposal_is_the_sentence_around_a_find() -> None:
    """Interviewees' and unknown speakers' sentences are marked, an interviewer's are not; two finds in one make one proposal."""
    found = propose(TALK, book(Rule("lemma", ("budget",))))
    assert [proposal.quote for proposal in found] == ["Budgeten är ett år.", "Ja, ett år, bl.a. för budgeten.", "Budget!"]
    first = found[0]
    assert (first.interview, first.code, first.origin, first.status, first.coder) == ("Kultur", "Budget", "rule", "proposed", "")
    assert (first.created, first.memo, first.contrary) == ("", "", False)


def test_a_rule_with_the_unit_turn_marks_the_whole_turn() -> None:
    """Several finds in a turn make one proposal."""
    found = propose(TALK, book(Rule("exact", ("ett år",), unit="turn")))
    assert [(proposal.start, proposal.end) for proposal in found] == [(TALK.turns[1].start, TALK.turns[1].end)]


def test_a_source_without_turns_is_cut_at_its_lines() -> None:
    """Everybody is unknown there; the unit turn means the paragraph."""
    survey = Transcript("Enkät", "  Budgeten. Tiden.  \n\nInget annat.\nBudget")
    assert [found.quote for found in propose(survey, book(Rule("lemma", ("budget",))))] == ["Budgeten.", "Budget"]
    assert [found.quote for found in propose(survey, book(Rule("lemma", ("budget",), unit="turn")))] == [
        "Budgeten. Tiden.",
        "Budget",
    ]


def test_a_find_over_several_sentences_marks_them_all() -> None:
    """A token pattern may reach over a full stop."""
    rule = Rule("pattern", ('[{"LOWER": "år"}, {"ORTH": "."}, {"LOWER": "ja"}]',))
    assert [found.quote for found in propose(TALK, book(rule))] == ["Budgeten är ett år. Ja, ett år, bl.a. för budgeten."]


def test_two_rules_of_a_code_make_one_proposal_of_a_span() -> None:
    """The first rule gives the id, so the second one adds nothing and takes nothing away."""
    first, second = Rule("lemma", ("budget",)), Rule("exact", ("ett år",))
    both = propose(TALK, book(first, second))
    assert both == propose(TALK, book(first))
    assert len(propose(TALK, book(second))) == 2


def test_retired_codes_propose_nothing() -> None:
    """A retired code keeps its rules but uses none of them."""
    assert propose(TALK, book(Rule("lemma", ("budget",))).retire("Budget")) == []


def test_ids_depend_on_text_code_rule_and_span_alone() -> None:
    """The name of the interview and the path of the code may change; anything else makes another proposal."""
    rule = Rule("lemma", ("budget",))
    ids = {found.id for found in propose(TALK, book(rule))}
    renamed = Transcript("Annat namn", TALK.text, TALK.turns)
    assert {found.id for found in propose(renamed, book(rule, path="Pengar"))} == ids
    assert all(UUID(one).version == 5 for one in ids)
    other_rule = propose(TALK, book(Rule("exact", ("budgeten", "budget"))))
    other_code = propose(TALK, Codebook().add("Budget", id=str(UUID(int=2)), rules=(rule,)))
    other_text = propose(Transcript("Kultur", TALK.text + " ", TALK.turns), book(rule))
    for others in (other_rule, other_code, other_text):
        assert len(others) == 3
        assert not ids & {found.id for found in others}


def test_a_rule_with_another_word_keeps_the_proposals_it_still_makes() -> None:
    """Editing a rule's words or exclusions takes back what it no longer finds, and nothing else."""
    before = propose(TALK, book(Rule("lemma", ("budget",))))
    wider = propose(TALK, book(Rule("lemma", ("budget", "vara"), ("är",))))
    assert wider == before
    narrower = propose(TALK, book(Rule("lemma", ("budget",), ("budget",))))
    assert narrower == before[:2]


def test_an_id_is_the_same_in_years_to_come() -> None:
    """The way ids are made is fixed: existing studies hold them."""
    (found,) = propose(Transcript("a", "Budget"), book(Rule("exact", ("budget",))))
    assert found.id == "f296b751-7819-5e40-a979-0f97bdb72be0"


def test_proposals_are_sorted_by_place_and_code() -> None:
    """Whatever the order of codes and rules."""
    codes = book(Rule("exact", ("ja", "ett år"))).add("Annat", rules=(Rule("exact", ("bl.a.", "budget")),))
    found = propose(TALK, codes)
    keys = [(one.start, one.end, one.code) for one in found]
    assert keys == sorted(keys)
    assert len(keys) == 4


def test_word_forms_are_counted_over_all_transcripts() -> None:
    """Most frequent first; an interviewer's words do not count."""
    codes = book(Rule("lemma", ("budget",)), Rule("exact", ("ett år",)))
    assert word_forms([TALK, talk(("unknown", "Ett\u00a0år budget"))], codes) == [
        WordForm("Budget", "exact", "ett år", "ett år", 3),
        WordForm("Budget", "lemma", "budget", "budget", 2),
        WordForm("Budget", "lemma", "budget", "budgeten", 2),
    ]


SAID = st.lists(
    st.sampled_from(
        ["budget", "Budgeten", "ett år", "bl.a.", "Fonden", ".", "!", "…", "”", "🙂", "\n", " ", "\t", "området", "rådet."]
    ),
    max_size=25,
).map(" ".join)
TALKS = st.lists(st.tuples(st.sampled_from(["interviewer", "interviewee", "unknown"]), SAID), max_size=5)
RULES = (
    Rule("lemma", ("budget",)),
    Rule("exact", ("ett år", "bl.a."), unit="turn"),
    Rule("compound", ("råd", "fond"), ("område",)),
)


@settings(max_examples=100, deadline=None)
@given(TALKS)
def test_every_proposal_quotes_its_span_and_none_lies_with_an_interviewer(said: list[tuple[Role, str]]) -> None:
    """Quote, turn, role, and the same ids twice, for any talk."""
    transcript = talk(*said)
    found = propose(transcript, book(*RULES))
    for one in found:
        assert one.quote == transcript.text[one.start : one.end]
        assert one.quote
        assert one.quote == one.quote.strip() or any((turn.start, turn.end) == (one.start, one.end) for turn in transcript.turns)
        (around,) = [turn for turn in transcript.turns if turn.start <= one.start and one.end <= turn.end]
        assert around.role != "interviewer"
    assert found == propose(transcript, book(*RULES))
    assert len({one.id for one in found}) == len(found) == len({(one.start, one.end, one.code) for one in found})


def test_the_built_in_codebook_loads_no_spacy() -> None:
    """Rules without token patterns never pay for spaCy, and importing coding loads no heavy library at all."""
    script = """
import sys
import coding, coding.proposals, coding.builtin_codebooks
heavy = {"pandas", "spacy", "openpyxl", "simplemma", "numpy"} & set(sys.modules)
assert not heavy, heavy
from interviews.transcript import Transcript
codebook = coding.builtin_codebooks.builtin_codebook()
assert coding.proposals.propose(Transcript("a", "Vi behöver en investeringsfond och mäter effekter."), codebook)
assert "simplemma" in sys.modules
assert "spacy" not in sys.modules
"""
    done = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
