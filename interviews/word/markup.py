"""Parsing markup that nobody vouches for."""

from __future__ import annotations

import re
from io import BytesIO

from lxml import etree

from interviews.word.names import STRICT_TO_TRANSITIONAL

_STRICT_ROOT = "{http://purl.oclc.org/ooxml/"
_NAMED = re.compile(rb"""((?:xmlns(?::[\w.-]+)?|uri)\s*=\s*["'])([^"']+)""")
"""Where markup names a namespace: in declarations, and where a drawing says of what kind it is."""


def parse(content: bytes) -> etree._Element:
    """The root element of XML, strict names turned into transitional ones.

    Nothing is resolved or fetched; size is limited by the archive that the bytes came from, depth by libxml2 (2,048 levels).

    Raises:
        lxml.etree.XMLSyntaxError: It is no XML, or is nested too deep.
    """
    root = etree.fromstring(content, _safe_parser())
    return etree.fromstring(transitional(content), _safe_parser()) if str(root.tag).startswith(_STRICT_ROOT) else root


def transitional(content: bytes) -> bytes:
    """The bytes with the strict namespaces' names replaced by the transitional ones."""
    for strict, name in STRICT_TO_TRANSITIONAL.items():
        content = content.replace(strict, name)
    return content


def is_strict(content: bytes) -> bool:
    """Whether the XML of a part has strict names."""
    _, root = next(etree.iterparse(BytesIO(content), events=("start",), resolve_entities=False, no_network=True))
    return str(root.tag).startswith(_STRICT_ROOT)


def strict(content: bytes) -> bytes:
    """The bytes of a part with the strict namespaces' names again; the inverse of `transitional` for what was strict."""
    return _NAMED.sub(_strict_name, content)


def _strict_name(named: re.Match[bytes]) -> bytes:
    """A namespace's name where one is named, the strict one if there is such."""
    name = named[2]
    for known, transitional_name in STRICT_TO_TRANSITIONAL.items():
        if name == transitional_name or (known.endswith(b"/") and name.startswith(transitional_name)):
            name = known + name[len(transitional_name) :]
            break
    return named[1] + name


def _safe_parser() -> etree.XMLParser:
    """A parser that resolves nothing and fetches nothing."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, remove_comments=True, remove_pis=True
    )
