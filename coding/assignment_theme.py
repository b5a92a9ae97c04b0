"""The theme of an assignment that organisations rate."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coding.code_finder import without_case

if TYPE_CHECKING:
    from coding.code import Code
    from coding.codebook import Codebook

_NUMBER = re.compile(r"\s*\d+(?:\.\d+)*[.):]?\s+(?=\S)")
"""The number before an assignment's name: `1.2 Ettårsbudgetar`."""


def theme_of(codebook: Codebook, assignment: str) -> Code | None:
    """The code that an assignment is about: the only one with its path, name or alias, else the only one that names it as topic.

    A number before its name is left out where the whole name tells nothing.

    >>> from coding.codebook import Codebook
    >>> book = Codebook().add("Social > Budget", topics=("Årets pengar",))
    >>> theme_of(book, "1.2 budget").path, theme_of(book, "Årets pengar").path, theme_of(book, "Dialog")
    ('Social > Budget', 'Social > Budget', None)
    """
    names = (assignment, _NUMBER.sub("", assignment, count=1))
    found = next((named for name in names if (named := codebook.meant(name) or _asking(codebook, name))), ())
    return found[0] if len(found) == 1 else None


def _asking(codebook: Codebook, topic: str) -> tuple[Code, ...]:
    """The codes that name a topic."""
    wanted = without_case(topic)
    return tuple(code for code in codebook if any(without_case(each) == wanted for each in code.topics))
