"""Margin comments come with the exact stretch of text that they are about, their replies, authors and dates."""

from __future__ import annotations

import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interviews import Comment, Reply, Transcript, read_parts, read_transcript
from interviews.word.moment import local_time, utc_time
from interviews.word.passage import Passage

FOLDER = Path(__file__).parents[3] / "shared" / "transcripts"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
CID = 'xmlns:c="http://schemas.microsoft.com/office/word/2016/wordml/cid"'
CEX = 'xmlns:x="http://schemas.microsoft.com/office/word/2018/wordml/cex"'
overwrites = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def r(text: str) -> str:
    """A run."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(inside: str = "", properties: str = "") -> str:
    """A paragraph."""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inside}</w:p>"


def tc(inside: str, properties: str = "") -> str:
    """A table cell."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def gone(inside: str) -> str:
    """A tracked deletion."""
    return f"<w:del>{inside}</w:del>"


def sdt(inside: str) -> str:
    """A content control."""
    return f"<w:sdt><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def box(inside: str) -> str:
    """A text box."""
    return f"<w:r><w:pict><w:txbxContent>{inside}</w:txbxContent></w:pict></w:r>"


def comment(number: int = 0, text: str = "kod", author: str = "KE", paragraph: str = "", **attributes: str) -> str:
    """A comment of one paragraph."""
    said = "".join(f' w:{name}="{value}"' for name, value in attributes.items())
    identified = f' {W14} w14:paraId="{paragraph}"' if paragraph else ""
    return f'<w:comment w:id="{number}" w:author="{author}"{said}><w:p{identified}>{r(text)}</w:p></w:comment>'


S, E, C = (
    "<w:commentRangeStart w:id='0'/>",
    "<w:commentRangeEnd w:id='0'/>",
    "<w:r><w:commentReference w:id='0'/></w:r>",
)
NO_END = "<w:rPr><w:del/></w:rPr>"
MERGED = "<w:vMerge/>"

SPANS = {
    "in a paragraph": (p(r("ett ") + S + r("två") + E + C + r(" tre")), "två"),
    "over paragraphs": (p(r("a") + S + r("b")) + p(r("c") + E + C + r("d")), "b\nc"),
    "between paragraphs": (p(r("a")) + S + p(r("b")) + p(r("c")) + E + p(C + r("d")), "b\nc"),
    "at the very end": (p(r("a")) + S + E + p(C, NO_END), ""),
    "around a cell": ("<w:tbl><w:tr>" + tc(p(r("a"))) + S + tc(p(r("b"))) + E + tc(p(r("c") + C)) + "</w:tr></w:tbl>", "b"),
    "around rows": (
        "<w:tbl>"
        + "".join(f"{before}<w:tr>{tc(p(r(t)))}{tc(p(r(t)))}</w:tr>" for before, t in ((S, "a"), ("", "b"), (E, "c")))
        + "</w:tbl>",
        "a\ta\nb\tb",
    ),
    "over cells": ("<w:tbl><w:tr>" + tc(p(r("a") + S + r("b"))) + tc(p(r("c") + E + C + r("d"))) + "</w:tr></w:tbl>", "b\tc"),
    "in a merged cell": (
        f"<w:tbl><w:tr>{tc(p(r('a')))}{tc(p(S + r('b')))}</w:tr><w:tr>{tc(p(E + C), MERGED)}{tc(p(r('c')))}</w:tr></w:tbl>",
        "b",
    ),
    "in a deleted row": (
        f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr>{tc(p(S + r('a')))}</w:tr><w:tr>{tc(p(r('b') + E))}</w:tr></w:tbl>",
        "b",
    ),
    "begun in a deletion": (p(r("a") + gone(r("x") + S + r("y")) + r("b") + E + C), "b"),
    "ended in a deletion": (p(r("a") + S + r("b") + gone(r("x") + E + C)), "b"),
    "around a deletion": (p(r("a") + S + gone(r("x")) + E + C + r("b")), ""),
    "over a deletion": (p(S + r("a") + gone(r("x")) + r("b") + E), "ab"),
    "in a deleted paragraph": (p(r("a")) + p(gone(S + r("x")), NO_END) + p(r("b") + E), "b"),
    "around a deleted paragraph": (p(r("a")) + S + p(gone(r("x")), NO_END) + E + p(r("b")), ""),
    "over a deleted paragraph end": (p(S + r("a"), NO_END) + p(r("b") + E + r("c")), "ab"),
    "in insertions": (p(f"<w:ins>{S}{r('a')}</w:ins><w:ins>{r('b')}{E}{C}</w:ins>{r('c')}"), "ab"),
    "moved": (p(f"<w:moveFrom>{S}{r('x')}{E}{C}</w:moveFrom>{r('a')}") + p(f"<w:moveTo>{S}{r('x')}{E}{C}</w:moveTo>"), "x"),
    "in content controls": (sdt(p(r("a") + sdt(S + r("b")))) + p(sdt(r("c") + E) + r("d")), "b\nc"),
    "around a content control": (S + sdt(p(r("a"))) + E + p(r("b")), "a"),
    "in a hyperlink": (p(f"<w:hyperlink>{r('a')}{S}{r('b')}</w:hyperlink>{r('c')}{E}"), "bc"),
    "in a text box": (p(r("a") + box(p(S + r("b") + E)) + r("c")), "b"),
    "from a text box on": (p(r("a") + box(p(r("b") + S + r("c")))) + p(r("d") + E), "c\nd"),
    "around a text box in its paragraph": (p(r("a") + S + r("b") + box(p(r("ruta"))) + r("c") + E), "bc"),
    "over hidden text": (p(S + r("a") + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r>" + r("b") + E), "ab"),
    "over a field": (
        p(
            S
            + "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>X</w:instrText><w:fldChar w:fldCharType='separate'/></w:r>"
            + r("a")
            + E
        ),
        "a",
    ),
    "over soft hyphens": (p(r("\u00ada\u00ad") + S + r("\u00adb\u00adc") + E + r("d")), "bc"),
    "over control characters": (p(r("\u0085a") + S + r("b\u0085") + E + r("c")), "b\ufffd"),
    "over carriage returns": (p(r("a&#13;&#10;") + S + r("b&#13;&#10;c") + E + r("&#13;d")), "b\nc"),
    "over what is composed": (p(r("A\u030aA\u030a") + S + r("o\u0308rt") + E + r("e\u0301")), "ört"),
    "into a composed letter": (p(r("aa") + S + r("\u030ab") + E + r("\u0301")), "åb"),
    "up to an accent": (p(r("x") + S + r("a") + E + r("\u030a")), "å"),
    "beyond the BMP": (p(r("😀") + S + r("😀a") + E + r("😀")), "😀a"),
    "from a point": (p(r("ab") + C + r("c")), ""),
    "without a reference": (p(r("a") + S + r("b") + E), "b"),
    "closed by its reference": (p(r("a") + S + r("b")) + p(r("c") + C + r("d")), "b\nc"),
    "never closed": (p(r("a") + S + r("b")) + p(r("c")), "b"),
    "never closed, its reference before it": (p(r("a") + C + S + r("b")) + p(r("c")), "b"),
    "ended before it begins": (p(r("a") + E + r("b") + S + r("c") + C + r("d")), "c"),
    "ended alone": (p(r("ab") + E + r("c")), ""),
    "begun twice": (p(S + r("a") + S + r("b") + E + r("c") + E), "ab"),
    "empty first": (p(S + E + r("a") + S + r("b") + E), "b"),
}


@pytest.mark.parametrize(("body", "quote"), SPANS.values(), ids=SPANS.keys())
def test_spans(read_body: Callable[..., Transcript], body: str, quote: str) -> None:
    """A comment stands at what is left in the text of the stretch between its marks."""
    read = read_body(body + p(r("slut")), comments=comment())
    (only,) = read.comments
    assert read.text[only.start : only.end] == quote
    assert 0 <= only.start <= only.end <= len(read.text)
    assert [problem for problem in read.problems if "comment" in problem.message] == []


POINTS = {
    "where it is referred to": (p(r("ab") + C + r("c")), 2),
    "at a deletion": (p(r("ab") + S + gone(r("x")) + E + r("c")), 2),
    "in a paragraph that goes on": (p(r("ab")) + S + p(gone(r("x")), NO_END) + E + p(r("c")), 3),
    "in hidden text": (p(r("ab")) + p(S + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r>" + E), 2),
    "at an end alone": (p(r("ab") + E + r("c")), 2),
    "before a composed letter": (p(r("ab") + C + r("o\u0308")), 2),
    "in a composed letter": (p(r("abo") + C + r("\u0308")), 2),
}


@pytest.mark.parametrize(("body", "place"), POINTS.values(), ids=POINTS.keys())
def test_points(read_body: Callable[..., Transcript], body: str, place: int) -> None:
    """A comment on no text stands at a point."""
    (only,) = read_body(body + p(r("slut")), comments=comment()).comments
    assert (only.start, only.end) == (place, place)


def test_comments_in_notes(read_body) -> None:
    """A comment on a footnote stands at the end of the text, where the footnote does."""
    note = f"<w:footnote w:id='1'>{p(r('en ') + S + r('not') + E + C)}</w:footnote>"
    read = read_body(p(r("a") + "<w:r><w:footnoteReference w:id='1'/></w:r>"), footnotes=note, comments=comment())
    assert [read.text[each.start : each.end] for each in read.comments] == ["not"]


def test_what_a_comment_says(read_body) -> None:
    """Paragraphs are parted by line feeds, tracked changes and breaks are as in the text, and its own mark is none."""
    inside = p(f"<w:r><w:annotationRef/></w:r>{r('ett')}<w:ins>{r('!')}</w:ins>{gone(r('x'))}<w:r><w:br/></w:r>{r('två')}")
    said = f"<w:comment w:id='0' w:author=' Karin  Ek '>{inside}{p(gone(r('x')), NO_END)}{p(r('a' + chr(0x30A)))}</w:comment>"
    (only,) = read_body(p(S + r("a") + E), comments=said).comments
    assert (only.text, only.author, only.created, only.replies, only.resolved) == ("ett!\ntvå\nå", "Karin Ek", None, (), False)


def test_comments_of_the_same_number(read_body) -> None:
    """Two comments that repeat a number take a range each, in order."""
    body = p(S + r("a") + E + r("b") + S + r("c") + E)
    read = read_body(body, comments=comment(text="x") + comment(text="y"))
    assert [(read.text[each.start : each.end], each.text) for each in read.comments] == [("a", "x"), ("c", "y")]


def test_comments_that_stand_nowhere(read_body) -> None:
    """They are counted by author, and what they say is not told."""
    said = comment(5, "hemligt") + comment(6, "hemligt") + comment(7, "hemligt", "AB") + comment(8, "hemligt", "")
    messages = [problem.message for problem in read_body(p(r("a")), comments=said).problems if "comment" in problem.message]
    assert messages == [
        "2 margin comments by KE are left out, for nothing in the text says what they are about.",
        "1 margin comment by AB is left out, for nothing in the text says what it is about.",
        "1 margin comment by an unknown author is left out, for nothing in the text says what it is about.",
    ]


def marked(number: int, text: str) -> str:
    """A run with a comment on it."""
    return S.replace("'0'", f"'{number}'") + r(text) + E.replace("'0'", f"'{number}'")


def extended(*each: tuple[str, str, str]) -> str:
    """What the part about threads says: paragraph, the one it answers, whether it is done."""
    return "".join(
        f'<w15:commentEx {W15} w15:paraId="{own}" w15:done="{done}"' + (f' w15:paraIdParent="{of}"' if of else "") + "/>"
        for own, of, done in each
    )


def test_replies_belong_to_the_first_of_their_thread(read_body) -> None:
    """A reply to a reply too, in the file's order; their own ranges do not count, and done is done."""
    said = (
        comment(2, "svar", "B", "00000003")
        + comment(0, "kod", "A", "0000000a")
        + comment(1, "svar 2", "C", "00000002", date="2024-05-01T10:00:00Z")
    )
    threads = extended(("0000000A", "", "1"), ("00000002", "00000003", "1"), ("00000003", "0000000A", "1"))
    read = read_body(p(marked(0, "a") + marked(1, "b") + marked(2, "c")), comments=said, commentsExtended=threads)
    replies = (Reply("svar", "B"), Reply("svar 2", "C", "2024-05-01T10:00:00"))
    assert read.comments == (Comment(0, 1, "kod", "A", None, replies, resolved=True),)


def test_without_the_part_about_threads_replies_are_comments(read_body) -> None:
    """Nothing else tells them apart."""
    said = comment(0, "kod", "A", "1") + comment(1, "svar", "B", "2")
    assert [each.text for each in read_body(p(marked(0, "a") + marked(1, "b")), comments=said).comments] == ["kod", "svar"]


@pytest.mark.parametrize("threads", [(("2", "9", "0"),), (("1", "2", "0"), ("2", "1", "0")), (("2", "2", "0"),)])
def test_threads_that_lead_nowhere(read_body, threads: tuple[tuple[str, str, str], ...]) -> None:
    """A reply to what is not there, to itself or in a circle is a comment."""
    said = comment(0, "kod", "A", "1") + comment(1, "svar", "B", "2")
    read = read_body(p(marked(0, "a") + marked(1, "b")), comments=said, commentsExtended=extended(*threads))
    assert [(each.text, each.replies) for each in read.comments] == [("kod", ()), ("svar", ())]


def test_a_thread_stands_where_its_reply_does_at_worst(read_body) -> None:
    """A first comment without marks is not lost while its reply has some."""
    said = comment(0, "kod", "A", "1") + comment(1, "svar", "B", "2")
    (only,) = read_body(p(marked(1, "b")), comments=said, commentsExtended=extended(("2", "1", "0"))).comments
    assert (only.text, only.start, only.end, len(only.replies)) == ("kod", 0, 1, 1)


def test_times_in_utc_come_from_the_newest_part(read_body) -> None:
    """The clock on the wall is kept without a zone; where the file knows UTC, that counts."""
    said = comment(0, "a", "A", "1", date="2024-05-01T10:00:00Z") + comment(1, "b", "B", "2", date="2024-05-02T10:00:00Z")
    read = read_body(
        p(marked(0, "a") + marked(1, "b")),
        comments=said,
        commentsIds=f'<c:commentId {CID} c:paraId="1" c:durableId="7f"/><c:commentId {CID} c:paraId="2" c:durableId="80"/>',
        commentsExtensible=f'<x:commentExtensible {CEX} x:durableId="7F" x:dateUtc="2024-05-01T08:00:00Z"/>',
    )
    assert [each.created for each in read.comments] == ["2024-05-01T08:00:00Z", "2024-05-02T10:00:00"]


TIMES = {
    "2024-05-01T10:00:00Z": "2024-05-01T10:00:00",
    "2024-05-01T10:00:00": "2024-05-01T10:00:00",
    "2024-05-01T10:00:00.123456789": "2024-05-01T10:00:00",
    " 2024-05-01T10:00:00+02:00 ": "2024-05-01T08:00:00Z",
    "2024-05-01": "2024-05-01T00:00:00",
    "0000-00-00T00:00:00Z": None,
    "0001-01-01T00:00:00+02:00": None,
    "igår": None,
    "": None,
}


@pytest.mark.parametrize(("said", "time"), TIMES.items())
def test_local_times(said: str, time: str | None) -> None:
    """Whatever a writer puts there becomes ISO 8601 or nothing."""
    assert local_time(said) == time


def test_utc_times() -> None:
    """A time that is said to be UTC ends with Z, whether it says so itself or not."""
    assert utc_time("2024-05-01T10:00:00") == utc_time("2024-05-01T12:00:00+02:00") == "2024-05-01T10:00:00Z"
    assert utc_time(None) is None


def test_comments_that_python_docx_writes(tmp_path: Path) -> None:
    """Another library's comments are read with their range, author and text."""
    document = docx.Document()
    paragraph = document.add_paragraph("Vi ")
    run = paragraph.add_run("saknar pengar")
    paragraph.add_run(".")
    document.add_comment(run, "ekonomi", "Karin Ek", "KE").add_paragraph("mer")
    document.save(str(tmp_path / "a.docx"))
    read = read_transcript(tmp_path / "a.docx")
    (only,) = read.comments
    assert (read.text[only.start : only.end], only.text, only.author) == ("saknar pengar", "ekonomi\nmer", "Karin Ek")


def test_comments_of_several_interviews(tmp_path: Path, write_docx) -> None:
    """Each interview of a file gets its own, at the same words; one that reaches into the next is cut off."""
    bold = "<w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r>".format
    talk = [p(r("I: Hur?")), p(r("IP: Så.")), p(r("I: Jaha?")), p(r("IP: ") + "{}" + r("Ja."))]
    first = p(bold("P01")) + "".join(talk).format("<w:commentRangeStart w:id='1'/>")
    second = p(bold("P02")) + p("<w:commentRangeEnd w:id='1'/>") + "".join(talk).format(S).replace("Ja.", "Ja nu.") + p(E)
    path = write_docx(first + second, comments=comment(0) + comment(1))
    parts = [part.transcript for part in read_parts(path)]
    assert [[read.text[each.start : each.end] for each in read.comments] for read in parts] == [["Ja."], ["Ja nu."]]


def spans_by_hand(path: Path) -> dict[str, str]:
    """The text between the marks of each comment, by another parser and in the plainest way."""
    with zipfile.ZipFile(path) as archive:
        root = ET.fromstring(archive.read("word/document.xml"))  # noqa: S314  # our own sample
    open_spans: dict[str, list[str]] = {}
    closed: dict[str, str] = {}
    for element in root.iter():
        number = element.get(W + "id", "")
        if element.tag == W + "commentRangeStart":
            open_spans[number] = []
        elif element.tag == W + "commentRangeEnd":
            closed[number] = "".join(open_spans.pop(number)).strip("\n")
        said = {W + "t": element.text or "", W + "p": "\n", W + "br": "\n", W + "tab": "\t"}.get(element.tag)
        for pieces in open_spans.values():
            pieces.append(said or "")
    return closed


def test_a_real_file() -> None:
    """Every comment of a real file stands at the text that another parser finds between its marks."""
    path = FOLDER / "word-comments-as-codes.docx"
    if not path.exists():
        pytest.skip("the real sample files do not lie beside the repository")
    read, theirs = read_transcript(path), spans_by_hand(path)
    with zipfile.ZipFile(path) as archive:
        root = ET.fromstring(archive.read("word/comments.xml"))  # noqa: S314  # our own sample
    expected = sorted(
        (unicodedata.normalize("NFC", theirs[each.get(W + "id", "")]), "".join(text.text or "" for text in each.iter(W + "t")))
        for each in root.iter(W + "comment")
    )
    assert sorted((read.text[each.start : each.end], each.text) for each in read.comments) == expected
    assert len(read.comments) == 199
    assert all(each.start < each.end for each in read.comments)


JOINING = ("\u030a", "\u0323", "\u1161", "\u11a8")
"""What may become one with the character before it: accents, and the latter parts of a Korean syllable."""
pieces = st.lists(st.text("ab😀\u030a\u0323\u00adö\u1100\u1161\u11a8", max_size=5), min_size=1, max_size=8)


@overwrites
@given(said=pieces, deleted=st.integers(0, 7), begins=st.integers(0, 8), length=st.integers(0, 8))
def test_a_span_holds_what_stands_between_its_marks(read_body, said: list[str], deleted: int, begins: int, length: int) -> None:
    """Where no mark stands before what joins, the span is the text between; it always lies around it."""
    runs = [gone(r(text)) if place == deleted else r(text) for place, text in enumerate(said)]
    kept = ["" if place == deleted else text.replace("\u00ad", "") for place, text in enumerate(said)]
    begins = min(begins, len(said))
    ends = min(begins + length, len(said))
    read = read_body(
        p(r("ord:") + "".join(runs[:begins]) + S + "".join(runs[begins:ends]) + E + "".join(runs[ends:])), comments=comment()
    )
    (only,) = read.comments
    before, inside, after = ("".join(part) for part in (["ord:", *kept[:begins]], kept[begins:ends], kept[ends:]))
    composed = [unicodedata.normalize("NFC", part) for part in (before, inside, after)]
    if "".join(composed) == read.text and not any(part.startswith(JOINING) for part in (inside, after)):
        assert (only.start, only.end) == (len(composed[0]), len(composed[0]) + len(composed[1])) or not inside
    assert len(unicodedata.normalize("NFD", read.text[: only.start])) <= len(unicodedata.normalize("NFD", before))
    assert (
        len(unicodedata.normalize("NFD", read.text[: only.end])) >= len(unicodedata.normalize("NFD", before + inside)) or not inside
    )


@overwrites
@given(said=pieces)
def test_places_lie_on_the_finished_text(said: list[str]) -> None:
    """Every offset has a place, they ascend, and what is left out or composed takes no room."""
    passage = Passage()
    for piece in said:
        passage.add(piece, bold=False)
    text, _ = passage.finish()
    places = list(passage.places(range(passage.length + 1)))
    assert places == sorted(places)
    assert (places[0], places[-1]) == ((0, 0), (len(text), len(text)))
    assert all(0 <= before <= after <= len(text) for before, after in places)
