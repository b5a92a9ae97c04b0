"""A Word file with comments added to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from coding.comment_address import take_address, with_address
from coding.word_margin.comments_part import CommentsPart
from coding.word_margin.elements import xml_text
from coding.word_margin.marking import Marking
from coding.word_margin.parts import WordParts
from coding.word_margin.spots import Spots
from interviews.archive import BrokenArchiveError
from interviews.errors import KodbokError
from interviews.word.names import ID, W
from interviews.word.numbering import Numbering
from interviews.word.package import WHAT
from interviews.word.places import find_places
from interviews.word.style_sheet import StyleSheet
from interviews.word.walk import Walk
from interviews.words import WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coding.word_margin.margin_comment import MarginComment
    from interviews.word.marks import Marks

_Element = etree._Element  # noqa: SLF001  # lxml's own name for its elements
_MARKS = (W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference")


class OtherTextError(KodbokError):
    """A file does not hold the text that the spans are counted in."""

    def __init__(self, file_name: str) -> None:
        super().__init__(f"{file_name} no longer reads as the text that was coded; the codings cannot be placed in it.")


def commented(original: bytes, file_name: str, text: str, comments: Sequence[MarginComment]) -> bytes:
    """Adds comments to a Word file; all else in it stays as it was, the comments that stand there too.

    Each comment stands at exactly its range. Where Word has no place for that (in a note, a text box, a formula) it stands at what
    anchors the text, and a last line tells the range; see `coding.comment_address`. So does one for a range without a word, which
    would be read as a comment on the turn around it.

    Args:
        original: The file's bytes.
        file_name: Its name, for messages.
        text: The canonical text that the ranges are counted in.
        comments: The comments, in any order; their numbers follow it.

    Returns:
        The new file's bytes; the very same without comments.

    Raises:
        OtherTextError: The file reads as another text.
        KodbokError: The file cannot be read: an error of `interviews.archive` or `interviews.word.package`.
    """
    parts = WordParts(original, file_name)
    try:
        document = _Document(parts)
        if document.places.text != text:
            raise OtherTextError(file_name)
        if not comments:
            return original
        document.add(comments)
    except etree.XMLSyntaxError as cause:  # styles are parsed one by one while the walk asks for them, the lists of parts last
        raise BrokenArchiveError(file_name, WHAT, "one of its parts is no valid XML") from cause
    return parts.packed()


class _Document:
    """The main part of a file and what is read beside it.

    Attributes:
        places: The canonical text and where it stands.
    """

    def __init__(self, parts: WordParts) -> None:
        package = parts.package
        self._parts, self._root = parts, package.main()
        self._styles = StyleSheet(package.content("styles"))
        self._footnotes, self._endnotes = package.part("footnotes"), package.part("endnotes")
        self.places = find_places(self._root, self._styles, footnotes=self._footnotes, endnotes=self._endnotes)

    def add(self, comments: Sequence[MarginComment]) -> None:
        """Adds comments to the main part and to the part that holds what they say."""
        part = CommentsPart(self._parts, (mark.get(ID) for mark in self._root.iter(*_MARKS)))
        numbers = part.numbers(len(comments))
        marking = Marking(Spots(self._root, self.places))
        for number, comment in zip(numbers, comments, strict=True):
            marking.add(number, comment.start, comment.end)
        marking.write(self._root)
        marks = self._read_back()
        for number, comment in zip(numbers, comments, strict=True):
            span = comment.start, comment.end
            exact = marks.spans(number) == [span] and WORD.search(self.places.text, *span) is not None
            said = xml_text(comment.text)  # a line end of two characters must not come about where the address is added
            tells_another = take_address(said)[1] is not None  # a memo may end in what looks like a place
            part.add(number, comment, said if exact and not tells_another else with_address(said, *span))
        part.store()
        self._parts.change(self._parts.package.main_name, self._root)

    def _read_back(self) -> Marks:
        """The marks as a reader of the new file will meet them."""
        walk = Walk(self._styles, Numbering(lambda: None))
        walk.add_body(self._root)
        walk.add_notes("footnote", self._footnotes)
        walk.add_notes("endnote", self._endnotes)
        walk.finish()
        return walk.marks
