"""Parsing markup that nobody vouches for."""

from __future__ import annotations

from lxml import etree

from interviews.word.names import STRICT_TO_TRANSITIONAL

_STRICT_ROOT = "{http://purl.oclc.org/ooxml/"


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


def _safe_parser() -> etree.XMLParser:
    """A parser that resolves nothing and fetches nothing."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, remove_comments=True, remove_pis=True
    )
