"""How much room text takes in Arial, whose letters are as wide as Helvetica's (Adobe's font metrics, thousandths of the size)."""

from __future__ import annotations

from collections import defaultdict

_BY_WIDTH = {
    191: "'",
    222: "ijl’‘",
    260: "|",
    278: " !,./:;\\[]ftI·",
    333: "()-`r”“",
    334: "{}",
    355: '"',
    389: "*",
    469: "^",
    500: "ckJsvxyzç",
    556: "#$0123456789?L_abdeghnopquåäöéèêëáàâãüúùûóòôñ–§",
    584: "+<=>~",
    611: "FTZøß",
    667: "&ABEKPSVXYÅÄÉÈ",
    722: "CDHNRUwÜÇ",
    778: "GOQÖ",
    833: "Mm",
    889: "%æ",
    944: "W",
    1000: "…—ÆØ",
    1015: "@",
}
_DIGIT = 525
"""Thousandths of the size that one unit of a column's width holds: 7 pixels at 96 dots an inch, letters of 10 points."""
_UNKNOWN = 900
"""A letter of another script; wide, so that rows are rather too high than too low."""
_WIDTHS = defaultdict(lambda: _UNKNOWN, {letter: width for width, letters in _BY_WIDTH.items() for letter in letters})
BOLD = 1.09


def room(text: str, size: float = 10) -> float:
    """The room of a line of text, in units of a column's width.

    >>> round(room("Arbetsmarknadsförvaltningen"), 1)
    24.8
    """
    return sum(map(_WIDTHS.__getitem__, text)) * size / 10 / _DIGIT


def widest_word(text: str, size: float = 10) -> float:
    """The room of the word that takes most of it; a hyphen or a dash ends a word."""
    words = text.replace("-", "- ").replace("–", "– ").split()
    return max((room(word, size) for word in words), default=0.0)
