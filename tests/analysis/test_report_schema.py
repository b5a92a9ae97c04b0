"""The Word report against ECMA-376 (part 1, wml.xsd): Word repairs a file whose elements stand in an order of their own."""

from __future__ import annotations

import re
import zipfile

import pytest
from docx import Document
from lxml import etree

from analysis import Material, Written, write_report, write_theme_paper

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
ORDER = {
    W + "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens"
        " kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind"
        " contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle"
        " rPr sectPr pPrChange"
    ),
    W + "rPr": (
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden"
        " color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout"
        " specVanish oMath"
    ),
    W + "tbl": "tblPr tblGrid tr",
    W + "tblPr": (
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders"
        " shd tblLayout tblCellMar tblLook tblCaption tblDescription"
    ),
    W + "tblBorders": "top left start bottom right end insideH insideV",
    W + "tblCellMar": "top left start bottom right end",
    W + "tr": "tblPrEx trPr tc",
    W + "tc": "tcPr p",
    W + "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    W + "sectPr": (
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt"
        " vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings"
    ),
    W + "sdt": "sdtPr sdtEndPr sdtContent",
    W + "docPartObj": "docPartGallery docPartCategory docPartUnique",
    W + "styles": "docDefaults latentStyles style",
    W + "docDefaults": "rPrDefault pPrDefault",
    W + "style": (
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal"
        " personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr"
    ),
    W + "pBdr": "top left bottom right between bar",
    W + "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    W + "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    W + "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    W + "settings": (
        "writeProtection view zoom removePersonalInformation removeDateAndTime mirrorMargins trackRevisions documentProtection"
        " defaultTabStop autoHyphenation characterSpacingControl updateFields footnotePr endnotePr compat docVars rsids"
        " themeFontLang clrSchemeMapping decimalSymbol listSeparator"
    ),
    WP + "inline": "extent effectExtent docPr cNvGraphicFramePr graphic",
    PIC + "pic": "nvPicPr blipFill spPr",
}
"""The children that an element may have, in the order of the schema."""
NAMED = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}


@pytest.fixture(scope="module", params=["team", "board", "theme", "template"])
def parts(request, sample_material: Material, tmp_path_factory) -> dict[str, bytes]:
    """The parts of each sort of file."""
    path = tmp_path_factory.mktemp("parts") / "ut.docx"
    if request.param == "theme":
        write_theme_paper(sample_material, sample_material.codebook["code"][1], path)
    else:
        Document().save(path.with_name("mall.docx"))
        template = path.with_name("mall.docx") if request.param == "template" else None
        audience = "board" if request.param == "board" else "team"
        write_report(sample_material, Written(), path, audience_name=audience, template=template)
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def roots(parts: dict[str, bytes]) -> dict[str, etree._Element]:
    """The roots of the parts that are XML."""
    return {name: etree.fromstring(content) for name, content in parts.items() if name.endswith((".xml", ".rels"))}


def test_children_stand_in_the_order_of_the_schema(parts: dict[str, bytes]):
    """Every element that is known here has only children that it may have, in their order."""
    looked_at = set()
    for name, root in roots(parts).items():
        for element in root.iter(etree.Element):
            if element.tag in ORDER:
                order = ORDER[element.tag].split()
                found = [etree.QName(child).localname for child in element]
                assert set(found) <= set(order), (name, element.tag, found)
                places = [order.index(child) for child in found]
                assert places == sorted(places), (name, element.tag, found)
                looked_at.add(element.tag)
    assert {W + "pPr", W + "rPr", W + "style", W + "settings", W + "sectPr", W + "lvl"} <= looked_at


def test_properties_come_first_and_once(parts: dict[str, bytes]):
    """A paragraph, run, row or cell begins with its properties, and no property stands twice."""
    for root in roots(parts).values():
        for element in root.iter(W + "pPr", W + "rPr", W + "trPr", W + "tcPr", W + "tblPr"):
            inside = [child.tag for child in element]
            assert len(inside) == len(set(inside))
            if etree.QName(element.getparent()).localname in {"p", "r", "tr", "tc", "tbl"}:
                assert element.getparent().index(element) == 0


def test_cells_end_with_a_paragraph_and_tables_never_touch(parts: dict[str, bytes]):
    """Word joins tables that touch, and refuses a cell without a paragraph, and a row of too few cells."""
    root = roots(parts)["word/document.xml"]
    for cell in root.iter(W + "tc"):
        assert cell[-1].tag == W + "p"
    for table in root.iter(W + "tbl"):
        assert table.getnext().tag == W + "p"
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        assert {len(row.findall(W + "tc")) for row in table.findall(W + "tr")} == {columns}
    assert root[0][-1].tag == W + "sectPr"


def test_fields_begin_and_end_and_bookmarks_too(parts: dict[str, bytes]):
    """Beginnings, middles and ends of fields pair off in each part; bookmarks have ids and names of their own, each ended."""
    for root in roots(parts).values():
        open_fields = 0
        for sign in root.iter(W + "fldChar"):
            open_fields += {"begin": 1, "separate": 0, "end": -1}[sign.get(W + "fldCharType")]
            assert open_fields >= 0
        assert open_fields == 0
        starts = [each.get(W + "id") for each in root.iter(W + "bookmarkStart")]
        assert len(starts) == len(set(starts))
        assert sorted(starts) == sorted(each.get(W + "id") for each in root.iter(W + "bookmarkEnd"))
    names = [each.get(W + "name") for each in roots(parts)["word/document.xml"].iter(W + "bookmarkStart")]
    assert len({name.casefold() for name in names}) == len(names)
    assert all(re.fullmatch(r"[A-Za-z_]\w{0,39}", name) for name in names)


def test_styles_that_are_named_are_there_once(parts: dict[str, bytes]):
    """Each style that a paragraph, run or table names exists, of its type; ids and names are unique."""
    all_roots = roots(parts)
    styles = all_roots["word/styles.xml"].findall(W + "style")
    ids = [style.get(W + "styleId") for style in styles]
    names = [(style.get(W + "type"), style.find(W + "name").get(W + "val")) for style in styles]
    assert len(ids) == len(set(ids))
    assert len(names) == len(set(names))
    types = {style.get(W + "styleId"): style.get(W + "type") for style in styles}
    for root in all_roots.values():
        for tag, kind in NAMED.items():
            for element in root.iter(W + tag):
                assert types.get(element.get(W + "val")) == kind, element.get(W + "val")


def test_parts_are_declared_and_related(parts: dict[str, bytes]):
    """Every part has a content type and is led to; every relationship leads to a part, and every picture has its own."""
    all_roots = roots(parts)
    types = all_roots["[Content_Types].xml"]
    extensions = {each.get("Extension") for each in types if each.get("Extension")}
    declared = {each.get("PartName") for each in types if each.get("PartName")}
    assert declared <= {f"/{name}" for name in parts}
    assert all(f"/{name}" in declared or name.rpartition(".")[2] in extensions for name in parts)
    related = {f"word/{each.get('Target')}" for each in all_roots["word/_rels/document.xml.rels"]}
    related |= {each.get("Target") for each in all_roots["_rels/.rels"]}
    assert related == {name for name in parts if not name.startswith(("[", "_rels", "word/_rels"))}
    ids = {each.get("Id") for each in all_roots["word/_rels/document.xml.rels"]}
    used = {value for element in all_roots["word/document.xml"].iter() for name, value in element.items() if name.startswith(R)}
    assert used <= ids
    pictures = [each.get("id") for each in all_roots["word/document.xml"].iter(WP + "docPr")]
    assert len(pictures) == len(set(pictures))
