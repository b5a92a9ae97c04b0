"""Renaming, moving and merging codes from the command line; codings stay with their codes."""

from __future__ import annotations

import pytest


@pytest.fixture
def coded(study, span):
    """Two codings under two codes."""
    study.code("Samtal", *span("Det är svårt"), "Budget")
    study.code("Samtal", *span("Föreningarna"), "Liten")
    return study


def test_a_code_is_renamed_with_its_codings(coded, kodbok):
    """And the log says what was done."""
    answer = kodbok("codebook", "rename", coded.path, "Budget", "Ettårsbudgetar", "--coder", "Anna")
    assert (answer.code, answer.out) == (0, "Social > Budget is called Social > Ettårsbudgetar now.\n")
    assert list(coded.segments()["code"]) == ["Social > Ettårsbudgetar", "Social > Fond > Liten"]
    assert coded.log()[-1].command == "codebook rename"


def test_a_code_is_moved_with_what_lies_below_it(coded, kodbok):
    """To another parent, or to the top."""
    assert kodbok("codebook", "move", coded.path, "Fond", "Kunskap").code == 0
    assert list(coded.segments()["code"]) == ["Social > Budget", "Kunskap > Fond > Liten"]
    assert kodbok("codebook", "move", coded.path, "Fond", "").out == "Kunskap > Fond is Fond now.\n"


def test_a_code_is_merged_into_another_with_its_codings(coded, kodbok):
    """Undo parts them again."""
    assert "with 1 coded segments" in kodbok("codebook", "merge", coded.path, "Liten", "Budget", "--coder", "Anna").out
    assert list(coded.segments()["code"]) == ["Social > Budget", "Social > Budget"]
    coded.undo()
    assert "Social > Fond > Liten" in set(coded.segments()["code"])


def test_an_unknown_code_is_refused(coded, kodbok):
    """With the nearest."""
    answer = kodbok("codebook", "rename", coded.path, "Bugdet", "X")
    assert answer.code == 1
    assert "Budget" in answer.err
