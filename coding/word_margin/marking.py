"""Putting the marks of comments into a document's XML; each run is parted once, however many marks stand in it."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from lxml import etree

from coding.word_margin.elements import SPACE, add_values, alike
from coding.word_margin.field_ends import FieldEnds
from coding.word_margin.spots import Spot, length
from interviews.word.names import ID, R_PR, W

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from coding.word_margin.spots import Spots

_Element = etree._Element  # noqa: SLF001  # lxml's own name for its elements

_START: Final = W + "commentRangeStart"
_END: Final = W + "commentRangeEnd"
_REFERENCE: Final = W + "commentReference"
_SIZE: Final = (("sz", "16"), ("szCs", "16"))
"""The sign of a comment is small, as in Word's own style for it, so that no line becomes higher."""


@dataclass(slots=True)
class _Marks:
    """The numbers of the comments whose marks stand at one spot: ranges end before others begin there.

    Attributes:
        ends: Of those that end there.
        points: Of those that are about the spot itself.
        starts: Of those that begin there.
        signs: Where their signs go if they may not stand there.
    """

    ends: list[str] = field(default_factory=list)
    points: list[str] = field(default_factory=list)
    starts: list[str] = field(default_factory=list)
    signs: list[_Element] | None = None

    def elements(self) -> Iterator[_Element]:
        """Yields the elements to stand there, in order."""
        for number in self.ends:
            yield from self._ending(number)
        for number in self.points:
            yield _mark(_START, number)
            yield from self._ending(number)
        for number in self.starts:
            yield _mark(_START, number)

    def _ending(self, number: str) -> Iterator[_Element]:
        """Yields the end of a comment's range, and the run with its sign if that may stand there."""
        yield _mark(_END, number)
        if self.signs is None:
            yield _sign(number)
        else:
            self.signs.append(_sign(number))


class Marking:
    """The marks that a document shall get."""

    def __init__(self, spots: Spots) -> None:
        self._spots = spots
        self._marks: dict[Spot, _Marks] = {}

    def add(self, number: str, start: int, end: int) -> None:
        """Marks a range of the text with a comment's number."""
        begun = self._spots.start(start)
        ended = self._spots.end(end) if start < end else begun
        if begun == ended:
            self._at(begun).points.append(number)
        else:
            self._at(begun).starts.append(number)
            self._at(ended).ends.append(number)

    def write(self, document: _Element) -> None:
        """Puts all marks into the document that the spots are of."""
        fields = FieldEnds(document)
        runs: dict[_Element, dict[_Element, dict[int, _Marks]]] = {}
        signs: dict[_Element, list[_Element]] = {}
        for spot, marks in self._marks.items():
            end = fields.around(spot)
            if end is not None:
                marks.signs = signs.setdefault(end, [])
            run = spot.element.getparent()
            if run is not None and run.tag == W + "r":
                runs.setdefault(run, {}).setdefault(spot.element, {})[spot.offset] = marks
            else:
                _put(spot, marks.elements())
        for run, cuts in runs.items():
            _part(run, cuts)
        for end, waiting in signs.items():
            _put(Spot(end, "after"), waiting)
        _mend(document)

    def _at(self, spot: Spot) -> _Marks:
        """The marks at a spot."""
        return self._marks.setdefault(spot, _Marks())


def _put(spot: Spot, elements: Iterable[_Element]) -> None:
    """Puts elements beside another one, or at the beginning of an empty paragraph."""
    last = spot.element
    if spot.side == "before":
        for each in elements:
            last.addprevious(each)
        return
    if spot.side == "inside":
        properties = last.find(W + "pPr")
        if properties is None:
            for place, each in enumerate(elements):
                last.insert(place, each)
            return
        last = properties
    for each in elements:
        last.addnext(each)
        last = each


def _part(run: _Element, cuts: Mapping[_Element, Mapping[int, _Marks]]) -> None:
    """Parts a run at all places where marks shall stand in it.

    Args:
        run: The run, which keeps what stands before the first mark.
        cuts: The marks, by the piece of the run and the offset in it; 0 is before the piece.
    """
    last = piece = run
    for child in list(run):
        for part, marks in _parts(child, cuts.get(child, {})):
            if marks is not None:
                for mark in marks.elements():
                    last.addnext(mark)
                    last = mark
                piece = _run_like(run)
                last.addnext(piece)
                last = piece
            if part is not child or piece is not run:
                piece.append(part)


def _parts(child: _Element, cuts: Mapping[int, _Marks]) -> Iterator[tuple[_Element, _Marks | None]]:
    """Yields the parts of a run's piece, each with the marks before it."""
    places = sorted(cuts)
    if not places or places == [0]:
        yield child, cuts.get(0)
        return
    text = child.text or ""
    edges = [*([] if places[0] == 0 else [0]), *places, length(child)]
    for start, end in pairwise(edges):
        part = child if start == edges[0] else alike(child)
        part.text = text[start:end]
        part.set(SPACE, "preserve")
        yield part, cuts.get(start)


def _run_like(run: _Element) -> _Element:
    """An empty run with the properties of another one."""
    empty = alike(run)
    properties = run.find(R_PR)
    if properties is not None:
        empty.append(copy(properties))
    return empty


def _mark(tag: str, number: str) -> _Element:
    """A mark of a comment."""
    return etree.Element(tag, {ID: number})


def _sign(number: str) -> _Element:
    """The run with the sign of a comment."""
    run = etree.Element(W + "r")
    add_values(etree.SubElement(run, R_PR), _SIZE)
    etree.SubElement(run, _REFERENCE, {ID: number})
    return run


def _mend(document: _Element) -> None:
    """Closes a range where it begins if its end came to stand before that, as it may where a range goes on in a note."""
    begun: dict[str | None, _Element] = {}
    early: dict[str | None, _Element] = {}
    for mark in document.iter(_START, _END):
        if mark.tag == _START:
            begun[mark.get(ID)] = mark
        elif mark.get(ID) not in begun:
            early[mark.get(ID)] = mark
    for number, end in early.items():
        if number in begun:
            _move(end, begun[number])


def _move(end: _Element, start: _Element) -> None:
    """Moves the end of a range, with its sign if that stands after it, to its beginning."""
    sign = end.getnext()
    reference = None if sign is None else sign.find(_REFERENCE)
    if sign is not None and reference is not None and reference.get(ID) == end.get(ID):
        start.addnext(sign)
    start.addnext(end)
