"""Files that cannot be used are refused in one sentence: what is wrong, where, what to do."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from interviews import KodbokError, read_transcript
from interviews.archive import (
    MOST_ENTRIES,
    ArchiveBombError,
    BrokenArchiveError,
    MissingPartError,
    NotAnArchiveError,
    OldFormatError,
    ProtectedArchiveError,
    XmlEntityError,
    check_archive,
    declares_doctype,
)
from interviews.disguise import OtherInsideError
from interviews.original import MOST_BYTES, FileEmptyError, FileMissingError, FileTooLargeError, FolderInsteadError
from interviews.reading import NoWordsError, OtherFormatError
from interviews.word.package import NestedTooDeepError

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BODIES = {
    "no Word file": (b"inte Word", NotAnArchiveError),
    "an old .doc": (OLE + b"\0" * 600 + "WordDocument".encode("utf-16-le"), OldFormatError),
    "protected by a password": (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), ProtectedArchiveError),
    "empty": (b"", FileEmptyError),
    "cut off": (b"PK\x03\x04" + b"\0" * 400, BrokenArchiveError),
    "without parts": (b"PK\x05\x06" + b"\0" * 18, BrokenArchiveError),
    "over 50 MB": (b"PK\x03\x04" + b"\0" * MOST_BYTES, FileTooLargeError),
}


def refusal(path: Path) -> KodbokError:
    """The error with which a file is refused."""
    with pytest.raises(KodbokError) as caught:
        read_transcript(path)
    return caught.value


@pytest.mark.parametrize(("content", "error"), BODIES.values(), ids=BODIES.keys())
def test_bytes_that_are_no_document(tmp_path: Path, content: bytes, error: type[KodbokError]) -> None:
    """Each sort of file has a sentence of its own that names the file."""
    path = tmp_path / "samtal åäö.docx"
    path.write_bytes(content)
    refused = refusal(path)
    assert type(refused) is error
    assert str(refused).startswith("samtal åäö.docx ")
    assert str(refused).endswith(".")


def test_missing_file_and_folder(tmp_path: Path) -> None:
    """What is not there, and a folder, are told apart."""
    assert type(refusal(tmp_path / "saknas.docx")) is FileMissingError
    assert type(refusal(tmp_path)) is FolderInsteadError


DISGUISES = {
    "Word's XML of 2003": (
        b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>',
        "Word's XML of 2003",
    ),
    "one piece of XML": (
        b'<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"/>',
        "a Word document in one piece",
    ),
    "an OpenDocument text in one piece": (
        b'<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>',
        "an OpenDocument text in one piece",
    ),
    "a web page": (b"\xef\xbb\xbf<!DOCTYPE html>\n<HTML><body>hej</body></HTML>", "a web page;"),
    "a web page in UTF-16": ("<html><body>hej</body></html>".encode("utf-16"), "a web page;"),
    "a web page in one piece": (b"MIME-Version: 1.0\nContent-Type: multipart/related", "a web page in one piece;"),
}


@pytest.mark.parametrize("suffix", [".docx", ".doc", ".docm", ".dotx"])
@pytest.mark.parametrize(("content", "what"), DISGUISES.values(), ids=DISGUISES.keys())
def test_what_only_calls_itself_a_document(tmp_path: Path, content: bytes, what: str, suffix: str) -> None:
    """It is called what it is, and what to do is said."""
    path = tmp_path / f"samtal{suffix}"
    path.write_bytes(content)
    refused = refusal(path)
    assert type(refused) is OtherInsideError
    assert f"is no Word document but {what}" in str(refused)
    assert str(refused).endswith("save it as .docx.")


@pytest.mark.parametrize("suffix", [".docx", ".doc", ".dot"])
def test_other_formats_that_call_themselves_documents(tmp_path: Path, suffix: str) -> None:
    """Rich text and OpenDocument text are read as what they are, whatever they call themselves."""
    path = tmp_path / f"samtal{suffix}"
    path.write_bytes(rb"{\rtf1\ansi hej}")
    assert read_transcript(path).text == "hej"
    names = "".join(f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text"))
    body = "<office:body><office:text><text:p>hej</text:p></office:text></office:body>"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", f"<office:document-content{names}>{body}</office:document-content>")
    assert read_transcript(path).text == "hej"


@pytest.mark.parametrize("suffix", [".docx", ".docm", ".dotx", ".dotm", ".DOCX", ".doc"])
def test_documents_of_every_suffix(write_docx, suffix: str) -> None:
    """With macros, as a template, in capitals, or with an old ending: a Word document is read."""
    assert read_transcript(write_docx("<w:p><w:r><w:t>hej</w:t></w:r></w:p>", name=f"samtal{suffix}")).text == "hej"


@pytest.mark.parametrize("suffix", [".html", ".xlsx", ""])
def test_other_suffixes(tmp_path: Path, suffix: str) -> None:
    """What is not read is said, with what is."""
    path = tmp_path / f"samtal{suffix}"
    path.write_bytes(b"text")
    refused = refusal(path)
    assert type(refused) is OtherFormatError
    assert ".docx" in str(refused)


def test_a_document_without_words(write_docx) -> None:
    """Punctuation and pictures alone are no transcript."""
    assert type(refusal(write_docx("<w:p><w:r><w:t>— …</w:t></w:r></w:p>"))) is NoWordsError


def test_no_main_part(tmp_path: Path) -> None:
    """A zip file of other things is no document."""
    path = tmp_path / "bilder.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("bild.png", b"x")
    assert type(refusal(path)) is MissingPartError


def test_another_programs_package(write_docx, tmp_path: Path) -> None:
    """A workbook with the suffix of a document is refused."""
    path = write_docx("")
    other = tmp_path / "bok.docx"
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(other, "w") as copy:
        for name in archive.namelist():
            copy.writestr(name, "<workbook/>" if name.endswith("document.xml") else archive.read(name))
    assert type(refusal(other)) is NotAnArchiveError


def test_damaged_xml(write_docx) -> None:
    """XML that does not end is damage."""
    assert type(refusal(write_docx("<w:p>"))) is BrokenArchiveError


def test_damaged_styles(write_docx) -> None:
    """Damage in a style that is used is found when it is used."""
    path = write_docx("<w:p><w:pPr><w:pStyle w:val='A'/></w:pPr></w:p>", styles='<w:style w:styleId="A"><b></w:style>')
    assert type(refusal(path)) is BrokenArchiveError


def test_damaged_parts(write_docx) -> None:
    """A part whose bytes do not match its checksum is damage."""
    path = write_docx("<w:p><w:r><w:t>hej</w:t></w:r></w:p>")
    content = bytearray(path.read_bytes())
    place = content.index(b"word/document.xml") + 60
    content[place : place + 8] = b"\xff" * 8
    path.write_bytes(content)
    assert type(refusal(path)) is BrokenArchiveError


def test_absurd_depth_is_refused(write_docx) -> None:
    """Ten thousand levels are refused, not walked into a crash."""
    assert type(refusal(write_docx("<w:sdt>" * 10_000 + "</w:sdt>" * 10_000))) is NestedTooDeepError


def test_bombs(write_docx) -> None:
    """A part that unpacks to a thousand times its size is refused; an ordinary repetition is not."""
    assert type(refusal(write_docx(" " * 60_000_000))) is ArchiveBombError
    text = read_transcript(write_docx("<w:p><w:r><w:t>om och om igen</w:t></w:r></w:p>" * 20_000)).text
    assert text.count("igen") == 20_000


def test_too_many_parts(write_docx) -> None:
    """Thousands of parts are refused before they are listed."""
    path = write_docx("<w:p/>")
    with zipfile.ZipFile(path, "a") as archive:
        for number in range(MOST_ENTRIES):
            archive.writestr(f"{number}", b"")
    assert type(refusal(path)) is ArchiveBombError


def test_a_header_that_lies_about_size(write_docx) -> None:
    """What comes out is counted, whatever the part's header says."""
    path = write_docx(" " * 60_000_000)
    content = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        true = archive.getinfo("word/document.xml").file_size.to_bytes(4, "little")
    path.write_bytes(content.replace(true, (1000).to_bytes(4, "little")))
    assert isinstance(refusal(path), BrokenArchiveError | ArchiveBombError)


ENTITY = '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities(write_docx, tmp_path: Path, encoding: str) -> None:
    """A document type is refused in any encoding, before anything is expanded."""
    path, hostile = write_docx("<w:p/>"), tmp_path / "ond.docx"
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(hostile, "w") as copy:
        for name in archive.namelist():
            content = archive.read(name)
            if name == "word/document.xml":
                content = f'<?xml version="1.0" encoding="{encoding}"?><!--{"x" * 9000}-->{ENTITY}<w x="&b;"/>'.encode(encoding)
            copy.writestr(name, content)
    assert type(refusal(hostile)) is XmlEntityError
    with pytest.raises(XmlEntityError):
        check_archive(hostile, "Word document")


def test_check_archive_passes_what_is_sound(write_docx) -> None:
    """A sound file passes, and a zip that asks for a password does not."""
    path = write_docx("<w:p/>")
    check_archive(path, "Word document")
    content = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.index(signature)
        content[place + offset] |= 1
    path.write_bytes(content)
    with pytest.raises(ProtectedArchiveError):
        check_archive(path, "Word document")


def test_a_doctype_is_seen_before_the_root_alone() -> None:
    """Text that looks like a declaration is none."""
    assert declares_doctype([b"<!DOCTYPE a>", b"<a/>"])
    assert not declares_doctype([b"<a><![CDATA[<!DOCTYPE a>]]></a>"])
    assert not declares_doctype([b""])


def test_the_source_is_kept(write_docx) -> None:
    """The transcript keeps its file whole, is named after it, and its text has a hash."""
    path = write_docx("<w:p><w:r><w:t>hej</w:t></w:r></w:p>", name="Förskola 1.docx")
    read = read_transcript(path)
    assert (read.name, read.source.file_name, read.source.content) == ("Förskola 1", "Förskola 1.docx", path.read_bytes())
    assert read.source.walk >= 1
    assert read_transcript(path, "annat").name == "annat"
