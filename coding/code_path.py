"""How the path of a code is written and taken apart."""

from __future__ import annotations

import re

from coding.clean_text import FieldError, clean_text
from coding.code import SEPARATOR

MOST_LEVELS = 30
"""No tree of codes that a person can survey is deeper; a file that claims one is hostile or broken."""

_LINE_BREAK = re.compile("[\n\t\u2028\u2029]")


def clean_name(name: str) -> str:
    """Returns a code's name in NFC, without white space at its ends.

    A `>` between spaces is refused even at an end: together with the separator it could be read in two ways.

    Raises:
        FieldError: The name is empty, holds a line break or another control character, or a `>` that stands alone.
    """
    clean = clean_text(name).strip()
    if not clean or ">" in clean.split(" "):
        raise FieldError("has an empty level; write a name on both sides of every ' > '")
    if _LINE_BREAK.search(clean):
        raise FieldError("has a line break or a tab in a name; write the name on one line")
    return clean


def clean_path(path: str) -> str:
    """Returns a path whose names are clean, joined by ` > `.

    >>> clean_path(" Social investering >  Ettårsbudgetar")
    'Social investering > Ettårsbudgetar'

    Raises:
        FieldError: It is empty, a name is refused, or there are more than 30 levels.
    """
    if not path.strip():
        raise FieldError("is empty; write the names from the root, joined by ' > '")
    names = path.split(SEPARATOR)
    if len(names) > MOST_LEVELS:
        raise FieldError(f"has {len(names)} levels; use at most {MOST_LEVELS}")
    return SEPARATOR.join(clean_name(name) for name in names)


def below(parent: str, name: str) -> str:
    """The path of a name below a parent; the parent of a root is empty.

    >>> below("A", "B"), below("", "A")
    ('A > B', 'A')
    """
    return f"{parent}{SEPARATOR}{name}" if parent else name


def lineage(path: str) -> list[str]:
    """The path's ancestors from the root, and the path itself last.

    >>> lineage("A > B > C")
    ['A', 'A > B', 'A > B > C']
    """
    names = path.split(SEPARATOR)
    return [SEPARATOR.join(names[: level + 1]) for level in range(len(names))]


def is_within(path: str, ancestor: str) -> bool:
    """Says whether a path is another one or lies below it."""
    return path == ancestor or path.startswith(ancestor + SEPARATOR)


def theme_of(path: str) -> str:
    """The theme that a code belongs to: its first two levels; a root is its own.

    >>> theme_of("A > B > C"), theme_of("A")
    ('A > B', 'A')
    """
    return SEPARATOR.join(path.split(SEPARATOR)[:2])
