"""What holds for every document: no word is lost, no turn overlaps, a written talk is read back as it was."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from html import escape

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from interviews import Paragraph, Table, Transcript
from interviews.document import Block

QUICK = [Phase.explicit, Phase.reuse, Phase.generate]  # shrinking writes hundreds of Word files; a talk is short as it is
overwrites = settings(max_examples=20, deadline=None, phases=QUICK, suppress_health_check=[HealthCheck.function_scoped_fixture])
# the fixtures that read hold nothing between two examples: each one overwrites the same file

Said = list[tuple[str, str]]
"""Who says what, turn by turn."""

WORDS = [
    "staden",
    "växer",
    "åt",
    "öster",
    "ändå",
    "pengar",
    "inte",
    "barnen",
    "själva",
    "några",
    "fonder",
    "söka",
    "kl. 10.30",
    "tre",
]
sentences = st.builds(
    lambda words, end: " ".join(words).capitalize() + end,
    st.lists(st.sampled_from(WORDS), min_size=2, max_size=9),
    st.sampled_from(".!"),
)
questions = sentences.map(lambda text: f"Hur {text[:-1].lower()}?")
answers = st.lists(sentences, min_size=1, max_size=3).map("\n".join)


@st.composite
def talks(draw: st.DrawFn, asks: str = "Intervjuare", answers_as: tuple[str, ...] = ("IP1", "IP2")) -> Said:
    """A talk in which questions and answers alternate, and whoever answers does so more than once."""
    speakers = draw(st.lists(st.sampled_from(answers_as), min_size=1, max_size=3))
    pairs = [(draw(questions), speaker, draw(answers)) for speaker in speakers + speakers]
    return [turn for question, who, answer in pairs for turn in ((asks, question), (who, answer))]


def labelled(said: Said) -> Iterator[Block]:
    """`Label: text`, further paragraphs without a label."""
    for who, text in said:
        first, *others = text.split("\n")
        yield Paragraph(first, f"{who}: ")
        yield from map(Paragraph, others)


def lines(said: Said) -> Iterator[Block]:
    """The speaker alone on a line."""
    for who, text in said:
        yield Paragraph(who)
        yield from map(Paragraph, text.split("\n"))


def dashes(said: Said) -> Iterator[Block]:
    """`Label – text`."""
    for who, text in said:
        yield Paragraph(f"{who} – {text}")


def tabs(said: Said) -> Iterator[Block]:
    """A label, a tab, the text."""
    for who, text in said:
        yield Paragraph(f"{who}\t{text}")


def cues(said: Said) -> Iterator[Block]:
    """A paragraph a cue, parted by soft breaks."""
    for number, (who, text) in enumerate(said):
        yield Paragraph(f"0:{number}:2.90 --> 0:{number}:4.480\n{who}\n{text}")


def transcribed(said: Said) -> Iterator[Block]:
    """Time and speaker on a line."""
    for number, (who, text) in enumerate(said):
        yield Paragraph(f"00:{number:02}:03 {who}")
        yield Paragraph(text)


def times_last(said: Said) -> Iterator[Block]:
    """A time after what is said."""
    for number, (who, text) in enumerate(said):
        yield Paragraph(f"{who}: {text} #00:{number:02}:39-2#")


def two_columns(said: Said) -> Iterator[Block]:
    """Speaker | text."""
    yield Table(said)


def three_columns(said: Said) -> Iterator[Block]:
    """Time | speaker | text, with a header row."""
    yield Table([("Tid", "Talare", "Text"), *((f"00:{number:02}:03", *turn) for number, turn in enumerate(said))], header=True)


def run_in(said: Said) -> Iterator[Block]:
    """All in one paragraph, labels glued to the sentence before."""
    yield Paragraph("".join(f"{who}:\u00a0{text}" for who, text in said))


LABELLED = [run_in, labelled, lines, dashes, tabs, cues, transcribed, times_last, two_columns, three_columns]


def bold_questions(said: Said) -> Iterator[Block]:
    """Bold question, plain answer, nobody named."""
    for who, text in said:
        for paragraph in text.split("\n"):
            yield Paragraph(paragraph, bold=who == "Intervjuare")


def one_paragraph_each(said: Said) -> Iterator[Block]:
    """Question and answer in one paragraph."""
    for question, answer in zip(said[::2], said[1::2], strict=True):
        yield Paragraph(f"{question[1]}\n{answer[1]}")


def grouped(said: Said) -> Iterator[Block]:
    """A numbered question that nobody is named for, then who answers it."""
    for number, (who, text) in enumerate(said):
        yield Paragraph(f"{number // 2 + 1}) {text}" if who == "Intervjuare" else f"{who}: {text}")


def check_turns(read: Transcript) -> None:
    """Turns are in order, do not overlap, and begin and end with what is said."""
    end = 0
    for turn in read.turns:
        assert end <= turn.start < turn.end <= len(read.text)
        assert read.spoken(turn) == read.spoken(turn).strip()
        end = turn.end


@pytest.mark.parametrize("layout", LABELLED, ids=lambda layout: layout.__name__)
@overwrites
@given(said=st.one_of(talks(), talks("KE", ("AB", "BÅ")), talks("Karin Ek", ("Bo Alm", "Åsa Ö"))))
def test_a_labelled_talk_reads_back(
    read_blocks: Callable[..., Transcript], layout: Callable[[Said], Iterator[Block]], said: Said
) -> None:
    """Speakers and words come back, turn by turn; who asks is the interviewer."""
    read = read_blocks(*layout(said))
    check_turns(read)
    assert [(turn.speaker, read.spoken(turn)) for turn in read.turns] == said
    assert {turn.speaker for turn in read.turns if turn.role == "interviewer"} == {said[0][0]}


@pytest.mark.parametrize("layout", [bold_questions, one_paragraph_each], ids=lambda layout: layout.__name__)
@overwrites
@example(said=[("Intervjuare", "När?"), ("IP", "Kl. 10.30 i salen."), ("Intervjuare", "Och sedan?"), ("IP", "Kl. 13 hemma.")])
@given(said=talks(answers_as=("IP",)))
def test_a_nameless_talk_reads_back(
    read_blocks: Callable[..., Transcript], layout: Callable[[Said], Iterator[Block]], said: Said
) -> None:
    """Roles and words come back where nobody is named."""
    read = read_blocks(*layout(said))
    check_turns(read)
    assert [(turn.speaker, turn.role == "interviewer", read.spoken(turn)) for turn in read.turns] == [
        (None, who == "Intervjuare", text) for who, text in said
    ]


@overwrites
@given(said=talks(answers_as=("A", "D")))
def test_a_talk_grouped_by_question_reads_back(read_blocks: Callable[..., Transcript], said: Said) -> None:
    """Who answers is named, who asks is the interviewer, and every question keeps its number."""
    read = read_blocks(*grouped(said))
    check_turns(read)
    assert [(turn.speaker, turn.role, read.spoken(turn)) for turn in read.turns] == [
        (None, "interviewer", text) if who == "Intervjuare" else (who, "interviewee", text) for who, text in said
    ]
    assert [turn.number for turn in read.turns[::2]] == [f"{number + 1})" for number in range(len(said) // 2)]


@overwrites
@given(first=talks(), second=talks("KE", ("AB", "BÅ")), layouts=st.tuples(*[st.sampled_from(LABELLED)] * 2))
def test_a_document_in_two_layouts_loses_no_word(
    read_blocks: Callable[..., Transcript], first: Said, second: Said, layouts: tuple[Callable[[Said], Iterator[Block]], ...]
) -> None:
    """Whatever is found in a mixed document, its text holds every word in order, and turns lie inside it."""
    read = read_blocks(*layouts[0](first), *layouts[1](second))
    check_turns(read)
    place = 0
    for _, text in first + second:
        place = read.text.index(text.replace("\n", " ") if text not in read.text[place:] else text, place) + 1


texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\u00ad\ufffe\uffff"), max_size=30)


@st.composite
def bodies(draw: st.DrawFn) -> tuple[str, str]:
    """The XML of a body of paragraphs, runs and tables, and the text that it holds."""
    parts = [draw(st.one_of(paragraphs(), tables())) for _ in range(draw(st.integers(1, 6)))]
    return "".join(xml for xml, _ in parts), "\n".join(text for _, text in parts)


@st.composite
def paragraphs(draw: st.DrawFn) -> tuple[str, str]:
    """A paragraph of runs, wrapped in whatever Word wraps them in."""
    wrappers = st.sampled_from(
        ["{}", "<w:ins>{}</w:ins>", "<w:hyperlink>{}</w:hyperlink>", "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"]
    )
    said = draw(st.lists(st.tuples(texts, wrappers), max_size=4))
    runs = "".join(wrapper.format(f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>') for text, wrapper in said)
    return f"<w:p>{runs}</w:p>", unicodedata.normalize("NFC", "".join(text for text, _ in said))


@st.composite
def tables(draw: st.DrawFn) -> tuple[str, str]:
    """A table of cells of paragraphs."""
    rows = [[draw(paragraphs()) for _ in range(draw(st.integers(1, 3)))] for _ in range(draw(st.integers(1, 3)))]
    xml = "".join("<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell, _ in row) + "</w:tr>" for row in rows)
    return f"<w:tbl>{xml}</w:tbl>", "\n".join("\t".join(text for _, text in row) for row in rows)


@overwrites
@given(body=bodies())
def test_no_character_comes_or_goes(read_body: Callable[..., Transcript], body: tuple[str, str]) -> None:
    """Whatever stands in paragraphs and tables is the text, composed, in order; turns hold their invariants."""
    xml, text = body
    read = read_body(f"<w:p><w:r><w:t>ord</w:t></w:r></w:p>{xml}")
    assert read.text == f"ord\n{text}"
    assert unicodedata.is_normalized("NFC", read.text)
    check_turns(read)
