"""Files of a folder, documents that are written, and what importing the package loads."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest

import interviews
from interviews import Heading, Paragraph, Table, read_transcript, transcript_files, write_document
from interviews.folder import left_out_files
from interviews.original import FileMissingError


def touch(folder: Path, *names: str) -> None:
    """Makes files."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


def test_folders_are_opened_in_swedish_order(tmp_path: Path) -> None:
    """Folders give the files that are read, sorted, lock files and hidden ones passed over, subfolders included."""
    touch(
        tmp_path,
        "Öster.docx",
        "Ånge.docx",
        "Zon.TXT",
        "lista.xlsx",
        "~$Zon.docx",
        ".dold/a.docx",
        "under/Äpple.docx",
        "tom.docx/inne.docx",
    )
    found = [path.relative_to(tmp_path).as_posix() for path in transcript_files([tmp_path])]
    assert found == ["tom.docx/inne.docx", "under/Äpple.docx", "Zon.TXT", "Ånge.docx", "Öster.docx"]


def test_what_may_be_transcripts_is_left_out_and_known(tmp_path: Path) -> None:
    """Text in formats that are not read, in subfolders too; no lists, pictures, lock files, hidden ones, files named alone."""
    inside = ("b.wps", "a.DOC", "under/c.pages", "d.wpd", "e.htm", "f.fodt")
    touch(
        tmp_path,
        *inside,
        "i.docx",
        "j.docm",
        "k.dotx",
        "l.DOTM",
        "lista.xlsx",
        "lista.csv",
        "bild.png",
        "~$d.doc",
        ".dold/k.doc",
        "utan ändelse",
    )
    assert "".join(path.stem for path in left_out_files([tmp_path])) == "abdefc"
    assert left_out_files([tmp_path / "b.wps", tmp_path / "saknas"]) == []
    assert [path.name for path in transcript_files([tmp_path])] == ["i.docx", "j.docm", "k.dotx", "l.DOTM"]


def test_named_files_stand_for_themselves(tmp_path: Path) -> None:
    """A file that is named is kept whatever it is, once; a lock file is not."""
    touch(tmp_path, "a.txt", "b.docx", "~$b.docx")
    named = [tmp_path / "b.docx", tmp_path / "a.txt", tmp_path / "~$b.docx", tmp_path]
    assert [path.name for path in transcript_files(named)] == ["b.docx", "a.txt"]


def test_missing_paths_are_named(tmp_path: Path) -> None:
    """A path that is not there is an error."""
    with pytest.raises(FileMissingError, match="saknas"):
        transcript_files([tmp_path / "saknas"])


BLOCKS = [
    Heading("Intervju, påhittad", 0),
    Heading("Ekonomi"),
    Paragraph("Hur går det?\nOch sedan?\tJa?", "Intervjuare: "),
    Paragraph("Först", style="List Number"),
    Paragraph("Fet", bold=True),
    Table([("Talare", "Text"), ("IP", "ett\ntvå")], header=True),
]


def test_a_written_document_reads_back(tmp_path: Path) -> None:
    """Headings, labels, soft breaks, tabs, lists and tables say what they were given."""
    path = tmp_path / "samtal.docx"
    write_document(path, BLOCKS)
    expected = "Intervju, påhittad\nEkonomi\nIntervjuare: Hur går det?\nOch sedan?\tJa?\nFörst\nFet\nTalare\tText\nIP\tett\ntvå"
    assert read_transcript(path).text == expected


def test_a_written_document_is_well_made(tmp_path: Path) -> None:
    """It is Swedish, on A4, says whose it is, and repeats a table's header."""
    path = tmp_path / "samtal.docx"
    write_document(path, BLOCKS, author="Karin")
    document = docx.Document(str(path))
    assert document.core_properties.author == "Karin"
    assert document.core_properties.title == "Intervju, påhittad"
    assert (round(document.sections[0].page_width.mm), round(document.sections[0].page_height.mm)) == (210, 297)
    with zipfile.ZipFile(path) as archive:
        assert 'w:val="sv-SE"' in archive.read("word/styles.xml").decode()
        assert "<w:tblHeader/>" in archive.read("word/document.xml").decode()


def test_the_same_blocks_give_the_same_bytes(tmp_path: Path) -> None:
    """A document does not tell when it was written."""
    paths = [tmp_path / "a.docx", tmp_path / "b.docx"]
    for path in paths:
        write_document(path, BLOCKS, title="Samtal")
    assert paths[0].read_bytes() == paths[1].read_bytes()
    with zipfile.ZipFile(paths[0]) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_importing_loads_nothing_heavy() -> None:
    """The package is quick to import, and reading a transcript needs neither python-docx nor openpyxl."""
    heavy = "{'pandas', 'numpy', 'spacy', 'matplotlib', 'sqlalchemy', 'openpyxl', 'docx'}"
    code = f"import sys, interviews\ninterviews.read_transcript\nprint(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(interviews.__file__).parents[1]
    )
    assert done.stdout.strip() == "[]"


def test_the_surface_is_curated() -> None:
    """Every name of the package's surface is there, in order, and others are not."""
    assert sorted(interviews.__all__) == interviews.__all__
    assert all(hasattr(interviews, name) for name in interviews.__all__)
    assert not hasattr(interviews, "nothing")
