"""What was done to the words of a quotation, and whether they are still what somebody said.

An edited quotation stays verbatim but for `[…]`, which leaves words out, and `[words]`, which the editor puts in or puts in the
place of others. The space around it, its outer punctuation and the capital with which it begins are the editor's. Tidied speech
(fillers, repetitions, small repairs of grammar, punctuation) is told apart and allowed; anything else is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from coding.quotation_path import Move, QuotationPath

if TYPE_CHECKING:
    from collections.abc import Iterable

Verdict = Literal["verbatim", "marked", "tidied", "refused"]
Kind = Literal["same", "marked", "tidied", "refused"]

_SHOWN = 60
_BEFORE_SIGN = re.compile(r" ([.,;:!?])")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a quotation, and of the talk, with one fate.

    Attributes:
        kind: `same`; `marked`: left out or put in with brackets; `tidied`; `refused`: changed without saying so.
        said: What was spoken there.
        written: What is printed there.
    """

    kind: Kind
    said: str
    written: str


@dataclass(frozen=True, slots=True)
class QuotationEdit:
    """The difference between what was spoken and a quotation.

    Attributes:
        verdict: `verbatim`, `marked` (all differences stand in brackets), `tidied` or `refused`.
        parts: The stretches, in order.
        fault: Why it is refused, to follow "the quotation"; empty otherwise.
    """

    verdict: Verdict
    parts: tuple[Part, ...]
    fault: str = ""

    @property
    def allowed(self) -> bool:
        """Whether the quotation may be printed as what somebody said."""
        return self.verdict != "refused"

    @property
    def tidied(self) -> bool:
        """Whether spoken language was tidied without marks."""
        return self.verdict == "tidied"

    @property
    def shown(self) -> str:
        """The difference in a line: what went in `{-…-}`, what came in `{+…+}`."""
        return _BEFORE_SIGN.sub(r"\1", " ".join(_shown(part) for part in self.parts))


def quotation_edit(verbatim: str, text: str) -> QuotationEdit:
    """Compares a quotation with what was spoken.

    >>> quotation_edit("Vi har liksom inte råd, det är så.", "Vi har […] inte råd.").fault
    "leaves out 'det är så' without […]"
    >>> edit = quotation_edit("Vi har liksom inte råd.", "[Kommunen] har inte råd.")
    >>> edit.verdict, edit.shown
    ('tidied', '{-Vi-}{+[Kommunen]+} har {-liksom-} inte råd.')

    Args:
        verbatim: What was spoken.
        text: The quotation.
    """
    if verbatim.split() == text.split() and text.strip():
        return QuotationEdit("verbatim", (Part("same", verbatim.strip(), text.strip()),))
    path = QuotationPath(verbatim, text)
    if path.too_long:
        return QuotationEdit("refused", (Part("refused", verbatim, text),), "is too long to be compared; quote a shorter piece")
    parts = tuple(_parts(path.moves(), verbatim, text))
    fault = _fault(parts)
    if fault:
        return QuotationEdit("refused", parts, fault)
    kinds = {part.kind for part in parts}
    return QuotationEdit("tidied" if "tidied" in kinds else "marked" if "marked" in kinds else "verbatim", parts)


def _parts(moves: Iterable[Move], verbatim: str, text: str) -> Iterable[Part]:
    """Neighbouring steps of a kind together, as they stand in the two texts."""
    for (kind, _), group in groupby(moves, key=lambda move: (_kind(move), id(move.written) if _kind(move) == "marked" else 0)):
        steps = list(group)
        said = [move.said for move in steps if move.said]
        written = [move.written for move in steps if move.written]
        yield Part(
            kind,
            verbatim[said[0].start : said[-1].end] if said else "",
            text[written[0].start : written[-1].end] if written else "",
        )


def _kind(move: Move) -> Kind:
    """The fate of a step; signs at the ends count for nothing."""
    return "same" if move.step == "edge" else move.step


def _fault(parts: tuple[Part, ...]) -> str:
    """Why a quotation is refused; empty where it is not."""
    if not any(part.kind in {"same", "tidied"} and any(map(str.isalnum, part.written)) for part in parts):
        return "keeps no word of what was said"
    for changed, group in groupby(parts, key=lambda part: part.kind in {"tidied", "refused"}):
        together = list(group)
        if changed and any(part.kind == "refused" for part in together):
            return _sentence(*(" ".join(filter(None, side)) for side in zip(*((p.said, p.written) for p in together), strict=True)))
    return ""


def _sentence(said: str, written: str) -> str:
    """What is wrong with a stretch."""
    if set(written) & {"[", "]"}:
        return "has a bracket that is not closed, or holds no word"
    if not any(map(str.isalnum, written)):
        return f"leaves out {_short(said)!r} without […]"
    instead = f"where {_short(said)!r} was said" if any(map(str.isalnum, said)) else "which was not said"
    return f"says {_short(written)!r}{' ' if instead.startswith('where') else ', '}{instead}; put it in brackets"


def _short(text: str) -> str:
    """The beginning of a text, for a message."""
    told = text.lstrip(" ,.;:!?")
    return told if len(told) <= _SHOWN else f"{told[:_SHOWN]}…"


def _shown(part: Part) -> str:
    """A stretch as the line shows it."""
    if part.kind == "same":
        return part.written or part.said
    return (f"{{-{part.said}-}}" if part.said else "") + (f"{{+{part.written}+}}" if part.written else "")
