"""The style sheet of a document, of which only the styles that are used are ever parsed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interviews.word.markup import parse, transitional
from interviews.word.names import TYPE, VAL, W
from interviews.word.style import PLAIN, Style, inherit, is_off

if TYPE_CHECKING:
    from lxml import etree

_ROOT = re.compile(rb"\s*(?:<\?xml[^>]*\?>)?\s*(<(\w+):styles\s[^>]*>)")
_STYLE_ID = re.compile(rb"""\bstyleId=["']([^"'&]*)["']""")
_DEFAULT = re.compile(rb"""\bdefault=["'](?:1|true|on)["']""")
_DEEPEST = 100


class StyleSheet:
    """The styles of one document, each worked out when it is first asked for.

    A style sheet is often several times as large as the transcript, so a style is cut out of the bytes and parsed when it is asked
    for; a sheet that is not laid out as Word does it is parsed whole.
    """

    def __init__(self, content: bytes | None) -> None:
        self._content = content or b""
        self._found: dict[str, int | etree._Element] = {}
        self._default: str | None = None
        self._root_tag = self._root_end = self._closing = b""
        self._known: dict[str | None, Style] = {}
        if content is not None and not self._find(content):
            self._take_whole(parse(content))

    def paragraph(self, style_id: str | None) -> Style:
        """The style of a paragraph; without a name, the document's default."""
        return self.named(self._default if style_id is None else style_id)

    def named(self, style_id: str | None) -> Style:
        """The style of a name, plain where there is none."""
        if style_id not in self._known:
            self._known[style_id] = self._resolve(style_id)
        return self._known[style_id]

    def _find(self, content: bytes) -> bool:
        """Finds where the styles of a sheet in UTF-8 begin; says whether that could be done."""
        root = _ROOT.match(content)
        if root is None:
            return False
        prefix = root[2]
        self._root_tag, self._root_end = transitional(root[1]), b"</" + prefix + b":styles>"
        self._closing = b"</" + prefix + b":style>"
        for match in re.finditer(rb"<" + prefix + rb":style\s[^>]*[^/]>", content):
            opening = match[0]
            style_id = _STYLE_ID.search(opening)
            if style_id is None:
                return False
            name = style_id[1].decode("utf-8", errors="replace")
            self._found[name] = match.start()
            if b"default=" in opening and b'"paragraph"' in opening and _DEFAULT.search(opening):
                self._default = name
        return True

    def _take_whole(self, root: etree._Element) -> None:
        """Takes the styles of a sheet that was parsed whole."""
        self._found.clear()
        for element in root.findall(W + "style"):
            name = element.get(W + "styleId", "")
            self._found[name] = element
            if element.get(TYPE) == "paragraph" and not is_off(element.get(W + "default", "0")):
                self._default = name

    def _resolve(self, style_id: str | None) -> Style:
        """Works a style out from its oldest ancestor down."""
        style = PLAIN
        for element in reversed(self._ancestry(style_id)):
            style = inherit(style, element)
        return style

    def _ancestry(self, style_id: str | None) -> list[etree._Element]:
        """A style's element and those that it is based on; a circle ends after a hundred."""
        found: list[etree._Element] = []
        while style_id in self._found and len(found) < _DEEPEST:
            element = self._element(style_id)
            based_on = element.find(W + "basedOn")
            style_id = None if based_on is None else based_on.get(VAL)
            found.append(element)
        return found

    def _element(self, style_id: str) -> etree._Element:
        """A style's element, parsed when it is needed."""
        found = self._found[style_id]
        if isinstance(found, int):
            end = self._content.find(self._closing, found) + len(self._closing)
            root = parse(self._root_tag + self._content[found:end] + self._root_end)
            found = self._found[style_id] = root[0] if len(root) else root  # an empty root where the sheet is damaged
        return found
