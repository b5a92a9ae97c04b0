"""One regular expression for all the forms of a roster, as a tree of their beginnings: its time grows with the text alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interviews.personal_data.name_forms import DOT, GAP, HYPHEN, INITIAL, TURN

if TYPE_CHECKING:
    from collections.abc import Iterable

SEAM = "\u200b"
"""Parts words where capitals or digits part them (`IntervjuKarinEk2`); put in and taken out again."""
_BETWEEN = rf"(?:\s{{0,9}}[-‑]\s{{0,9}}|[_./{SEAM}]+|\s+)"
_PARTS = {
    GAP: _BETWEEN,
    TURN: rf"(?:\s{{0,9}},\s{{0,9}}|{_BETWEEN})",
    INITIAL: rf"(?:\.\s{{0,9}}|{_BETWEEN})",
    DOT: r"\.?\s?",
    HYPHEN: rf"(?:\s?[-‑]\s?|[\s_{SEAM}])",
}
Tree = dict[str, "Tree"]
_END = ""


def name_pattern(keys: Iterable[str]) -> str:
    """A pattern that matches the longest key at a place; it never matches where there are no keys."""
    tree: Tree = {}
    for key in keys:
        _plant(tree, key)
    return _written(tree) if tree else r"(?!)"


def _plant(tree: Tree, key: str) -> None:
    """Adds a key."""
    for char in key:
        tree = tree.setdefault(char, {})
    tree[_END] = {}


def _written(tree: Tree) -> str:
    """The pattern of a tree; stretches without branches are written in one go."""
    straight = []
    while len(tree) == 1 and _END not in tree:
        ((char, tree),) = tree.items()
        straight.append(_PARTS.get(char) or re.escape(char))
    branches = [(_PARTS.get(char) or re.escape(char)) + _written(below) for char, below in tree.items() if char != _END]
    if branches:
        straight.append(f"(?:{'|'.join(branches)})" + ("?" if _END in tree else ""))
    return "".join(straight)
