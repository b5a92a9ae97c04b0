"""Running rules: proposals come and go, what people decided stays."""

from __future__ import annotations

import pytest

from coding.rule import Rule


@pytest.fixture
def ruled(study):
    """The study with a rule that finds `svårt` and `hjälper`, each with its sentence."""
    study.save_codebook(study.codebook().change("Social > Budget", rules=(Rule("exact", ("svårt", "hjälper")),)))
    return study


def _proposed(study):
    """The quotes of what awaits a look."""
    table = study.segments(everything=True)
    return list(table.loc[table["status"] == "proposed", "quote"])


def test_a_second_run_changes_nothing(ruled):
    """Not even the log."""
    assert ruled.run_rules().proposed == 2
    before = ruled.revision
    assert ruled.run_rules().proposed == 0
    assert ruled.revision == before


def test_what_lies_inside_a_coding_of_the_same_code_is_not_proposed(ruled, span):
    """Somebody has looked there already; another code's passage says nothing about it."""
    ruled.code("Samtal", *span("Vi har ettårsbudgetar. Det är svårt, tycker jag."), "Budget")
    ruled.code("Samtal", *span("Föreningarna hjälper oss mycket."), "Dialog")
    assert ruled.run_rules().decided == 1
    assert _proposed(ruled) == ["Föreningarna hjälper oss mycket."]


def test_a_rejection_is_remembered_and_a_changed_rule_takes_back_only_what_nobody_decided(ruled):
    """The rejected find does not come again, the accepted one stays when its rule goes."""
    ruled.run_rules()
    first, second = ruled.segments(everything=True)["id"]
    ruled.reject([first])
    ruled.accept([second])
    assert ruled.run_rules().proposed == 0
    ruled.save_codebook(ruled.codebook().change("Social > Budget", rules=()))
    assert ruled.run_rules().taken_back == 0
    assert list(ruled.segments()["id"]) == [second]


def test_a_rule_that_finds_less_takes_its_proposals_back(ruled):
    """Only those that it no longer finds."""
    ruled.run_rules()
    ruled.save_codebook(ruled.codebook().change("Social > Budget", rules=(Rule("exact", ("svårt",)),)))
    run = ruled.run_rules()
    assert (run.proposed, run.taken_back, run.standing) == (0, 1, 1)


def test_what_a_person_took_and_deleted_is_not_proposed_again(ruled):
    """Deleting is a decision too."""
    ruled.run_rules()
    first = ruled.segments(everything=True)["id"][0]
    ruled.accept([first])
    ruled.delete_segment(first)
    assert ruled.run_rules().proposed == 0
