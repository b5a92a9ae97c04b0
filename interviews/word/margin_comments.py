"""The margin comments of a Word file: what they say, who wrote them, and which of them are replies."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from interviews.word.moment import local_time, utc_time
from interviews.word.names import ID, W
from interviews.word.numbering import Numbering
from interviews.word.remarks import Remark
from interviews.word.threads import Threads
from interviews.word.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interviews.word.package import WordPackage
    from interviews.word.style_sheet import StyleSheet

_PARAGRAPH_ID: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_DATE_UTC: Final = "{http://schemas.microsoft.com/office/word/2023/wordml/word16du}dateUtc"


def margin_comments(package: WordPackage, styles: StyleSheet) -> Iterator[Remark]:
    """Yields the comments of a document, read by the rules of its text.

    Args:
        package: The document.
        styles: Its styles, of which some hide text.
    """
    root = package.part("comments")
    if root is None:
        return
    threads, walk = Threads(package), Walk(styles, Numbering(lambda: None))
    for element in root.iter(W + "comment"):
        ids = tuple(said.upper() for paragraph in element.iter(W + "p") if (said := paragraph.get(_PARAGRAPH_ID)))
        utc = threads.time(ids) or utc_time(element.get(_DATE_UTC))
        yield Remark(
            element.get(ID, ""),
            walk.add_aside(element),
            plain_name(element.get(W + "author", "").strip() or element.get(W + "initials", "")),
            utc or local_time(element.get(W + "date")),
            ids,
            threads.parent(ids),
            resolved=threads.is_done(ids),
        )


def plain_name(name: str) -> str:
    """A name in NFC with single blanks."""
    return unicodedata.normalize("NFC", " ".join(name.split()))
