"""Coded segments go out in Word files and come back from them as they were."""

from __future__ import annotations

import unicodedata
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coding.clean_text import FieldError, clean_text
from coding.codebook import Codebook
from coding.segment import CodedSegment
from coding.word_comments import CodeNames, comment_codings
from coding.word_margin.coded_document import coded_document
from coding.word_margin.margin_comment import MarginComment
from coding.word_margin.plain_document import plain_document
from coding.word_margin.segment_comments import segment_comments
from interviews import Comment, Heading, Paragraph, Source, Transcript, Turn, read_transcript, write_document

MADE = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
BOOK = Codebook().add("Social investering > Ettårsbudgetar").add("Kunskap > Dialog, möte; samtal").add("Åäö – 😀")
PATHS = [code.path for code in BOOK]
overwrites = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def read(tmp_path):
    """Reads a Word file's bytes as the import does."""

    def transcript(content: bytes, name: str = "samtal.docx") -> Transcript:
        path = tmp_path / name
        path.write_bytes(content)
        return read_transcript(path)

    return transcript


def _is_clean(text: str) -> bool:
    """Whether a study can hold a text; soft hyphens are no characters of a Word file's text."""
    try:
        return clean_text(text) == text and "\xad" not in text
    except FieldError:
        return False


MEMOS = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\n\t åäö😀-–:;,()[]"), max_size=40).map(
    lambda text: unicodedata.normalize("NFC", text)
)
LINES = st.lists(st.text("ord ÅÄÖåäö😀\t.é", max_size=20), min_size=1, max_size=6)


@overwrites
@given(lines=LINES, data=st.data())
def test_any_segments_come_back_from_a_plain_file(read, lines: list[str], data: st.DataObject) -> None:
    """Overlapping, nested and equal spans of several coders come back with codes, memos and what speaks against the code."""
    transcript = Transcript("Samtal", "\n".join([*lines, "slut"]))
    wanted = data.draw(st.lists(_segments(len(transcript.text)), max_size=8, unique_by=_same))
    document = coded_document(transcript, None, segment_comments(wanted, transcript, CodeNames(BOOK)), MADE)
    again = read(document.content)
    assert (again.text, again.sha256) == (transcript.text, transcript.sha256)
    assert sorted(_codings(again)) == sorted(_coding(each) for each in wanted)


@overwrites
@given(data=st.data())
def test_out_and_in_and_out_again_adds_nothing(read, data: st.DataObject) -> None:
    """What stands in a file as comments already is not written into it once more."""
    transcript = Transcript("Samtal", "I: Hur går det?\nIP: Det går bra.\n\nI: Jaså")
    names = CodeNames(BOOK)
    wanted = data.draw(st.lists(_segments(len(transcript.text)), max_size=6, unique_by=_same))
    content = coded_document(transcript, None, segment_comments(wanted, transcript, names), MADE).content
    again = read(content)
    assert segment_comments(wanted, again, names) == ()
    source = Source("samtal.docx", content, 1)
    assert coded_document(again, source, segment_comments(wanted, again, names), MADE).content == content


@st.composite
def _segments(draw: st.DrawFn, length: int) -> CodedSegment:
    """Any segment of a text of a length."""
    start = draw(st.integers(0, length - 1))
    end = draw(st.integers(start + 1, length))
    memo = draw(MEMOS.filter(_is_clean))
    coder = draw(st.sampled_from(["Karin Ek", "Åsa", "AB"]))
    code = draw(st.sampled_from(PATHS))
    return CodedSegment(
        "", "Samtal", start, end, "", code, coder, contrary=draw(st.booleans()), memo=memo, created="2026-01-01T00:00:00Z"
    )


def _same(segment: CodedSegment) -> tuple[object, ...]:
    """What makes two codings one."""
    return segment.start, segment.end, segment.code, segment.coder


def _coding(segment: CodedSegment) -> tuple[object, ...]:
    """What must come back of a segment."""
    return (*_same(segment), segment.memo, segment.contrary, segment.created)


def _codings(transcript: Transcript) -> list[tuple[object, ...]]:
    """What the import reads in a file's comments."""
    rows = comment_codings(transcript, CodeNames(BOOK), "Samtal")
    assert rows.refused == ()
    return [(row.start, row.end, row.code, row.coder, row.memo or "", row.contrary, row.created) for row in rows.rows]


def test_a_changed_memo_goes_out_beside_the_comment_that_stands() -> None:
    """A comment of the document says a coding only if it says its memo too."""
    transcript = Transcript("Samtal", "ett två", comments=(Comment(0, 3, f"{PATHS[1]}\n\nförr", "KE"),))
    coded = CodedSegment("", "Samtal", 0, 3, "ett", PATHS[1], "KE", memo="förr")
    assert segment_comments([coded], transcript, CodeNames(BOOK)) == ()
    (said,) = segment_comments([replace(coded, memo="nu")], transcript, CodeNames(BOOK))
    assert said == MarginComment(0, 3, f"{PATHS[1]}\n\nnu", "KE")


def test_a_word_file_goes_out_as_itself(read, tmp_path) -> None:
    """Its headings, its styles and its properties are those of the original."""
    write_document(
        tmp_path / "o.docx", [Heading("Samtal", 0), Paragraph("Ja.", bold_label="IP: ")], title="Mitt samtal", author="Ola"
    )
    source = Source("o.docx", (tmp_path / "o.docx").read_bytes(), 1)
    document = coded_document(read(source.content), source, [MarginComment(0, 6, "kod", "KE")], MADE)
    assert (document.suffix, document.why_plain) == (".docx", "")
    opened = docx.Document(BytesIO(document.content))
    assert (opened.core_properties.title, opened.core_properties.author) == ("Mitt samtal", "Ola")
    assert [(each.style.name, each.text) for each in opened.paragraphs] == [("Title", "Samtal"), ("Normal", "IP: Ja.")]


def test_a_file_with_macros_keeps_the_ending_that_word_asks_for(read, tmp_path) -> None:
    """Word refuses a .docx that holds macros."""
    write_document(tmp_path / "o.docx", [Paragraph("Ja.")])
    source = Source("O.DOCM", (tmp_path / "o.docx").read_bytes(), 1)
    assert coded_document(read(source.content), source, [], MADE).suffix == ".docm"


def broken() -> bytes:
    """A Word file whose main part is no XML."""
    stream = BytesIO()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    names = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    rels = f'<Relationships {names}><Relationship Id="a" Type="{kind}" Target="word/document.xml"/></Relationships>'
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("_rels/.rels", rels)
        archive.writestr("word/document.xml", "<w:document")
    return stream.getvalue()


PLAIN = {
    "no original": (None, "there is no original file"),
    "a text file": (Source("a.txt", b"ett", 1), "its original, a.txt, is no Word file"),
    "another zipped format": (Source("a.odt", b"PK\x03\x04", 1), "its original, a.odt, is no Word file"),
    "rich text that is called .doc": (Source("a.doc", b"{\\rtf1 ett}", 1), "its original, a.doc, is no Word file"),
    "a file whose main part is no XML": (Source("a.docx", broken(), 1), "a.docx is damaged (its part word/document.xml"),
    "a damaged file": (Source("a.docx", b"PK\x03\x04", 1), "a.docx is damaged"),
}


@pytest.mark.parametrize(("source", "why"), PLAIN.values(), ids=PLAIN.keys())
def test_what_has_no_word_file_gets_a_plain_one_and_that_is_said(read, source: Source | None, why: str) -> None:
    """The codings go out all the same, on the same text."""
    document = coded_document(Transcript("Samtal", "ett två"), source, [MarginComment(4, 7, "kod", "KE")], MADE)
    assert document.why_plain.startswith(why)
    again = read(document.content)
    assert (again.text, [(c.start, c.end, c.text) for c in again.comments]) == ("ett två", [(4, 7, "kod")])


def test_a_file_that_reads_as_another_text_gives_way_to_a_plain_one(read, tmp_path) -> None:
    """As where the interview is a part of a split file, or its text was replaced."""
    write_document(tmp_path / "o.docx", [Paragraph("ett"), Paragraph("två")])
    source = Source("o.docx", (tmp_path / "o.docx").read_bytes(), 1)
    document = coded_document(Transcript("Samtal", "två"), source, [MarginComment(0, 3, "kod", "KE")], MADE)
    assert "no longer reads as the text that was coded" in document.why_plain
    assert read(document.content).text == "två"


def test_a_plain_file_is_well_made(read) -> None:
    """A4 in Swedish, labels in bold, headings as such, tabs and spaces as they are."""
    text = "Vägen hit\n00:01 IP:\tJa,  så.\nOch mer.\n\nIP: Vägen hit"
    turns = (Turn(20, 37, "IP:", "IP", heading="Vägen hit"), Turn(42, 51, "IP:", "IP", heading="Vägen hit"))
    content = plain_document(Transcript("Samtal", text, turns), MADE)
    opened = docx.Document(BytesIO(content))
    assert read(content).text == text
    assert [each.style.name for each in opened.paragraphs] == ["Heading 2", "Normal", "Normal", "Normal", "Normal"]
    assert [[run.text for run in each.runs if run.bold] for each in opened.paragraphs] == [[], ["IP:"], [], [], ["IP:"]]
    assert (opened.sections[0].page_width.mm, opened.core_properties.created) == (pytest.approx(210, abs=0.1), MADE)
    assert opened.core_properties.title == "Samtal"


@overwrites
@given(text=st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\n\t")).map(lambda t: f"{t}ord"))
def test_a_plain_file_reads_as_the_very_text(read, text: str) -> None:
    """Any canonical text comes back; only what no XML may hold is replaced, and then nothing moves."""
    text = unicodedata.normalize("NFC", text.replace("\xad", ""))
    again = read(plain_document(Transcript("Samtal", text), MADE)).text
    assert again == text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
