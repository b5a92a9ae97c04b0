"""A copy for paper tells by numbers, lines and words alone what is coded where."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

import docx
from hypothesis import given, settings
from hypothesis import strategies as st

from coding.codebook import Codebook
from coding.segment import CodedSegment
from coding.word_margin.numbered_spans import coded_blocks, numbered_spans
from coding.word_margin.reading_copy import reading_copy
from coding.word_margin.reading_words import ENGLISH, SWEDISH
from coding.word_margin.short_names import short_codes
from interviews import Transcript, Turn

MADE = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
BOOK = Codebook().add("Social investering > Ettårsbudgetar").add("Kunskap > Dialog")
TEXT = "Vägen hit\nI: Hur går det?\n\nIP: Ettårsbudgetar är svåra. Men vi pratar.\nDet är bra."
TURNS = (
    Turn(13, 25, "I:", "I", heading="Vägen hit"),
    Turn(31, len(TEXT), "IP:", "IP", heading="Vägen hit"),
)
TALK = Transcript("Samtal 1", TEXT, TURNS, case="Kommunen", wave="2015", date="2015-03-04")


def coded(words: str, code: str, coder: str = "Karin Ek", **told: object) -> CodedSegment:
    """A coding of words of the talk."""
    start = TEXT.index(words)
    return CodedSegment(f"{words}{code}{coder}", "Samtal 1", start, start + len(words), words, code, coder, **told)


BUDGET, DIALOGUE = "Social investering > Ettårsbudgetar", "Kunskap > Dialog"
SEGMENTS = [
    coded("Ettårsbudgetar är svåra.", BUDGET, memo="Jämför intervju 3"),
    coded("Ettårsbudgetar är svåra.", BUDGET, "Maria Öst"),
    coded("svåra. Men vi pratar.\nDet", DIALOGUE, contrary=True),
]


def opened(segments: list[CodedSegment], words=SWEDISH, transcript: Transcript = TALK) -> docx.document.Document:
    """The copy, read by another library."""
    return docx.Document(BytesIO(reading_copy(transcript, segments, BOOK, words=words, made=MADE)))


def rows(table) -> list[list[str]]:
    """The texts of a table's cells."""
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_what_a_copy_says() -> None:
    """Facts, the list of codes, then the text with numbers where codings begin and end, and beside it what they are."""
    facts, codes, text = opened(SEGMENTS).tables
    assert rows(facts) == [
        ["Organisation", "Kommunen"],
        ["Källa", "Intervju"],
        ["Uppföljningsår", "2015"],
        ["Datum", "2015-03-04"],
        ["Omfång", "12 ord, 3 kodningar"],
        ["Kodare", "Karin Ek (KE), Maria Öst (MÖ)"],
    ]
    assert rows(codes) == [["Koder i utskriften", "Kodningar"], [BUDGET, "2"], [DIALOGUE, "1"]]
    assert rows(text) == [
        ["Utskrift", "Koder"],
        ["Vägen hit", ""],
        ["I: Hur går det?", ""],
        [
            "IP: [1\u202fEttårsbudgetar är [2\u202fsvåra.\u202f1] Men vi pratar.",
            "1\tEttårsbudgetar (KE, MÖ)\nKE: Jämför intervju 3\n2\tDialog (KE) – motsäger",
        ],
        ["Det\u202f2] är bra.", "…\t2 Dialog (forts.)"],
    ]


def test_what_is_coded_is_underlined_twice_where_codings_overlap() -> None:
    """The line tells it in grey too; labels and headings are bold."""
    paragraphs = [row.cells[0].paragraphs[0] for row in opened(SEGMENTS).tables[2].rows[1:]]
    looks = [(run.text, run.bold, str(run.underline)) for run in paragraphs[2].runs if run.font.size is None]
    assert looks == [
        ("IP:", True, "None"),
        (" ", None, "None"),
        ("Ettårsbudgetar är ", None, "True"),
        ("svåra.", None, "DOUBLE (3)"),
        (" Men vi pratar.", None, "True"),
    ]
    assert [(run.text, run.bold) for run in paragraphs[0].runs] == [("Vägen hit", True)]
    assert "w:color" not in "".join(paragraph._p.xml for paragraph in paragraphs)  # noqa: SLF001  # the markup itself is asked for


def test_every_page_says_what_it_is() -> None:
    """The mark of personal data, the number of the page, and the headers of the columns stand on each of them."""
    document = opened(SEGMENTS)
    section = document.sections[0]
    assert [each.text for each in section.header.paragraphs] == ["Arbetsmaterial – innehåller personuppgifter"]
    below = section.footer.paragraphs[0]._p.xml  # noqa: SLF001  # python-docx reads no fields
    assert "Samtal 1" in below
    assert 'w:instr="PAGE"' in below
    assert 'w:instr="NUMPAGES"' in below
    assert all("w:tblHeader" in table.rows[0]._tr.xml for table in document.tables[1:])  # noqa: SLF001  # nor repeated headers


def test_a_copy_in_english_without_codings() -> None:
    """It says that nothing is coded, and has no list of codes."""
    document = opened([], ENGLISH)
    assert len(document.tables) == 2
    assert "Nothing in the transcript is coded." in [each.text for each in document.paragraphs]
    assert rows(document.tables[1])[0] == ["Transcript", "Codes"]
    assert document.sections[0].header.paragraphs[0].text == "Working material – contains personal data"


def test_a_long_paragraph_is_shown_in_pieces() -> None:
    """So that a code stands beside what it is about, be the whole interview one paragraph; no character is lost."""
    text = "Det här är en mening som handlar om någonting. " * 100
    shown = [row.cells[0].text for row in opened([], transcript=Transcript("Lång", text)).tables[1].rows[1:]]
    assert "".join(shown) == text
    assert len(shown) > 5
    assert max(map(len, shown)) < 800


def test_short_names_stay_apart() -> None:
    """Where two codes share their last name, as much goes before it as tells them apart."""
    paths = ["A > B > Lek", "C > B > Lek", "Mat", "Ute > Mat", "Fri > Lekplats"]
    assert list(short_codes(paths).values()) == ["A > B > Lek", "C > B > Lek", "Mat", "Ute > Mat", "Lekplats"]


TEXTS = st.text("ab \n", min_size=1, max_size=30)


@settings(max_examples=200, deadline=None)
@given(text=TEXTS, data=st.data())
def test_every_coding_begins_once_and_ends_once(text: str, data: st.DataObject) -> None:
    """The pieces of all blocks are the text, and each number is opened before it is closed, at the right places."""
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted).filter(lambda span: span[0] < span[1])
    made = [CodedSegment(str(n), "", *span, "", "K", "AB") for n, span in enumerate(data.draw(st.lists(ends, max_size=6)))]
    spans = numbered_spans(made)
    starts = [0, *(place + 1 for place, char in enumerate(text) if char == "\n")]
    stretches = [(start, start + len(line)) for start, line in zip(starts, text.split("\n"), strict=True)]
    blocks = list(coded_blocks(text, stretches, spans))
    assert "\n".join("".join(piece.text for piece in block.pieces) for block in blocks) == text
    assert [span.number for block in blocks for span in block.begun] == [span.number for span in spans]
    found: dict[int, list[int]] = {span.number: [] for span in spans}
    for block in blocks:
        place = block.start
        for piece in block.pieces:
            for number in (*piece.closes, *piece.opens):
                found[number].append(place)
            assert piece.depth == sum(span.start <= place and span.end >= place + len(piece.text) for span in spans) * bool(
                piece.text
            )
            place += len(piece.text)
    assert found == {span.number: [span.start, span.end] for span in spans}
