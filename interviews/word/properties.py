"""What a Word file says of itself: its title and subject."""

from __future__ import annotations

from unicodedata import normalize

from lxml import etree

from interviews.archive import Archive
from interviews.errors import KodbokError
from interviews.word.markup import parse
from interviews.word.package import WHAT

_PART = "docprops/core.xml"
_FIELDS = frozenset({"title", "subject"})


def document_titles(content: bytes) -> tuple[str, ...]:
    """Title and subject from a Word file's properties, as far as it has them; a file that tells none is no fault."""
    try:
        archive = Archive(content, "", WHAT)
        name = next((name for name in archive.names if name.casefold() == _PART), None)
        root = None if name is None else parse(archive.read(name))
    except (KodbokError, etree.XMLSyntaxError):
        return ()
    texts = [] if root is None else [each.text for each in root if etree.QName(each).localname in _FIELDS]
    return tuple(normalize("NFC", text.strip()) for text in texts if text and text.strip())
