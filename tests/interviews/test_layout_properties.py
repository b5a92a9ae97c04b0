"""Whatever is said, in whatever script: a talk that is laid out as a family does is read back turn by turn."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from interviews.formats.manuscript import Looks, Manuscript
from interviews.layouts import Found, find_turns
from interviews.word.paragraph import Cell

QUICK = [Phase.explicit, Phase.reuse, Phase.generate]  # a talk is short as it is

Said = list[tuple[str, str]]
"""Who says what, turn by turn."""

Write = Callable[[Manuscript, Said], None]

ALPHABETS = [
    "abcdefghijklmnoprstuvyåäöéüßñç",
    "абвгдежзиклмнопрстуфхцчшыэюя",
    "αβγδεζηθικλμνξοπρστυφχψω",
    "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "的一是不了人我在有他这中大来上国",
]
ASIDES = ["så: här", "kl. 10:30", "(50:50)", "Joh 3:16", "https://malmo.se/a?b=1", "”Det går inte”", "– nej –", "t.ex.", "1,5 %"]
PEOPLE = [
    ("Intervjuare", ["IP"]),
    ("I", ["R1", "R2"]),
    ("Interviewerin", ["Befragte"]),
    ("KE", ["AB", "BÅ"]),
    ("Karin", ["Anna", "Bo"]),
    ("Karin Ek", ["Anna-Lisa Berg", "Bo von Alm"]),
    ("Moderator", ["Deltagare 1", "Deltagare 2", "Deltagare 3"]),
    ("Speaker 1", ["Speaker 2"]),
    ("Мария", ["Иван"]),
    ("Enquêtrice", ["Répondant"]),
]


def words(alphabet: str) -> st.SearchStrategy[str]:
    """Words of one script."""
    return st.text(st.sampled_from(alphabet), min_size=2, max_size=9)


@st.composite
def sentences(draw: st.DrawFn, end: str = ".") -> str:
    """A sentence of one script, perhaps with an aside inside that looks like a time, a label or an address."""
    said = draw(st.lists(words(draw(st.sampled_from(ALPHABETS))), min_size=3, max_size=8))
    if draw(st.booleans()):
        said.insert(draw(st.integers(1, len(said) - 1)), draw(st.sampled_from(ASIDES)))
    first, *rest = said
    return " ".join([first.capitalize(), *rest]) + end


@st.composite
def talks(draw: st.DrawFn, people: tuple[str, list[str]] | None = None) -> Said:
    """A talk in which one asks and the others answer, everybody more than once."""
    asks, answering = people or draw(st.sampled_from(PEOPLE))
    return [
        turn
        for _ in range(draw(st.integers(2, 5)))
        for who in answering
        for turn in ((asks, draw(sentences(end="?"))), (who, draw(sentences())))
    ]


def add(manuscript: Manuscript, text: str, looks: Looks | None = None, *, bold: str = "") -> None:
    """Adds a paragraph, perhaps with a label in bold before its text."""
    pieces = [(piece, is_bold) for piece, is_bold in ((bold, True), (text, False)) if piece]
    manuscript.add(pieces, looks or Looks())


def each(form: str) -> Write:
    """A paragraph for each turn; `{number}` counts turns from 0."""

    def write(manuscript: Manuscript, said: Said) -> None:
        for number, (who, text) in enumerate(said):
            for paragraph in form.format(who=who, text=text, number=number, minute=f"{number:02}").split("\v"):
                add(manuscript, paragraph)

    return write


def before(*lines: str) -> Write:
    """A layout of `Label: text` after lines that belong to no turn."""

    def write(manuscript: Manuscript, said: Said) -> None:
        for line in lines:
            add(manuscript, line)
        each("{who}: {text}")(manuscript, said)

    return write


def bold_labels(manuscript: Manuscript, said: Said) -> None:
    """A label that bold type alone parts from the text."""
    for who, text in said:
        add(manuscript, f" {text}", bold=who)


def bold_lines(manuscript: Manuscript, said: Said) -> None:
    """The speaker alone on a bold line."""
    for who, text in said:
        add(manuscript, "", bold=who)
        add(manuscript, text)


def run_in(manuscript: Manuscript, said: Said) -> None:
    """All in one paragraph."""
    add(manuscript, "".join(f"{who}:\u00a0{text}" for who, text in said))


def soft_breaks(manuscript: Manuscript, said: Said) -> None:
    """All in one paragraph, parted by soft breaks."""
    add(manuscript, "\n".join(f"{who}: {text}" for who, text in said))


def rows(manuscript: Manuscript, table: int, cells: list[tuple[str, ...]]) -> None:
    """A table of rows."""
    for row, texts in enumerate(cells):
        for column, text in enumerate(texts):
            add(manuscript, text, Looks(cell=Cell(table, row, column)))


def two_columns(manuscript: Manuscript, said: Said) -> None:
    """Speaker | text."""
    rows(manuscript, 0, said)


def three_columns(manuscript: Manuscript, said: Said) -> None:
    """Time | speaker | text under a header row."""
    timed = [(f"00:{number:02}:03", *turn) for number, turn in enumerate(said)]
    rows(manuscript, 0, [("Tid", "Talare", "Text"), *timed])


def a_table_a_question(manuscript: Manuscript, said: Said) -> None:
    """A small table for each question, a heading above it."""
    for table, place in enumerate(range(0, len(said), 2)):
        add(manuscript, "Ämne", Looks(level=2))
        rows(manuscript, table, said[place : place + 2])


LAYOUTS: dict[str, Write] = {
    "1 colon": each("{who}: {text}"),
    "1 blank before the colon": each("{who} : {text}"),
    "1 after header lines": before("Utskrift", "Datum: 3 mars 2014", "Plats: Stadshuset", "Längd: 45 min"),
    "1 bold label": bold_labels,
    "2 time at the end": each("{who}: {text} #00:{minute}:39-2#"),
    "2 time before": each("[00:{minute}:39] {who}: {text}"),
    "2 time in the label": each("{who} (00:{minute}:39): {text}"),
    "2 dash": each("{who} – {text}"),
    "3 alone": each("{who}\v{text}"),
    "3 alone with a colon": each("{who}:\v{text}"),
    "3 alone in bold": bold_lines,
    "3 alone with a time": each("{who}  {number}:03\v{text}"),
    "4 time and speaker": each("00:{minute}:03 {who}\v{text}"),
    "5 cues": each("0:{number}:2.90 --> 0:{number}:4.480\n{who}\n{text}"),
    "6 tab": each("{who}\t{text}"),
    "6 colon and tab": each("{who}:\t{text}"),
    "7 soft breaks": soft_breaks,
    "8 one paragraph": run_in,
    "12 full-width colon": each("{who}：{text}"),
    "14 time, then the speaker": each("[{number}:43]\v{who}: {text}"),
    "brackets": each("[{who}] {text}"),
    "pointed brackets": each("<{who}>: {text}"),
    "marks": each(">> {who}: {text}"),
    "numbers": each("{number}. {who}: {text}"),
    "speaker in brackets and a time": each("[{who}] 10:{minute}:03\v{text}"),
    "time for a colon": each("{who} [00:{minute}:03] {text}"),
    "table": two_columns,
    "table with times and a header": three_columns,
    "a table a question": a_table_a_question,
}


def read(write: Write, said: Said) -> tuple[Found, list[str]]:
    """What is found in a written talk, and the words of each turn."""
    manuscript = Manuscript()
    write(manuscript, said)
    walked = manuscript.finish()
    found = find_turns(walked.text, walked.paragraphs)
    return found, [walked.text[turn.start : turn.end] for turn in found.turns]


@pytest.mark.parametrize("write", LAYOUTS.values(), ids=LAYOUTS.keys())
@settings(max_examples=8, deadline=None, phases=QUICK)
@given(said=talks())
def test_a_labelled_talk_reads_back(write: Write, said: Said) -> None:
    """Words, speakers and roles come back as they were written, and nothing else is spoken."""
    found, spoken = read(write, said)
    assert list(zip([turn.speaker for turn in found.turns], spoken, strict=True)) == said
    assert {turn.speaker for turn in found.turns if turn.role == "interviewer"} == {said[0][0]}
    assert {speaker.role for speaker in found.speakers} == {"interviewer", "interviewee"}


def renamed(said: Said, asks: str, answers: str) -> Said:
    """A talk under two other labels."""
    return [(asks if place % 2 == 0 else answers, text) for place, (_, text) in enumerate(said)]


def question_words(manuscript: Manuscript, said: Said) -> None:
    """`Fråga: …`, `Svar: …`."""
    each("{who}: {text}")(manuscript, renamed(said, "Fråga", "Svar"))


def numbered(manuscript: Manuscript, said: Said) -> None:
    """Labels with the number of the question."""
    for place, (who, text) in enumerate(renamed(said, "Q", "A")):
        add(manuscript, f"{who}{place // 2 + 1}: {text}")


def numbered_questions(manuscript: Manuscript, said: Said) -> None:
    """Typed numbers before questions, plain answers."""
    for place, (_, text) in enumerate(said):
        add(manuscript, f"{place // 2 + 1}) {text}" if place % 2 == 0 else text)


def one_side(manuscript: Manuscript, said: Said) -> None:
    """The interviewer's turns labelled, the answers not."""
    for place, (_, text) in enumerate(said):
        add(manuscript, f"Intervjuare: {text}" if place % 2 == 0 else text)


NAMELESS: dict[str, Write] = {
    "Fråga and Svar": question_words,
    "Q1 and A1": numbered,
    "dashes": each("– {text}"),
    "marks": each(">> {text}"),
    "typed numbers": numbered_questions,
    "one side labelled": one_side,
}


@pytest.mark.parametrize("write", NAMELESS.values(), ids=NAMELESS.keys())
@settings(max_examples=8, deadline=None, phases=QUICK)
@given(said=talks(("Intervjuare", ["IP"])))
def test_a_talk_without_names_reads_back(write: Write, said: Said) -> None:
    """Words and roles come back where nobody, or one side alone, is named."""
    found, spoken = read(write, said)
    assert spoken == [text for _, text in said]
    assert [turn.role for turn in found.turns] == ["interviewer", "interviewee"] * (len(said) // 2)


@settings(max_examples=30, deadline=None, phases=QUICK)
@given(lines=st.lists(st.text(max_size=40), max_size=30))
def test_turns_of_any_lines_lie_in_order(lines: list[str]) -> None:
    """Turns never overlap, begin and end with what is said, and every speaker is listed."""
    manuscript = Manuscript()
    for line in lines:
        add(manuscript, line)
    walked = manuscript.finish()
    found = find_turns(walked.text, walked.paragraphs)
    end = 0
    for turn in found.turns:
        assert end <= turn.start < turn.end <= len(walked.text)
        assert walked.text[turn.start : turn.end] == walked.text[turn.start : turn.end].strip()
        end = turn.end
    assert {turn.speaker for turn in found.turns} - {None} == {speaker.label for speaker in found.speakers}
