"""What stands around the text: headers and footers, which are left out and said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interviews.problem import Problem
from interviews.word.names import W
from interviews.words import WORD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from interviews.word.package import WordPackage

_LETTER = re.compile(r"[^\W\d_]")


def margin_problems(package: WordPackage) -> Iterator[Problem]:
    """Yields a problem for every header and footer with words; page numbers alone are no loss."""
    for kind in ("header", "footer"):
        for root in package.parts(kind):
            if count := _words(root):
                yield Problem(f"A {kind} of {count} {'word' if count == 1 else 'words'} is left out.")


def _words(root: etree._Element) -> int:
    """The number of words with a letter in a part."""
    text = "\n".join("".join(run.text or "" for run in paragraph.iter(W + "t")) for paragraph in root.iter(W + "p"))
    return sum(1 for match in WORD.finditer(text) if _LETTER.search(match[0]))
