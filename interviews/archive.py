"""Zipped XML files (Word, Excel) are hostile until read: this is where they are opened."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING
from xml.parsers import expat

from interviews.errors import KodbokError
from interviews.original import original_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

MOST_ENTRIES = 5_000
MOST_UNPACKED = 400_000_000
MOST_PART = 150_000_000
FREE_UNPACKED = 32_000_000
MOST_TAGS = 1_500_000
MOST_RATIO = 100
"""Up to `FREE_UNPACKED` bytes the ratio does not matter: a document that repeats itself may well pack to a thousandth."""

_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument.text"
_MIMETYPE_END = 100
_CENTRAL_ENTRY = b"PK\x01\x02"
_CHUNK = 1 << 20
_SLICE = 512
_XML_SUFFIXES = (".xml", ".rels", ".vml")


class NotAnArchiveError(KodbokError):
    """The file is of another sort than its reader expects."""

    def __init__(self, file_name: str, what: str) -> None:
        super().__init__(f"{file_name} is no {what}; open it in the program that it came from and save it as one.")


class OldFormatError(KodbokError):
    """The file has the binary format from before 2007."""

    def __init__(self, file_name: str, what: str) -> None:
        super().__init__(f"{file_name} has the old binary format (.doc, .xls); open the {what} and save it as .docx or .xlsx.")


class ProtectedArchiveError(KodbokError):
    """The file asks for a password."""

    def __init__(self, file_name: str, what: str) -> None:
        super().__init__(f"{file_name} is protected by a password; open the {what}, save it without one, and try again.")


class BrokenArchiveError(KodbokError):
    """The file is damaged."""

    def __init__(self, file_name: str, what: str, why: str) -> None:
        super().__init__(f"{file_name} is damaged ({why}); open the {what} in its own program and save it anew, or fetch it again.")


class ArchiveBombError(KodbokError):
    """The file would unpack to an absurd size."""

    def __init__(self, file_name: str, what: str, why: str) -> None:
        super().__init__(f"{file_name} is refused: it {why}, as no ordinary {what} does; do not trust where it came from.")


class XmlEntityError(KodbokError):
    """A part of the file declares XML entities or a document type."""

    def __init__(self, file_name: str, what: str, part: str) -> None:
        where = f"its part {part} declares a document type, as no ordinary {what} does"
        super().__init__(f"{file_name} is refused: {where}; save it anew in its own program.")


class MissingPartError(KodbokError):
    """A part that the file must have is not there."""

    def __init__(self, file_name: str, what: str, part: str) -> None:
        super().__init__(f"{file_name} is no whole {what}: its {part} is missing; open it in its own program and save it anew.")


class UnknownEncodingError(Exception):
    """XML is in an encoding that is not known; its reader says where."""


def check_archive(path: Path, what: str) -> None:
    """Reads a whole archive once with care, so that another library may then open it.

    Args:
        path: The file.
        what: What it should be, for the message: `Excel workbook`, `Word document`.

    Raises:
        FileMissingError: There is no such file.
        FolderInsteadError: It is a folder.
        FileEmptyError: It has no bytes.
        FileTooLargeError: It has more than 50 MB.
        FileRefusedError: The system does not let it be read.
        NotAnArchiveError: It is no zip file.
        OldFormatError: It has the binary format from before 2007.
        ProtectedArchiveError: It asks for a password.
        BrokenArchiveError: It is damaged.
        ArchiveBombError: It has too many parts, or unpacks to an absurd size.
        XmlEntityError: A part declares a document type.
    """
    archive = Archive(original_bytes(path), path.name, what)
    for name in archive.names:
        archive.check(name)


def holds_open_document(content: bytes) -> bool:
    """Whether an archive says in its first part, as it must, that it is an OpenDocument text."""
    return _OPEN_DOCUMENT in content[:_MIMETYPE_END]


class Archive:
    """A zip file of XML parts, read part by part under limits that count what comes out, whatever the headers say.

    Raises:
        NotAnArchiveError: It is no zip file.
        OldFormatError: It has the binary format from before 2007.
        ProtectedArchiveError: It asks for a password.
        BrokenArchiveError: It is damaged.
        ArchiveBombError: It has too many parts.
    """

    def __init__(self, content: bytes, file_name: str, what: str) -> None:
        self.file_name = file_name
        self.what = what
        self._packed = len(content)
        self._unpacked = 0
        _refuse_other_formats(content, file_name, what)
        if content.count(_CENTRAL_ENTRY) > MOST_ENTRIES:
            raise ArchiveBombError(file_name, what, f"has more than {MOST_ENTRIES} parts")
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as cause:
            raise BrokenArchiveError(file_name, what, "its list of parts cannot be read") from cause
        if any(info.flag_bits & 1 for info in self._zip.infolist()):
            raise ProtectedArchiveError(file_name, what)
        self._names = frozenset(self._zip.namelist())

    @property
    def names(self) -> frozenset[str]:
        """The names of its parts."""
        return self._names

    def read(self, name: str) -> bytes:
        """Returns a part's bytes.

        Raises:
            MissingPartError: There is no such part.
            BrokenArchiveError: The part is damaged.
            ArchiveBombError: It, or all that was read so far, is too large, or it is XML of millions of elements.
            XmlEntityError: It is XML and declares a document type.
        """
        if name not in self._names:
            raise MissingPartError(self.file_name, self.what, f"part {name}")
        content = b"".join(self._chunks(name))
        self._refuse_doctype(name, [content])
        if _is_xml(name) and content.count(b"<") > MOST_TAGS:
            raise ArchiveBombError(self.file_name, self.what, f"holds more than {MOST_TAGS:,} pieces of markup")
        return content

    def check(self, name: str) -> None:
        """Reads a part and keeps nothing of it; raises like `read`."""
        chunks = self._chunks(name)
        self._refuse_doctype(name, chunks)
        for _ in chunks:
            pass

    def _chunks(self, name: str) -> Iterator[bytes]:
        """Yields a part's bytes, counting them."""
        size = 0
        try:
            with self._zip.open(name) as stream:
                while chunk := stream.read(_CHUNK):
                    size += len(chunk)
                    self._count(len(chunk), size)
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as cause:
            raise BrokenArchiveError(self.file_name, self.what, f"its part {name} cannot be unpacked") from cause

    def _count(self, chunk: int, part: int) -> None:
        """Raises when more came out than an ordinary file holds."""
        self._unpacked += chunk
        if self._unpacked > MOST_UNPACKED or part > MOST_PART:
            raise ArchiveBombError(self.file_name, self.what, f"unpacks to more than {self._unpacked // 1_000_000} MB")
        if self._unpacked > max(FREE_UNPACKED, MOST_RATIO * self._packed):
            raise ArchiveBombError(self.file_name, self.what, f"unpacks to more than {MOST_RATIO} times its size")

    def _refuse_doctype(self, name: str, chunks: Iterable[bytes]) -> None:
        """Raises if an XML part declares a document type, the only door to entities."""
        if not _is_xml(name):
            return
        try:
            if declares_doctype(chunks):
                raise XmlEntityError(self.file_name, self.what, name)
        except UnknownEncodingError as cause:  # another parser may know it, and then see what was not looked at here
            raise BrokenArchiveError(self.file_name, self.what, f"its part {name} has an unknown encoding") from cause


def _is_xml(name: str) -> bool:
    """Whether a part is XML, by its name."""
    return name.lower().endswith(_XML_SUFFIXES)


def declares_doctype(chunks: Iterable[bytes]) -> bool:
    """Says whether XML has a document type declaration before its root element, in whatever encoding.

    Reads the prolog alone, in small slices, because expat goes on to the end of what it was given.

    Raises:
        UnknownEncodingError: The XML says that it is in an encoding that cannot be read here.
    """
    met: list[bool] = []
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = lambda *_: met.append(True)
    parser.StartElementHandler = lambda *_: met.append(False)
    try:
        for chunk in chunks:
            for at in range(0, len(chunk), _SLICE):
                parser.Parse(chunk[at : at + _SLICE], False)  # noqa: FBT003  # expat takes its arguments by position alone
                if met:
                    return met[0]
    except expat.ExpatError:
        return bool(met) and met[0]
    except (LookupError, ValueError) as cause:
        raise UnknownEncodingError from cause
    return False


def _refuse_other_formats(content: bytes, file_name: str, what: str) -> None:
    """Raises for what is no zip file, telling apart what a person can do about it."""
    if content.startswith(_OLE_MAGIC):
        error = ProtectedArchiveError if _ENCRYPTED_STREAM in content else OldFormatError
        raise error(file_name, what)
    if content.startswith(b"PK\x03\x04"):
        return
    if content.startswith(b"PK"):
        raise BrokenArchiveError(file_name, what, "it begins as an archive but holds no parts")
    raise NotAnArchiveError(file_name, what)
