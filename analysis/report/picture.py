"""A picture in a Word file."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from analysis.report.markup import Element
from coding.word_margin.elements import xml_text
from interviews.word.names import W

EMU = 914_400
"""Word's units to the inch."""
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
"""The namespace of what one part says of its relations to others."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture to lay in.

    Attributes:
        content: The bytes of a PNG.
        width: Inches.
        height: Inches.
        alternative: What it shows, for whoever does not see it.
    """

    content: bytes
    width: float
    height: float
    alternative: str


def drawing(picture: Picture, number: int) -> Element:
    """The paragraph of a picture; the file of the picture is related as `image` and its number."""
    paragraph = etree.Element(W + "p")
    properties = etree.SubElement(paragraph, W + "pPr")
    etree.SubElement(properties, W + "pStyle").set(W + "val", "KodbokPicture")
    run = etree.SubElement(paragraph, W + "r")
    run.append(_inline(picture, number, etree.SubElement(run, W + "drawing")))
    return paragraph


def _inline(picture: Picture, number: int, parent: Element) -> Element:
    """Fills the drawing and returns it."""
    size = {"cx": str(round(picture.width * EMU)), "cy": str(round(picture.height * EMU))}
    inline = etree.SubElement(parent, f"{{{_WP}}}inline", nsmap={"wp": _WP, "a": _A, "pic": _PIC, "r": KINDS})
    etree.SubElement(inline, f"{{{_WP}}}extent", size)
    named = {"id": str(number), "name": f"Picture {number}", "descr": xml_text(picture.alternative)}
    etree.SubElement(inline, f"{{{_WP}}}docPr", named)
    data = etree.SubElement(etree.SubElement(inline, f"{{{_A}}}graphic"), f"{{{_A}}}graphicData", uri=_PIC)
    shown = etree.SubElement(data, f"{{{_PIC}}}pic")
    told = etree.SubElement(shown, f"{{{_PIC}}}nvPicPr")
    etree.SubElement(told, f"{{{_PIC}}}cNvPr", id=str(number), name=f"image{number}.png")
    etree.SubElement(told, f"{{{_PIC}}}cNvPicPr")
    fill = etree.SubElement(shown, f"{{{_PIC}}}blipFill")
    etree.SubElement(fill, f"{{{_A}}}blip").set(f"{{{KINDS}}}embed", f"image{number}")
    etree.SubElement(etree.SubElement(fill, f"{{{_A}}}stretch"), f"{{{_A}}}fillRect")
    _add_shape(shown, size)
    return parent


def _add_shape(shown: Element, size: dict[str, str]) -> None:
    """Adds the frame that the picture fills."""
    shape = etree.SubElement(shown, f"{{{_PIC}}}spPr")
    place = etree.SubElement(shape, f"{{{_A}}}xfrm")
    etree.SubElement(place, f"{{{_A}}}off", x="0", y="0")
    etree.SubElement(place, f"{{{_A}}}ext", size)
    form = etree.SubElement(shape, f"{{{_A}}}prstGeom", prst="rect")
    etree.SubElement(form, f"{{{_A}}}avLst")
