"""`kodbok code export --format docx` writes a Word file for each interview, with what is coded in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
import pytest

from coding.word_comments import comment_text
from interviews import Paragraph, Transcript, read_transcript, write_document
from workbench.results.coded_documents import DocumentChoice
from workbench.study import Study

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def address(tmp_path: Path, study: Study, talk, span) -> Path:
    """The study with codings of two coders in the talk that was no file, and in a second interview that was one."""
    write_document(tmp_path / "möte.docx", [Paragraph("Vi pratar ofta.", bold_label="IP: ")])
    list(study.add_interviews([tmp_path / "möte.docx"]))
    study.code("Samtal", *span("ettårsbudgetar"), "Budget", memo="Jämför\n\nsedan")
    study.code("Samtal", *span("Det är svårt"), "Dialog", contrary=True)
    study.close()
    path = tmp_path / "studie.kodbok"
    with Study.open(path, coder="Bo Ek") as other:
        other.code("möte", 4, 13, "Dialog")
    return path


def said(path: Path) -> list[tuple[str, str, str]]:
    """What the comments of a file are about, who says them, and what."""
    read = read_transcript(path)
    return [(read.text[each.start : each.end], each.author, each.text) for each in read.comments]


def test_every_interview_goes_out_with_all_codings(kodbok, address: Path, tmp_path: Path) -> None:
    """The words are the interviews', the comments say code and memo, and what went out in a plain file is told."""
    answer = kodbok("code", "export", address, tmp_path / "ut", "--format", "docx")
    assert (answer.code, answer.out) == (0, f"Wrote 2 Word files into {tmp_path / 'ut'}; codings in them, as comments: 3.\n")
    assert answer.err == "Samtal: a plain file was made, for there is no original file\n"
    assert sorted(path.name for path in (tmp_path / "ut").iterdir()) == ["Samtal.docx", "möte.docx"]
    assert said(tmp_path / "ut" / "möte.docx") == [("Vi pratar", "Bo Ek", "Kunskap > Dialog")]
    assert said(tmp_path / "ut" / "Samtal.docx") == [
        ("ettårsbudgetar", "Anna", comment_text("Social > Budget", "Jämför\n\nsedan")),
        ("Det är svårt", "Anna", comment_text("Kunskap > Dialog", contrary=True)),
    ]


def test_what_went_out_comes_in_as_it_stands(kodbok, address: Path, tmp_path: Path) -> None:
    """The files imported again add nothing and change nothing."""
    kodbok("code", "export", address, tmp_path / "ut", "--format", "docx")
    answer = kodbok("code", "import", address, tmp_path / "ut")
    assert answer.code == 0
    assert answer.out.splitlines()[-1] == "2 files: 0 new, 0 changed, 0 deleted, 3 unchanged, 0 refused"


def test_coders_and_interviews_can_be_chosen(kodbok, address: Path, tmp_path: Path) -> None:
    """An interview without codings of the chosen coder goes out all the same, to be coded."""
    kodbok("code", "export", address, tmp_path / "ut", "--format", "docx", "--coder", "Anna")
    assert said(tmp_path / "ut" / "möte.docx") == []
    assert (tmp_path / "ut" / "Samtal.docx").exists()
    answer = kodbok("code", "export", address, tmp_path / "en", "--format", "docx", "--interview", "MÖTE.docx")
    assert answer.out.startswith("Wrote 1 Word file into ")
    assert [path.name for path in (tmp_path / "en").iterdir()] == ["möte.docx"]


def test_proposals_do_not_go_out(kodbok, address: Path, tmp_path: Path) -> None:
    """Only findings stand in the margin."""
    with Study.open(address, coder="Anna") as study:
        study.run_rules()
        documents = {each.interview: each.segments for each in study.coded_documents()}
    assert documents == {"möte": 1, "Samtal": 2}


def test_copies_for_paper(kodbok, address: Path, tmp_path: Path) -> None:
    """With --clean the codes stand beside the text, in Swedish unless English is asked for."""
    answer = kodbok("code", "export", address, tmp_path / "ut", "--format", "docx", "--clean", "--lang", "en")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == f"Wrote 2 Word files into {tmp_path / 'ut'}; codings in them, in the margin: 3.\n"
    document = docx.Document(str(tmp_path / "ut" / "Samtal.docx"))
    assert document.tables[-1].rows[0].cells[0].text == "Transcript"
    assert "1\tBudget (AN)\nJämför\n\nsedan" in document.tables[-1].rows[2].cells[1].text


def test_names_that_no_file_may_have(study: Study, talk) -> None:
    """Interviews called alike but for case, or with what Windows forbids, each get a file."""
    study.add_transcript(Transcript("samtal: ett/två?", "Ja."))
    study.add_transcript(Transcript("samtal_ ett_två_", "Nej."))
    assert [each.file_name for each in study.coded_documents(DocumentChoice())] == [
        "Samtal.docx",
        "samtal_ ett_två_.docx",
        "samtal_ ett_två_ (2).docx",
    ]


WRONG = {
    "a file's name": (["ut.docx", "--format", "docx"], 2, "name a folder"),
    "another format": (["ut", "--format", "pdf"], 2, "--format takes one of csv, docx, not 'pdf'"),
    "a folder for a table": (["ut"], 2, "for a folder of Word files add --format docx"),
    "a copy without Word": (["ut.csv", "--clean"], 2, "--clean belongs to Word files; add --format docx"),
    "a coder without Word": (["ut.csv", "--coder", "Anna"], 2, "--coder belongs to Word files; add --format docx"),
    "an interview without Word": (["ut.csv", "--interview", "Samtal"], 2, "--interview belongs to Word files"),
    "another language": (["ut", "--format", "docx", "--clean", "--lang", "de"], 2, "--lang takes one of sv, en"),
    "an unknown coder": (["ut", "--format", "docx", "--coder", "Ana"], 1, "--coder 'Ana' matches nothing in the study"),
    "an unknown interview": (["ut", "--format", "docx", "--interview", "X"], 1, "There is no interview called 'X'"),
    "a folder in no folder": (["x/ut", "--format", "docx"], 1, "does not exist"),
}


@pytest.mark.parametrize(("words", "code", "message"), WRONG.values(), ids=WRONG.keys())
def test_wrong_calls(kodbok, address: Path, tmp_path: Path, words: list[str], code: int, message: str) -> None:
    """Each is answered with what is wrong, and nothing is written."""
    answer = kodbok("code", "export", address, tmp_path / words[0], *words[1:])
    assert (answer.code, message in answer.err) == (code, True), answer
    assert not (tmp_path / words[0]).exists()


def test_a_folder_that_exists_needs_force(kodbok, address: Path, tmp_path: Path) -> None:
    """Without it nothing is touched; with it the files are replaced and others stay."""
    out = tmp_path / "ut"
    out.mkdir()
    (out / "Samtal.docx").write_text("gammal")
    (out / "annan.txt").write_text("kvar")
    answer = kodbok("code", "export", address, out, "--format", "docx")
    assert (answer.code, "add --force" in answer.err) == (1, True)
    assert (out / "Samtal.docx").read_text() == "gammal"
    assert kodbok("code", "export", address, out, "--format", "docx", "--force").code == 0
    assert len(said(out / "Samtal.docx")) == 2
    assert (out / "annan.txt").read_text() == "kvar"


def test_interviews_without_an_original_file_are_told_in_one_line(kodbok, address: Path, talk, tmp_path: Path) -> None:
    """A survey of hundreds would fill the screen otherwise."""
    with Study.open(address, coder="Anna") as study:
        study.add_transcript(talk("IP: Ett annat svar.", "Svar"))
    answer = kodbok("code", "export", address, tmp_path / "ut", "--format", "docx")
    assert answer.err == "Samtal; Svar: a plain file was made, for there is no original file\n"
