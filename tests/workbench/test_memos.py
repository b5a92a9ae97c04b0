"""Memos on the study, on interviews and on codes."""

from __future__ import annotations

import pytest

from coding.code_finder import CodeUnknownError
from workbench.commands.memo_edits import UnknownMemoError
from workbench.store.finding import UnknownInterviewError


def _told(study):
    """What the memos say, and about what."""
    return [(memo.target, memo.name, memo.text, memo.author) for memo in study.memos()]


def test_memos_are_kept_with_what_they_are_about(study):
    """The names are the present ones, also after a code was renamed."""
    study.write_memo("Om helheten")
    study.write_memo("Trött röst", interview="samtal")
    study.write_memo("Skilj från fonder", code="Budget")
    study.save_codebook(study.codebook().rename("Social > Budget", "Ettårsbudgetar"))
    assert _told(study) == [
        ("study", "", "Om helheten", "Anna"),
        ("interview", "Samtal", "Trött röst", "Anna"),
        ("code", "Social > Ettårsbudgetar", "Skilj från fonder", "Anna"),
    ]


def test_memos_can_be_deleted_undone_and_go_with_their_interview(study):
    """Undo brings a deleted memo back; a removed interview takes its memos along and brings them again."""
    memo = study.write_memo("Trött röst", interview="Samtal")
    study.delete_memo(memo.id)
    assert study.memos() == []
    study.undo()
    assert study.memos() == [memo]
    study.remove_interview("Samtal")
    assert study.memos() == []
    study.undo()
    assert study.memos() == [memo]
    assert study.check() == []


def test_a_merged_codes_memos_go_to_the_code_that_stays(study):
    """Nothing that somebody thought is lost by a merge."""
    study.write_memo("Skilj från fonder", code="Budget")
    study.merge_codes("Budget", "Dialog")
    assert _told(study) == [("code", "Kunskap > Dialog", "Skilj från fonder", "Anna")]


def test_memos_on_nothing_are_refused(study):
    """An unknown interview, code or memo."""
    with pytest.raises(UnknownInterviewError):
        study.write_memo("?", interview="Annat")
    with pytest.raises(CodeUnknownError):
        study.write_memo("?", code="Annat")
    with pytest.raises(UnknownMemoError, match="no memo"):
        study.delete_memo("?")
