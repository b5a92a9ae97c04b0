"""The Word file of a report, packed from its parts: no author, no thumbnail, no clock but the study's."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from lxml import etree

from analysis.report.markup import field
from analysis.report.picture import KINDS
from coding.word_margin.elements import add_run, xml_text
from interviews.word.names import W

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analysis.report.looks import Looks
    from analysis.report.markup import Element
    from analysis.report.picture import Picture

_FIRST_DATE = (1980, 1, 1, 0, 0, 0)
_R = f"{{{KINDS}}}"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}
_PARTS = {
    "styles": "styles+xml",
    "numbering": "numbering+xml",
    "settings": "settings+xml",
    "header": "header+xml",
    "footer": "footer+xml",
}
_REFERRING = (W + "pStyle", W + "rStyle", W + "tblStyle")
_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True, slots=True)
class Cover:
    """What a file says of itself.

    Attributes:
        title: Its title.
        made: When it was made, UTC, ISO 8601 with `Z`; empty where nobody knows.
        lang: `sv` or `en`.
        header: What stands at the head of every page.
        footer: What stands at the foot of every page, before its number.
    """

    title: str
    made: str
    lang: str
    header: str
    footer: str

    @property
    def language(self) -> str:
        """The language as Word names it."""
        return _LANGUAGES[self.lang]


def packed(document: Element, pictures: Sequence[Picture], looks: Looks, cover: Cover) -> bytes:
    """The bytes of a Word file; the same parts give the same bytes."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _parts(document, pictures, looks, cover):
            archive.writestr(zipfile.ZipInfo(name, _FIRST_DATE), content, zipfile.ZIP_DEFLATED, 6)
    return stream.getvalue()


def _parts(document: Element, pictures: Sequence[Picture], looks: Looks, cover: Cover) -> Iterator[tuple[str, bytes]]:
    """Yields every part with its name, in an order that stays."""
    has_theme = looks.theme is not None
    yield "[Content_Types].xml", _types(has_theme=has_theme)
    yield "_rels/.rels", _package_relationships()
    yield "docProps/core.xml", _core(cover)
    yield "word/document.xml", _xml(_with_page(document, looks))
    yield "word/_rels/document.xml.rels", _relationships(len(pictures), has_theme=has_theme)
    yield "word/styles.xml", _xml(looks.styles)
    yield "word/numbering.xml", _xml(looks.numbering)
    yield "word/settings.xml", _settings(cover)
    yield "word/header.xml", _xml(_called(_header(cover), looks))
    yield "word/footer.xml", _xml(_called(_footer(cover), looks))
    if looks.theme is not None:
        yield "word/theme.xml", _xml(looks.theme)
    for number, picture in enumerate(pictures, 1):
        yield f"word/media/image{number}.png", picture.content


def _xml(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _with_page(document: Element, looks: Looks) -> Element:
    """The main part with the page that it stands on at its end."""
    section = etree.SubElement(document[0], W + "sectPr")
    for kind in ("header", "footer"):
        etree.SubElement(section, W + f"{kind}Reference", {W + "type": "default", _R + "id": kind})
    etree.SubElement(section, W + "pgSz", {W + "w": "11906", W + "h": "16838"})
    sides = {"top": 1418, "right": 1418, "bottom": 1304, "left": 1418, "header": 680, "footer": 600, "gutter": 0}
    etree.SubElement(section, W + "pgMar", {W + side: str(size) for side, size in sides.items()})
    return _called(document, looks)


def _called(root: Element, looks: Looks) -> Element:
    """The part with its styles called as the looks call them."""
    if looks.called:
        for element in root.iter(*_REFERRING):
            name = element.get(W + "val", "")
            element.set(W + "val", looks.called.get(name, name))
    return root


def _header(cover: Cover) -> Element:
    root = etree.Element(W + "hdr", nsmap={"w": W[1:-1]})
    add_run(_styled(root, "Header"), cover.header)
    return root


def _footer(cover: Cover) -> Element:
    root = etree.Element(W + "ftr", nsmap={"w": W[1:-1]})
    paragraph = _styled(root, "Footer")
    add_run(paragraph, f"{cover.footer}\t")
    field(paragraph, " PAGE ", "1")
    add_run(paragraph, " / ")
    field(paragraph, " NUMPAGES ", "1")
    return root


def _styled(root: Element, style: str) -> Element:
    paragraph = etree.SubElement(root, W + "p")
    properties = etree.SubElement(paragraph, W + "pPr")
    etree.SubElement(properties, W + "pStyle").set(W + "val", style)
    return paragraph


def _core(cover: Cover) -> bytes:
    """The properties: title, language and date; who wrote it is nobody's business."""
    schema = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{escape(cover.made)}</dcterms:{name}>'
        for name in ("created", "modified")
        if cover.made
    )
    return (
        f'{_DECLARED}<cp:coreProperties xmlns:cp="{schema}" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(xml_text(cover.title))}</dc:title><dc:language>{cover.language}</dc:language>{dates}"
        "</cp:coreProperties>"
    ).encode()


def _settings(cover: Cover) -> bytes:
    """The settings: Word works fields out when it opens the file, so that page numbers are its own."""
    return (
        f'{_DECLARED}<w:settings xmlns:w="{W[1:-1]}"><w:defaultTabStop w:val="720"/><w:updateFields w:val="true"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        f'</w:compat><w:themeFontLang w:val="{cover.language}"/></w:settings>'
    ).encode()


def _types(*, has_theme: bool) -> bytes:
    """What sort each part is."""
    parts = {"document": "document.main+xml", **_PARTS}
    said = [f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{sort}"/>' for name, sort in parts.items()]
    if has_theme:
        sort = "application/vnd.openxmlformats-officedocument.theme+xml"
        said.append(f'<Override PartName="/word/theme.xml" ContentType="{sort}"/>')
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    return (
        f'{_DECLARED}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f'{"".join(said)}<Override PartName="/docProps/core.xml" ContentType="{core}"/></Types>'
    ).encode()


def _package_relationships() -> bytes:
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    return _related([("document", f"{KINDS}/officeDocument", "word/document.xml"), ("core", core, "docProps/core.xml")])


def _relationships(pictures: int, *, has_theme: bool) -> bytes:
    kinds = [*_PARTS, *(["theme"] if has_theme else [])]
    parts = [(kind, f"{KINDS}/{kind}", f"{kind}.xml") for kind in kinds]
    images = [(f"image{number}", f"{KINDS}/image", f"media/image{number}.png") for number in range(1, pictures + 1)]
    return _related([*parts, *images])


def _related(targets: Sequence[tuple[str, str, str]]) -> bytes:
    said = "".join(f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, kind, target in targets)
    return f'{_DECLARED}<Relationships xmlns="{_PACKAGE}/relationships">{said}</Relationships>'.encode()
