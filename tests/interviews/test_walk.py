"""The canonical text keeps what stands in the document, in order, whatever Word wraps it in."""

from __future__ import annotations

import pytest


def p(inside: str = "", properties: str = "") -> str:
    """A paragraph."""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inside}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(inside: str, properties: str = "") -> str:
    """A table cell."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def tbl(*rows: tuple[str, ...]) -> str:
    """A table of cells."""
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows) + "</w:tbl>"


def sdt(inside: str) -> str:
    """A content control."""
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def box(inside: str) -> str:
    """A text box as Word writes it: one version for new programs, one for old ones."""
    content = f"<w:txbxContent>{inside}</w:txbxContent>"
    new = f'<w:drawing><a:graphicData uri="x/wordprocessingShape"><wps:txbx>{content}</wps:txbx></a:graphicData></w:drawing>'
    old = f"<w:pict><v:textbox>{content}</v:textbox></w:pict>"
    versions = f"<mc:Choice Requires='wps'>{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback>"
    return f"<w:r><mc:AlternateContent>{versions}</mc:AlternateContent></w:r>"


def note(number: int, text: str, kind: str = "footnote") -> str:
    """A footnote or endnote."""
    return f'<w:{kind} w:id="{number}">{p(f"<w:r><w:{kind}Ref/></w:r>" + r(text))}</w:{kind}>'


def refers(number: int, kind: str = "footnote") -> str:
    """A reference to a note."""
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def field(kind: str) -> str:
    """A field character."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


PICTURE = "<w:r><w:drawing><a:graphicData uri='x/picture'><pic:pic/></a:graphicData></w:drawing></w:r>"

TEXTS = {
    "paragraphs are parted by a line feed": (p(r("ett")) + p(r("två")), "ett\ntvå"),
    "empty paragraphs stay": (p(r("ett")) + p() + p(r("två")), "ett\n\ntvå"),
    "runs are joined": (p(r("ett ") + r("ord", "<w:b/>")), "ett ord"),
    "a soft break is a line feed": (p(f"{r('a')}<w:r><w:br/></w:r>{r('b')}"), "a\nb"),
    "a page break is a line feed": (p(f"{r('a')}<w:r><w:br w:type='page'/></w:r>{r('b')}"), "a\nb"),
    "a column break is a line feed": (p(f"{r('a')}<w:r><w:br w:type='column'/></w:r>{r('b')}"), "a\nb"),
    "a tab stays": (p("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>"), "a\tb"),
    "tab stops of a paragraph are no text": (p(r("a"), "<w:tabs><w:tab w:val='left' w:pos='9'/></w:tabs>"), "a"),
    "cells are parted by tabs, rows by line feeds": (
        tbl((tc(p(r("a"))), tc(p(r("b")))), (tc(p(r("c"))), tc(p(r("d"))))),
        "a\tb\nc\td",
    ),
    "paragraphs of a cell are parted by a line feed": (tbl((tc(p(r("a")) + p(r("b"))), tc(p(r("c"))))), "a\nb\tc"),
    "empty cells keep their place": (tbl((tc(p()), tc(p(r("b"))))), "\tb"),
    "text after a table stands on its own line": (p(r("x")) + tbl((tc(p(r("a"))),)) + p(r("y")), "x\na\ny"),
    "a cell over two columns comes once": (tbl((tc(p(r("a")), "<w:gridSpan w:val='2'/>"), tc(p(r("b"))))), "a\tb"),
    "a cell over two rows comes once": (
        tbl((tc(p(r("a")), "<w:vMerge w:val='restart'/>"), tc(p(r("b")))), (tc(p(), "<w:vMerge/>"), tc(p(r("d"))))),
        "a\tb\nd",
    ),
    "a nested table stands in its place": (
        tbl((tc(p(r("a")) + tbl((tc(p(r("b"))), tc(p(r("c"))))) + p(r("d"))), tc(p(r("e"))))),
        "a\nb\tc\nd\te",
    ),
    "a cell that begins with a table keeps its tab": (tbl((tc(p(r("a"))), tc(tbl((tc(p(r("b"))),)) + p()))), "a\tb\n"),
    "a deleted row is out": (
        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr>" + tc(p(r("a"))) + "</w:tr><w:tr>" + tc(p(r("b"))) + "</w:tr></w:tbl>",
        "b",
    ),
    "insertions are in": (p(r("a") + f"<w:ins>{r('b')}</w:ins>"), "ab"),
    "moves to here are in, moves from here out": (
        p(f"<w:moveFrom>{r('x')}</w:moveFrom>{r('a')}<w:moveTo>{r('b')}</w:moveTo>"),
        "ab",
    ),
    "deletions are out": (p(f"{r('a')}<w:del><w:r><w:delText>x</w:delText><w:tab/></w:r></w:del>{r('b')}"), "ab"),
    "a deleted paragraph end joins two paragraphs": (p(r("a"), "<w:rPr><w:del/></w:rPr>") + p(r("b")) + p(r("c")), "ab\nc"),
    "a wholly deleted paragraph leaves no line": (p("<w:del/>", "<w:rPr><w:del/></w:rPr>") + p(r("b")), "b"),
    "a deleted end before a table joins nothing": (p(r("a"), "<w:rPr><w:del/></w:rPr>") + tbl((tc(p(r("b"))),)), "a\nb"),
    "a text box comes once, after its paragraph": (
        p(r("a") + box(p(r("ruta")) + p(r("två"))) + r("b")) + p(r("c")),
        "ab\nruta\ntvå\nc",
    ),
    "text boxes of one paragraph keep their order": (p(box(p(r("a"))) + box(p(r("b"))) + r("x")), "x\na\nb"),
    "a text box in a text box comes after its own paragraph": (
        p(r("a") + box(p(r("b") + box(p(r("c")))) + p(r("d")))),
        "a\nb\nc\nd",
    ),
    "a text box in a cell stays in the cell": (tbl((tc(p(r("a") + box(p(r("b"))))), tc(p(r("c"))))), "a\nb\tc"),
    "the version with text is chosen": (
        p("<w:r><mc:AlternateContent><mc:Choice Requires='x'/><mc:Fallback><w:t>a</w:t></mc:Fallback></mc:AlternateContent></w:r>"),
        "a",
    ),
    "a non-breaking hyphen is U+2011": (p("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t></w:r>"), "a\u2011b"),
    "soft hyphens are left out": (p("<w:r><w:t>a</w:t><w:softHyphen/><w:t>b\u00adc</w:t></w:r>"), "abc"),
    "a simple field shows its result": (p(f"<w:fldSimple w:instr='DATE'>{r('3 maj')}</w:fldSimple>"), "3 maj"),
    "a complex field shows its result alone": (
        p(
            field("begin")
            + "<w:r><w:instrText>DATE</w:instrText></w:r>"
            + field("separate")
            + r("3 maj")
            + field("end")
            + r(" kom")
        ),
        "3 maj kom",
    ),
    "a field inside an instruction is no text": (
        p(
            field("begin")
            + field("begin")
            + field("separate")
            + r("inre")
            + field("end")
            + field("separate")
            + r("yttre")
            + field("end")
        ),
        "yttre",
    ),
    "a field without an end swallows one paragraph at most": (p(r("a") + field("begin")) + p(r("b")), "a\nb"),
    "content controls are looked into": (sdt(p(sdt(r("a")))), "a"),
    "content controls around cells and rows are looked into": (
        f"<w:tbl>{sdt('<w:tr>' + sdt(tc(p(r('a')))) + tc(p(r('b'))) + '</w:tr>')}</w:tbl>",
        "a\tb",
    ),
    "wrappers are looked into": (
        p(
            f"<w:hyperlink>{r('a')}</w:hyperlink><w:smartTag>{r('b')}</w:smartTag><w:customXml>{r('c')}</w:customXml><w:dir>{r('d')}</w:dir><w:bdo>{r('e')}</w:bdo>"
        ),
        "abcde",
    ),
    "unknown wrappers lose no word": (p(f"<w:nytt>{r('a')}</w:nytt>"), "a"),
    "formulas keep their letters": (p("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"), "x"),
    "of ruby text the base is kept": (
        p(f"<w:r><w:ruby><w:rt>{r('över')}</w:rt><w:rubyBase>{r('bas')}</w:rubyBase></w:ruby></w:r>"),
        "bas",
    ),
    "carriage returns are line feeds": (p(r("a&#13;&#10;b&#13;c")), "a\nb\nc"),
    "a carriage return element is a line feed": (p("<w:r><w:t>a</w:t><w:cr/><w:t>b</w:t></w:r>"), "a\nb"),
    "text is composed once": (p(r("a") + r("\u030ar")), "år"),
    "a symbol is mapped": (p("<w:r><w:sym w:font='Wingdings' w:char='F0E0'/><w:sym w:font='Symbol' w:char='F061'/></w:r>"), "→α"),
    "automatic numbers are no text": (p(r("a"), "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>"), "a"),
    "comments leave no mark": (
        p("<w:commentRangeStart w:id='0'/>" + r("a") + "<w:commentRangeEnd w:id='0'/><w:r><w:commentReference w:id='0'/></w:r>"),
        "a",
    ),
}


@pytest.mark.parametrize(("body", "text"), TEXTS.values(), ids=TEXTS.keys())
def test_text(text_of, body: str, text: str) -> None:
    """Each construct of Word gives its text, and nothing that is hidden, deleted or decoration."""
    marker = p(r("slut"))  # so that even an empty text holds a word
    assert text_of(body + marker) == f"{text}\nslut"


def test_notes_stand_at_the_end(text_of) -> None:
    """Footnotes come before endnotes, both in the order in which the text refers to them."""
    body = p(r("a") + refers(3) + r("b") + refers(1, "endnote") + refers(2))
    footnotes = note(2, "andra") + note(3, "första") + note(9, "ingen hänvisar hit")
    assert text_of(body, footnotes=footnotes, endnotes=note(1, "sist", "endnote")) == "ab\nförsta\nandra\nsist"


def test_a_missing_note_is_a_problem(read_body) -> None:
    """A reference without its note is said."""
    assert [problem.message for problem in read_body(p(r("a") + refers(3))).problems][:1] == [
        "A footnote that the text refers to is missing."
    ]


def test_notes_belong_to_no_turn(read_body) -> None:
    """The last turn ends before the notes."""
    read = read_body(p(r("I: Hur?")) + p(r("IP: Så") + refers(1)), footnotes=note(1, "En not."))
    assert [read.spoken(turn) for turn in read.turns] == ["Hur?", "Så"]


HIDDEN = {
    "by the run": ("<w:vanish/>", ""),
    "by a character style": (
        "<w:rStyle w:val='Dold'/>",
        "<w:style w:type='character' w:styleId='Dold'><w:rPr><w:vanish/></w:rPr></w:style>",
    ),
}


@pytest.mark.parametrize(("properties", "styles"), HIDDEN.values(), ids=HIDDEN.keys())
def test_hidden_text_is_left_out(read_body, properties: str, styles: str) -> None:
    """Hidden text is no text but a problem with its paragraph's number."""
    read = read_body(p(r("a")) + p(r("b") + r("dold", properties)), styles=styles)
    assert read.text == "a\nb"
    assert (read.problems[0].message, read.problems[0].paragraph) == ("Hidden text is left out.", 2)


def test_a_run_can_show_what_its_style_hides(text_of) -> None:
    """The run's own word outweighs its style's, and a style inherits what it does not say."""
    styles = (
        "<w:style w:styleId='Bas'><w:rPr><w:vanish/></w:rPr></w:style>"
        "<w:style w:styleId='Dold'><w:basedOn w:val='Bas'/></w:style><w:style w:styleId='Ring'><w:basedOn w:val='Ring'/></w:style>"
    )
    body = p(r("dold") + r("synlig", "<w:vanish w:val='0'/>"), "<w:pStyle w:val='Dold'/>") + p(
        r("ring"), "<w:pStyle w:val='Ring'/>"
    )
    assert text_of(body, styles=styles) == "synlig\nring"


PROBLEMS = {
    "a picture": (p(r("a") + PICTURE), "A picture or embedded object is left out.", 1),
    "a chart": (
        p(r("a")) + p("<w:r><w:drawing><a:graphicData uri='x/chart'/></w:drawing></w:r>"),
        "A chart or diagram is left out.",
        2,
    ),
    "an embedded document": (p(r("a")) + "<w:altChunk/>", "A document embedded in this one is left out.", 1),
}


@pytest.mark.parametrize(("body", "message", "paragraph"), PROBLEMS.values(), ids=PROBLEMS.keys())
def test_what_is_left_out_is_said(read_body, body: str, message: str, paragraph: int) -> None:
    """What the text cannot carry is a problem with its paragraph's number."""
    assert (message, paragraph) in [(problem.message, problem.paragraph) for problem in read_body(body).problems]


def test_control_characters_are_replaced(read_body) -> None:
    """A control character becomes U+FFFD and a problem."""
    read = read_body(p(r("a\u0085b\u007f")))
    assert read.text == "a\ufffdb\ufffd"
    assert read.problems[0].message == "Control characters stand in the text (2); \ufffd stands for each."


def test_an_unknown_symbol_is_replaced(read_body) -> None:
    """A symbol without a counterpart in Unicode becomes U+FFFD and a problem."""
    read = read_body(p(r("a") + "<w:r><w:sym w:font='Wingdings' w:char='F021'/></w:r>"))
    assert read.text == "a\ufffd"
    assert "symbol font" in read.problems[0].message


def test_headers_and_footers_are_said(read_body) -> None:
    """Headers and footers with words are problems, page numbers alone are not."""
    parts = {"header1": p(r("Arbetsmaterial nu")), "header2": p(r("3")), "footer1": p(r("Sida"))}
    messages = [problem.message for problem in read_body(p(r("a")), **parts).problems]
    assert messages[:2] == ["A header of 2 words is left out.", "A footer of 1 word is left out."]


def test_a_strict_document_is_read(text_of) -> None:
    """Strict OOXML gives the same text."""
    assert text_of(p(r("a")) + p(r("b")), strict=True) == "a\nb"


def test_the_main_part_may_have_any_name(text_of) -> None:
    """The main part is found through the relationships, as Word 365 names it otherwise."""
    assert text_of(p(r("a")), main="word/document2.xml") == "a"


def test_deep_nesting_does_not_overflow(text_of) -> None:
    """A hundred tables in one another are walked."""
    body = p(r("innerst"))
    for _ in range(100):
        body = tbl((tc(body + p()),))
    assert text_of(body).strip() == "innerst"


def test_deep_text_boxes_do_not_overflow(text_of) -> None:
    """Text boxes in one another are walked without recursion."""
    body = p(r("innerst"))
    for number in range(200):
        body = p(r(str(number)) + f"<w:r><w:pict><w:txbxContent>{body}</w:txbxContent></w:pict></w:r>")
    assert text_of(body).splitlines()[-1] == "innerst"
