"""A corrected transcript takes the old one's place, and every coding follows its words."""

from __future__ import annotations

import pytest

from coding.rule import Rule
from interviews.document import Paragraph, write_document
from workbench.commands.interview_keeping import ErasedBeforeError
from workbench.commands.replacement import StandsElsewhereError
from workbench.store.history import ChangedSinceError, StillNeededError

NEW = "I: Hur går det?\nIP: Nå, vi har ettårsbudgetar. Det är mycket svårt, tycker jag.\nI: Ja?\nIP: Föreningarna hjälper oss."


def _told(report):
    """Old words, outcome, new words."""
    return [(each.old, each.outcome, each.new) for each in report.segments]


@pytest.fixture
def coded(study, span):
    """The short talk, coded by two people."""
    for words in ("Hur går", "har ettårsbudgetar", "Det är svårt", "mycket"):
        study.code("Samtal", *span(words), "Budget", memo="ett memo" if words == "mycket" else "")
    study.coder = "Bo"
    study.code("Samtal", *span("hjälper oss mycket"), "Dialog")
    study.coder = "Anna"
    return study


def test_every_coding_follows_its_words(coded, talk):
    """Of all coders; what is left quotes the new text, and what is lost is listed with the reason."""
    report = coded.replace_transcript("Samtal", talk(NEW))
    assert _told(report) == [
        ("Hur går", "unchanged", "Hur går"),
        ("har ettårsbudgetar", "moved", "har ettårsbudgetar"),
        ("Det är svårt", "changed", "Det är mycket svårt"),
        ("hjälper oss mycket", "changed", "hjälper oss"),
        ("mycket", "lost", None),
    ]
    assert report.segments[-1].reason
    assert coded.transcript("Samtal").text == NEW
    assert list(coded.segments(everything=True)["quote"]) == [new for _, _, new in _told(report) if new]
    assert coded.check() == []


def test_undo_brings_the_old_version_back_and_redo_the_new_one(coded, talk):
    """With all segments, the lost one with its memo too."""
    before = coded.findings()
    coded.replace_transcript("Samtal", talk(NEW))
    after = coded.findings()
    coded.undo()
    assert coded.findings() == before
    assert coded.transcript("Samtal").text == talk().text
    coded.redo()
    assert coded.findings() == after
    assert coded.check() == []


def test_a_dry_run_tells_the_same_and_changes_nothing(coded, talk):
    """Also where somebody else writes at the moment."""
    revision = coded.revision
    told = coded.replace_transcript("Samtal", talk(NEW), dry_run=True)
    assert coded.revision == revision
    assert told == coded.replace_transcript("Samtal", talk(NEW))


def test_the_same_text_changes_nothing(coded, talk):
    """Whatever the file is called."""
    revision = coded.revision
    assert coded.replace_transcript("Samtal", talk(name="Annat")).same
    assert coded.revision == revision


def test_what_is_known_of_the_interview_stays(coded, talk):
    """Its name, year, marks and memos are not the transcript's."""
    coded.describe_interview("Samtal", wave="2015", case="Kultur")
    coded.finish_interview("Samtal")
    memos = [coded.write_memo("Om samtalet.", interview="Samtal")]
    coded.replace_transcript("Samtal", talk(NEW, name="Rättat", wave="1999"))
    line = coded.interviews()[0]
    assert coded.memos() == memos
    assert (line.name, line.wave, line.case, line.finished, line.words) == ("Samtal", "2015", "Kultur", ("Anna",), 17)


def test_proposals_follow_too_and_the_rules_put_them_right(study, book, talk):
    """A rejection holds in the new text; a proposal that the rules no longer make goes at their next run."""
    study.save_codebook(book_with_rules(study, book))
    study.run_rules()
    study.reject(codes=["Budget"])
    study.replace_transcript("Samtal", talk(NEW.replace("Föreningarna", "De")))
    found = study.segments(everything=True)
    assert dict(zip(found["status"], found["quote"], strict=True)) == {
        "rejected": "vi har ettårsbudgetar.",
        "proposed": "De hjälper oss.",
    }
    run = study.run_rules()
    assert (run.taken_back, run.standing) == (1, 0)
    assert study.check() == []


def book_with_rules(study, book):
    """The small codebook with a rule for each of two codes."""
    ruled = study.codebook().change("Social > Budget", rules=(Rule("compound", ("budget",)),))
    return ruled.change("Kunskap > Dialog", rules=(Rule("lemma", ("förening",)),))


def test_codings_that_come_to_cover_the_same_words_are_one_afterwards(study, talk, span):
    """Of one coder and code; the one with a memo stays, and the other is listed with its id."""
    study.code("Samtal", *span("Det är svårt"), "Budget")
    kept = study.code("Samtal", *span("Det är svårt, tycker jag"), "Budget", memo="viktigt")
    study.coder = "Bo"
    study.code("Samtal", *span("Det är svårt"), "Budget")
    report = study.replace_transcript("Samtal", talk(talk().text.replace(", tycker jag", "")))
    lost = [each for each in report.segments if each.outcome == "lost"]
    assert [(each.coder, kept.id in each.reason) for each in lost] == [("Anna", True)]
    assert sorted(each.coder for each in study.findings()) == ["Anna", "Bo"]
    assert study.check() == []


def test_undo_is_refused_where_somebody_has_coded_the_new_text(coded, talk):
    """Bo's new coding would quote what is no longer there."""
    coded.replace_transcript("Samtal", talk(NEW))
    coded.coder = "Bo"
    coded.code("Samtal", NEW.index("Nå"), NEW.index("Nå") + 6, "Dialog")
    coded.coder = "Anna"
    with pytest.raises(StillNeededError, match="no longer fit together"):
        coded.undo()
    assert coded.check() == []


def test_a_deleted_coding_does_not_come_back_into_another_text(coded, talk):
    """Bo deleted before Anna replaced: his undo would put a segment where its words are not."""
    coded.coder = "Bo"
    coded.delete_segment(next(each.id for each in coded.findings() if each.code.endswith("Dialog")))
    coded.coder = "Anna"
    coded.replace_transcript("Samtal", talk(NEW))
    coded.coder = "Bo"
    with pytest.raises(StillNeededError):
        coded.undo()
    assert coded.check() == []


def test_a_coding_that_was_carried_is_not_undone_as_if_nothing_had_happened(coded, talk):
    """Bo's own undo says who has changed the segment since."""
    coded.replace_transcript("Samtal", talk(NEW))
    coded.coder = "Bo"
    with pytest.raises(ChangedSinceError, match="Anna"):
        coded.undo()


def test_an_erasure_takes_every_version(coded, talk):
    """Neither the old nor the new words are left in the file, and neither text can come back."""
    coded.replace_transcript("Samtal", talk(NEW))
    coded.erase_interview("Samtal")
    for text in (talk().text, NEW):
        with pytest.raises(ErasedBeforeError):
            coded.add_transcript(talk(text))
    coded.close()
    left = b"".join(path.read_bytes() for path in coded.path.parent.glob(f"{coded.path.name}*"))
    for words in ("hjälper oss mycket", "Det är svårt", "Det är mycket svårt", "Nå, vi har"):
        assert words.encode() not in left


def test_anothers_transcript_and_an_erased_one_are_refused(coded, talk):
    """Nothing is changed."""
    coded.add_transcript(talk("IP: En annan sak.", name="Annat"))
    with pytest.raises(StandsElsewhereError, match="'Annat'"):
        coded.replace_transcript("Samtal", talk("IP: En annan sak."))
    coded.erase_interview("Annat")
    with pytest.raises(ErasedBeforeError):
        coded.replace_transcript("Samtal", talk("IP: En annan sak."), dry_run=True)
    assert coded.transcript("Samtal").text == talk().text


def test_an_export_from_before_can_be_imported_afterwards(coded, talk, tmp_path):
    """Rows that nobody edited mean the segments as they are now, lost ones apart."""
    from coding.coding_rows import read_coding_rows, write_coding_rows

    path = tmp_path / "kodningar.csv"
    write_coding_rows(coded.findings(), path, coded.revision)
    coded.replace_transcript("Samtal", talk(NEW))
    after = coded.findings()
    report = coded.import_codings(read_coding_rows(path))
    assert [step.action for step in report.steps].count("same") == 4
    assert coded.findings() == after


@pytest.fixture
def corrected(tmp_path):
    """A corrected Word file."""
    path = tmp_path / "rättad.docx"
    write_document(path, [Paragraph(line) for line in NEW.split("\n")])
    return path


def test_the_command_says_what_becomes_of_the_codings(coded, kodbok, corrected):
    """Counts, then what changed and what is lost; `--dry-run` writes nothing, and the second time it is the same text."""
    dry = kodbok("interviews", "replace", coded.path, "samtal", corrected, "--dry-run")
    assert dry.code == 0
    assert "would be replaced" in dry.out
    assert coded.transcript("Samtal").text != NEW
    done = kodbok("interviews", "replace", coded.path, "samtal", corrected)
    assert "5 coded segments: 1 unchanged, 1 moved, 2 changed, 1 lost\n" in done.out
    assert "  old: Det är svårt\n  new: Det är mycket svårt\n" in done.out
    assert "lost: Social > Budget (Anna)" in done.out
    assert coded.transcript("Samtal").text == NEW
    assert "has this text already" in kodbok("interviews", "replace", coded.path, "samtal", corrected).out
    assert kodbok("interviews", "replace", coded.path, "Finns inte", corrected).code == 1


def test_the_command_gives_programs_a_row_a_segment(coded, kodbok, corrected):
    """With null where something is lost, and nothing else on standard output."""
    import json

    rows = json.loads(kodbok("interviews", "replace", coded.path, "Samtal", corrected, "--json").out)
    assert list(rows[0]) == ["id", "code", "coder", "status", "outcome", "old", "new", "start", "end", "reason"]
    assert all(NEW[row["start"] : row["end"]] == row["new"] for row in rows if row["outcome"] != "lost")
    assert [row["start"] for row in rows if row["outcome"] == "lost"] == [None]
    assert json.loads(kodbok("interviews", "replace", coded.path, "Samtal", corrected, "--json").out) == []


def test_a_folder_that_still_holds_the_old_file_brings_it_in_no_second_time(coded, kodbok, corrected, tmp_path):
    """It is skipped with what it is; after undo it is the present one again, and the corrected file is another version."""
    old = tmp_path / "utskrift.docx"
    write_document(old, [Paragraph(line) for line in coded.transcript("Samtal").text.split("\n")])
    coded.replace_transcript("Samtal", corrected)
    skipped = kodbok("interviews", "add", coded.path, old)
    assert skipped.code == 0
    assert "utskrift.docx: skipped, it is another version of 'Samtal', which the study had before" in skipped.out
    coded.undo()
    assert [line.name for line in coded.interviews()] == ["Samtal"]
    assert "skipped, the study has it already as 'Samtal'" in kodbok("interviews", "add", coded.path, old).out
    assert "rättad.docx: skipped, it is another version of" in kodbok("interviews", "add", coded.path, corrected).out
