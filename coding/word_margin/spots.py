"""Where in a document's XML a mark may stand: the places between its elements, and those inside a run where it has to be parted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from lxml import etree

from interviews.word.names import ID, W

if TYPE_CHECKING:
    from interviews.word.places import Places

_Element = etree._Element  # noqa: SLF001  # lxml's own name for its elements

_CONTAINERS: Final = frozenset(
    W + name for name in ("hyperlink", "ins", "moveTo", "sdt", "sdtContent", "smartTag", "customXml", "fldSimple", "dir", "bdo")
)
"""What may hold both runs and the marks of comments. Deletions, formulas, ruby and drawings are marked from outside."""
_NOTES: Final = {W + "footnote": W + "footnoteReference", W + "endnote": W + "endnoteReference"}

Side = Literal["before", "after", "inside"]


class Spot(NamedTuple):
    """A place for marks; equal spots are one place.

    Attributes:
        element: What the place is counted from.
        side: On which side of it the place is; `inside` an empty paragraph, or inside a run's text.
        offset: The offset in the text of the run's piece, if that is what it is counted from.
    """

    element: _Element
    side: Side
    offset: int = 0


class Spots:
    """The spots of one document.

    What no mark may stand in (a note, a text box, a formula) has its spots around what anchors it in the text.
    """

    def __init__(self, document: _Element, places: Places) -> None:
        """Takes the root element that the places were found in."""
        self._places = places
        references = list(document.iter(*_NOTES.values()))
        self._references = {(each.tag, each.get(ID)): each for each in reversed(references)}  # the first one of each note
        self._lengths: dict[_Element, int] = {}
        self._last = next(document.iterfind(f"{W}body/{W}p[last()]"), document)

    def start(self, offset: int) -> Spot:
        """Where a range begins that begins at an offset of the text: before its first character, as close as can be."""
        place = self._places.first(offset)
        if place is not None:
            return self._before(place.element, place.offset)
        return self._behind(offset) or self._empty(offset)

    def end(self, offset: int) -> Spot:
        """Where a range ends that ends at an offset of the text: after its last character, as close as can be."""
        found = self._behind(offset)
        if found is not None:
            return found
        place = self._places.first(offset)
        return self._empty(offset) if place is None else self._before(place.element, place.offset)

    def _behind(self, offset: int) -> Spot | None:
        """The spot after the character before an offset, or None where a paragraph begins there."""
        place = self._places.last(offset - 1) if offset else None
        return None if place is None else self._after(place.element, place.offset)

    def _before(self, element: _Element, offset: int) -> Spot:
        """The spot before a character."""
        unit = self._unit(element)
        return self._in_run(unit, offset) if unit is element else _beside(unit, "before")

    def _after(self, element: _Element, offset: int) -> Spot:
        """The spot after a character."""
        unit = self._unit(element)
        return self._in_run(unit, offset + 1) if unit is element else _beside(unit, "after")

    def _in_run(self, piece: _Element, offset: int) -> Spot:
        """The spot at an offset of a piece of a run, counted so that each place has one name."""
        if piece not in self._lengths:
            self._lengths[piece] = length(piece)  # once a piece: reading a text copies it
        if 0 < offset < self._lengths[piece]:
            return Spot(piece, "inside", offset)
        return _beside(piece, "after" if offset else "before")

    def _empty(self, offset: int) -> Spot:
        """The spot in the empty paragraph at an offset."""
        paragraph = self._places.empty_paragraph(offset)
        if paragraph is None:
            return Spot(self._last, "inside")
        unit = self._unit(paragraph)
        return Spot(paragraph, "inside") if unit is paragraph else _beside(unit, "before")

    def _unit(self, element: _Element) -> _Element:
        """What a mark has to stay outside of: an element itself, or what anchors it."""
        chain = [element, *element.iterancestors()]
        for ancestor in chain:
            if ancestor.tag in _NOTES:
                reference = self._references.get((_NOTES[ancestor.tag], ancestor.get(ID)))
                return self._last if reference is None else self._unit(reference)
        outermost = max((place for place, each in enumerate(chain) if each.tag == W + "p"), default=0)
        for place in range(outermost - 1, -1, -1):
            node = chain[place]
            if node.tag == W + "r":
                return chain[place - 1] if place else node
            if node.tag not in _CONTAINERS:
                return node
        return chain[outermost]


def _beside(unit: _Element, side: Side) -> Spot:
    """The spot beside an element: beside its run at the run's ends, and before the next piece rather than after one."""
    run = unit.getparent()
    if run is None or run.tag != W + "r":
        return Spot(unit, side)
    if side == "after":
        following = unit.getnext()
        return Spot(run, "after") if following is None else Spot(following, "before")
    previous = unit.getprevious()
    return Spot(run, "before") if previous is None or previous.tag == W + "rPr" else Spot(unit, "before")


def length(piece: _Element) -> int:
    """The length of a run's piece: of text its characters, of everything else 1."""
    return len(piece.text or "") if piece.tag == W + "t" else 1
