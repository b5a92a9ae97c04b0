"""Codings go out as comments of Word files, each on exactly its range, and nothing else in the file changes."""

from __future__ import annotations

import unicodedata
import zipfile
from io import BytesIO
from itertools import combinations
from typing import TYPE_CHECKING

import docx
import pytest
from docx2python import docx2python
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from coding.comment_address import take_address
from coding.word_margin.commented import OtherTextError, commented
from coding.word_margin.elements import SPACE
from coding.word_margin.margin_comment import MarginComment
from coding.word_margin.spots import _CONTAINERS
from interviews import Paragraph, read_transcript, write_document
from interviews.word.names import ID, R_PR, W
from interviews.word.package import WordPackage
from interviews.word.places import find_places
from interviews.word.style_sheet import StyleSheet
from interviews.words import WORD

if TYPE_CHECKING:
    from pathlib import Path

    from interviews import Transcript

TRANSITIONAL = W[1:-1]
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_KINDS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" mc:Ignorable="w14 w15"'
)
MARKS = (W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference")


def part(root: str, inside: str, namespace: str = TRANSITIONAL) -> str:
    """The XML of a part."""
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{root} xmlns:w="{namespace}" {NAMES}>{inside}</w:{root}>'


def package(body: str, *, strict: bool = False, main: str = "word/document.xml", extra: str = "", **parts: str) -> bytes:
    """A Word file from the XML inside its body and inside further parts (`comments`, `footnotes` …)."""
    namespace, kinds = (STRICT, STRICT_KINDS) if strict else (TRANSITIONAL, KINDS)
    rels = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
    related = "".join(f'<Relationship Id="rId{n}" Type="{kinds}/{name}" Target="{name}.xml"/>' for n, name in enumerate(parts, 1))
    types = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{TYPE}.{name}+xml"/>' for name in parts)
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _types(main, types))
        archive.writestr("_rels/.rels", rels.format(f'<Relationship Id="a" Type="{kinds}/officeDocument" Target="{main}"/>'))
        archive.writestr(main, part("document", f"<w:body>{body}<w:sectPr/></w:body>", namespace))
        archive.writestr(f"word/_rels/{main.rpartition('/')[2]}.rels", rels.format(related + extra))
        archive.writestr("word/media/bild.png", b"\x89PNG\r\n")
        for name, inside in parts.items():
            archive.writestr(f"word/{name}.xml", part(name, inside, namespace))
    return stream.getvalue()


def _types(main: str, overrides: str) -> str:
    """The XML that says of which type the parts are."""
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/{main}" ContentType="{TYPE}.document.main+xml"/>{overrides}</Types>'
    )


@pytest.fixture
def read(tmp_path: Path):
    """Reads a Word file's bytes as the import does."""

    def transcript(content: bytes) -> Transcript:
        path = tmp_path / "samtal.docx"
        path.write_bytes(content)
        return read_transcript(path)

    return transcript


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*inside: str, properties: str = "") -> str:
    """A paragraph."""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{''.join(inside)}</w:p>"


def tbl(*rows: tuple[str, ...]) -> str:
    """A table of cells."""
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in row)}</w:tr>" for row in rows) + "</w:tbl>"


def box(*inside: str) -> str:
    """A text box in a run of its own."""
    return f"<w:r><w:pict><v:textbox><w:txbxContent>{''.join(inside)}</w:txbxContent></v:textbox></w:pict></w:r>"


def sdt(*inside: str) -> str:
    """A content control."""
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{''.join(inside)}</w:sdtContent></w:sdt>"


def field(result: str) -> str:
    """A complex field."""
    signs = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{signs[0]}<w:r><w:instrText>REF</w:instrText></w:r>{signs[1]}{result}{signs[2]}"


def ruby(text: str) -> str:
    """Text with a reading above it."""
    return f"<w:r><w:ruby><w:rt>{r('x')}</w:rt><w:rubyBase>{r(text)}</w:rubyBase></w:ruby></w:r>"


NOTES = "".join(
    f'<w:footnote w:id="{n}">{p("<w:r><w:footnoteRef/></w:r>", r(text))}</w:footnote>' for n, text in ((1, "ett"), (2, "två"))
)
EXACT = {
    "runs": p(r("ab"), r("cd", "<w:b/><w:color w:val='FF0000'/>"), r("e")),
    "paragraphs": p(r("ab")) + p(r("c"), properties="<w:jc w:val='center'/>") + p(r("d")),
    "empty paragraphs": p(r("a")) + p() + p(properties="<w:jc w:val='center'/>") + p(r("b")),
    "empty paragraphs at the ends": p() + p(r("a")) + p(),
    "table cells": p(r("a")) + tbl((p(r("b")), p()), (p(r("c")) + p(r("d")), p(r("e")))) + p(r("f")),
    "a hyperlink": p(r("a"), f"<w:hyperlink w:anchor='x'>{r('bc')}{r('d')}</w:hyperlink>", r("e")),
    "insertions and moves": p(r("a"), f"<w:ins w:id='9' w:author='X'>{r('bc')}</w:ins>", f"<w:moveTo>{r('d')}</w:moveTo>"),
    "around deletions": p(r("a"), "<w:del><w:r><w:delText>xx</w:delText></w:r></w:del>", r("b")),
    "a content control in a paragraph": p(r("a"), sdt(r("bc"), r("d")), r("e")),
    "a content control around paragraphs": sdt(p(r("ab")), p(r("c"))) + p(r("d")),
    "a simple field": p(r("a"), f"<w:fldSimple w:instr='DATE'>{r('bc')}</w:fldSimple>", r("d")),
    "a complex field": p(r("a"), field(r("bc")), r("d")),
    "smart tags": p(r("a"), f"<w:smartTag w:element='x'>{r('b')}<w:smartTag>{r('c')}</w:smartTag></w:smartTag>"),
    "tabs and breaks in a run": p(
        "<w:r><w:rPr><w:i/></w:rPr><w:t>ab</w:t><w:tab/><w:t>c</w:t><w:br/><w:noBreakHyphen/><w:t>d</w:t></w:r>"
    ),
    "composed letters": p(r("ae\u0301o\u0308"), r("b\u00ad"), r("a"), r("\u030ac")),
    "letters beyond the first plane": p(r("a😀b"), r("😀")),
    "hidden text between": p(r("ab"), r("dold", "<w:vanish/>"), r("cd")),
    "one word in many runs": p(*map(r, "abcdef")),
    "a deleted paragraph end": p(r("ab"), properties="<w:rPr><w:del/></w:rPr>") + p(r("cd")),
    "a text that does not say that its spaces count": p("<w:r><w:t>en å två</w:t></w:r>"),
    "a run with an empty text": p("<w:r><w:t/><w:t>ab</w:t></w:r>", r("c")),
}


@pytest.mark.parametrize("body", EXACT.values(), ids=EXACT.keys())
def test_a_comment_stands_on_exactly_its_range(read, body: str) -> None:
    """Every range of every text comes back as it was, all of them at once, and the text with its looks is the same."""
    original = package(body)
    text = read(original).text
    wanted = [MarginComment(*span, f"{span}", "Karin Ek", "2026-01-02T03:04:05Z") for span in combinations(range(len(text) + 1), 2)]
    content = commented(original, "samtal.docx", text, wanted)
    again = read(content)
    assert again.text == text
    assert looks(content) == looks(original)
    assert_well_marked(content)
    found = {take_address(comment.text)[0]: comment for comment in again.comments}
    assert {said: (each.start, each.end) for said, each in found.items()} == {each.text: (each.start, each.end) for each in wanted}
    assert {(each.author, each.created) for each in found.values()} == {("Karin Ek", "2026-01-02T03:04:05Z")}
    assert all(take_address(each.text)[1] is None for each in again.comments if WORD.search(text, each.start, each.end))


ANCHORED = {
    "a footnote": (p(r("ab"), "<w:r><w:footnoteReference w:id='1'/></w:r>", r("c")), "ett", 2),
    "a text box": (p(r("ab"), box(p(r("ruta"))), r("c")) + p(r("d")), "ruta", 2),
    "an empty paragraph of a text box": (p(r("ab"), box(p(r("ruta")), p(), p(r("x"))), r("c")), "ruta\n\nx", 2),
    "a formula": (p(r("ab"), "<m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath>", r("c")), "x+y", 2),
    "a text box in another one": (p(r("ab"), box(p(r("u"), box(p(r("inne")))))), "inne", 2),
    "ruby": (p(r("ab"), ruby("漢字"), r("c")), "漢字", 2),
}


@pytest.mark.parametrize(("body", "quote", "anchor"), ANCHORED.values(), ids=ANCHORED.keys())
def test_what_word_has_no_place_for_stands_at_its_anchor_and_tells_its_range(read, body: str, quote: str, anchor: int) -> None:
    """The comment begins where the note, box or formula is anchored; a last line tells the exact range."""
    original = package(body, footnotes=NOTES)
    text = read(original).text
    for start in range(text.index(quote), text.index(quote) + len(quote)):
        span = start, text.index(quote) + len(quote)
        content = commented(original, "samtal.docx", text, [MarginComment(*span, "kod", "KE")])
        (comment,) = read(content).comments
        said, told = take_address(comment.text)
        assert said == "kod"
        assert (told or (comment.start, comment.end)) == span
        assert comment.start == anchor
        assert_well_marked(content)


def test_a_comment_that_ends_in_what_looks_like_a_place_tells_its_own(read) -> None:
    """Else it would be read as a comment on that other place, without its last line."""
    original = package(p(r("IP: Vi har det bra här.")))
    text = read(original).text
    content = commented(original, "samtal.docx", text, [MarginComment(4, 10, "kod\n[Kodbok 1–5]", "KE")])
    (comment,) = read(content).comments
    assert take_address(comment.text) == ("kod\n[Kodbok 1–5]", (4, 10))


def test_a_range_from_the_text_into_a_note_begins_in_the_text(read) -> None:
    """Though the note's sign stands before the range begins, its end does not come before its beginning."""
    body = p(r("ab"), "<w:r><w:footnoteReference w:id='1'/></w:r>", r("cd"))
    original = package(body, footnotes=NOTES)
    content = commented(original, "samtal.docx", "abcd\nett", [MarginComment(3, 7, "kod", "KE")])
    (comment,) = read(content).comments
    assert (comment.start, take_address(comment.text)) == (3, ("kod", (3, 7)))
    assert_well_marked(content)


def test_the_sign_of_a_comment_stands_in_no_field(read) -> None:
    """A program that fills in a field anew would drop it, so the sign comes after the field, though the range ends in it."""
    original = package(p(r("a"), field(r("bc") + field(r("de"))), r("f")))
    spans = list(combinations(range(7), 2))
    content = commented(original, "a.docx", "abcdef", [MarginComment(*span, str(span), "KE") for span in spans])
    assert sorted((c.start, c.end) for c in read(content).comments) == spans
    depth = 0
    for element in WordPackage(content, "a.docx").main().iter(W + "fldChar", MARKS[2]):
        depth += {"begin": 1, "end": -1}.get(element.get(W + "fldCharType"), 0)
        assert depth == 0 or element.tag != MARKS[2]


def test_a_range_without_a_word_tells_where_it_is(read) -> None:
    """A comment on a mark alone would be read as one on the whole turn, so its line tells the range."""
    content = commented(package(p(r("Ja! Nej."))), "a.docx", "Ja! Nej.", [MarginComment(2, 3, "kod", "KE")])
    assert [(c.start, c.end, c.text) for c in read(content).comments] == [(2, 3, "kod\n[Kodbok 2–3]")]


def test_a_line_is_added_after_any_line_end(read) -> None:
    """A carriage return at the end of a comment and the line feed before its last line stay two line ends."""
    content = commented(package(p(r("Ja! Nej."))), "a.docx", "Ja! Nej.", [MarginComment(2, 3, "kod\r", "KE")])
    assert [take_address(c.text) for c in read(content).comments] == [("kod\n", (2, 3))]


def test_another_text_is_refused() -> None:
    """Offsets that were counted in another text are not used."""
    with pytest.raises(OtherTextError, match="no longer reads"):
        commented(package(p(r("ett"))), "a.docx", "två", [MarginComment(0, 1, "kod", "KE")])


def test_without_comments_the_file_is_the_very_same() -> None:
    """Nothing is packed anew for nothing."""
    original = package(p(r("ett")))
    assert commented(original, "a.docx", "ett", []) == original


STANDING = (
    '<w:comment w:id="7" w:author="Ola"><w:p w14:paraId="0000AAAA"><w:r><w:t>fråga</w:t></w:r></w:p></w:comment>'
    '<w:comment w:id="8" w:author="Eva"><w:p w14:paraId="0000BBBB"><w:r><w:t>svar</w:t></w:r></w:p></w:comment>'
)
THREADS = '<w15:commentEx w15:paraId="0000AAAA" w15:done="1"/><w15:commentEx w15:paraId="0000BBBB" w15:paraIdParent="0000AAAA"/>'
COMMENTED = p(
    '<w:commentRangeStart w:id="7"/>', r("ett"), '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>', r(" två")
)


@pytest.mark.parametrize("variant", ["transitional", "strict"])
def test_comments_that_stand_already_are_kept(read, variant: str) -> None:
    """Their text, author, replies and state stay, their numbers too; new numbers lie beyond."""
    original = package(COMMENTED, strict=variant == "strict", comments=STANDING, commentsExtended=THREADS)
    before = read(original)
    assert [(c.text, len(c.replies), c.resolved) for c in before.comments] == [("fråga", 1, True)]
    content = commented(original, "a.docx", before.text, [MarginComment(0, 3, "ny", "Karin"), MarginComment(1, 7, "ny 2", "Karin")])
    assert [each for each in read(content).comments if each.author == "Ola"] == list(before.comments)
    root = WordPackage(content, "a.docx").part("comments")
    assert [each.get(ID) for each in root] == ["7", "8", "9", "10"]
    assert parts(content)["word/commentsExtended.xml"] == parts(original)["word/commentsExtended.xml"]


def test_all_other_parts_are_the_same_bytes_in_the_same_order() -> None:
    """Only the main part, its relationships and the list of types change; the comments come last."""
    original = package(p(r("ett")), styles="<w:style/>", header1="<w:p/>")
    content = commented(original, "a.docx", "ett", [MarginComment(0, 3, "kod", "KE")])
    before, after = parts(original), parts(content)
    assert list(after) == [*before, "word/comments.xml"]
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels"}


def test_a_file_with_another_main_part_and_a_comments_part_elsewhere_is_written(read) -> None:
    """Parts are found through relationships, whatever they are called; a name that is taken is not taken again."""
    original = package(p(r("ett två")), main="word/document2.xml")
    stream = BytesIO(original)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("word/comments.xml", "<x/>")  # nobody refers to it
    content = commented(stream.getvalue(), "a.docx", "ett två", [MarginComment(4, 7, "kod", "KE")])
    assert [(c.start, c.end) for c in read(content).comments] == [(4, 7)]
    assert "word/comments2.xml" in parts(content)
    assert parts(content)["word/comments.xml"] == b"<x/>"


def test_a_strict_file_stays_strict() -> None:
    """No transitional name is left in the parts that were changed, and none of the strict ones is lost."""
    content = commented(package(p(r("ett")), strict=True), "a.docx", "ett", [MarginComment(0, 3, "kod", "KE")])
    after = parts(content)
    assert TRANSITIONAL.encode() not in after["word/document.xml"] + after["word/comments.xml"]
    assert STRICT.encode() in after["word/document.xml"]
    assert STRICT.encode() in after["word/comments.xml"]
    assert f"{STRICT_KINDS}/comments".encode() in after["word/_rels/document.xml.rels"]


def test_the_declaration_and_the_ignorable_prefixes_survive() -> None:
    """Word refuses a file whose ignorable prefixes are not declared."""
    content = commented(package(p(r("ett"))), "a.docx", "ett", [MarginComment(0, 3, "kod", "KE")])
    for name in ("word/document.xml", "word/comments.xml"):
        written = parts(content)[name]
        assert b"standalone='yes'" in written[:80]
        root = etree.fromstring(written)
        ignorable = root.get("{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable").split()
        assert ignorable
        assert set(ignorable) <= set(root.nsmap)


def test_other_libraries_read_the_comments(tmp_path: Path) -> None:
    """python-docx and docx2python find every comment with its author and text, and what it is about."""
    write_document(tmp_path / "a.docx", [Paragraph("ettårsbudgetar.", bold_label="Vi har "), Paragraph("Ja.")])
    original, text = (tmp_path / "a.docx").read_bytes(), "Vi har ettårsbudgetar.\nJa."
    when = "2026-01-02T03:04:05Z"
    wanted = [MarginComment(7, 21, "Budget\n\nEn not", "Karin Ek", when), MarginComment(7, 25, "Ja", "AB", when)]
    content = commented(original, "a.docx", text, wanted)
    found = list(docx.Document(BytesIO(content)).comments)
    assert [(c.author, c.initials, c.text) for c in found] == [("Karin Ek", "KE", "Budget\n\nEn not"), ("AB", "AB", "Ja")]
    with docx2python(BytesIO(content)) as opened:
        read_back = opened.comments
    assert [(quote.strip(), author, said) for quote, author, _, said in read_back] == [
        ("ettårsbudgetar", "Karin Ek", "Budget\n\n\n\nEn not"),
        ("ettårsbudgetar.Ja", "AB", "Ja"),
    ]


ODD_TEXT = st.text(st.characters(exclude_categories=("Cs",)) | st.sampled_from("\n\t åäö😀e\u0301"), max_size=30)
PIECES = st.lists(
    st.one_of(
        st.text("ab åö😀\u030a\u0301\u00ad", min_size=1, max_size=5).map(r),
        st.text("ab ", min_size=1, max_size=3).map(lambda text: r(text, "<w:b/><w:sz w:val='20'/>")),
        st.sampled_from(["<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", "<w:r><w:br/></w:r>", "<w:r><w:noBreakHyphen/></w:r>"]),
        st.sampled_from(["<w:bookmarkStart w:id='1' w:name='x'/>", "<w:del><w:r><w:delText>x</w:delText></w:r></w:del>"]),
        st.text("cd", min_size=1, max_size=3).map(lambda text: f"<w:hyperlink>{r(text)}</w:hyperlink>"),
        st.text("ef", min_size=1, max_size=3).map(lambda text: sdt(r(text))),
        st.text("gh", min_size=1, max_size=3).map(lambda text: f"<w:ins w:id='5'>{r(text)}</w:ins>"),
        st.text("ij", min_size=1, max_size=3).map(lambda text: field(r(text))),
        st.text("kl", min_size=1, max_size=3).map(lambda text: box(p(r(text)))),
        st.sampled_from(["<w:r><w:footnoteReference w:id='1'/></w:r>", "<w:r><w:footnoteReference w:id='2'/></w:r>"]),
    ),
    max_size=5,
)
PARAGRAPHS = PIECES.map(lambda pieces: p(*pieces))
TABLES = st.lists(st.tuples(PARAGRAPHS, PARAGRAPHS), min_size=1, max_size=2).map(lambda rows: tbl(*rows))
BODIES = st.lists(PARAGRAPHS | TABLES | PARAGRAPHS.map(sdt), min_size=1, max_size=5).map("".join)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=BODIES, data=st.data())
def test_any_comments_in_any_document_come_back(read, body: str, data: st.DataObject) -> None:
    """Overlapping, nested and equal ranges of several authors come back with their texts, in whatever the text is wrapped."""
    original = package(body + p(r("slut")), footnotes=NOTES)
    text = read(original).text
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    made = st.builds(
        lambda span, said, author: MarginComment(*span, said, author), spans, ODD_TEXT, st.sampled_from(["KE", "Åsa Ö"])
    )
    wanted = data.draw(st.lists(made.filter(lambda each: each.start < each.end), min_size=1, max_size=8))
    content = commented(original, "samtal.docx", text, wanted)
    again = read(content)
    assert again.text == text
    assert looks(content) == looks(original)
    assert_well_marked(content)
    found = [(take_address(c.text), c) for c in again.comments]
    assert sorted((*(told or (c.start, c.end)), plain(said), c.author) for (said, told), c in found) == sorted(
        (each.start, each.end, plain(each.text), each.author) for each in wanted
    )


def plain(text: str) -> str:
    """A text as a reader of Word files gives it back: what no file carries is replaced, accents are composed."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\xad", "")
    text = "".join(
        "\ufffd" if each in "\ufffe\uffff" or (unicodedata.category(each) == "Cc" and each not in "\n\t") else each for each in text
    )
    return "\n".join(unicodedata.normalize("NFC", line) for line in text.split("\n"))


def _is_uncarried(char: str) -> bool:
    """Whether no Word file carries a character."""
    return char in "\ufffe\uffff" or (unicodedata.category(char) == "Cc" and char not in "\n\t")


def looks(content: bytes) -> list[tuple[str, bytes]]:
    """Every character of a file's text with the properties of its run."""
    opened = WordPackage(content, "samtal.docx")
    places = find_places(opened.main(), StyleSheet(None), footnotes=opened.part("footnotes"))
    return [(char, _properties(places.first(offset))) for offset, char in enumerate(places.text)]


def _properties(place) -> bytes:
    """The properties of the run that a character stands in, and the names of what is around it."""
    if place is None:
        return b""
    run = place.element.getparent()
    around = "/".join(str(each.tag) for each in run.iterancestors())
    properties = run.find(R_PR)
    return around.encode() + (b"" if properties is None else etree.tostring(properties))


def assert_well_marked(content: bytes) -> None:
    """Every comment has one beginning, one end after it and one sign, where the schema allows them."""
    opened = WordPackage(content, "samtal.docx")
    marks = [(mark.tag, mark.get(ID)) for mark in opened.main().iter(*MARKS)]
    numbers = [each.get(ID) for each in opened.part("comments")]
    assert len(set(numbers)) == len(numbers)
    for number in numbers:
        assert [tag for tag, own in marks if own == number] == list(MARKS)
    for text in opened.main().iter(W + "t"):
        assert (text.text or "").strip() == (text.text or "") or text.get(SPACE) == "preserve"
    for mark in opened.main().iter(*MARKS):
        holder = mark.getparent() if mark.tag != MARKS[2] else mark.getparent().getparent()
        assert holder.tag in {*_CONTAINERS, W + "p"}


def parts(content: bytes) -> dict[str, bytes]:
    """The parts of a file, in order."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
