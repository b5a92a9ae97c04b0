"""Where complex fields end, so that nothing but marks is put between their signs.

A program that fills a field in anew drops what stands in its result, and LibreOffice makes a comment's words part of that result.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from interviews.word.names import W

if TYPE_CHECKING:
    from coding.word_margin.spots import Spot

_Element = etree._Element  # noqa: SLF001  # lxml's own name for its elements
_SIGN: Final = W + "fldChar"
_KIND: Final = W + "fldCharType"
_RUN: Final = W + "r"


class FieldEnds:
    """The complex fields of one document."""

    def __init__(self, document: _Element) -> None:
        """Finds the runs that stand in fields whose end stands beside them."""
        self._before: dict[_Element, _Element] = {}
        self._after: dict[_Element, _Element] = {}
        if next(document.iter(_SIGN), None) is not None:
            self._read(document)

    def around(self, spot: Spot) -> _Element | None:
        """The run that ends the outermost field around a spot; None where the spot lies in no field."""
        parent = spot.element.getparent()
        run = parent if parent is not None and parent.tag == _RUN else spot.element
        return (self._before if spot.side == "before" and run is spot.element else self._after).get(run)

    def _read(self, document: _Element) -> None:
        """Notes for each run in a field where the outermost one around it ends."""
        depth, inside = 0, list[tuple[_Element, bool, bool]]()
        for run in document.iter(_RUN):
            begun = depth
            for sign in run.iterfind(_SIGN):
                depth += {"begin": 1, "end": -1}.get(sign.get(_KIND, ""), 0)
            depth = max(depth, 0)
            if begun or depth:
                inside.append((run, begun > 0, depth > 0))
            if begun and not depth:
                self._close(run, inside)
                inside.clear()

    def _close(self, end: _Element, inside: list[tuple[_Element, bool, bool]]) -> None:
        """Notes the end of a field for the runs beside it."""
        beside = end.getparent()
        for run, before, after in inside:
            if run.getparent() is beside:
                if before:
                    self._before[run] = end
                if after:
                    self._after[run] = end
