"""The one format in which the sample interviews are written."""

from __future__ import annotations

from textwrap import dedent

import pytest

from workbench.sample.authored import Mark, Place
from workbench.sample.marks import UnevenMarkError, read_marks
from workbench.sample.source_text import SourceTextError, read_source_text

SOURCE = dedent("""\
    namn: Prov
    organisation: Provkontoret
    uppföljningsår: 2015
    källa: interview
    datum: 2015-09-01
    plats: Köket
    färdigkodad av: Maria; Johan
    layout: bold_label
    person: I; Intervjuare; interviewer; Disa; utredare
    person: B; -; interviewee; -; boende

    # Processen

    I: Hur går det,
    egentligen?

    B: {ett|Bra.

    Eller inte.|ett: Ångrar sig.}
    """)


def test_reads_facts_people_topics_and_turns():
    """Facts, speakers, topics and turns are read; wrapped lines are one paragraph, one without a key goes on with the turn."""
    read = read_source_text(SOURCE)
    assert (read.name, read.case, read.wave, read.kind, read.finished) == (
        "Prov",
        "Provkontoret",
        "2015",
        "interview",
        ("Maria", "Johan"),
    )
    assert [(turn.person.key, turn.heading, turn.paragraphs) for turn in read.turns] == [
        ("I", "Processen", ("Hur går det, egentligen?",)),
        ("B", "Processen", ("Bra.", "Eller inte.")),
    ]
    assert (read.people[1].label, read.people[1].name, read.people[1].role) == ("", "", "interviewee")


def test_a_coding_may_reach_over_paragraphs():
    """A coding opened in one paragraph may be closed in a later one."""
    assert read_source_text(SOURCE).marks == (Mark(Place(1, 0), Place(2, 11), "ett", "Maria", memo="Ångrar sig."),)


@pytest.mark.parametrize(
    ("missing", "sentence"), [("datum: 2015-09-01\n", "lacks the fact 'datum'"), ("I: ", "has a paragraph that nobody speaks")]
)
def test_says_what_a_source_text_lacks(missing, sentence):
    """A source text without a fact, or with words that nobody says, is refused with a sentence."""
    with pytest.raises(SourceTextError, match=sentence):
        read_source_text(SOURCE.replace(missing, ""))


@pytest.mark.parametrize(
    ("marked", "plain", "marks"),
    [
        ("{ett|Ja.|ett}", "Ja.", [("ett", "Maria", 0, 3, False, "")]),
        ("{J.ett-|Ja.|J.ett-: Ironi?}", "Ja.", [("ett", "Johan", 0, 3, True, "Ironi?")]),
        ("{+ett|Ja.|+ett: Rakt.}", "Ja.", [("ett", "Maria", 0, 3, False, "Rakt."), ("ett", "Johan", 0, 3, False, "")]),
        ("{a|Ett {b|två|a} tre|b}", "Ett två tre", [("a", "Maria", 0, 7, False, ""), ("b", "Maria", 4, 11, False, "")]),
        ("{b|{a|Ett|a} två|b}", "Ett två", [("b", "Maria", 0, 7, False, ""), ("a", "Maria", 0, 3, False, "")]),
    ],
)
def test_marks_may_nest_and_overlap(marked, plain, marks):
    """Codings say who coded, may lie in each other or overlap, and leave the spoken words alone."""
    (spoken,), read = read_marks([marked])
    assert spoken == plain
    found = [(mark.code, mark.coder, mark.start.offset, mark.end.offset, mark.contrary, mark.memo) for mark in read]
    assert found == marks


@pytest.mark.parametrize("marked", ["{ett|Ja.", "Ja.|ett}", "{ett|Ja.|ett-}", "{ett|Ja {ett|nej|ett}|ett}"])
def test_refuses_half_a_mark(marked):
    """A coding with one end only, or opened twice, is refused."""
    with pytest.raises(UnevenMarkError, match="only one end"):
        read_marks([marked])
