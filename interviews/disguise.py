"""Files that call themselves Word documents and are something else: read as what they are, or refused with what they are."""

from __future__ import annotations

import re

from interviews.archive import holds_open_document
from interviews.errors import KodbokError

_SAMPLE = 4_096
_BEGINNINGS = {b"{\\rtf": ".rtf", b"%PDF-": ".pdf"}
_REFUSED = (
    (
        re.compile(rb"<\?mso-application\s+progid=\"Word\.Document\"|schemas\.microsoft\.com/office/word/2003/wordml"),
        "Word's XML of 2003",
    ),
    (re.compile(rb"schemas\.microsoft\.com/office/2006/xmlPackage"), "a Word document in one piece of XML"),
    (re.compile(rb"office:mimetype=|urn:oasis:names:tc:opendocument"), "an OpenDocument text in one piece of XML"),
    (re.compile(rb"(?i)<!doctype\s+html|<html[\s>]"), "a web page"),
    (re.compile(rb"(?i)\AMIME-Version:|^Content-Type:\s*multipart/related"), "a web page in one piece"),
)
"""What a file without the beginning of an archive may be, by what stands early in it."""


class OtherInsideError(KodbokError):
    """A file that calls itself a Word document is of another format, for which there is no reader."""

    def __init__(self, file_name: str, what: str) -> None:
        super().__init__(f"{file_name} is no Word document but {what}; open it in Word or LibreOffice and save it as .docx.")


def true_suffix(content: bytes, file_name: str) -> str | None:
    """The suffix of the format that a so-called Word file has, or None where it may be a Word file.

    Raises:
        OtherInsideError: It is of a format that is known and not read.
    """
    for beginning, suffix in _BEGINNINGS.items():
        if content.lstrip()[: len(beginning)] == beginning:
            return suffix
    if content.startswith(b"PK"):
        return ".odt" if holds_open_document(content) else None
    sample = content[:_SAMPLE]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        sample = sample.replace(b"\0", b"")
    for pattern, what in _REFUSED:
        if pattern.search(sample):
            raise OtherInsideError(file_name, what)
    return None
