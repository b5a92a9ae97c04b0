"""OpenDocument text (.odt), as LibreOffice writes it: one walk over its content, by the rules of the walk over a Word file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lxml import etree

from interviews.archive import (
    Archive,
    BrokenArchiveError,
    MissingPartError,
    NotAnArchiveError,
    ProtectedArchiveError,
    XmlEntityError,
)
from interviews.formats.manuscript import Looks, Manuscript, Mark, Piece
from interviews.formats.open_lists import OpenLists
from interviews.formats.open_styles import OpenStyles
from interviews.word.margin_comments import plain_name
from interviews.word.markup import parse
from interviews.word.moment import local_time
from interviews.word.package import NestedTooDeepError
from interviews.word.paragraph import Cell, Story
from interviews.word.remarks import Remark
from interviews.word.walk import Walked

if TYPE_CHECKING:
    from collections.abc import Callable

WHAT = "OpenDocument text"

_NAMES: Final = "{urn:oasis:names:tc:opendocument:xmlns:"
_TEXT: Final = _NAMES + "text:1.0}"
_TABLE: Final = _NAMES + "table:1.0}"
_DRAW: Final = _NAMES + "drawing:1.0}"
_OFFICE: Final = _NAMES + "office:1.0}"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_LOEXT: Final = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_BLANKS = re.compile(r"[ \t\r\n]+")
_MOST_BLANKS = 1_000
_MOST_DEEP = 200
_MOST_LEVELS = 9
_LEFT_OUT = {
    _TEXT + "hidden-text": "Hidden text is left out.",
    _TEXT + "hidden-paragraph": "Hidden text is left out.",
    _DRAW + "image": "A picture or embedded object is left out.",
    _DRAW + "object": "A picture or embedded object is left out.",
    _DRAW + "object-ole": "A picture or embedded object is left out.",
}
_SKIPPED = frozenset(
    {_TEXT + "tracked-changes", _TEXT + "note-citation", _TEXT + "ruby-text", _OFFICE + "forms"}
    | {_TEXT + "sequence-decls", _TEXT + "user-field-decls", _TEXT + "variable-decls", _TEXT + "bibliography-configuration"}
)


def read_open_document(content: bytes, file_name: str) -> Walked:
    """Reads an OpenDocument text; tracked deletions are left out, notes come at the end.

    Raises:
        KodbokError: A subclass of `interviews.archive` for what cannot be opened, or `NestedTooDeepError`.
    """
    archive = Archive(content, file_name, WHAT)
    _refuse_protected(archive)
    body = _parsed(archive, "content.xml")
    story = body.find(f"{_OFFICE}body/{_OFFICE}text")
    if story is None:
        raise NotAnArchiveError(file_name, WHAT)
    roots = [root for root in (_styles(archive), body) if root is not None]
    walk = _Walk(OpenStyles(roots), OpenLists(roots), file_name)
    walk.begin(story)
    return walk.finish()


def _refuse_protected(archive: Archive) -> None:
    """Raises if the manifest says that parts are encrypted."""
    try:
        manifest = archive.read("META-INF/manifest.xml")
    except (MissingPartError, XmlEntityError):  # some writers leave it out, old ones declare a document type in it
        return
    if b"encryption-data" in manifest:
        raise ProtectedArchiveError(archive.file_name, WHAT)


def _styles(archive: Archive) -> etree._Element | None:
    """The root element of the part with common styles, or None without one."""
    return _parsed(archive, "styles.xml") if "styles.xml" in archive.names else None


def _parsed(archive: Archive, name: str) -> etree._Element:
    """The root element of a part."""
    content = archive.read(name)
    try:
        return parse(content)
    except etree.XMLSyntaxError as cause:
        if "Excessive depth" in str(cause):
            raise NestedTooDeepError(archive.file_name) from cause
        raise BrokenArchiveError(archive.file_name, WHAT, f"its part {name} is no valid XML") from cause


class _Walk:
    """A walk over the body of one document."""

    def __init__(self, styles: OpenStyles, lists: OpenLists, file_name: str) -> None:
        self._styles, self._lists, self._file_name = styles, lists, file_name
        self._manuscript = Manuscript()
        self._pieces: list[Piece | Mark] | None = None
        self._blank = True
        self._bold = False
        self._notes: list[etree._Element] = []
        self._boxes: list[etree._Element] = []
        self._left_out: list[str] = []
        self._in_note = False
        self._tables, self._depth, self._unnamed = 0, 0, 0
        self._ended: frozenset[str] = frozenset()
        self._cell: Cell | None = None
        self._meets: dict[str, Callable[[etree._Element], None]] = {
            _TEXT + "p": self._paragraph,
            _TEXT + "h": self._paragraph,
            _TEXT + "span": self._span,
            _TEXT + "list": self._list,
            _TEXT + "list-item": self._list_item,
            _TEXT + "s": self._blanks,
            _TEXT + "tab": lambda _: self._emit("\t"),
            _TEXT + "line-break": lambda _: self._emit("\n"),
            _TEXT + "note": self._notes.append,
            _OFFICE + "annotation": self._annotation,
            _OFFICE + "annotation-end": lambda end: self._mark(Mark("end", end.get(_OFFICE + "name", ""))),
            _DRAW + "text-box": self._box,
            _TABLE + "table": self._table,
        }

    def begin(self, story: etree._Element) -> None:
        """Meets the whole text."""
        self._ended = frozenset(end.get(_OFFICE + "name", "") for end in story.iter(_OFFICE + "annotation-end"))
        self.meet(story)

    def meet(self, element: etree._Element) -> None:
        """Meets an element; one without a meaning of its own is looked into, so that no word is lost in a wrapper."""
        tag = str(element.tag)
        if tag in _LEFT_OUT:
            self._leave_out(_LEFT_OUT[tag])
        elif tag not in _SKIPPED:
            self._meets.get(tag, self._inside)(element)

    def finish(self) -> Walked:
        """The text and its paragraphs, notes last."""
        self._in_note = True
        for note in self._notes:  # a note in a note is added while this goes on
            self._inside(note)
        return self._manuscript.finish()

    def _leave_out(self, message: str) -> None:
        """Notes what is left out, with the paragraph that is open."""
        self._left_out.append(message)

    def _inside(self, element: etree._Element) -> None:
        """Meets what is in an element, with the words between."""
        self._depth += 1
        if self._depth > _MOST_DEEP:
            raise NestedTooDeepError(self._file_name)
        self._words(element.text)
        for child in element:
            self.meet(child)
            self._words(child.tail)
        self._depth -= 1

    def _words(self, text: str | None) -> None:
        """Meets words; white space counts as one blank, and as none at a paragraph's beginning."""
        if text and self._pieces is not None:
            plain = _BLANKS.sub(" ", text)
            self._emit(plain[1:] if self._blank and plain.startswith(" ") else plain)

    def _emit(self, text: str) -> None:
        """Adds text to the open paragraph."""
        if text and self._pieces is not None:
            self._pieces.append((text, self._bold))
            self._blank = text.endswith(" ")

    def _blanks(self, element: etree._Element) -> None:
        """Meets blanks that count."""
        count = element.get(_TEXT + "c", "1")
        self._emit(" " * min(int(count) if count.isdecimal() else 1, _MOST_BLANKS))
        self._blank = False

    def _span(self, element: etree._Element) -> None:
        """Meets a stretch with looks of its own."""
        style, before = element.get(_TEXT + "style-name"), self._bold
        if self._styles.hidden("text", style):
            self._leave_out("Hidden text is left out.")
            return
        bold = self._styles.bold("text", style)
        self._bold = before if bold is None else bold
        self._inside(element)
        self._bold = before

    def _paragraph(self, element: etree._Element) -> None:
        """Meets a paragraph or a heading, then the text boxes that it anchors."""
        if self._pieces is not None:  # in a drawn shape, which waits as a text box does
            self._boxes.append(element)
            return
        style = element.get(_TEXT + "style-name")
        if self._styles.hidden("paragraph", style):
            self._leave_out("Hidden text is left out.")
            return
        self._pieces, self._blank = [], True
        self._bold = self._styles.bold("paragraph", style) or False
        numbered = self._lists.number()
        self._inside(element)
        pieces, self._pieces = self._pieces, None
        story: Story = "note" if self._in_note else "body"
        self._manuscript.add(pieces, Looks(self._level(element, style), numbered, self._cell, story))
        for message in self._left_out:
            self._manuscript.complain(message, here=True)
        self._left_out.clear()
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self.meet(box)

    def _level(self, element: etree._Element, style: str | None) -> int | None:
        """The level of a heading, 0 for a title, or None."""
        if self._styles.is_title(style):
            return 0
        if element.tag != _TEXT + "h":
            return None
        level = element.get(_TEXT + "outline-level", "1")
        return min(max(int(level), 1), _MOST_LEVELS) if level.isdecimal() else 1

    def _list(self, element: etree._Element) -> None:
        """Meets a list."""
        self._lists.begin_list(element)
        self._inside(element)
        self._lists.end_list()

    def _list_item(self, element: etree._Element) -> None:
        """Meets an item of a list, whose first paragraph has the number or bullet."""
        self._lists.begin_item(element)
        self._inside(element)
        self._lists.end_item()

    def _annotation(self, element: etree._Element) -> None:
        """Meets a comment, where its range begins or, without an end elsewhere, the point that it is about."""
        name = element.get(_OFFICE + "name") or f" {self._unnamed}"  # with a blank, which no name holds
        self._unnamed += 1
        self._mark(Mark("start" if name in self._ended else "point", name))
        walk = _Walk(self._styles, OpenLists(()), self._file_name)
        walk._depth = self._depth  # so that comments in one another have an end
        walk._inside(element)
        self._manuscript.remark(
            Remark(
                name,
                walk.finish().text,
                plain_name(element.findtext(_DC + "creator", "")),
                local_time(element.findtext(_DC + "date")),
                (name,),
                element.get(_LOEXT + "parent-name"),
                resolved=element.get(_LOEXT + "resolved") == "true",
            )
        )

    def _mark(self, mark: Mark) -> None:
        """Meets the mark of a comment."""
        if self._pieces is None:
            self._manuscript.mark(mark)
        else:
            self._pieces.append(mark)

    def _box(self, element: etree._Element) -> None:
        """Meets a text box, which waits for its paragraph's end."""
        if self._pieces is None:
            self._inside(element)
        else:
            self._boxes.append(element)

    def _table(self, table: etree._Element) -> None:
        """Meets a table; one in a cell belongs to that cell."""
        if self._cell is not None or self._pieces is not None:
            self._inside(table)
            return
        for number, row in enumerate(_rows(table)):
            for column, cell in enumerate(row):
                if cell.tag == _TABLE + "table-cell":
                    self._cell = Cell(self._tables, number, column)
                    self._inside(cell)
        self._cell = None
        self._tables += 1


def _rows(table: etree._Element) -> list[etree._Element]:
    """The rows of a table, those of its header and its groups included, but not those of tables in its cells."""
    rows: list[etree._Element] = []
    waiting = list(reversed(table))
    while waiting:
        element = waiting.pop()
        if element.tag == _TABLE + "table-row":
            rows.append(element)
        elif element.tag in {_TABLE + name for name in ("table-header-rows", "table-rows", "table-row-group")}:
            waiting.extend(reversed(element))
    return rows
