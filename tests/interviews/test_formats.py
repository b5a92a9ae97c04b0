"""Other formats: the words and speakers come back from each as from Word."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter

from interviews import KodbokError, Transcript, read_transcript
from interviews.archive import BrokenArchiveError, NotAnArchiveError, OldFormatError, ProtectedArchiveError
from interviews.formats.encoding import NotTextError
from interviews.formats.pdf import BrokenPdfError, ProtectedPdfError, ScannedPdfError
from interviews.formats.printed_lines import paragraphs_of, without_margins
from interviews.formats.rich_text import DeepRichTextError, NotRichTextError
from interviews.reading import _walk
from interviews.words import WORD

FOLDER = Path(__file__).parents[3] / "shared" / "transcripts"
quick = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
ODT = (
    f'<office:document-content xmlns:office="{OFFICE}office:1.0" xmlns:text="{OFFICE}text:1.0" xmlns:table="{OFFICE}table:1.0"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
    f' xmlns:draw="{OFFICE}drawing:1.0" xmlns:style="{OFFICE}style:1.0" xmlns:fo="{OFFICE}xsl-fo-compatible:1.0">'
    '<office:automatic-styles><style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/>'
    '</style:style><style:style style:name="V" style:family="text"><style:text-properties text:display="none"/></style:style>'
    "</office:automatic-styles><office:body><office:text>{}</office:text></office:body></office:document-content>"
)
TALK = [
    ("Intervjuare", "Hur går det för er?"),
    ("IP1", "Jo tack, det växer åt öster."),
    ("Intervjuare", "Och sen?"),
    ("IP1", "Bra."),
]


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Transcript]:
    """Reads the transcript of a file of some bytes or some text."""

    def reading(content: bytes | str, suffix: str) -> Transcript:
        path = tmp_path / f"samtal{suffix}"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_transcript(path)

    return reading


def open_document(path: Path, inside: str, **parts: str) -> bytes:
    """The bytes of an OpenDocument text."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", ODT.format(inside))
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return path.read_bytes()


def printed(*pages: list[str]) -> bytes:
    """The bytes of a PDF with lines on pages."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for lines in pages:
        shown = "".join(f"({line}) Tj T* " for line in lines)
        stream = f"BT /F1 11 Tf 14 TL 50 780 Td {shown}ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    body, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF"
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}"
    return (body + end).encode("cp1252")


def rich(text: str) -> str:
    """Text as rich text writes it."""
    units = text.encode("utf-16-le")
    numbers = [int.from_bytes(units[place : place + 2], "little", signed=True) for place in range(0, len(units), 2)]
    return "".join(f"\\u{number}?" for number in numbers)


def said(talk: list[tuple[str, str]]) -> str:
    """A talk as it is typed."""
    return "\n".join(f"{who}: {text}" for who, text in talk)


def turns(read: Transcript) -> list[tuple[str | None, str]]:
    """Who says what."""
    return [(turn.speaker, read.spoken(turn)) for turn in read.turns]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_known_by_its_bytes(read, encoding: str) -> None:
    """With and without a mark, nothing is guessed."""
    got = read(said(TALK).encode(encoding), ".txt")
    assert got.text == said(TALK)
    assert turns(got) == TALK
    assert got.problems == ()


@pytest.mark.parametrize(("encoding", "name"), [("cp1252", "Windows-1252"), ("mac_roman", "Mac Roman"), ("cp850", "DOS 850")])
def test_older_encodings_are_guessed_and_said(read, encoding: str, name: str) -> None:
    """Swedish letters come out right, and a person is told to look."""
    got = read(said(TALK).encode(encoding), ".txt")
    assert turns(got) == TALK
    assert name in got.problems[0].message


def test_other_alphabets_are_judged_by_their_letters(read) -> None:
    """Cyrillic is not taken for Western text."""
    text = "Интервьюер: Как идут дела в вашем городе?\nОтвет: Хорошо, спасибо, мы растем каждый год."
    assert read(text.encode("cp1251"), ".txt").text == text


def test_lines_of_any_kind(read) -> None:
    """Line ends of all systems and a page's end part lines."""
    assert read("I: a?\r\nIP: b\rI: c?\x0cIP: d\x0be\r\n", ".txt").text == "I: a?\nIP: b\nI: c?\nIP: d\ne"


@pytest.mark.parametrize("suffix", [".txt", ".md", ".vtt", ".srt"])
def test_bytes_that_are_no_text(tmp_path: Path, suffix: str) -> None:
    """A picture with a text file's ending is refused."""
    path = tmp_path / f"bild{suffix}"
    path.write_bytes(b"\x89PNG\r\n" + bytes(range(256)) * 20)
    with pytest.raises(NotTextError, match="is no text file"):
        read_transcript(path)


def test_markdown_keeps_words_and_takes_looks(read) -> None:
    """Bold labels, headings and bullets are looks; numbers, times and indented lines are text."""
    got = read(
        "# Samtal\n\n## Ekonomi\n\n**Intervjuare:** Hur *går* det?\n**IP:** Bra, se [sidan](http://a.b).\n\n"
        "    **Intervjuare:** Och sen?\n\n2015. **IP:** Då\n\n- en punkt\n\n[12:43]: nio <b>tio</b>\n---\n![bild](x.png)\n",
        ".md",
    )
    expected = (
        "Samtal\nEkonomi\nIntervjuare: Hur går det?\nIP: Bra, se sidan.\nIntervjuare: Och sen?\n2015. IP: Då\nen punkt\n"
        "[12:43]: nio <b>tio</b>\n"
    )
    assert got.text == expected
    assert [turn.heading for turn in got.turns][:1] == ["Ekonomi"]
    assert [problem.message for problem in got.problems] == ["A picture or embedded object is left out."]


def test_markdown_tables(read) -> None:
    """A table of speakers and words is one."""
    rows = "".join(f"| {who} | {text} |\n" for who, text in TALK)
    assert turns(read(f"| Talare | Text |\n|---|---|\n{rows}", ".md")) == TALK


def webvtt(talk: list[tuple[str, str]], label: str = "<v {}>") -> str:
    """Cues of WebVTT, two to a turn where it has two words."""
    cues = []
    for who, text in talk:
        first, _, rest = text.partition(" ")
        cues += [label.format(who) + escape(words) for words in (first, rest) if words]
    return "WEBVTT - ett samtal\n\n" + "\n\n".join(
        f"{n}\n00:{n:02}:03.500 --> 00:{n:02}:09.000 align:start\n{cue}" for n, cue in enumerate(cues)
    )


def test_voices_join_into_turns_with_times(read) -> None:
    """Cues of one voice are one turn, at the time of the first; numbers and settings are no words."""
    got = read(webvtt(TALK), ".vtt")
    assert turns(got) == TALK
    assert [turn.time for turn in got.turns] == [3.5, 123.5, 243.5, 363.5]
    assert got.text.startswith("00:00:03.500\nIntervjuare: Hur går det för er?\n00:02:03.500\nIP1: Jo tack")
    assert [(speaker.label, speaker.role) for speaker in got.speakers] == [("Intervjuare", "interviewer"), ("IP1", "interviewee")]


@pytest.mark.parametrize("suffix", [".vtt", ".srt"])
def test_labels_in_cues(read, suffix: str) -> None:
    """`NAME: text` names speakers by repetition, whether every cue repeats it or not."""
    assert turns(read(webvtt(TALK, "{}: "), suffix)) == TALK


def test_cues_without_names(read) -> None:
    """Nobody is invented; turns end where sentences do."""
    got = read(
        "1\n00:00:01,000 --> 00:00:02,000\nDet är\n\n2\n00:00:02,000 --> 00:00:03,000\n<i>sant.</i>\n\n3\n00:01:02,000 --> x\n",
        ".srt",
    )
    assert turns(got) == [(None, "Det är sant. 3 00:01:02,000 --> x")]
    assert got.speakers == ()
    assert "name no speakers" in got.problems[0].message


def test_notes_and_voices_of_webvtt(read) -> None:
    """Notes and styles are left out and said; two voices in a cue are two turns; entities are characters."""
    got = read(
        "WEBVTT\nKind: captions\n\nNOTE hemlig\nanteckning\n\nSTYLE\n::cue {}\n\nid 7\n00:43.810 --> 00:47.850\n"
        "<v.loud Anna Berg>Hej &amp; hå</v> <v Bo>Ja <00:44.000><c.x>då</c></v>\n",
        ".vtt",
    )
    assert turns(got) == [("Anna Berg", "Hej & hå"), ("Bo", "Ja då")]
    assert got.turns[0].time == 43.81
    assert [problem.message for problem in got.problems] == ["1 note of the file is left out."]


def test_open_document(read, tmp_path: Path) -> None:
    """Blanks, tabs, notes, deletions, boxes, hidden text and tables are read as Word's are."""
    inside = (
        '<text:tracked-changes><text:p>struket</text:p></text:tracked-changes><text:h text:outline-level="1">Ekonomi</text:h>'
        '<text:p><text:span text:style-name="B">Intervjuare:</text:span> Hur\n går<text:s text:c="2"/>det?<text:tab/>Va'
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>fotnot</text:p></text:note-body></text:note>"
        "<draw:frame><draw:text-box><text:p>ruta</text:p></draw:text-box></draw:frame>"
        '<text:span text:style-name="V">dolt</text:span>'
        "</text:p><text:list><text:list-item><text:p>IP: punkt</text:p></text:list-item></text:list><table:table><table:table-row>"
        "<table:table-cell><text:p>a</text:p></table:table-cell><table:covered-table-cell><text:p/></table:covered-table-cell>"
        "<table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>"
    )
    got = read(open_document(tmp_path / "x", inside), ".odt")
    assert got.text == "Ekonomi\nIntervjuare: Hur går  det?\tVa\nruta\nIP: punkt\na\tb\nfotnot"
    assert [turn.heading for turn in got.turns] == ["Ekonomi", "Ekonomi"]
    assert [(problem.paragraph, problem.message) for problem in got.problems] == [(2, "Hidden text is left out.")]


def test_open_documents_that_are_refused(read, tmp_path: Path) -> None:
    """A protected one, another program's, a damaged one and one nested absurdly deep."""
    protected = open_document(tmp_path / "x", "", **{"META-INF__manifest": "<m><encryption-data/></m>"})
    for content, error in (
        (protected, ProtectedArchiveError),
        (b"hej", NotAnArchiveError),
        (open_document(tmp_path / "x", "<text:p>"), BrokenArchiveError),
        (open_document(tmp_path / "x", "<text:section>" * 900 + "</text:section>" * 900), KodbokError),
    ):
        with pytest.raises(error):
            read(content, ".odt")


def test_rich_text(read) -> None:
    """Code pages, Unicode, notes, deletions, hidden text, lists and tables are read as Word's are."""
    got = read(
        r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial;}}{\stylesheet{\s1 heading 1;}}"
        r"{\*\generator x}{\info{\title hemligt}}\pard\outlinelevel0 Ekonomi\par\pard{\b Intervjuare:} Hur g\'e5r det\u8211-\u7?"
        r"\emdash ja?{\footnote\pard fotnot}{\deleted struket}{\v dolt}\par{\listtext\bullet\tab}IP: {\f1\'cf\'f0}\line rad\par"
        r"{\field{\*\fldinst HYPERLINK x}{\fldrslt l\'e4nk}}\u-10179?\u-8704?\par\trowd\intbl a\cell b\par c\cell\row\pard slut}",
        ".rtf",
    )
    assert got.text == "Ekonomi\nIntervjuare: Hur går det–\ufffd—ja?\nIP: Пр\nrad\nlänk😀\na\tb\nc\nslut\nfotnot"
    assert [(turn.speaker, turn.heading) for turn in got.turns] == [("Intervjuare", "Ekonomi"), ("IP", "Ekonomi")]
    assert {problem.message.split(" ")[0] for problem in got.problems} == {"Hidden", "Control"}


def test_rich_text_that_is_refused(read) -> None:
    """What is none, and groups without end."""
    with pytest.raises(NotRichTextError):
        read("hej", ".rtf")
    with pytest.raises(DeepRichTextError):
        read("{\\rtf1" + "{" * 20_000, ".rtf")


def test_old_word_files(read) -> None:
    """A .doc that is rich text is read, one of the old kind is refused with what to do."""
    assert turns(read(r"{\rtf1 I: Hur?\par IP: Bra.\par I: Va?\par IP: Jo.}", ".doc"))[0] == ("I", "Hur?")
    with pytest.raises(OldFormatError, match=r"save it as \.docx"):
        read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ".doc")


def test_printed_pages(read) -> None:
    """Lines become paragraphs, parted words whole; what pages repeat is left out and said."""
    pages = [
        [
            "Projekt X",
            "Intervjuare: Hur går det då med alla de här sociala investe-",
            "ringarna i staden?",
            "IP: Bra.",
            f"Sida {n} av 3",
        ]
        for n in (1, 2, 3)
    ]
    got = read(printed(*pages), ".pdf")
    question = "Hur går det då med alla de här sociala investeringarna i staden?"
    assert turns(got) == [("Intervjuare", question), ("IP", "Bra.")] * 3
    assert "left out (6 lines)" in got.problems[1].message


def test_printed_lines_of_one_page_are_kept() -> None:
    """A number alone on the only page may be what somebody says; a suspended hyphen stays."""
    assert without_margins([["Hur många?", "12"]]) == ([["Hur många?", "12"]], 0)
    assert list(paragraphs_of([["det är en fråga om social-", "och kulturpolitik"]])) == [
        "det är en fråga om social- och kulturpolitik"
    ]


def test_pdfs_that_are_refused(read, tmp_path: Path) -> None:
    """A scan, an encrypted one and a damaged one each get a sentence with what to do."""
    with pytest.raises(ScannedPdfError, match="OCR"):
        read(printed([]), ".pdf")
    with pytest.raises(BrokenPdfError):
        read(b"%PDF-1.4\nhej", ".pdf")
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("hemligt", algorithm="RC4-128")
    writer.write(tmp_path / "skyddad.pdf")
    with pytest.raises(ProtectedPdfError, match="Word"):
        read_transcript(tmp_path / "skyddad.pdf")


def quoted(read: Transcript) -> list[tuple[str, str, str, str | None, int]]:
    """What each comment stands at, what it says, who wrote it, when, and how many replies it has."""
    return [(read.text[each.start : each.end], each.text, each.author, each.created, len(each.replies)) for each in read.comments]


def annotation(name: str, text: str, author: str = "Karin Ek", more: str = "") -> str:
    """A comment of an OpenDocument text."""
    named = f'office:name="{name}"' if name else ""
    said = f"<dc:creator>{author}</dc:creator><dc:date>2024-05-01T10:00:00.5</dc:date>"
    return f"<office:annotation {named} {more}>{said}<text:p>{text}</text:p><text:p>mer</text:p></office:annotation>"


def test_open_document_comments(read, tmp_path: Path) -> None:
    """With ranges over paragraphs and deletions of accents, at points, with replies, in notes; all of them where they stand."""
    reply = annotation("c", "svar", "Bo", "loext:parent-name='b'")
    inside = (
        f"<text:p>A\u030a{annotation('a', 'ett')}bc<office:annotation-end office:name='a'/>d{annotation('', 'punkt')}e</text:p>"
        f"<text:p>f{annotation('b', 'två')}g</text:p><text:p>h<office:annotation-end office:name='b'/>"
        f"{reply}i<text:note><text:note-body><text:p>n{annotation('d', 'not')}o"
        f"<office:annotation-end office:name='d'/></text:p></text:note-body></text:note></text:p>"
    )
    got = read(open_document(tmp_path / "a", inside), ".odt")
    assert got.text == "Åbcde\nfg\nhi\nno"
    rest = ("Karin Ek", "2024-05-01T10:00:00")
    assert quoted(got) == [
        ("bc", "ett\nmer", *rest, 0),
        ("", "punkt\nmer", *rest, 0),
        ("g\nh", "två\nmer", *rest, 1),
        ("o", "not\nmer", *rest, 0),
    ]
    assert got.comments[1].start == 4
    assert got.problems[:-1] == ()


def test_open_document_numbers(read, tmp_path: Path) -> None:
    """Lists are counted as they are shown: levels, letters, other beginnings, lists that go on, bullets, items without words."""
    styles = (
        f'<office:document-styles xmlns:office="{OFFICE}office:1.0" xmlns:text="{OFFICE}text:1.0" xmlns:style="{OFFICE}style:1.0">'
        '<text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
        '<text:list-level-style-number text:level="2" style:num-format="a" text:display-levels="2" style:num-suffix=")"/>'
        '<text:list-level-style-bullet text:level="3"/></text:list-style></office:document-styles>'
    )

    def item(inside: str, more: str = "") -> str:
        return f"<text:list-item{more}>{inside}</text:list-item>"

    def items(*texts: str) -> str:
        return "".join(item(f"<text:p>{text}</text:p>") for text in texts)

    def listed(inside: str, more: str = "") -> str:
        return f"<text:list {more}>{inside}</text:list>"

    style = "text:style-name='N'"
    inside = (
        listed(
            items("a") + item(listed(items("x", "y"))) + items("b") + item(listed(item(listed(items("z"))))), f"{style} xml:id='L'"
        )
        + "<text:p>c</text:p>"
        + listed(items("d"), style)
        + listed(items("e") + item("<text:p>f</text:p>", " text:start-value='9'"), f"{style} text:continue-list='L'")
    )
    got = _walk(open_document(tmp_path / "a", inside, styles=styles), tmp_path / "a.odt")
    assert [(paragraph.text, paragraph.numbered) for paragraph in got.paragraphs] == [
        ("a", "1."),
        ("x", "1.a)"),
        ("y", "1.b)"),
        ("b", "2."),
        ("z", "•"),
        ("c", None),
        ("d", "1."),
        ("e", "3."),
        ("f", "9."),
    ]


def test_rich_text_comments(read) -> None:
    """With ranges over paragraphs, at points, with initials alone; dates are packed into a number."""
    told = r"{\*\atnid KE}{\*\atnauthor Karin \u197?ng}\chatn{\*\annotation{\*\atnref %s}"
    told += r"{\*\atndate 130189888}\pard\plain %s\par mer}"
    source = (
        r"{\rtf1\ansi a{\*\atrfstart 1}b\par c{\*\atrfend 1}" + told % (1, r"et\'e5t") + r"d\par e" + told % (7, "punkt") + "f"
        r"{\*\atnid BO}{\*\annotation kort}{\footnote n{\*\atrfstart 2}o{\*\atrfend 2}" + told % (2, "not") + r"}\par}"
    )
    got = read(source, ".rtf")
    assert got.text == "ab\ncd\nef\nno"
    rest = ("Karin Ång", "2024-02-17T09:00:00", 0)
    assert quoted(got)[:2] == [("b\nc", "etåt\nmer", *rest), ("", "punkt\nmer", *rest)]
    assert quoted(got)[2:] == [("", "kort", "BO", None, 0), ("o", "not\nmer", *rest)]
    assert [each.start for each in got.comments] == [1, 7, 8, 10]


words = st.text(
    st.characters(min_codepoint=0xC0, max_codepoint=0x24F, categories=["L"]) | st.sampled_from("abcdefgåäö"), min_size=1, max_size=9
)
lines = st.lists(st.lists(words, min_size=1, max_size=8).map(" ".join), min_size=1, max_size=6)


@quick
@given(lines=lines, suffix=st.sampled_from([".txt", ".md", ".vtt", ".srt", ".odt", ".rtf"]))
def test_words_in_are_words_out(read, tmp_path: Path, lines: list[str], suffix: str) -> None:
    """Every word comes back, in order, whatever the format."""
    written: dict[str, Callable[[], bytes | str]] = {
        ".txt": lambda: "\n".join(lines),
        ".md": lambda: "\n\n".join(lines),
        ".vtt": lambda: webvtt([("Bo", line) for line in lines]),
        ".srt": lambda: "\n\n".join(f"{n}\n00:00:01,0 --> 00:00:02,0\n{line}" for n, line in enumerate(lines)),
        ".odt": lambda: open_document(tmp_path / "x", "".join(f"<text:p>{line}</text:p>" for line in lines)),
        ".rtf": lambda: "{\\rtf1\\ansi " + "\\par ".join(map(rich, lines)) + "}",
    }
    got = read(written[suffix](), suffix)
    spoken = " ".join(got.spoken(turn) for turn in got.turns) if suffix in {".vtt", ".srt"} else got.text
    assert WORD.findall(spoken) == WORD.findall(" ".join(lines))


@quick
@given(data=st.data(), suffix=st.sampled_from([".txt", ".md", ".vtt", ".srt", ".odt", ".rtf", ".pdf"]))
def test_damage_ends_in_a_transcript_or_a_sentence(read, tmp_path: Path, data: st.DataObject, suffix: str) -> None:
    """Cut off or with other bytes in it, a file is read or refused, never a traceback."""
    whole: dict[str, bytes] = {
        ".odt": open_document(tmp_path / "x", "<text:p>I: Hur?</text:p><text:p>IP: Bra.</text:p>"),
        ".rtf": rb"{\rtf1\ansi{\fonttbl{\f1\fcharset204 A;}}{\b I:} Hur\u8211-?\par{\footnote x}\intbl IP: {\f1\'cf}\cell\row}",
        ".pdf": printed(["I: Hur?", "IP: Bra."]),
        ".vtt": webvtt(TALK).encode(),
        ".srt": webvtt(TALK, "{}: ").encode(),
    }
    content = bytearray(whole.get(suffix, said(TALK).encode()))
    for place, value in data.draw(st.lists(st.tuples(st.integers(0, len(content) - 1), st.integers(0, 255)), max_size=6)):
        content[place] = value
    try:
        got = read(bytes(content[: data.draw(st.integers(0, len(content)))]), suffix)
    except KodbokError as error:
        assert str(error).endswith(".")  # noqa: PT017  # either outcome is right, and only this one has a sentence
    else:
        assert all(got.text[turn.start : turn.end] for turn in got.turns)


@pytest.mark.parametrize("name", ["interview.md", "interview.vtt", "interview.srt"])
def test_real_files(name: str) -> None:
    """No word of the published interviews is lost, and who speaks is found where the file says it."""
    path = FOLDER / name
    if not path.exists():
        pytest.skip("the real sample files do not lie beside the repository")
    got = read_transcript(path)
    raw = path.read_text(encoding="utf-8-sig")
    if name.endswith(".md"):
        assert WORD.findall(got.text) == WORD.findall(re.sub(r"(?<!\w)_|_(?!\w)|[*#`]", "", re.sub(r"\]\([^)]*\)", " ", raw)))
        assert [speaker.label for speaker in got.speakers] == ["Jonas Rosland", "Danny Silvers"]
        assert all(turn.time is not None for turn in got.turns)
    else:
        talk = "\n".join(line for line in raw.splitlines() if "-->" not in line and line != "WEBVTT" and not line.isdigit())
        assert WORD.findall(" ".join(got.spoken(turn) for turn in got.turns)) == WORD.findall(talk)
        assert got.speakers == ()
