"""The parts of a Word file while some of them are changed; all others are packed again byte for byte."""

from __future__ import annotations

import posixpath
import zipfile
from functools import cached_property
from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING, Final

from lxml import etree

from interviews.archive import Archive
from interviews.word.markup import is_strict, parse, strict
from interviews.word.package import WHAT, WordPackage

if TYPE_CHECKING:
    from collections.abc import Iterator

_Element = etree._Element  # noqa: SLF001  # lxml's own name for its elements

_CONTENT_TYPES: Final = "[Content_Types].xml"
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_STRICT_KINDS: Final = "http://purl.oclc.org/ooxml/officeDocument/relationships/"


class WordParts:
    """The parts of one Word file, read through its package and packed with those that were changed or added.

    Attributes:
        package: The file as it was.
    """

    def __init__(self, content: bytes, file_name: str) -> None:
        self.package = WordPackage(content, file_name)
        self._content, self._file_name = content, file_name
        self._changed: dict[str, bytes] = {}

    @cached_property
    def strict(self) -> bool:
        """Whether the file is written in the strict variant of the format; asked once its main part is known to be XML."""
        return is_strict(self.package.read(self.package.main_name))

    def change(self, name: str, root: _Element) -> None:
        """Lets a part hold what a root element holds now."""
        content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        self._changed[name] = strict(content) if self.strict else content

    def add(self, kind: str, content_type: str, root: _Element) -> None:
        """Adds a part beside the main one and relates the main one to it."""
        folder = posixpath.dirname(self.package.main_name)
        name = next(name for name in _names(folder, kind) if self.package.stored(name) is None)
        self._relate(kind, posixpath.basename(name))
        self._declare(f"/{name}", content_type)
        self.change(name, root)

    def packed(self) -> bytes:
        """The file's bytes: its parts in their order, then the new ones.

        Raises:
            KodbokError: A part that was never read before is damaged or hostile: an error of `interviews.archive`.
        """
        stream, waiting = BytesIO(), dict(self._changed)
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for info, content in self._parts():
                archive.writestr(_alike(info), waiting.pop(info.filename, content))
            for name, content in waiting.items():
                archive.writestr(zipfile.ZipInfo(name, _FIRST_DATE), content, zipfile.ZIP_DEFLATED)
        return stream.getvalue()

    def _parts(self) -> Iterator[tuple[zipfile.ZipInfo, bytes]]:
        """Yields what the file held, each name once; read under the archive's limits, for an import does not read all of it."""
        archive = Archive(self._content, self._file_name, WHAT)
        with zipfile.ZipFile(BytesIO(self._content)) as parts:
            for info in {info.filename: info for info in parts.infolist()}.values():
                yield info, b"" if info.is_dir() else archive.read(info.filename)

    def _relate(self, kind: str, target: str) -> None:
        """Relates the main part to a new part in its folder."""
        folder, main = posixpath.split(self.package.main_name)
        name = posixpath.join(folder, "_rels", f"{main}.rels")
        root = self._root(name, f"{{{_RELATIONSHIPS}}}Relationships")
        taken = {element.get("Id") for element in root}
        identifier = next(each for number in count(1) if (each := f"rId{number}") not in taken)
        said = {"Id": identifier, "Type": (_STRICT_KINDS if self.strict else _KINDS) + kind, "Target": target}
        etree.SubElement(root, f"{{{_RELATIONSHIPS}}}Relationship", said)
        self.change(self.package.stored(name) or name, root)

    def _declare(self, part_name: str, content_type: str) -> None:
        """Says of which type a new part is."""
        root = self._root(_CONTENT_TYPES, f"{{{_TYPES}}}Types")
        etree.SubElement(root, f"{{{_TYPES}}}Override", {"PartName": part_name, "ContentType": content_type})
        self.change(self.package.stored(_CONTENT_TYPES) or _CONTENT_TYPES, root)

    def _root(self, name: str, tag: str) -> _Element:
        """The root element of a part of the package itself, a new one where the part is missing."""
        if self.package.stored(name) is None:
            return etree.Element(tag, nsmap={None: tag[1:].partition("}")[0]})  # type: ignore[dict-item]  # the stubs forget default namespaces
        return parse(self.package.read(name))


_FIRST_DATE = (1980, 1, 1, 0, 0, 0)


def _names(folder: str, kind: str) -> Iterator[str]:
    """Yields names for a part of a kind: `comments.xml`, `comments2.xml` and so on."""
    yield posixpath.join(folder, f"{kind}.xml")
    yield from (posixpath.join(folder, f"{kind}{number}.xml") for number in count(2))


def _alike(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """How a part is packed: as it was."""
    alike = zipfile.ZipInfo(info.filename, info.date_time)
    alike.compress_type = info.compress_type
    return alike
