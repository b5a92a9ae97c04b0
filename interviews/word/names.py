"""Qualified names of WordprocessingML, in the transitional namespace that every part is read into."""

from __future__ import annotations

from typing import Final

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
PICTURE: Final = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
IMAGE_DATA: Final = "{urn:schemas-microsoft-com:vml}imagedata"
WORD_ART: Final = "{urn:schemas-microsoft-com:vml}textpath"
OLE_OBJECT: Final = "{urn:schemas-microsoft-com:office:office}OLEObject"
GRAPHIC_DATA: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}graphicData"

VAL: Final = W + "val"
ID: Final = W + "id"
TYPE: Final = W + "type"

P_STYLE: Final = W + "pStyle"
R_STYLE: Final = W + "rStyle"
R_PR: Final = W + "rPr"
OUTLINE: Final = W + "outlineLvl"
LIST: Final = W + "numPr"
BOLD: Final = W + "b"
HIDDEN: Final = W + "vanish"
ALWAYS_HIDDEN: Final = W + "specVanish"
DELETIONS: Final = frozenset({W + "del", W + "moveFrom"})

STRICT_TO_TRANSITIONAL: Final = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": M[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
    b"http://purl.oclc.org/ooxml/drawingml/": b"http://schemas.openxmlformats.org/drawingml/2006/",
}
