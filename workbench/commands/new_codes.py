"""Codes that an import makes of names which are no codes yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coding.clean_text import FieldError
from coding.code import SEPARATOR, Code
from coding.code_path import below, clean_path
from coding.code_tree import new_id
from coding.codebook import Codebook
from interviews.swedish_order import swedish_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coding.word_comments.name_table import UnknownName


def with_new_codes(codebook: Codebook, names: Iterable[UnknownName], parent: str) -> Codebook:
    """The codebook with a code for every name that is unknown, in Swedish order; remarks and names of several codes make none.

    Args:
        codebook: The codes that there are.
        names: The names.
        parent: The code below which the new ones go, by path, unique name or alias; one that is not there is made. Empty for
            the top level. A name that is a path itself, from a root that there is, keeps its place.

    Raises:
        CodeAmbiguousError: Several codes are called like the parent.
        CodeFieldError: The parent can be no code's path.
    """
    wanted = [name.name for name in names if not name.remark and not codebook.meant(name.name)]
    if not wanted:
        return codebook
    if parent.strip() and not codebook.meant(parent):
        codebook = codebook.add(parent)
    above = codebook.find(parent).path if parent.strip() else ""
    return with_codes(codebook, [_path(name, above, codebook) for name in sorted(wanted, key=swedish_key)])


def with_codes(codebook: Codebook, paths: Iterable[str]) -> Codebook:
    """The codebook with codes at those paths that are not there; what can be no path is left alone."""
    fresh = dict.fromkeys(path for path in map(_clean, paths) if path and path not in codebook)
    return Codebook.of([*codebook, *(Code(new_id(), path) for path in fresh)]) if fresh else codebook


def _path(name: str, above: str, codebook: Codebook) -> str:
    """Where a new code goes."""
    root = name.partition(SEPARATOR)[0].strip()
    return name if SEPARATOR in name and root in codebook else below(above, name)


def _clean(path: str) -> str:
    """A path in its clean form, or nothing."""
    try:
        return clean_path(path)
    except FieldError:
        return ""
