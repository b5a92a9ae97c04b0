"""Colours that eyes of every kind tell apart, on the screen and on a grey print."""

from __future__ import annotations

import re
from collections.abc import Sequence

OKABE_ITO = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")
"""Okabe and Ito (2008), without black and yellow."""
_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_DARK = 0.73


def of_roots(roots: Sequence[str], colours: Sequence[object]) -> dict[str, str]:
    """A colour for each root: the codebook's own, or one of Okabe and Ito's where it has none."""
    return {
        root: colour if isinstance(colour, str) and _HEX.fullmatch(colour) else OKABE_ITO[place % len(OKABE_ITO)]
        for place, (root, colour) in enumerate(zip(roots, colours, strict=True))
    }


def paler(colour: str, share: float) -> str:
    """The colour mixed with white; `share` is how much of it is left, 0 to 1."""
    parts = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * share):02x}" for part in parts)


def heat(share: float) -> str:
    """The colour of a cell, from nearly white to dark blue; `share` from 0 to 1."""
    return paler("#0b4f8a", 0.06 + 0.94 * share)


def letters_on_heat(share: float) -> str:
    """The colour of letters that can be read on a cell."""
    return "#ffffff" if share > _DARK else "#000000"
