"""No word is lost and none comes twice, however Word's constructs are nested; what is deleted in any way stays out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from interviews import Transcript

BY = 'w:id="1" w:author="A" w:date="2020-01-01T00:00:00Z"'
P_DELETED = f"<w:rPr><w:del {BY}/></w:rPr>"
P_INSERTED = f"<w:rPr><w:ins {BY}/></w:rPr>"
P_MOVED_AWAY = f"<w:rPr><w:moveFrom {BY}/></w:rPr>"
P_MOVED_HERE = f"<w:rPr><w:moveTo {BY}/></w:rPr>"
CELL_DELETED = f"<w:cellDel {BY}/>"
HIDDEN = "<w:vanish/>"
CHOICES = "<w:ffData><w:ddList><w:result w:val='1'/><w:listEntry w:val='Ja'/><w:listEntry w:val='Nej'/></w:ddList></w:ffData>"
GOES_ON = "<w:vMerge/>"


def p(inside: str = "", properties: str = "") -> str:
    """A paragraph."""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inside}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def x(text: str = "x") -> str:
    """A run of deleted text."""
    return f"<w:r><w:delText>{text}</w:delText></w:r>"


def ins(inside: str) -> str:
    """A tracked insertion."""
    return f"<w:ins {BY}>{inside}</w:ins>"


def gone(inside: str) -> str:
    """A tracked deletion."""
    return f"<w:del {BY}>{inside}</w:del>"


def away(inside: str) -> str:
    """What was moved from here."""
    return f"<w:moveFrom {BY}>{inside}</w:moveFrom>"


def here(inside: str) -> str:
    """What was moved to here."""
    return f"<w:moveTo {BY}>{inside}</w:moveTo>"


def tc(inside: str, properties: str = "") -> str:
    """A table cell."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A table row."""
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    """A table."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def sdt(inside: str) -> str:
    """A content control."""
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def own(inside: str) -> str:
    """Custom XML."""
    return f"<w:customXml w:element='x'><w:customXmlPr/>{inside}</w:customXml>"


def box(inside: str) -> str:
    """A text box in its two versions."""
    content = f"<w:txbxContent>{inside}</w:txbxContent>"
    new = f'<w:drawing><a:graphicData uri="x/wordprocessingShape"><wps:txbx>{content}</wps:txbx></a:graphicData></w:drawing>'
    old = f"<w:pict><v:textbox>{content}</v:textbox></w:pict>"
    versions = f"<mc:Choice Requires='wps'>{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback>"
    return f"<w:r><mc:AlternateContent>{versions}</mc:AlternateContent></w:r>"


def refers(number: int, kind: str = "footnote") -> str:
    """A reference to a note."""
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def mark(kind: str, inside: str = "") -> str:
    """A field character."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{inside}</w:fldChar></w:r>'


def told(instruction: str) -> str:
    """A field's instruction."""
    return f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"


def field(result: str, instruction: str = "REF x") -> str:
    """A complex field."""
    return mark("begin") + told(instruction) + mark("separate") + result + mark("end")


CHANGES = {
    "deleted in inserted": (p(r("a") + ins(r("b") + gone(x()) + r("c"))), "abc"),
    "inserted in deleted": (p(r("a") + gone(ins(r("x")) + x()) + r("c")), "ac"),
    "deleted, though written as text": (p(r("a") + gone(r("x")) + r("c")), "ac"),
    "inserted twice": (p(ins(ins(r("a")) + r("b"))), "ab"),
    "moved away from an insertion": (p(ins(away(r("x")) + r("a"))), "a"),
    "moved here and deleted in part": (p(here(r("a") + gone(x())) + r("b")), "ab"),
    "moved paragraphs with range marks": (
        p(r("a"))
        + f"<w:moveFromRangeStart {BY} w:name='m'/>{p(away(r('flytt')), P_MOVED_AWAY)}<w:moveFromRangeEnd w:id='1'/>"
        + p(r("b"))
        + f"<w:moveToRangeStart {BY} w:name='m'/>{p(here(r('flytt')), P_MOVED_HERE)}<w:moveToRangeEnd w:id='1'/>"
        + p(r("c")),
        "a\nb\nflytt\nc",
    ),
    "an inserted paragraph end": (p(r("a"), P_INSERTED) + p(r("b")), "a\nb"),
    "deleted paragraph ends in a row": (p(r("a"), P_DELETED) + p(r("b"), P_DELETED) + p(r("c")), "abc"),
    "the last end of a cell": (tbl(tr(tc(p(r("a"), P_DELETED)), tc(p(r("b"))))), "a\tb"),
    "an end inside a cell": (tbl(tr(tc(p(r("a"), P_DELETED) + p(r("b"))), tc(p(r("c"))))), "ab\tc"),
    "an end after a table": (tbl(tr(tc(p(r("a"))))) + p(gone(x()), P_DELETED) + p(r("b")), "a\nb"),
    "an emptied end before a table": (p(r("a")) + p(gone(x()), P_DELETED) + tbl(tr(tc(p(r("b"))))), "a\nb"),
    "an end before a content control": (p(r("a"), P_DELETED) + sdt(p(r("b"))) + p(r("c")), "ab\nc"),
    "an end in a content control": (sdt(p(r("a"), P_DELETED)) + p(r("b")), "ab"),
    "a deleted row": (p(r("a")) + tbl(tr(tc(p(gone(x()), P_DELETED)), properties=f"<w:del {BY}/>")) + p(r("b")), "a\nb"),
    "an inserted row": (tbl(tr(tc(p(r("a")))), tr(tc(p(ins(r("b")), P_INSERTED)), properties=f"<w:ins {BY}/>")), "a\nb"),
    "a row inserted and deleted": (tbl(tr(tc(p(r("a"))), properties=f"<w:ins {BY}/><w:del {BY}/>"), tr(tc(p(r("b"))))), "b"),
    "a row whose words moved away": (
        p(r("a")) + tbl(tr(tc(p(away(r("x")), P_MOVED_AWAY)))) + p(r("b")) + tbl(tr(tc(p(here(r("x")), P_MOVED_HERE)))),
        "a\nb\nx",
    ),
    "an inserted cell": (tbl(tr(tc(p(r("a"))), tc(p(r("b")), f"<w:cellIns {BY}/>"))), "a\tb"),
    "a deleted first cell": (tbl(tr(tc(p(r("a")), CELL_DELETED), tc(p(r("b"))))), "b"),
    "a deleted cell between": (tbl(tr(tc(p(r("a"))), tc(p(r("x")), CELL_DELETED), tc(p(r("b"))))), "a\tb"),
    "all cells deleted": (tbl(tr(tc(p(r("x")), CELL_DELETED), tc(p(r("y")), CELL_DELETED)), tr(tc(p(r("b"))))), "b"),
    "a cell whose merging is tracked": (tbl(tr(tc(p(r("a"))), tc(p(r("b")), f"<w:cellMerge {BY} w:vMerge='cont'/>"))), "a\tb"),
    "changed paragraph properties": (p(r("a"), f"<w:pPrChange {BY}><w:pPr>{P_DELETED}</w:pPr></w:pPrChange>") + p(r("b")), "a\nb"),
    "changed run properties": (p(r("a", f"<w:rPrChange {BY}><w:rPr>{HIDDEN}</w:rPr></w:rPrChange>")), "a"),
    "a deleted link, and a deletion in one": (
        p(r("a") + gone(f"<w:hyperlink>{x()}</w:hyperlink>") + f"<w:hyperlink>{gone(x())}{r('b')}</w:hyperlink>"),
        "ab",
    ),
    "a deleted formula": (p(r("a") + f"<m:oMath>{gone('<m:r><m:t>x</m:t></m:r>')}<m:r><m:t>y</m:t></m:r></m:oMath>"), "ay"),
}

BOXES = {
    "inserted": (p(r("a") + ins(box(p(r("b")))) + r("c")), "ac\nb"),
    "deleted": (p(r("a") + gone(box(p(r("x")))) + r("c")), "ac"),
    "with a table": (p(r("a") + box(tbl(tr(tc(p(r("b"))), tc(p(r("c"))))) + p(r("d")))) + p(r("e")), "a\nb\tc\nd\ne"),
    "in a link in a content control": (p(sdt(f"<w:hyperlink>{r('a')}{box(p(r('b')))}</w:hyperlink>") + r("c")), "ac\nb"),
    "in a paragraph that goes on": (p(r("a") + box(p(r("b"))), P_DELETED) + p(r("c")) + p(r("d")), "ac\nb\nd"),
    "in a paragraph whose end was deleted before a table": (
        p(r("a") + box(p(r("b"))), P_DELETED) + tbl(tr(tc(p(r("c"))), tc(p(r("d"))))),
        "a\nb\nc\td",
    ),
    "between paragraphs": (box(p(r("a"))) + p(r("b")), "a\nb"),
    "around paragraphs": (
        f"<mc:AlternateContent><mc:Choice Requires='w14'>{p(r('ny'))}</mc:Choice><mc:Fallback>{p(r('gammal'))}</mc:Fallback>"
        "</mc:AlternateContent>" + p(r("b")),
        "ny\nb",
    ),
    "of which the new version is empty": (
        p(
            "<w:r><mc:AlternateContent><mc:Choice Requires='wpg'><w:drawing/></mc:Choice><mc:Fallback><w:pict><v:textbox>"
            f"<w:txbxContent>{p(r('a'))}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        ),
        "\na",
    ),
    "in a group": (
        p(
            "<w:r><w:drawing><a:graphicData uri='x/wordprocessingGroup'>"
            + "".join(f"<wps:txbx><w:txbxContent>{p(r(text))}</w:txbxContent></wps:txbx>" for text in "abc")
            + "</a:graphicData></w:drawing></w:r>"
            + r("x")
        ),
        "x\na\nb\nc",
    ),
    "with a field": (p(r("a") + box(p(field(r("b")))) + field(r("c"))), "ac\nb"),
    "in a field's result": (p(field(r("a") + box(p(r("b"))))), "a\nb"),
}

FIELDS = {
    "in one another": (
        p(
            mark("begin")
            + told("IF ")
            + field(r("inre"))
            + told(" = 1")
            + mark("separate")
            + r("res ")
            + field(r("7"), "PAGE")
            + r(" ut")
            + mark("end")
            + r("!")
        ),
        "res 7 ut!",
    ),
    "over paragraphs": (
        p(mark("begin") + told("TOC") + mark("separate") + r("rad 1")) + p(r("rad 2")) + p(r("rad 3") + mark("end") + r("x")),
        "rad 1\nrad 2\nrad 3x",
    ),
    "with links in a table of contents": (
        p(mark("begin") + told("TOC") + mark("separate") + f"<w:hyperlink>{r('Rubrik')}{field(r('3'), 'PAGEREF')}</w:hyperlink>")
        + p(mark("end")),
        "Rubrik3\n",
    ),
    "of a form": (
        p(
            mark("begin", "<w:ffData><w:name w:val='T'/></w:ffData>")
            + told("FORMTEXT")
            + mark("separate")
            + r("svar")
            + mark("end")
        ),
        "svar",
    ),
    "of a form's drop-down list": (
        p(
            mark("begin", CHOICES)
            + told("FORMDROPDOWN")
            + mark("end")
            + r(" ")
            + mark("begin", CHOICES)
            + mark("separate")
            + mark("end")
        ),
        "Nej Nej",
    ),
    "of a drop-down list with a result": (p(mark("begin", CHOICES) + mark("separate") + r("Nej!") + mark("end")), "Nej!"),
    "without a result": (p(r("a") + mark("begin") + told("XE") + mark("end") + r("b")), "ab"),
    "deleted": (
        p(
            r("a")
            + gone(mark("begin") + "<w:r><w:delInstrText>REF</w:delInstrText></w:r>" + mark("separate") + x() + mark("end"))
            + r("b")
        ),
        "ab",
    ),
    "whose beginning is deleted": (
        p(r("a") + gone(mark("begin")) + told("REF") + mark("separate") + r("res") + mark("end") + r("b")),
        "aresb",
    ),
    "whose result is deleted": (
        p(r("a") + mark("begin") + told("REF") + gone(mark("separate") + x()) + mark("end") + r("b")),
        "ab",
    ),
    "simple ones in one another": (
        p(f"<w:fldSimple w:instr='A'><w:fldSimple w:instr='B'>{r('x')}</w:fldSimple>{r('y')}</w:fldSimple>"),
        "xy",
    ),
    "in a cell": (tbl(tr(tc(p(field(r("länk"), "HYPERLINK"))), tc(p(r("b"))))), "länk\tb"),
    "without an end in a cell": (tbl(tr(tc(p(r("a") + mark("begin"))), tc(p(r("b"))))), "a\tb"),
}

WRAPPED = {
    "content controls at every level": (
        sdt(sdt(p(r("a"))) + tbl(sdt(tr(sdt(tc(sdt(p(sdt(r("b")))) + p(r("c")))), tc(p(r("d"))))))),
        "a\nb\nc\td",
    ),
    "smart tags": (p(f"<w:smartTag><w:smartTagPr/><w:smartTag>{r('a')}</w:smartTag>{r('b')}</w:smartTag>"), "ab"),
    "custom XML at every level": (
        own(p(own(r("a")))) + f"<w:tbl>{own(tr(own(tc(p(r('b'))))))}</w:tbl>",
        "a\nb",
    ),
    "right to left": (p(f"<w:bdo w:val='rtl'>{r('שלום')}</w:bdo><w:dir w:val='rtl'>{r(' עולם')}</w:dir>"), "שלום עולם"),
    "ruby": (
        p(f"<w:r><w:ruby><w:rubyPr/><w:rt>{r('かん')}</w:rt><w:rubyBase>{r('漢')}</w:rubyBase></w:ruby></w:r>{r('字')}"),
        "漢字",
    ),
    "a fraction": (
        p(r("a ") + "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>"),
        "a 12",
    ),
    "a formula in a paragraph of its own": (p("<m:oMathPara><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></m:oMathPara>"), "x=1"),
    "a formula between paragraphs": (p(r("a")) + "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>" + p(r("b")), "a\nx\nb"),
    "breaks of every sort": (
        p("<w:r><w:t>a</w:t><w:br w:clear='all'/><w:t>b</w:t><w:cr/><w:t>c</w:t><w:lastRenderedPageBreak/><w:t>d</w:t></w:r>"),
        "a\nb\ncd",
    ),
    "a tab at a margin": (p("<w:r><w:t>a</w:t><w:ptab w:alignment='left'/><w:t>b</w:t></w:r>"), "a\tb"),
    "signs": (
        p("<w:r><w:t>e</w:t><w:noBreakHyphen/><w:t>post</w:t><w:softHyphen/><w:sym w:font='Symbol' w:char='F0B0'/></w:r>"),
        "e\u2011post°",
    ),
    "letters and accents in runs of their own": (p(r("e") + r("\u0301") + r("x")), "éx"),
    "an emoji of several": (p(r("👩‍👩‍👧")), "👩‍👩‍👧"),
    "XML comments and instructions": (
        p("<w:r><?x y?><w:t>a<!-- x -->b<?x?><![CDATA[<c]]></w:t></w:r>"),
        "ab<c",
    ),
    "sections": (p(r("a"), "<w:sectPr><w:type w:val='continuous'/></w:sectPr>") + p(r("b")), "a\nb"),
    "a hidden paragraph end": (p(r("a"), "<w:rPr><w:vanish/><w:specVanish/></w:rPr>") + p(r("b")), "a\nb"),
    "always hidden": (p(r("a") + r("x", "<w:specVanish/>") + r("b")), "ab"),
    "hidden on the web alone": (p(r("a") + r("w", "<w:webHidden/>") + r("b")), "awb"),
    "hidden and shown": (p(r("a", "<w:vanish w:val='false'/>")), "a"),
}

TABLES = {
    "cells merged by number": (
        tbl(tr(tc(p(r("a")), "<w:hMerge w:val='restart'/>"), tc(p(), "<w:hMerge/>"), tc(p(r("b"))))),
        "a\tb",
    ),
    "a merged cell that nothing begins": (tbl(tr(tc(p(r("a")), GOES_ON), tc(p(r("b"))))), "a\tb"),
    "a merged cell that goes on from one that nothing begins": (
        tbl(tr(tc(p(r("a")), GOES_ON), tc(p(r("b")))), tr(tc(p(), GOES_ON), tc(p(r("c"))))),
        "a\tb\nc",
    ),
    "a merged cell under a plain one": (tbl(tr(tc(p(r("a")))), tr(tc(p(r("b")), GOES_ON))), "a\nb"),
    "a table first in a cell": (tbl(tr(tc(tbl(tr(tc(p(r("a"))), tc(p(r("b"))))) + p()), tc(p(r("c"))))), "a\tb\n\tc"),
    "a table alone in a cell": (tbl(tr(tc(tbl(tr(tc(p(r("a"))), tc(p(r("b")))))), tc(p(r("c"))))), "a\tb\tc"),
    "tables side by side": (tbl(tr(tc(p(r("a"))))) + tbl(tr(tc(p(r("b"))))), "a\nb"),
    "a row without cells": (tbl("<w:tr/>", tr(tc(p(r("b"))))), "b"),
}

STRAYS = {
    "a paragraph in a paragraph": (f"<w:p>{r('a')}<w:p>{r('b')}</w:p>{r('c')}</w:p>", "a\nb\nc"),
    "a run between paragraphs": (r("a") + p(r("b")) + r("c"), "a\nb\nc"),
    "a cell without a table": (tc(p(r("a"))) + p(r("b")), "a\nb"),
    "a row without a table": (tr(tc(p(r("a"))), tc(p(r("b")))), "a\nb"),
    "a run in a cell": (tbl(tr(tc(r("a")), tc(p(r("b"))))), "a\tb"),
    "a run in a row": (tbl(tr(r("a"), tc(p(r("b"))))), "a\nb"),
    "a run in a table": (tbl(r("a"), tr(tc(p(r("b"))))), "a\nb"),
}

ALL = {
    f"{group}: {name}": case
    for group, cases in (
        ("changes", CHANGES),
        ("boxes", BOXES),
        ("fields", FIELDS),
        ("wrapped", WRAPPED),
        ("tables", TABLES),
        ("strays", STRAYS),
    )
    for name, case in cases.items()
}


@pytest.mark.parametrize(("body", "text"), ALL.values(), ids=ALL.keys())
def test_text(text_of: Callable[..., str], body: str, text: str) -> None:
    """Each nesting gives its text by the rules, and the document goes on after it."""
    assert text_of(body + p(r("slut"))) == f"{text}\nslut"


def note(number: int, inside: str, kind: str = "footnote") -> str:
    """A note."""
    return f'<w:{kind} w:id="{number}">{inside}</w:{kind}>'


NOTES = {
    "with a text box": (p(r("a") + refers(1)), note(1, p(r("n") + box(p(r("b"))))), "a\nn\nb"),
    "with a table": (p(r("a") + refers(1)), note(1, tbl(tr(tc(p(r("x"))), tc(p(r("y"))))) + p(r("z"))), "a\nx\ty\nz"),
    "of a cell": (tbl(tr(tc(p(r("a") + refers(1))), tc(p(r("b"))))), note(1, p(r("fot"))), "a\tb\nfot"),
    "of a text box": (p(r("a") + box(p(r("b") + refers(1)))), note(1, p(r("fot"))), "a\nb\nfot"),
    "of deleted text": (p(r("a") + gone(refers(1))), note(1, p(r("fot"))), "a"),
    "referred to twice": (p(r("a") + refers(1) + refers(1)), note(1, p(r("fot"))), "a\nfot"),
    "with a mark of its own": (
        p(r("a") + "<w:r><w:footnoteReference w:customMarkFollows='1' w:id='1'/><w:t>*</w:t></w:r>"),
        note(1, p(r("fot"))),
        "a*\nfot",
    ),
    "with deletions": (p(r("a") + refers(1)), note(1, p(r("f") + gone(x()) + ins(r("ot")))), "a\nfot"),
}


@pytest.mark.parametrize(("body", "notes", "text"), NOTES.values(), ids=NOTES.keys())
def test_notes(text_of: Callable[..., str], body: str, notes: str, text: str) -> None:
    """A footnote is read by the rules of the body, at the end."""
    assert text_of(body, footnotes=notes) == text


def test_a_note_of_a_note(text_of: Callable[..., str]) -> None:
    """An endnote that a footnote refers to comes after it."""
    said = note(1, p(r("fot") + refers(2, "endnote")))
    assert text_of(p(r("a") + refers(1)), footnotes=said, endnotes=note(2, p(r("slut")), "endnote")) == "a\nfot\nslut"


LEFT_OUT = {
    "words in a cell that goes on": (
        tbl(tr(tc(p(r("a")), "<w:vMerge w:val='restart'/>"), tc(p(r("b")))), tr(tc(p(r("x")), GOES_ON), tc(p(r("d"))))),
        "a\tb\nd",
        "Text in a cell that is merged into another one is left out.",
    ),
    "a drawing of its own kind": (
        p(r("a") + "<w:r><w:drawing><a:graphicData uri='x/lockedCanvas'><a:t>x</a:t></a:graphicData></w:drawing></w:r>"),
        "a",
        "A chart or diagram is left out.",
    ),
    "letters that are drawn": (
        p(r("a") + "<w:r><w:pict><v:shape><v:textpath string='x'/></v:shape></w:pict></w:r>"),
        "a",
        "A picture or embedded object is left out.",
    ),
}


@pytest.mark.parametrize(("body", "text", "message"), LEFT_OUT.values(), ids=LEFT_OUT.keys())
def test_what_is_left_out_is_said(read_body: Callable[..., Transcript], body: str, text: str, message: str) -> None:
    """Words that a person would miss are a problem."""
    read = read_body(body)
    assert read.text == text
    assert message in [problem.message for problem in read.problems]
