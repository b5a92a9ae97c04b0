"""The package of a Word file: its main part and the parts beside it, found through relationships."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from lxml import etree

from interviews.archive import Archive, ArchiveBombError, BrokenArchiveError, MissingPartError, NotAnArchiveError
from interviews.errors import KodbokError
from interviews.word.markup import parse
from interviews.word.names import W

if TYPE_CHECKING:
    from collections.abc import Iterator

WHAT = "Word document"
MOST_PARAGRAPHS = 200_000
"""In one part, the comments counted too: no interview has a tenth of it, and each costs time and memory though it be empty."""

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_PARAGRAPHS = etree.XPath("count(//w:p) + count(//w:comment)", namespaces={"w": W[1:-1]})
_TOO_DEEP = "Excessive depth"


class NestedTooDeepError(KodbokError):
    """The XML is nested deeper than any document."""

    def __init__(self, file_name: str) -> None:
        super().__init__(
            f"{file_name} is refused: its tables or frames are nested absurdly deep; copy its text into a new document."
        )


class WordPackage:
    """The parts of one Word file, read on demand.

    Raises:
        KodbokError: A subclass of `interviews.archive` for what cannot be opened; `MissingPartError` without a main part.
    """

    def __init__(self, content: bytes, file_name: str) -> None:
        self._archive = Archive(content, file_name, WHAT)
        self._by_folded = {name.replace("\\", "/").casefold(): name for name in self._archive.names}
        self._main = self._find_main()
        self._beside = list(self._relationships(self._main))

    def main(self) -> etree._Element:
        """The root element of the main part.

        Raises:
            NotAnArchiveError: The package is another program's (a workbook, a presentation).
        """
        root = self.parse(self._main)
        if not str(root.tag).startswith(W):
            raise NotAnArchiveError(self._archive.file_name, WHAT)
        return root

    def part(self, kind: str) -> etree._Element | None:
        """The root element of the part of a kind (`styles`, `numbering`, `footnotes`), or None where there is no such part."""
        return next(self.parts(kind), None)

    def parts(self, kind: str) -> Iterator[etree._Element]:
        """Yields the root elements of all parts of a kind (`header`, `footer`)."""
        for found, name in self._beside:
            if found == kind and self.stored(name):
                yield self.parse(name)

    def content(self, kind: str) -> bytes | None:
        """The bytes of the part of a kind, or None where there is no such part."""
        name = self.name(kind)
        return None if name is None else self._archive.read(name)

    @property
    def main_name(self) -> str:
        """The name under which the main part is stored."""
        return self.stored(self._main) or self._main

    def name(self, kind: str) -> str | None:
        """The name under which the part of a kind is stored, or None where there is no such part."""
        return next((stored for found, name in self._beside if found == kind and (stored := self.stored(name))), None)

    def read(self, name: str) -> bytes:
        """The bytes of a part, by its name in any case; its errors are the archive's."""
        return self._archive.read(self.stored(name) or name)

    def parse(self, name: str) -> etree._Element:
        """The root element of a part, by its name; its errors are the archive's, or `NestedTooDeepError`."""
        content = self.read(name)
        try:
            root = parse(content)
        except etree.XMLSyntaxError as cause:
            if _TOO_DEEP in str(cause):
                raise NestedTooDeepError(self._archive.file_name) from cause
            raise BrokenArchiveError(self._archive.file_name, WHAT, f"its part {name} is no valid XML") from cause
        if float(str(_PARAGRAPHS(root))) > MOST_PARAGRAPHS:
            raise ArchiveBombError(self._archive.file_name, WHAT, f"has more than {MOST_PARAGRAPHS:,} paragraphs")
        return root

    def stored(self, name: str) -> str | None:
        """The name under which a part is stored, whatever its case, or None."""
        return self._by_folded.get(name.casefold())

    def _find_main(self) -> str:
        """The main part's name, by the package's own relationship."""
        for kind, name in self._relationships(""):
            if kind == "officeDocument" and self.stored(name):
                return name
        raise MissingPartError(self._archive.file_name, WHAT, "main part")

    def _relationships(self, source: str) -> Iterator[tuple[str, str]]:
        """Yields the kind and the target of each internal relationship of a part, or of the package itself."""
        folder, name = posixpath.split(source)
        relationships = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self.stored(relationships):
            return
        for element in self.parse(relationships).iter(_RELATIONSHIP):
            if element.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, element.get("Target", "").replace("\\", "/")))
                yield posixpath.basename(element.get("Type", "")), target.lstrip("/")
