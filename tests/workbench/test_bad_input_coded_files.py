"""Coded files with faults: each is said in a sentence with its place, the rest comes in, nothing is half done."""

from __future__ import annotations

import zipfile

import pytest
from openpyxl import Workbook, load_workbook

from workbench.study import Study

PROTECTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "EncryptedPackage".encode("utf-16-le") + bytes(512)


@pytest.fixture
def closed(study, span):
    """A closed study of Anna's with one coding."""
    study.code("Samtal", *span("Det är svårt"), "Budget", memo="minns")
    study.close()
    return study.path


@pytest.fixture
def book(closed, tmp_path, kodbok):
    """The study's workbook, as it is exported."""
    assert kodbok("export", "excel", closed, tmp_path / "teman.xlsx").code == 0
    return tmp_path / "teman.xlsx"


def _segments(path):
    """What stands in the study."""
    with Study.open(path) as study:
        assert study.check() == []
        return [(one.quote, one.code, one.coder, one.memo) for one in study.findings()]


def _column(sheet, header):
    """The letter of a column."""
    return next(cell.column_letter for cell in sheet[1] if cell.value == header)


def test_a_workbook_whose_ids_were_cleared_adds_nothing(closed, book, kodbok):
    """Interview, span, code and coder tell the segment."""
    before = _segments(closed)
    edited = load_workbook(book)
    sheet = edited["Kodade avsnitt"]
    sheet[f"{_column(sheet, 'id')}2"] = None
    edited.save(book)
    answer = kodbok("code", "import", closed, book)
    assert (answer.code, answer.out) == (0, "teman.xlsx: 0 new, 0 changed, 0 deleted, 1 unchanged, 0 refused\n")
    assert _segments(closed) == before


def test_a_workbook_whose_sheets_were_renamed_is_read_by_its_columns(closed, book, kodbok):
    edited = load_workbook(book)
    sheet = edited["Kodade avsnitt"]
    sheet[f"{_column(sheet, 'anteckning')}2"] = "ny"
    for number, each in enumerate(edited):
        each.title = f"Blad{number}"
    edited.save(book)
    assert "1 changed" in kodbok("code", "import", closed, book, "--coder", "Anna").out
    assert _segments(closed)[0][3] == "ny"


def test_a_formula_in_a_cell_refuses_its_row(closed, book, kodbok):
    """With the sheet and the row, or its line."""
    edited = load_workbook(book)
    sheet = edited["Kodade avsnitt"]
    sheet[f"{_column(sheet, 'anteckning')}2"] = "=1+1"
    edited.save(book)
    answer = kodbok("code", "import", closed, book)
    assert (answer.code, "memo holds a formula" in answer.err) == (1, True)
    assert _segments(closed)[0][3] == "minns"


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx"])
def test_a_file_that_is_protected_by_a_password_is_refused(closed, tmp_path, coded_docx, kodbok, name):
    """By itself; the file beside it comes in."""
    folder = tmp_path / "kodade"
    folder.mkdir()
    (folder / name).write_bytes(PROTECTED)
    coded_docx(folder / "b.docx", ("Föreningarna", "Dialog", "KE"))
    answer = kodbok("code", "import", closed, folder)
    assert answer.code == 1
    assert "password" in answer.err
    assert len(_segments(closed)) == 2


def test_a_workbook_without_codings_names_what_it_lacks(closed, tmp_path, kodbok):
    made = Workbook()
    made.active.append(["a", "b"])
    made.save(tmp_path / "a.xlsx")
    answer = kodbok("code", "import", closed, tmp_path / "a.xlsx")
    assert (answer.code, answer.out) == (1, "")
    assert "lacks" in answer.err


def _without(path, part, *names):
    """Takes marks out of a part of a document."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    for name in names:
        parts[part] = parts[part].replace(name, "")
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def test_a_range_without_a_reference_counts_and_a_reference_without_a_range_codes_its_turn(closed, tmp_path, coded_docx, kodbok):
    path = coded_docx(tmp_path / "a.docx", ("hjälper oss", "Budget", "KE"), ("svårt", "Dialog", "KE"))
    _without(
        path,
        "word/document.xml",
        '<w:r><w:commentReference w:id="0"/></w:r>',
        '<w:commentRangeStart w:id="1"/>',
        '<w:commentRangeEnd w:id="1"/>',
    )
    assert kodbok("code", "import", closed, path).code == 0
    assert [row for row in _segments(closed) if row[2] == "KE"] == [
        ("Vi har ettårsbudgetar. Det är svårt, tycker jag.", "Kunskap > Dialog", "KE", ""),
        ("hjälper oss", "Social > Budget", "KE", ""),
    ]


def test_a_comment_whose_marks_are_gone_is_said(closed, tmp_path, coded_docx, kodbok):
    """Nothing tells what it is about; the other one comes in."""
    path = coded_docx(tmp_path / "a.docx", ("hjälper oss", "Budget", "KE"), ("svårt", "Dialog", "KE"))
    marks = ('<w:commentRangeStart w:id="1"/>', '<w:commentRangeEnd w:id="1"/>', '<w:r><w:commentReference w:id="1"/></w:r>')
    _without(path, "word/document.xml", *marks)
    answer = kodbok("code", "import", closed, path)
    assert "1 margin comment by KE is left out" in answer.err
    assert answer.code == 1
    assert len(_segments(closed)) == 2
