"""Runs and paragraphs of WordprocessingML made of any text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lxml import etree

from interviews.word.names import R_PR, W

if TYPE_CHECKING:
    from collections.abc import Iterable

SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"

_Element = etree._Element  # noqa: SLF001  # lxml's own name for its elements
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REPLACEMENT = "\ufffd"
_BREAKS = re.compile("\r\n?")
_PIECES = re.compile("([\t\n])")
_SIGNS: Final = {"\t": W + "tab", "\n": W + "br"}


def xml_text(text: str) -> str:
    r"""A text without characters that no XML may hold, each replaced by U+FFFD, and with plain line ends.

    >>> xml_text("a\r\nb\x0c")
    'a\nb�'
    """
    return _NOT_XML.sub(_REPLACEMENT, _BREAKS.sub("\n", text))


def add_run(parent: _Element, text: str, *properties: tuple[str, str | None]) -> _Element:
    """Adds a run at the end of a paragraph.

    Args:
        parent: The paragraph.
        text: What it says; tabs and line feeds become Word's own.
        properties: Names of properties in the order of the schema, with their values or None (`("b", None), ("sz", "16")`).
    """
    run = etree.SubElement(parent, W + "r")
    if properties:
        add_values(etree.SubElement(run, R_PR), properties)
    for piece in _PIECES.split(xml_text(text)):
        if piece in _SIGNS:
            etree.SubElement(run, _SIGNS[piece])
        elif piece:
            add_text(run, piece)
    return run


def alike(element: _Element) -> _Element:
    """An element without content that has the name and the attributes of another one."""
    copied = etree.Element(element.tag)
    for name, value in element.items():
        copied.set(name, value)
    return copied


def add_text(run: _Element, text: str) -> None:
    """Adds a piece of text to a run; white space at its ends stays."""
    element = etree.SubElement(run, W + "t")
    element.set(SPACE, "preserve")
    element.text = text


def add_values(parent: _Element, values: Iterable[tuple[str, str | None]]) -> None:
    """Adds elements that hold one value each, or none."""
    for name, value in values:
        element = etree.SubElement(parent, W + name)
        if value is not None:
            element.set(W + "val", value)


def add_paragraphs(parent: _Element, text: str) -> None:
    """Adds a paragraph for each line of a text."""
    for line in xml_text(text).split("\n"):
        paragraph = etree.SubElement(parent, W + "p")
        if line:
            add_run(paragraph, line)
