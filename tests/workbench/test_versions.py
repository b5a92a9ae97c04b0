"""Whose work counts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.selection import Selection
from coding.codebook import Codebook
from coding.rule import Rule
from workbench.store.finding import UnknownValueError


@pytest.fixture
def two_coders(study, span):
    """Anna coded first, Bo after her, each another passage."""
    study.code("Samtal", *span("Det är svårt"), "Budget")
    study.coder = "Bo"
    study.code("Samtal", *span("Föreningarna"), "Dialog")
    return study


def _coders(study, **selection):
    """The coders whose segments count."""
    return list(study.segments(Selection(**selection))["coder"])


def test_two_coders_do_not_count_double(two_coders):
    """Without anything set, the first who coded the interview counts."""
    assert _coders(two_coders) == ["Anna"]


def test_the_main_coder_counts_where_one_is_set(two_coders):
    """Bo is set; Anna's work rests."""
    two_coders.describe_interview("Samtal", main_coder="Bo")
    assert _coders(two_coders) == ["Bo"]


def test_the_consensus_counts_before_the_main_coder(two_coders, span):
    """What the two agreed on is kept by the coder Konsensus."""
    two_coders.describe_interview("Samtal", main_coder="Bo")
    two_coders.coder = "Konsensus"
    two_coders.code("Samtal", *span("svårt"), "Budget")
    assert _coders(two_coders) == ["Konsensus"]


def test_all_gives_the_union_and_names_give_theirs(two_coders):
    """`--coders all`, `--coders Bo`."""
    assert _coders(two_coders, coders="all") == ["Anna", "Bo"]
    assert _coders(two_coders, coders=("Bo",)) == ["Bo"]


def test_a_coder_whom_nobody_knows_is_refused(two_coders):
    """With the names that there are."""
    with pytest.raises(UnknownValueError, match="Anna, Bo"):
        _coders(two_coders, coders=("Cia",))


def test_editing_an_old_segment_does_not_make_another_coder_the_first(two_coders):
    """Anna changes her memo after Bo coded; she stays the first."""
    two_coders.coder = "Anna"
    two_coders.change_segment(two_coders.segments().loc[0, "id"], memo="ny")
    assert _coders(two_coders) == ["Anna"]


def test_finished_means_that_the_counted_coder_has_finished(two_coders):
    """Bo's mark does not finish Anna's version."""
    two_coders.finish_interview("Samtal")
    assert not two_coders.material().interviews["finished"].any()
    assert two_coders.material(Selection(coders=("Bo",))).interviews["finished"].all()
    two_coders.coder = "Anna"
    two_coders.finish_interview("Samtal")
    assert two_coders.material().interviews["finished"].all()


def test_an_interview_finished_without_a_coding_is_finished(study):
    """A true zero."""
    study.finish_interview("Samtal")
    interviews = study.material().interviews
    assert interviews["finished"].all()
    assert not interviews["coded"].any()


def test_accepting_an_old_proposal_does_not_make_another_coder_the_first(study, span, book):
    """The rules ran before Anna coded; Bo accepts their proposal after her, and she stays the first."""
    rule = Rule("compound", ("budget",), (), "sentence")
    study.save_codebook(Codebook(tuple(replace(code, rules=(rule,)) if code.name == "Budget" else code for code in book.codes)))
    assert study.run_rules().proposed
    study.code("Samtal", *span("Föreningarna"), "Dialog")
    study.coder = "Bo"
    assert study.accept()
    assert _coders(study) == ["Anna"]
    study.undo()
    study.redo()
    assert _coders(study) == ["Anna"]
    assert study.check() == []


@pytest.mark.parametrize("taken_back", [True, False])
def test_a_mark_alone_does_not_make_a_coder_the_first_who_coded(study, span, taken_back):
    """Bo marks the interview, by mistake or not, before Anna codes it; hers is the work that counts."""
    study.coder = "Bo"
    study.finish_interview("Samtal")
    if taken_back:
        study.unfinish_interview("Samtal")
    study.coder = "Anna"
    study.code("Samtal", *span("Föreningarna"), "Dialog")
    assert _coders(study) == ["Anna"]
