"""Files that are no interviews: each is refused with its reason, the others go in, and nothing is left half done."""

from __future__ import annotations

import io
import zipfile

import pytest

from interviews.document import Paragraph, write_document
from workbench.study import Study

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
ENTITY = (
    '<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p>'
    "</w:body></w:document>"
)


@pytest.fixture
def word(tmp_path):
    """Writes a Word file of lines."""

    def written(name, *lines):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write_document(path, [Paragraph(line) for line in lines or (f"I: Hur går det i {name}?", "IP: Det går bra, tack.")])
        return path

    return written


@pytest.fixture
def empty(tmp_path):
    """A closed study without interviews, in a folder with a space and åäö."""
    path = tmp_path / "min studie åäö" / "studie.kodbok"
    path.parent.mkdir()
    Study.create(path, coder="Anna").close()
    return path


def _with_part(path, name, content):
    """A Word file with one part in place of its own."""
    source = zipfile.ZipFile(path)
    parts = {info.filename: source.read(info) for info in source.infolist()} | {name: content}
    source.close()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for part, data in parts.items():
            target.writestr(part, data)


def _workbook():
    """The bytes of an Excel workbook."""
    from openpyxl import Workbook

    stream = io.BytesIO()
    Workbook().save(stream)
    return stream.getvalue()


def _bad(kind, path, word):
    """Makes a bad file of a kind at a path."""
    plain = {
        "no Word file": b"bara text",
        "an old .doc": OLE,
        "protected": OLE + "EncryptedPackage".encode("utf-16-le"),
        "empty": b"",
        "another program's": _workbook(),
    }
    if kind in plain:
        path.write_bytes(plain[kind])
    elif kind == "over 50 MB":
        with path.open("wb") as file:
            file.truncate(50_000_001)
    else:
        word(path.name)
        if kind == "broken":
            path.write_bytes(path.read_bytes()[:1500])
        elif kind == "a zip bomb":
            _with_part(path, "word/document.xml", bytes(60_000_000))
        elif kind == "an entity":
            _with_part(path, "word/document.xml", ENTITY)
        elif kind == "broken XML":
            _with_part(path, "word/document.xml", "<w:document")
        elif kind == "without words":
            write_document(path, [Paragraph(""), Paragraph(" … ")])


KINDS = {
    "no Word file": "is no Word document",
    "an old .doc": "old binary format",
    "protected": "protected by a password",
    "broken": "is damaged",
    "broken XML": "is no valid XML",
    "a zip bomb": "unpacks to more than",
    "an entity": "declares a document type",
    "empty": "is empty (0 bytes)",
    "over 50 MB": "larger than 50 MB",
    "without words": "holds no words",
    "another program's": "is no Word document",
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_bad_file_is_refused_with_its_reason_and_the_good_one_beside_it_goes_in(tmp_path, empty, word, kodbok, kind):
    """One sentence on standard error that begins with the file's name, exit code 1; the study holds the good one."""
    folder = tmp_path / "intervjuer"
    word("intervjuer/god.docx")
    bad = folder / "dålig.docx"
    _bad(kind, bad, lambda name: word(f"intervjuer/{name}"))
    answer = kodbok("interviews", "add", empty, folder, "--coder", "Anna")
    assert answer.code == 1
    (line,) = [line for line in answer.err.splitlines() if "refused." in line]
    assert line.startswith("dålig.docx: refused. dålig.docx ")
    assert KINDS[kind] in line
    assert "Traceback" not in answer.err
    assert answer.out.startswith("god.docx: god: 2 turns, 2 speakers, ")
    with Study.open(empty) as study:
        assert [found.name for found in study.interviews()] == ["god"]
        assert study.check() == []


def test_a_file_that_is_missing_or_of_another_kind_stops_no_other(empty, word, kodbok, tmp_path):
    """Named on the command line beside a good one."""
    (tmp_path / "anteckning.html").write_text("hej", encoding="utf-8")
    answer = kodbok("interviews", "add", empty, tmp_path / "saknas.docx", word("god.docx"), tmp_path / "anteckning.html")
    assert answer.code == 1
    assert "There is no file" in answer.err
    assert "anteckning.html is of a kind that Kodbok does not read" in answer.err
    assert "god.docx: god: 2 turns" in answer.out


def test_a_folder_without_word_files_is_said(empty, tmp_path, kodbok):
    """Exit code 1: nothing could be done."""
    (tmp_path / "tom").mkdir()
    answer = kodbok("interviews", "add", empty, tmp_path / "tom")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == "No transcripts were found there (.docx, .odt, .rtf, .pdf, .txt, .md, .vtt, .srt).\n"


def test_the_same_files_again_are_skipped_and_said(empty, word, kodbok):
    """Exit code 0, no new revision."""
    path = word("samtal.docx")
    kodbok("interviews", "add", empty, path)
    with Study.open(empty) as study:
        before = study.revision
    answer = kodbok("interviews", "add", empty, path)
    assert (answer.code, answer.out) == (0, "samtal.docx: skipped, the study has it already as 'samtal'\n")
    with Study.open(empty) as study:
        assert study.revision == before


def test_files_of_one_name_get_numbers(empty, word, kodbok):
    """The same name in two folders, with other words."""
    first, second, third = (word(f"{folder}/samtal.docx", f"I: Fråga {folder}?", "IP: Svar.") for folder in "abc")
    answer = kodbok("interviews", "add", empty, first, second, third)
    assert answer.code == 0
    assert [line.split(":")[1] for line in answer.out.splitlines()] == [" samtal", " samtal (2)", " samtal (3)"]


def test_the_lock_files_of_word_are_passed_over(empty, word, kodbok, tmp_path):
    """A document that is open in Word has one beside it."""
    word("mapp/samtal.docx")
    (tmp_path / "mapp" / "~$samtal.docx").write_bytes(b"\x05Anna")
    answer = kodbok("interviews", "add", empty, tmp_path / "mapp")
    assert (answer.code, len(answer.out.splitlines())) == (0, 1)


def test_an_import_is_one_group_that_one_undo_takes_back(empty, word, kodbok, tmp_path):
    """However many files it had."""
    for name in ("a", "b", "c"):
        word(f"mapp/{name}.docx")
    kodbok("interviews", "add", empty, tmp_path / "mapp", "--coder", "Anna")
    assert kodbok("undo", empty, "--coder", "Anna").code == 0
    with Study.open(empty) as study:
        assert study.interviews() == []


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("saknas.xlsx", None, "There is no file"),
        ("lista.xlsx", b"inte Excel", "is no Excel workbook"),
        ("lista.pdf", b"%PDF", "lista.pdf"),
        ("lista.csv", b"", "is empty"),
        ("lista.csv", b"fil;telefon\na.docx;040\n", "names the organisations"),
    ],
)
def test_a_list_of_organisations_that_cannot_be_read_stops_the_import_before_it_begins(
    empty, word, kodbok, tmp_path, name, content, reason
):
    """Otherwise the interviews would stand there without their organisations."""
    if content is not None:
        (tmp_path / name).write_bytes(content)
    answer = kodbok("interviews", "add", empty, word("god.docx"), "--cases", tmp_path / name)
    assert (answer.code, answer.out) == (1, "")
    assert reason in answer.err
    with Study.open(empty) as study:
        assert study.interviews() == []


def test_rows_of_the_list_that_meet_no_interview_are_said(empty, word, kodbok, tmp_path):
    """A misspelt name in the list would otherwise go unseen."""
    (tmp_path / "lista.csv").write_text("fil;organisation\ngod;Skolan\ngodd;Vården\n", encoding="utf-8")
    answer = kodbok("interviews", "add", empty, word("god.docx"), "--cases", tmp_path / "lista.csv")
    assert answer.code == 0
    assert "names interviews that the study does not have: godd." in answer.err
    with Study.open(empty) as study:
        assert [line.case for line in study.interviews()] == ["Skolan"]
