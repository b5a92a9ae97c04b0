"""The file of a workbook: openpyxl's frame with our rows put into it, the same bytes for the same content."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl.writer.excel import ExcelWriter

if TYPE_CHECKING:
    from openpyxl import Workbook

_SIZE = re.compile(rb"<dimension[^>]*/>")
_NO_ROWS = re.compile(rb"<sheetData\s*/>|<sheetData>\s*</sheetData>")
_AFTER_WARNINGS = re.compile(rb"<drawing|<legacyDrawing|<tableParts|</worksheet>")
_AFTER_LINKS = re.compile(rb"<printOptions|<pageMargins")
_NO_WARNINGS = b'<ignoredErrors><ignoredError sqref="A1:XFD1048576" numberStoredAsText="1"/></ignoredErrors>'
"""A year or a name of digits is text on purpose: no green corner."""
_ROWS_AT_ONCE = 500
_COMPRESSION = 4
"""Half the time of zlib's usual 6, for files a tenth larger."""


@dataclass(frozen=True, slots=True)
class Content:
    """What fills a sheet.

    Attributes:
        rows: The rows' XML.
        links: Cells that lead somewhere, by address, and the location that each leads to.
    """

    rows: Iterable[str]
    links: Sequence[tuple[str, str]] = field(default=())


def save(workbook: Workbook, contents: Sequence[Content], path: Path) -> None:
    """Writes the workbook; the sheets have no cells of their own, `contents` holds them in the sheets' order.

    The parts of the file carry the date 1980-01-01, so that equal content makes equal bytes.
    """
    frame = BytesIO()
    ExcelWriter(workbook, ZipFile(frame, "w")).save()
    parts = _by_part(contents)
    with ZipFile(frame) as source, ZipFile(path, "w", ZIP_DEFLATED, compresslevel=_COMPRESSION) as target:
        for name in source.namelist():
            _copy(target, name, _filled(source.read(name), parts.get(name)))


def _by_part(contents: Sequence[Content]) -> Mapping[str, Content]:
    """The contents by the name of their part, in the order in which the sheets were made."""
    return {f"xl/worksheets/sheet{number}.xml": content for number, content in enumerate(contents, start=1)}


def _copy(target: ZipFile, name: str, chunks: Iterable[bytes]) -> None:
    with target.open(name, "w") as part:
        for chunk in chunks:
            part.write(chunk)


def _filled(frame: bytes, content: Content | None) -> Iterator[bytes]:
    """A part of the file, with rows and links if it is a sheet."""
    if content is None:
        yield frame
        return
    before, after = _NO_ROWS.split(frame, maxsplit=1)
    place = _AFTER_LINKS.search(after)
    rest = place.start() if place else len(after)
    yield _SIZE.sub(b"", before, count=1) + b"<sheetData>"  # openpyxl saw no cells
    yield from _joined(content.rows)
    yield b"</sheetData>" + after[:rest]
    yield from _links(content.links)
    place = _AFTER_WARNINGS.search(after, rest)
    end = place.start() if place else len(after)
    yield after[rest:end] + _NO_WARNINGS + after[end:]


def _joined(rows: Iterable[str]) -> Iterator[bytes]:
    rest = iter(rows)
    while some := list(islice(rest, _ROWS_AT_ONCE)):
        yield "".join(some).encode("utf-8")


def _links(links: Sequence[tuple[str, str]]) -> Iterator[bytes]:
    if links:
        yield b"<hyperlinks>"
        yield from _joined(f"<hyperlink ref={quoteattr(cell)} location={quoteattr(target)}/>" for cell, target in links)
        yield b"</hyperlinks>"
