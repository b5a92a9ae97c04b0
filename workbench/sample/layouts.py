"""The layouts in which transcripts come: an authored interview as the blocks of a Word document.

Importing this loads python-docx, so the sample imports it only when it writes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import accumulate, chain, groupby

from interviews.document import Block, Heading, Paragraph, Table
from interviews.words import WORD
from workbench.sample.authored import FICTION, AuthoredInterview, AuthoredTurn

_WORDS_A_SECOND = 2.4
_TITLES = {"interview": "Intervju med", "workshop": "Anteckningar från workshop,"}

TimedTurn = tuple[AuthoredTurn, tuple[float, ...]]
"""A turn, and in seconds when each of its paragraphs begins and when it ends."""
Layout = Callable[[Iterable[TimedTurn]], Iterator[Block]]


def document_blocks(interview: AuthoredInterview) -> list[Block]:
    """The whole document: its title, the mark that it is made up, the facts, then each topic in the interview's layout."""
    blocks = list(_head(interview))
    for heading, turns in groupby(_timed(interview.turns), key=lambda timed: timed[0].heading):
        blocks += [Heading(heading), *LAYOUTS[interview.layout](turns)]
    return blocks


def _head(interview: AuthoredInterview) -> Iterator[Block]:
    """The title and the lines of facts above the first topic."""
    yield Heading(f"{_TITLES[interview.kind]} {interview.case}", level=0)
    yield Paragraph(FICTION)
    yield Paragraph(f"Datum: {interview.date}")
    yield Paragraph(f"Plats: {interview.place}")
    asking = [person for person in interview.people if person.role == "interviewer"]
    others = [person for person in interview.people if person.role != "interviewer"]
    yield Paragraph("Intervjuare: " + "; ".join(f"{person.name}, {person.title}" for person in asking))
    yield Paragraph("Närvarande: " + "; ".join(f"{person.name or person.label}, {person.title}" for person in others))


def _timed(turns: Iterable[AuthoredTurn]) -> Iterator[TimedTurn]:
    """The turns on a clock that runs at the speed of calm talk."""
    clock = 0.0
    for turn in turns:
        lengths = (len(WORD.findall(paragraph)) / _WORDS_A_SECOND for paragraph in turn.paragraphs)
        times = tuple(accumulate(lengths, initial=clock))
        yield turn, times
        clock = times[-1] + 0.8


def bold_label(turns: Iterable[TimedTurn]) -> Iterator[Block]:
    """`Label: text`, the label in bold."""
    for turn, _ in turns:
        first, *others = turn.paragraphs
        yield Paragraph(first, bold_label=f"{turn.person.label}: ")
        yield from map(Paragraph, others)


def label_tab(turns: Iterable[TimedTurn]) -> Iterator[Block]:
    """`IP:`, a tab and the text."""
    for turn, _ in turns:
        first, *others = turn.paragraphs
        yield Paragraph(f"{turn.person.label}:\t{first}")
        yield from map(Paragraph, others)


def speaker_line(turns: Iterable[TimedTurn]) -> Iterator[Block]:
    """The speaker alone on a line, the text in the paragraphs below."""
    for turn, _ in turns:
        yield Paragraph("", bold_label=turn.person.label)
        yield from map(Paragraph, turn.paragraphs)


def table_two(turns: Iterable[TimedTurn]) -> Iterator[Block]:
    """A table of speaker and text."""
    yield Table([(turn.person.label, "\n".join(turn.paragraphs)) for turn, _ in turns])


def table_three(turns: Iterable[TimedTurn]) -> Iterator[Block]:
    """A table of time, speaker and text, with a header row."""
    rows = [(_clock(times[0]), turn.person.label, "\n".join(turn.paragraphs)) for turn, times in turns]
    yield Table([("Tid", "Talare", "Utskrift"), *rows], header=True)


def teams(turns: Iterable[TimedTurn]) -> Iterator[Block]:
    """A paragraph a cue, as Microsoft Teams writes it: times, name and text parted by soft breaks."""
    for turn, times in turns:
        for text, begins, ends in zip(turn.paragraphs, times, times[1:], strict=False):
            yield Paragraph(f"{_cue_time(begins)} --> {_cue_time(ends)}\n{turn.person.label}\n{text}")


def bold_question(turns: Iterable[TimedTurn]) -> Iterator[Block]:
    """Nobody is named: the questions are bold, the answers plain."""
    for turn, _ in turns:
        for paragraph in turn.paragraphs:
            yield Paragraph(paragraph, bold=turn.person.role == "interviewer")


def question_answer(turns: Iterable[TimedTurn]) -> Iterator[Block]:
    """Nobody is named: a question and its answer share a paragraph, parted by soft breaks."""
    for _, pair in groupby(enumerate(turn for turn, _ in turns), key=lambda numbered: numbered[0] // 2):
        yield Paragraph("\n".join(chain.from_iterable(turn.paragraphs for _, turn in pair)))


def _clock(seconds: float) -> str:
    """`00:03:12`."""
    minutes, second = divmod(int(seconds), 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{second:02}"


def _cue_time(seconds: float) -> str:
    """`0:3:12.480`, as Teams writes it."""
    minutes, milliseconds = divmod(round(seconds * 1000), 60_000)
    return f"{minutes // 60}:{minutes % 60}:{milliseconds // 1000}.{milliseconds % 1000:03}"


LAYOUTS: Mapping[str, Layout] = {
    layout.__name__: layout
    for layout in (bold_label, label_tab, speaker_line, table_two, table_three, teams, bold_question, question_answer)
}
"""Every layout by the name that a source text gives it."""
