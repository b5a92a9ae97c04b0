"""Which codes a method is about: all of them, or the themes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

from analysis.framework import framework_themes
from interviews.errors import KodbokError

if TYPE_CHECKING:
    from analysis.categories import Bools, Ints
    from analysis.code_tree import CodeTree
    from analysis.material import Material

Codes = Literal["all", "themes"]
CODES: tuple[Codes, ...] = get_args(Codes)


class UnknownCodesError(KodbokError):
    """There is no such choice of codes."""

    def __init__(self, codes: str) -> None:
        super().__init__(f"Codes cannot be chosen by {codes!r}; choose one of {', '.join(CODES)}.")


def wanted_codes(material: Material, codes: str) -> Bools:
    """For each code of the codebook, whether it is wanted; themes are those of the framework matrix.

    Raises:
        UnknownCodesError: There is no such choice.
    """
    if codes not in CODES:
        raise UnknownCodesError(codes)
    book = material.codebook["code"]
    if codes == "all":
        return np.ones(len(book), dtype=bool)
    return book.isin(framework_themes(material)).to_numpy(dtype=bool)


def counted_as(tree: CodeTree, wanted: Bools) -> Ints:
    """For each code the wanted one at it or above it, -1 for none."""
    found = np.full(len(tree), -1)
    for ancestors in tree.ancestors:
        held = (ancestors >= 0) & wanted[ancestors]
        found[held] = ancestors[held]
    return found
