"""The way from the words that were spoken to an edited quotation that asks for the fewest liberties."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from coding.quotation_tokens import Token, edited_tokens, spoken_tokens
from coding.spoken_language import CUT_OFF, DENYING, REMARK, SMALL, is_repair, removable

if TYPE_CHECKING:
    from collections.abc import Iterator

Step = Literal["same", "marked", "tidied", "refused", "edge"]
"""`edge`: signs at the ends of a quotation or beside a mark, which nobody spoke."""

TIDIED = 1
REFUSED = 10_000
"""What a liberty costs: any number of those that are tidying is less than one that is not."""

MOST_PLACES = 4_000_000
"""Pairs of pieces that are compared at most: a quotation of 2,000 words that was changed from end to end."""

_ASKS = "?"
"""The one sign that is never the editor's: a question is no statement."""

_KEEP, _LEAVE, _PUT, _COVER = range(4)


@dataclass(frozen=True, slots=True)
class Move:
    """One step on the way.

    Attributes:
        step: What it is.
        said: The piece that was spoken, or None.
        written: The piece of the quotation, or None.
    """

    step: Step
    said: Token | None
    written: Token | None


class QuotationPath:
    """Compares the two, piece by piece (a shortest path; Needleman and Wunsch 1970).

    Args:
        verbatim: What was spoken.
        text: The quotation.
    """

    def __init__(self, verbatim: str, text: str) -> None:
        self._said, self._written = spoken_tokens(verbatim), edited_tokens(text)
        self._removable = self._may_go(verbatim)
        self._first_word = next((at for at, token in enumerate(self._written) if token.sort != "sign"), 0)
        self._ends = (_outer_signs(self._said), _outer_signs(self._written))

    @property
    def too_long(self) -> bool:
        """Whether the two are too long to be compared."""
        return len(self._said) * len(self._written) > MOST_PLACES

    def moves(self) -> list[Move]:
        """The steps, in order."""
        ways = self._ways()
        at, to = len(self._said), len(self._written)
        found = []
        while at or to:
            way = ways[at][to]
            at, to = at - (way != _PUT), to - (way in {_KEEP, _PUT})
            said = self._said[at] if way != _PUT else None
            written = self._written[to] if way in {_KEEP, _PUT} else self._written[to - 1] if way == _COVER else None
            found.append(Move(self._step(way, at, to), said, written))
        return found[::-1]

    def _ways(self) -> list[bytearray]:
        """For each pair of places the last step of the cheapest way there."""
        width = len(self._written) + 1
        costs, way = [0], bytearray(width)
        for to in range(1, width):
            costs.append(costs[-1] + self._put(to - 1))
            way[to] = _PUT
        ways = [way]
        for at in range(1, len(self._said) + 1):
            before, costs = costs, [costs[0] + self._leave(at - 1)]
            way = bytearray([_LEAVE]) * width
            for to in range(1, width):
                options = self._options(at, to, before, costs)
                best = min(options)
                costs.append(best[0])
                way[to] = best[1]
            ways.append(way)
        return ways

    def _options(self, at: int, to: int, before: list[int], costs: list[int]) -> Iterator[tuple[int, int]]:
        """The costs of coming to a pair of places by each step; where they are equal, the first step is taken."""
        token = self._written[to - 1]
        if token.is_mark:
            yield before[to], _COVER
        else:
            yield before[to - 1] + self._keep(at - 1, to - 1), _KEEP
            yield before[to] + self._leave(at - 1), _LEAVE
        yield costs[to - 1] + self._put(to - 1), _PUT

    def _keep(self, at: int, to: int) -> int:
        """What it costs to print one piece for another."""
        said, written = self._said[at], self._written[to]
        if said.text == written.text:
            return 0
        if said.sort != written.sort:
            return 2 * REFUSED
        if said.sort == "sign":
            return REFUSED if {said.text, written.text} & {"[", "]"} else TIDIED
        if said.folded == written.folded:
            return 0 if self._may_begin(to) else TIDIED
        return TIDIED if is_repair(said.folded, written.folded) else REFUSED

    def _may_begin(self, to: int) -> bool:
        """Whether a quotation begins, or goes on after a mark, with this piece, so that its capital is the editor's."""
        return to <= self._first_word or self._written[to - 1].is_mark

    def _leave(self, at: int) -> int:
        """What it costs to leave a spoken piece out without a mark."""
        if self._said[at].sort == "sign":
            return 0 if at in self._ends[0] and self._said[at].text != _ASKS else TIDIED
        return TIDIED if self._removable[at] else REFUSED

    def _put(self, to: int) -> int:
        """What it costs to print a piece that nobody spoke."""
        token = self._written[to]
        if token.is_mark:
            return 0
        if token.sort == "sign":
            return REFUSED if token.text in {"[", "]"} else 0 if token.text != _ASKS and self._beside_mark(to) else TIDIED
        return TIDIED if token.folded in SMALL else REFUSED

    def _beside_mark(self, to: int) -> bool:
        """Whether a sign stands beside a mark or at one of the ends."""
        near = self._written[max(0, to - 1) : to + 2]
        return to in self._ends[1] or any(token.is_mark for token in near)

    def _step(self, way: int, at: int, to: int) -> Step:
        """What a step is."""
        if way == _COVER:
            return "marked"
        cost = self._keep(at, to) if way == _KEEP else self._leave(at) if way == _LEAVE else self._put(to)
        if cost >= REFUSED:
            return "refused"
        if cost:
            return "tidied"
        if way == _KEEP:
            return "same"
        return "marked" if way == _PUT and self._written[to].is_mark else "edge"

    def _may_go(self, verbatim: str) -> list[bool]:
        """For each spoken piece whether it may be left out as tidying."""
        words = [at for at, token in enumerate(self._said) if token.sort == "word"]
        folded = [self._said[at].folded for at in words]
        found = [False] * len(self._said)
        for at, word, may_go in zip(words, folded, removable(folded), strict=True):
            found[at] = may_go or (word not in DENYING and bool(CUT_OFF.match(verbatim, self._said[at].end)))
        for remark in REMARK.finditer(verbatim):
            for at in words:
                found[at] = found[at] or remark.start() <= self._said[at].start < remark.end()
        return found


def _outer_signs(tokens: list[Token]) -> frozenset[int]:
    """The places of the signs before the first word or mark and after the last one; brackets are none."""
    inner = [at for at, token in enumerate(tokens) if token.sort != "sign" or token.text in {"[", "]"}]
    if not inner:
        return frozenset(range(len(tokens)))
    return frozenset([*range(inner[0]), *range(inner[-1] + 1, len(tokens))])
