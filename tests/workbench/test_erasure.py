"""Erasure leaves nothing behind."""

from __future__ import annotations

import pytest

from workbench.commands.interview_keeping import ErasedBeforeError
from workbench.store.finding import UnknownInterviewError
from workbench.store.history import NothingToRevertError


def _bytes(study):
    """All that the study's files hold."""
    study.close()
    return b"".join(path.read_bytes() for path in study.path.parent.glob(f"{study.path.name}*"))


def test_no_sentence_of_an_erased_interview_is_left_in_the_files_bytes(study, span):
    """Text, quotes, memos, deleted and undone codings: nothing of them is found."""
    study.code("Samtal", *span("Det är svårt, tycker jag"), "Budget", memo="hemlig tanke")
    gone = study.code("Samtal", *span("Föreningarna hjälper"), "Dialog")
    study.delete_segment(gone.id)
    study.undo()
    study.erase_interview("Samtal")
    left = _bytes(study)
    for words in ("Det är svårt", "Föreningarna hjälper", "hemlig tanke", "Hur går det", "Samtal"):
        assert words.encode() not in left
        assert words.encode("utf-16-le") not in left


def test_an_erased_interview_cannot_come_back(study, talk):
    """Not by undo, and not by an import, whatever it is called."""
    study.erase_interview("Samtal")
    with pytest.raises(NothingToRevertError):
        study.undo()
    with pytest.raises(ErasedBeforeError, match="erased from this study"):
        study.add_transcript(talk(name="Under annat namn"))
    assert study.check() == []


def test_what_was_removed_before_can_still_be_erased(study):
    """A removed interview is restorable, so it is still in the file until somebody erases it."""
    study.remove_interview("Samtal")
    study.erase_interview("Samtal")
    assert b"hj\xc3\xa4lper oss" not in _bytes(study)


@pytest.mark.parametrize("name", ["Samtal", "Samtal, rättat namn"])
def test_an_earlier_import_of_the_same_interview_goes_along(study, talk, span, name):
    """Removed and taken in again, under its name or another: both are in the file, and neither's words are left in it."""
    study.code("Samtal", *span("Det är svårt, tycker jag"), "Budget", memo="hemlig tanke")
    study.remove_interview("Samtal")
    study.add_transcript(talk(name=name))
    study.erase_interview(name)
    left = _bytes(study)
    for words in ("Det är svårt", "Föreningarna hjälper", "hemlig tanke", name):
        assert words.encode() not in left


def test_a_copy_that_goes_along_is_named(study, talk, span, kodbok):
    """An earlier version of the text, taken in anew, holds the same words; its codings are counted too."""
    study.replace_transcript("Samtal", talk("IP: En helt annan, rättad utskrift."))
    study.add_transcript(talk(name="Kopia"))
    study.code("Kopia", *span("Det är svårt"), "Budget")
    study.close()
    answer = kodbok("interviews", "erase", study.path, "Samtal", "--yes")
    assert answer.out.startswith("Samtal: erased with 1 coded segment.")
    assert "Erased with it, for the same words stood there: Kopia." in answer.err


def test_what_was_removed_under_the_same_name_goes_along(study, talk):
    """A transcript that was removed and replaced by a corrected one holds the same person's words."""
    study.remove_interview("Samtal")
    study.add_transcript(talk("IP: En rättad utskrift av samtalet."))
    study.erase_interview("Samtal")
    assert "Föreningarna hjälper".encode() not in _bytes(study)


def test_what_holds_other_words_under_another_name_stays(study, talk):
    """An erasure takes one interview, however often it is there, and no other."""
    study.add_transcript(talk("IP: En annan sak.", name="Annat"))
    study.erase_interview("Samtal")
    assert [line.name for line in study.interviews()] == ["Annat"]


def test_others_keep_their_history(study, talk, span):
    """Undo of work on another interview goes on working after an erasure."""
    study.add_transcript(talk("IP: En annan sak.", name="Annat"))
    study.code("Annat", 4, 12, "Budget")
    study.code("Samtal", *span("Det är svårt"), "Budget")
    study.erase_interview("Samtal")
    assert study.undo() == ("code", 1)
    assert study.segments().empty
    assert study.redo() == ("code", 1)
    assert list(study.segments()["interview"]) == ["Annat"]


def test_known_copies_are_listed(study, tmp_path):
    """The copies that Kodbok made still hold the interview, so they are named."""
    study.backup(tmp_path / "kopia.kodbok")
    assert study.erase_interview("Samtal").backups == (str(tmp_path / "kopia.kodbok"),)


def test_an_unknown_name_erases_nothing(study):
    """With the nearest name."""
    with pytest.raises(UnknownInterviewError, match="did you mean 'Samtal'"):
        study.erase_interview("Samtl")
    assert len(study.interviews()) == 1
