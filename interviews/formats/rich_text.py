"""Rich text (.rtf): one walk over its control words, by the rules of the walk over a Word file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interviews.errors import KodbokError
from interviews.formats.code_pages import CodePages
from interviews.formats.manuscript import Looks, Manuscript, Mark, Piece
from interviews.formats.rich_remarks import RichRemarks, whole_characters
from interviews.word.numbering import BULLET
from interviews.word.paragraph import Cell
from interviews.word.walk import Walked

if TYPE_CHECKING:
    from collections.abc import Callable

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,9})? ?|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])|(?P<brace>[{}])"
    r"|(?P<text>[^\\{}\r\n]+)"
)
_SKIPPED = frozenset(
    re.findall(
        r"\w+",
        """
    colortbl stylesheet info pict header headerl headerr headerf footer footerl footerr footerf
    object fldinst datafield shprslt sp nonshppict listtable
    listoverridetable revtbl rsidtbl generator themedata xe tc bkmkstart bkmkend do template filetbl
    ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn formfield
    """,
    )
)
_HELD_ALL_THE_SAME = frozenset({"shpinst", "shppict"})
_NUMBERS = frozenset({"listtext", "pntext"})
_TOLD = frozenset({"atrfstart", "atrfend", "atnid", "atnauthor", "atnref", "atndate"})
"""Groups that tell of a comment: where its range begins and ends, who wrote it, which one it is, when."""
_SIGNS = {
    "tab": "\t",
    "line": "\n",
    "page": "\n",
    "column": "\n",
    "lbr": "\n",
    "emdash": "—",
    "endash": "–",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "~": "\xa0",
    "_": "\u2011",
    "{": "{",
    "}": "}",
    "\\": "\\",
    "\t": "\t",
}
_MOST_LEVELS = 9
_MOST_OPEN = 10_000
_UNSIGNED = 0x10000


class NotRichTextError(KodbokError):
    """The file does not begin as rich text does."""

    def __init__(self, file_name: str) -> None:
        super().__init__(f"{file_name} is no rich text; open it in the program that it came from and save it as .docx.")


class DeepRichTextError(KodbokError):
    """The groups are nested deeper than any program writes them."""

    def __init__(self, file_name: str) -> None:
        super().__init__(f"{file_name} is refused: its groups are nested absurdly deep; copy its text into a new document.")


class _Group:
    """What holds inside one pair of braces: copied where it opens, forgotten where it closes."""

    __slots__ = ("bold", "codec", "deleted", "fresh", "hidden", "kind", "starred", "unit")

    def __init__(self, codec: str) -> None:
        self.codec = codec
        self.bold = self.hidden = self.deleted = self.starred = False
        self.fresh = True
        self.kind = "text"
        self.unit = 1

    def inside(self) -> _Group:
        """The state in which a group in this one begins."""
        group = _Group(self.codec)
        group.bold, group.hidden, group.deleted = self.bold, self.hidden, self.deleted
        group.kind, group.unit = self.kind, self.unit
        return group


def read_rich_text(content: bytes, file_name: str) -> Walked:
    """Reads rich text; deleted and hidden text is left out, notes come at the end.

    Raises:
        NotRichTextError: It does not begin as rich text does.
        DeepRichTextError: Its groups are nested absurdly deep.
    """
    if not content.lstrip().startswith(b"{\\rtf"):
        raise NotRichTextError(file_name)
    walk = _Walk(file_name)
    walk.read(content.decode("latin-1"))
    return walk.finish()


class _Walk:
    """A walk over the control words of one file."""

    def __init__(self, file_name: str) -> None:
        self._file_name = file_name
        self._manuscript, self._pages = Manuscript(), CodePages()
        self._group = _Group(self._pages.default)
        self._open: list[_Group] = []
        self._pieces: list[Piece | Mark] = []
        self._remarks = RichRemarks()
        self._bytes = bytearray()
        self._number = ""
        self._notes: list[list[Piece | Mark]] = []
        self._to_skip, self._high = 0, 0
        self._level: int | None = None
        self._in_table = False
        self._table, self._row, self._column = 0, 0, 0
        self._hidden = False
        self._left_out: list[str] = []
        self._meets: dict[str, Callable[[int | None], None]] = {
            "par": lambda _: self._end_paragraph(),
            "sect": lambda _: self._end_paragraph(),
            "pard": lambda _: self._plain_paragraph(),
            "intbl": lambda _: self._set_in_table(),
            "cell": lambda _: self._end_cell(),
            "row": lambda _: self._end_row(),
            "nestcell": lambda _: self._emit("\t"),
            "nestrow": lambda _: self._emit("\n"),
            "outlinelevel": self._outline,
            "plain": lambda _: self._plain_text(),
            "b": lambda number: setattr(self._group, "bold", number != 0),
            "v": lambda number: setattr(self._group, "hidden", number != 0),
            "deleted": lambda number: setattr(self._group, "deleted", number != 0),
            "uc": lambda number: setattr(self._group, "unit", min(max(number or 0, 0), 10)),
            "u": self._unicode,
            "ansicpg": self._code_page,
            "f": self._font,
            "fcharset": lambda number: self._pages.set_charset(number or 0),
        }

    def read(self, source: str) -> None:
        """Meets every token."""
        place = 0
        while (match := _TOKEN.search(source, place)) is not None:
            place = match.end()
            kind = match.lastgroup
            if kind == "byte":
                self._byte(int(match["byte"], 16))
                continue
            if kind in {"number", "word"}:
                place += self._word(match["word"], None if match["number"] is None else int(match["number"]))
            elif kind == "brace":
                self._brace(match["brace"])
            elif kind == "sign":
                self._sign(match["sign"])
            else:
                self._text(match["text"])

    def finish(self) -> Walked:
        """The text and its paragraphs, notes last."""
        self._flush_bytes()
        if not all(isinstance(piece, Mark) for piece in self._pieces):
            self._end_paragraph()
        for mark in self._pieces:
            if isinstance(mark, Mark):
                self._manuscript.mark(mark)
        for note in self._notes:
            self._manuscript.add(_sound(note), Looks(story="note"))
        for remark in self._remarks.found:
            self._manuscript.remark(remark)
        return self._manuscript.finish()

    def _brace(self, brace: str) -> None:
        """A group begins or ends; what stands after the last one is no text."""
        self._flush_bytes()
        self._to_skip = 0
        if brace == "{":
            self._open.append(self._group)
            self._group = self._group.inside()
            if len(self._open) > _MOST_OPEN:
                raise DeepRichTextError(self._file_name)
        elif self._open:
            ended, self._group = self._group, self._open.pop()
            if ended.kind != self._group.kind:
                self._end_destination(ended.kind)

    def _word(self, word: str, number: int | None) -> int:
        """Meets a control word; returns the number of characters after it that are no text."""
        if word != "u":
            self._flush_bytes()
        fresh, self._group.fresh = self._group.fresh, False
        if fresh:
            self._open_destination(word)
        if word == "bin":
            return max(number or 0, 0)
        if self._group.kind == "fonts" and word not in {"f", "fcharset"}:
            return 0
        if word in _SIGNS:
            self._emit(_SIGNS[word])
        elif self._group.kind != "skipped" and word in self._meets:
            self._meets[word](number)
        return 0

    def _open_destination(self, word: str) -> None:
        """Takes a group for what its first word says: fonts, a note, a number, or nothing that is read."""
        group = self._group
        if group.kind == "skipped":
            return
        if word == "fonttbl":
            group.kind = "fonts"
        elif word in _NUMBERS:
            group.kind = "number"
        elif word in _TOLD:
            group.kind = word
        elif word == "annotation":
            group.kind = word
            self._mark(Mark("point", self._remarks.begin()))
        elif word == "footnote":
            group.kind = "note"
            group.bold = False
            self._notes.append([])
        elif word in _SKIPPED or (group.starred and word not in _HELD_ALL_THE_SAME):
            group.kind = "skipped"
            self._say_left_out(word)

    def _end_destination(self, kind: str) -> None:
        """A group that was something of its own has ended."""
        if kind in {"atrfstart", "atrfend"}:
            self._mark(Mark("start" if kind == "atrfstart" else "end", self._remarks.take_range(kind)))
        elif kind == "annotation":
            self._remarks.end()

    def _mark(self, mark: Mark) -> None:
        """Adds the mark of a comment where text would come."""
        (self._notes[-1] if self._group.kind == "note" else self._pieces).append(mark)

    def _say_left_out(self, word: str) -> None:
        """Notes what a person would miss."""
        if word in {"pict", "object"}:
            self._left_out.append("A picture or embedded object is left out.")

    def _sign(self, sign: str) -> None:
        """Meets a control sign."""
        self._flush_bytes()
        if sign == "*":
            self._group.starred = True
            return
        if sign in "\r\n":
            self._end_paragraph()
        elif sign in _SIGNS:
            self._text(_SIGNS[sign])

    def _byte(self, value: int) -> None:
        """Meets a byte in the font's code page."""
        self._group.fresh = False
        if self._to_skip:
            self._to_skip -= 1
        else:
            self._bytes.append(value)

    def _text(self, text: str) -> None:
        """Meets plain text, after what stands in for a character that Unicode told already."""
        skipped = min(self._to_skip, len(text))
        self._to_skip -= skipped
        text = text[skipped:]
        if not text:
            return
        self._group.fresh = False
        if not text.isascii() or self._bytes:  # bytes that were not escaped, or the second half of a double one
            self._bytes += text.encode("latin-1", errors="replace")
            self._flush_bytes()
        else:
            self._emit(text)

    def _flush_bytes(self) -> None:
        """Decodes the bytes that were met together."""
        if self._bytes:
            content, self._bytes = bytes(self._bytes), bytearray()
            self._emit(content.decode(self._group.codec, errors="replace"))

    def _unicode(self, number: int | None) -> None:
        """Meets a character by its number, as a signed one of sixteen bits."""
        self._flush_bytes()
        self._emit(chr((number or 0) % _UNSIGNED))
        self._to_skip = self._group.unit

    def _emit(self, text: str) -> None:
        """Adds text where it belongs."""
        group = self._group
        if group.deleted or group.kind in {"skipped", "fonts"}:
            return
        if group.hidden:
            self._hidden = self._hidden or bool(text.strip())
        elif group.kind == "number":
            self._number += text
        elif group.kind == "note":
            self._notes[-1].append((text, group.bold))
        elif group.kind in _TOLD or group.kind == "annotation":
            self._remarks.add(group.kind, text)
        else:
            self._pieces.append((text, group.bold))

    def _end_paragraph(self) -> None:
        """A paragraph ends, in a note, in a comment or in the text."""
        if self._group.kind == "note":
            self._notes[-1].append(("\n", False))
        elif self._group.kind == "annotation":
            self._remarks.add("annotation", "\n")
        elif self._group.kind == "text":
            if not self._in_table and self._row:
                self._end_table()
            self._keep(Cell(self._table, self._row, self._column) if self._in_table else None)

    def _keep(self, cell: Cell | None) -> None:
        """Adds the open paragraph."""
        number = " ".join(self._number.split())
        numbered = (number if any(map(str.isalnum, number)) else BULLET) if number else None
        pieces, self._pieces, self._number = self._pieces, [], ""
        if self._hidden:
            self._left_out.append("Hidden text is left out.")
        if pieces or not self._hidden:
            self._manuscript.add(_sound(pieces), Looks(self._level, numbered, cell))
        for message in self._left_out:
            self._manuscript.complain(message, here=True)
        self._left_out.clear()
        self._hidden = False

    def _end_cell(self) -> None:
        """A cell of a table ends."""
        self._keep(Cell(self._table, self._row, self._column))
        self._column += 1

    def _end_row(self) -> None:
        """A row of a table ends."""
        self._row, self._column = self._row + 1, 0

    def _end_table(self) -> None:
        """A table has ended: a paragraph stands after it."""
        self._table, self._row, self._column = self._table + 1, 0, 0

    def _plain_paragraph(self) -> None:
        """A paragraph's looks are set back."""
        self._in_table, self._level = False, None

    def _set_in_table(self) -> None:
        """The paragraph stands in a table."""
        self._in_table = True

    def _outline(self, number: int | None) -> None:
        """The paragraph is a heading of a level, counted from 0."""
        self._level = (number or 0) + 1 if 0 <= (number or 0) < _MOST_LEVELS else None

    def _plain_text(self) -> None:
        """A character's looks are set back."""
        self._group.bold = self._group.hidden = self._group.deleted = False

    def _code_page(self, number: int | None) -> None:
        """The file's own code page."""
        self._pages.set_default(number or 0)
        self._group.codec = self._pages.default

    def _font(self, number: int | None) -> None:
        """A font: in the list of fonts the next one, elsewhere the one that comes."""
        if self._group.kind == "fonts":
            self._pages.begin_font(number or 0)
        else:
            self._group.codec = self._pages.of_font(number or 0)


def _sound(pieces: list[Piece | Mark]) -> list[Piece | Mark]:
    """Pieces in which the halves of characters beyond sixteen bits are put together; a lone half becomes U+FFFD."""
    if not any("\ud800" <= char <= "\udfff" for piece in pieces if not isinstance(piece, Mark) for char in piece[0]):
        return pieces
    joined: list[Piece | Mark] = []
    for piece in pieces:
        before = joined[-1] if joined else None
        if isinstance(piece, Mark) or before is None or isinstance(before, Mark) or not _ends_in_half(before[0]):
            joined.append(piece)
        else:
            joined[-1] = (before[0] + piece[0], before[1])
    return [piece if isinstance(piece, Mark) else (whole_characters(piece[0]), piece[1]) for piece in joined]


def _ends_in_half(text: str) -> bool:
    """Whether a text ends in the first half of a character."""
    return "\ud800" <= text[-1:] <= "\udbff"
