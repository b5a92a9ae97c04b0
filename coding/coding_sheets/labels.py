"""What codes are called in cells: by their name where that is enough, else by their path."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coding.code_finder import CodeAmbiguousError, without_case

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coding.code import Code
    from coding.codebook import Codebook


def labels(codebook: Codebook) -> dict[str, str]:
    """The label of each code by its path; a label is found again as its code and no other.

    >>> from coding.codebook import Codebook
    >>> list(labels(Codebook().add("Barn > Lek").add("Skola > Lek")).values())
    ['Barn', 'Barn > Lek', 'Skola', 'Skola > Lek']
    """
    named = {code.path: _label(codebook, code) for code in codebook}
    met: dict[str, int] = {}
    for label in named.values():
        met[without_case(label)] = met.get(without_case(label), 0) + 1
    return {path: label if met[without_case(label)] == 1 else path for path, label in named.items()}


def _label(codebook: Codebook, code: Code) -> str:
    """A code's name if it means that code alone, else its path."""
    try:
        return code.name if codebook.find(code.name) == code else code.path
    except CodeAmbiguousError:
        return code.path


class KnownLabels:
    """What the labels of a workbook mean: paths by label, as its sheet of the codebook has them.

    Args:
        paths: The path of each label; none where the sheet is missing, and then a label means itself.
    """

    def __init__(self, paths: Mapping[str, str]) -> None:
        self._exact = {path: path for path in paths.values()} | dict(paths)
        self._folded = _unique((without_case(text), path) for text, path in self._exact.items())

    def path(self, text: str) -> str | None:
        """The path that a cell's text means, in any case and with any white space; None if it stands on no list."""
        return self._exact.get(text) or self._folded.get(without_case(text))

    def meaning(self, text: str) -> str:
        """What is compared to tell whether two cells mean the same."""
        return self.path(text) or without_case(text)

    def parted(self, text: str) -> list[str]:
        """The codes in a cell: one, or several with `;` between them."""
        if not text.strip() or self.path(text) is not None:
            return [text.strip()] if text.strip() else []
        return [part.strip() for part in text.split(";") if part.strip()]


def _unique(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The values of keys that have only one."""
    found: dict[str, set[str]] = {}
    for key, value in pairs:
        found.setdefault(key, set()).add(value)
    return {key: next(iter(values)) for key, values in found.items() if len(values) == 1}
