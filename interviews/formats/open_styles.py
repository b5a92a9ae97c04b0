"""The styles of an OpenDocument text: which are bold, hidden or titles, by themselves or by the style that they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml import etree

_STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO: Final = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_BOLD = frozenset({"bold", "600", "700", "800", "900"})
_TITLE = "Title"
_MOST_ANCESTORS = 20


class OpenStyles:
    """The styles of one document by family and name."""

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        """Takes the root elements of the parts with styles, the common ones first."""
        self._styles = {
            (style.get(_STYLE + "family", ""), style.get(_STYLE + "name", "")): style
            for root in roots
            for style in root.iter(_STYLE + "style")
        }

    def bold(self, family: str, name: str | None) -> bool | None:
        """Whether a style of a family (`paragraph`, `text`) is bold, or None where it does not say."""
        weight = self._said(family, name, _FO + "font-weight")
        return None if weight is None else weight in _BOLD

    def hidden(self, family: str, name: str | None) -> bool:
        """Whether a style hides its text."""
        return self._said(family, name, _TEXT + "display") == "none"

    def is_title(self, name: str | None) -> bool:
        """Whether a paragraph's style is the title's or comes from it."""
        return any(style.get(_STYLE + "name") == _TITLE for style in self._line("paragraph", name))

    def _said(self, family: str, name: str | None, attribute: str) -> str | None:
        """What a style or the nearest one that it comes from says of a property of text."""
        for style in self._line(family, name):
            properties = style.find(_STYLE + "text-properties")
            said = None if properties is None else properties.get(attribute)
            if said is not None:
                return said
        return None

    def _line(self, family: str, name: str | None) -> Iterator[etree._Element]:
        """Yields a style and those that it comes from."""
        for _ in range(_MOST_ANCESTORS):
            style = self._styles.get((family, name or ""))
            if style is None:
                return
            yield style
            name = style.get(_STYLE + "parent-style-name")
