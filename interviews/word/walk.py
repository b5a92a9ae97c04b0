"""The walk: one pass over a document's body and notes, in document order, that gives the canonical text and its paragraphs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from interviews.comment import Comment
from interviews.problem import Problem
from interviews.word.fields import Fields
from interviews.word.grid import Grid
from interviews.word.look import Look
from interviews.word.marks import MarkKind, Marks
from interviews.word.names import GRAPHIC_DATA, ID, IMAGE_DATA, MC, OLE_OBJECT, PICTURE, VAL, WORD_ART, M, W
from interviews.word.paragraph import Paragraph, Story
from interviews.word.passage import REPLACEMENT, Passage
from interviews.word.style import whole_number
from interviews.word.style_sheet import StyleSheet
from interviews.word.symbols import symbol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from interviews.word.numbering import Numbering

WALK_VERSION = 2
"""Raised whenever the same bytes would give another text."""

_Element = etree._Element  # noqa: SLF001  # lxml's own name for its elements
_BOX = W + "txbxContent"
_TEXTS = (W + "t", M + "t")


_MARKS: dict[str, MarkKind] = {
    W + "commentRangeStart": "start",
    W + "commentRangeEnd": "end",
    W + "commentReference": "point",
}


@dataclass(frozen=True, slots=True)
class Walked:
    """What a walk gives.

    Attributes:
        text: The canonical text.
        paragraphs: Its paragraphs in order, notes last.
        problems: What the walk had to leave out.
        comments: The margin comments, in the order of the text.
    """

    text: str
    paragraphs: tuple[Paragraph, ...]
    problems: tuple[Problem, ...]
    comments: tuple[Comment, ...] = ()


class Walk:
    """A walk over one document; stories are added in order, then it is finished.

    Every element is met by its name in `_begin` (and `_end`); one that is not named there is looked into, so that no word is lost
    in a wrapper that nobody thought of.

    Attributes:
        marks: Where the marks of comments stand.
    """

    def __init__(self, styles: StyleSheet, numbering: Numbering) -> None:
        self.marks = Marks()
        self._numbering, self._look = numbering, Look(styles)
        self._grid, self._fields = Grid(), Fields()
        self._texts: list[str] = []
        self._paragraphs: list[Paragraph] = []
        self._problems: dict[Problem, None] = {}
        self._notes: dict[str, list[str]] = {"footnote": [], "endnote": []}
        self._length, self._met, self._separator = 0, 0, ""
        self._story: Story = "body"
        self._passage: Passage | None = None
        self._left_out = False
        self._chosen: list[tuple[str, int]] = []
        self._boxes: list[_Element] = []
        self._walkers: list[tuple[etree.iterwalk, bool]] = []
        self._begin = self._beginnings()
        self._plain = self._plain_contents()
        self._steps: list[Callable[[_Element], None]] = []
        self._contents: list[_Element] = []
        self._end: dict[str, Callable[[_Element], None]] = {
            W + "p": self._end_paragraph,
            W + "tc": self._end_cell,
            W + "tbl": self._end_table,
        }

    def add_body(self, body: _Element) -> None:
        """Walks over the document's body."""
        self._walk(body)

    def add_notes(self, kind: str, root: _Element | None) -> None:
        """Walks over the footnotes or endnotes (`footnote`, `endnote`) that the body referred to, in that order."""
        self._story = "note"
        notes = {} if root is None else {note.get(ID): note for note in root.findall(W + kind)}
        for note_id in dict.fromkeys(self._notes[kind]):
            if note_id in notes:
                self._walk(notes[note_id])
            else:
                self._complain(f"A {kind} that the text refers to is missing.")

    def add_aside(self, element: _Element) -> str:
        """Walks over something that stands beside the text, a comment, and returns what it says."""
        begun = len(self._texts)
        self._walk(element)
        return "".join(self._texts[begun + 1 :])  # without what parts it from the one before

    def finish(self) -> Walked:
        """The text and its paragraphs."""
        self.marks.finish(self._length)
        return Walked("".join(self._texts), tuple(self._paragraphs), tuple(self._problems))

    def _walk(self, root: _Element) -> None:
        """Meets every element below a root, in order."""
        self._enter(root, whole=True)
        while self._walkers:
            walker, whole = self._walkers[-1]
            if self._is_over(walker):
                self._walkers.pop()
                if whole:
                    self._flush()

    def _is_over(self, walker: etree.iterwalk) -> bool:
        """Goes on with a walker until it ends or another one must come first."""
        waiting = len(self._walkers)
        begin, end = self._begin.get, self._end.get  # looked up once: there are a dozen events a paragraph
        for event, element in walker:
            handler = begin(element.tag) if event == "start" else end(element.tag)
            if handler is not None:
                handler(element)
                if len(self._walkers) > waiting:
                    return False
        return True

    def _enter(self, element: _Element, *, whole: bool) -> None:
        """Makes what is in an element come next, before the walk goes on where it is.

        Args:
            element: The element.
            whole: Whether it holds whole paragraphs, so that none stays open after it.
        """
        walker = etree.iterwalk(element, events=("start", "end"))
        next(walker)
        self._walkers.append((walker, whole))

    def _beginnings(self) -> dict[str, Callable[[_Element], None]]:
        """What to do where an element begins."""
        met: dict[str, Callable[[_Element], None]] = dict.fromkeys((W + name for name in _SKIPPED), self._skip)
        met |= dict.fromkeys((W + name for name in _DROPPED), self._drop)
        met |= dict.fromkeys(_MARKS, self._mark)
        met |= dict.fromkeys(_TEXTS, self._text)
        met |= dict.fromkeys((W + "tab", W + "ptab"), lambda _: self._emit("\t"))
        met |= dict.fromkeys((W + "br", W + "cr"), lambda _: self._emit("\n"))
        met |= dict.fromkeys(
            (PICTURE, IMAGE_DATA, OLE_OBJECT, WORD_ART), lambda _: self._complain("A picture or embedded object is left out.")
        )
        met |= {
            W + "p": self._begin_paragraph,
            W + "pPr": self._paragraph_properties,
            W + "r": self._look.begin_run,
            M + "r": self._look.begin_run,
            W + "rPr": self._run_properties,
            W + "noBreakHyphen": lambda _: self._emit("\u2011"),
            W + "sym": self._symbol,
            W + "fldChar": self._field,
            W + "footnoteReference": lambda mark: self._note("footnote", mark),
            W + "endnoteReference": lambda mark: self._note("endnote", mark),
            W + "tbl": self._begin_table,
            W + "tr": self._begin_row,
            W + "tc": self._begin_cell,
            W + "altChunk": lambda _: self._complain("A document embedded in this one is left out."),
            _BOX: self._box,
            GRAPHIC_DATA: self._graphic,
            MC + "AlternateContent": self._alternatives,
        }
        return met

    def _plain_contents(self) -> dict[str, Callable[[_Element], None]]:
        """What to do with what stands in plain paragraphs and in their runs, and holds nothing that has to be walked through."""
        plain = {tag: self._begin[tag] for tag in (*_PLAIN, *_MARKS)}
        plain |= dict.fromkeys((W + name for name in _SILENT), _nothing)
        return plain | {W + "pPr": self._look.read_paragraph, W + "rPr": self._look.read_run}

    def _skip(self, _: _Element) -> None:
        """Passes over an element and all that is in it."""
        self._walkers[-1][0].skip_subtree()

    def _drop(self, element: _Element) -> None:
        """Passes over what was deleted, save the marks of comments in it."""
        self._skip(element)
        for mark in element.iter(*_MARKS):
            self._mark(mark)

    def _mark(self, mark: _Element) -> None:
        """Meets a mark of a comment."""
        self.marks.meet(_MARKS[mark.tag], mark.get(ID, ""), self._passage, self._length)

    def _complain(self, message: str) -> None:
        """Notes a problem with the paragraph that is open or, between paragraphs, the last one."""
        self._problems[Problem(message, self._met or None)] = None

    def _emit(self, text: str) -> None:
        """Adds text to the open paragraph unless it is hidden or a field's instruction."""
        if self._fields.hide:
            return
        if self._look.hidden:
            self._left_out = self._left_out or bool(text.strip())
            return
        passage = self._passage or self._stray_passage(text)
        if passage is not None:
            passage.add(text, bold=self._look.bold)

    def _stray_passage(self, text: str) -> Passage | None:
        """A new paragraph for what stands between paragraphs: a formula, or stray words of a document that is not sound."""
        if not text.strip():
            return None
        self._met += 1
        self._passage = Passage()
        self._look.begin_paragraph()
        return self._passage

    def _text(self, element: _Element) -> None:
        """Meets text."""
        if element.text:
            self._emit(element.text)

    def _symbol(self, element: _Element) -> None:
        """Meets a character of a symbol font."""
        found = symbol(element.get(W + "font", ""), element.get(W + "char", ""))
        if found is None:
            self._complain(f"A character of a symbol font has no counterpart in Unicode; {REPLACEMENT} stands for it.")
        self._emit(found or REPLACEMENT)

    def _field(self, mark: _Element) -> None:
        """Meets a field character; a drop-down list of a form shows what is chosen, though it has no result of its own."""
        kind = mark.get(W + "fldCharType")
        self._fields.mark(kind)
        length = 0 if self._passage is None else self._passage.length
        if kind == "begin":
            self._chosen.append((_chosen(mark), length))
        elif kind == "end" and self._chosen:
            text, before = self._chosen.pop()
            if text and length == before:
                self._emit(text)

    def _note(self, kind: str, mark: _Element) -> None:
        """Meets the reference to a note."""
        if not self._look.hidden:
            self._notes[kind].append(mark.get(ID, ""))

    def _begin_paragraph(self, paragraph: _Element) -> None:
        """Meets a paragraph; it goes on with the one before whose end was deleted."""
        if not self._look.end_deleted:
            self._close()  # stray words, or a paragraph that this one stands in
        if self._passage is None:
            self._met += 1
            self._passage = Passage()
        self._look.begin_paragraph()
        if self._is_plain(paragraph):
            self._skip(paragraph)  # its end is met all the same
            for step, element in zip(self._steps, self._contents, strict=True):
                step(element)

    def _is_plain(self, paragraph: _Element) -> bool:
        """Whether a paragraph holds runs of text alone; what to do with each thing in it is noted then.

        Nearly all paragraphs are plain, and read so they take half the time of the events of a walker. Two lists that are used
        again instead of pairs keep the garbage collector out of it.
        """
        steps, contents = self._steps, self._contents
        steps.clear()
        contents.clear()
        plain, begin_run, run = self._plain.get, self._look.begin_run, W + "r"
        for child in paragraph:
            if child.tag == run:
                steps.append(begin_run)
                contents.append(child)
                inside: Iterable[_Element] = child
            else:
                inside = (child,)
            for element in inside:
                step = plain(element.tag)
                if step is None:
                    return False
                steps.append(step)
                contents.append(element)
        return True

    def _paragraph_properties(self, properties: _Element) -> None:
        """Meets what a paragraph sets for itself."""
        self._skip(properties)
        self._look.read_paragraph(properties)

    def _run_properties(self, properties: _Element) -> None:
        """Meets what a run sets for itself."""
        self._skip(properties)
        self._look.read_run(properties)

    def _end_paragraph(self, paragraph: _Element) -> None:
        """Meets a paragraph's end, unless the end itself was deleted."""
        self._fields.end_paragraph()
        self._chosen.clear()
        if not self._look.end_deleted or (self._boxes and not _goes_on(paragraph)):
            self._flush()

    def _flush(self) -> None:
        """Closes the open paragraph, then turns to the text boxes that it anchors."""
        self._close()
        if self._boxes:
            for box in reversed(self._boxes):
                self._enter(box, whole=True)
            self._boxes.clear()

    def _close(self) -> None:
        """Closes the open paragraph, if there is one."""
        if self._passage is None:
            return
        passage, self._passage = self._passage, None
        text, bold = passage.finish()
        if text or not (self._look.end_deleted or self._left_out):
            self._kept(passage, self._keep(text, bold))
        else:
            self.marks.drop(self._length)
        if self._left_out:
            self._complain("Hidden text is left out.")
        if passage.controls:
            self._complain(f"Control characters stand in the text ({passage.controls}); {REPLACEMENT} stands for each.")
        self._left_out = False

    def _kept(self, passage: Passage, paragraph: Paragraph) -> None:
        """A paragraph is part of the text: the marks in it have their places."""
        self.marks.keep(passage, paragraph)

    def _keep(self, text: str, bold: tuple[tuple[int, int], ...]) -> Paragraph:
        """Adds a paragraph to the text, after what parts it from the one before."""
        look, start = self._look, self._length + len(self._separator)
        numbered = None if look.list_id is None else self._numbering.next(look.list_id, look.list_level)
        cell = self._grid.cell()
        paragraph = Paragraph(self._met, start, text, bold, look.style, look.level, numbered, cell, self._story)
        self._paragraphs.append(paragraph)
        self._texts += (self._separator, text)
        self._length, self._separator = paragraph.end, "\n"
        return paragraph

    def _begin_table(self, _: _Element) -> None:
        """Meets a table."""
        self._flush()
        self._grid.begin_table()

    def _end_table(self, _: _Element) -> None:
        """Meets a table's end."""
        self._grid.end_table()
        self._break()

    def _begin_row(self, row: _Element) -> None:
        """Meets a table row; a deleted one is passed over."""
        properties = row.find(W + "trPr")
        if properties is not None and properties.find(W + "del") is not None:
            self._drop(row)
            return
        before = None if properties is None else properties.find(W + "gridBefore")
        if self._grid.begin_row(min(whole_number(before), _MOST_COLUMNS)):
            self._break()

    def _break(self) -> None:
        """Lets the next text stand on a line of its own."""
        self._separator = "\n" if self._paragraphs else ""

    def _begin_cell(self, cell: _Element) -> None:
        """Meets a cell; a deleted one and one that only continues a merged cell above are passed over."""
        if self._is_passed_over(cell):
            self._drop(cell)  # its end is met all the same
        elif self._grid.begin_cell():
            self._separator = "\t"

    def _is_passed_over(self, cell: _Element) -> bool:
        """Whether a cell was deleted or only continues a merged cell above or before it, which is shown alone."""
        properties = cell.find(W + "tcPr")
        if properties is None:
            return False
        if properties.find(W + "cellDel") is not None:
            return True
        vertical, horizontal = (_merge(properties.find(W + name)) for name in ("vMerge", "hMerge"))
        continues = self._grid.merge(vertical, horizontal)
        if "continue" not in {vertical, horizontal} or not _has_words(cell):
            return "continue" in {vertical, horizontal}
        if continues:
            self._complain("Text in a cell that is merged into another one is left out.")
        return continues

    def _end_cell(self, cell: _Element) -> None:
        """Meets a cell's end."""
        self._flush()
        self._grid.pass_columns(_width(cell))

    def _box(self, box: _Element) -> None:
        """Meets a text box, which waits for its paragraph's end."""
        self._skip(box)
        if self._passage is None:
            self._enter(box, whole=True)
        else:
            self._boxes.append(box)

    def _graphic(self, graphic: _Element) -> None:
        """Meets a drawing: charts and diagrams are left out, text boxes are looked into."""
        if graphic.get("uri", "").rpartition("/")[2] in _DRAWN:
            self._skip(graphic)
            self._complain("A chart or diagram is left out.")

    def _alternatives(self, alternatives: _Element) -> None:
        """Meets two versions of one thing and goes into the first that holds text, else the first one."""
        self._skip(alternatives)
        versions = [version for version in alternatives if version.tag in {MC + "Choice", MC + "Fallback"}]
        spoken = (version for version in versions if next(version.iter(*_TEXTS), None) is not None)
        chosen = next(spoken, versions[0] if versions else None)
        if chosen is not None:
            self._enter(chosen, whole=False)


_MOST_COLUMNS = 63
_DRAWN = frozenset({"chart", "chartex", "diagram", "lockedCanvas"})
_PLAIN = tuple(
    W + name
    for name in ("t", "tab", "ptab", "br", "cr", "noBreakHyphen", "sym", "fldChar", "footnoteReference", "endnoteReference")
)
_SILENT = (
    *("bookmarkStart", "bookmarkEnd", "proofErr", "lastRenderedPageBreak", "permStart", "permEnd"),
    *("softHyphen", "instrText", "delText", "footnoteRef", "endnoteRef", "annotationRef"),
)
_DROPPED = ("del", "moveFrom", "rt")
_SKIPPED = (
    *("delText", "instrText", "delInstrText", "fldData", "ffData", "softHyphen", "sectPr", "tblPr"),
    *("tblGrid", "trPr", "tcPr", "tblPrEx", "sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr", "rubyPr"),
    *("footnoteRef", "endnoteRef", "annotationRef"),
)


def _goes_on(paragraph: _Element) -> bool:
    """Whether another paragraph follows, with which one whose end was deleted is one."""
    after = paragraph.getnext()
    return after is not None and after.tag == W + "p"


def _chosen(field: _Element) -> str:
    """The entry of a form's drop-down list that is chosen, or an empty string where a field is none."""
    entries = field.findall(f"{W}ffData/{W}ddList/{W}listEntry")
    place = whole_number(field.find(f"{W}ffData/{W}ddList/{W}result"))
    return entries[place].get(VAL, "") if 0 <= place < len(entries) else ""


def _nothing(_: _Element) -> None:
    """Says nothing."""


def _width(cell: _Element) -> int:
    """How many columns a cell takes up."""
    return min(max(whole_number(cell.find(f"{W}tcPr/{W}gridSpan"), 1), 1), _MOST_COLUMNS)


def _merge(element: _Element | None) -> str:
    """What a cell says of its merging: `restart` where it begins, `continue` where it goes on, or nothing."""
    return "" if element is None else element.get(VAL, "continue")


def _has_words(element: _Element) -> bool:
    """Whether there is text in an element."""
    return any((text.text or "").strip() for text in element.iter(*_TEXTS))
