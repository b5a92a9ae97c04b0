"""The sample study's Word files, read back by the reader that a user's own files go through."""

from __future__ import annotations

import docx
import pytest

from interviews.document import write_document
from interviews.reading import read_transcript
from interviews.words import WORD
from workbench.sample.authored import FICTION
from workbench.sample.layouts import document_blocks
from workbench.sample.material import code_paths, sample_interviews
from workbench.sample.placing import LostParagraphError, place_codings

INTERVIEWS = sample_interviews()
each_interview = pytest.mark.parametrize("interview", INTERVIEWS, ids=lambda interview: interview.name)


@pytest.fixture(scope="module")
def transcripts(tmp_path_factory):
    """Every sample interview, written and read back, by name."""
    folder = tmp_path_factory.mktemp("intervjuer")
    read = {}
    for interview in INTERVIEWS:
        path = folder / f"{interview.name}.docx"
        write_document(path, document_blocks(interview))
        read[interview.name] = read_transcript(path)
    return read


def spoken_turns(interview):
    """The turns that a reader should find: Teams begins a new one with every cue."""
    if interview.layout == "teams":
        return [(turn, text) for turn in interview.turns for text in turn.paragraphs]
    return [(turn, "\n".join(turn.paragraphs)) for turn in interview.turns]


@each_interview
def test_reads_back_who_said_what(interview, transcripts):
    """Speakers, roles, topics and words come back as they were authored, turn by turn."""
    transcript = transcripts[interview.name]
    found = [(turn.speaker, turn.role, turn.heading, transcript.spoken(turn)) for turn in transcript.turns]
    authored = [(turn.person.label or None, turn.person.role, turn.heading, text) for turn, text in spoken_turns(interview)]
    assert found == authored


@each_interview
def test_no_word_comes_or_goes(interview, transcripts):
    """The spoken words that count are the authored ones, and the reader has nothing to complain about."""
    transcript = transcripts[interview.name]
    assert len(transcript.words) == sum(len(WORD.findall(paragraph)) for paragraph in interview.paragraphs)
    assert not transcript.problems


@each_interview
def test_says_that_it_is_made_up(interview, transcripts):
    """Every document says before anybody speaks that persons and statements are invented."""
    transcript = transcripts[interview.name]
    assert FICTION in transcript.text[: transcript.turns[0].start].splitlines()


@each_interview
def test_codings_quote_the_text(interview, transcripts):
    """Each coding's quote is the text at its place and holds what was marked; ids and places are each coder's own."""
    transcript = transcripts[interview.name]
    placed = place_codings(interview, transcript, code_paths())
    assert len(placed) == len(interview.marks)
    assert all(one.quote == transcript.text[one.start : one.end] for one in placed)
    assert len({(one.start, one.end, one.code, one.coder) for one in placed}) == len({one.id for one in placed}) == len(placed)
    for one, mark in zip(placed, sorted(interview.marks, key=lambda mark: mark.coder != "Maria"), strict=True):
        first = interview.paragraphs[mark.start.paragraph][mark.start.offset :]
        assert one.quote.startswith(first[: min(len(first), 20, one.end - one.start)])
        last = interview.paragraphs[mark.end.paragraph][: mark.end.offset]
        assert one.quote.endswith(last[-20:])


def test_a_text_without_the_spoken_words_is_refused(transcripts):
    """Codings are never placed in a text that does not hold their interview."""
    one, other, *_ = INTERVIEWS
    with pytest.raises(LostParagraphError, match=one.name):
        place_codings(one, transcripts[other.name], code_paths())


def test_the_layouts_are_laid_out_as_they_are_called(tmp_path):
    """The Word files look as transcripts do: labels, tabs, tables, cues, bold questions, answers below soft breaks."""
    shown = {}
    for interview in (each for each in INTERVIEWS if each.wave == "2015"):
        path = tmp_path / "prov.docx"
        write_document(path, document_blocks(interview))
        shown[interview.layout] = docx.Document(path)
    first_columns = {layout: {len(table.columns) for table in document.tables} for layout, document in shown.items()}
    assert (first_columns["table_two"], first_columns["table_three"], first_columns["teams"]) == ({2}, {3}, set())
    texts = {layout: [paragraph.text for paragraph in document.paragraphs][7:] for layout, document in shown.items()}
    assert texts["bold_label"][0].startswith("Samtalsledare: ")
    assert texts["label_tab"][0].startswith("INTERVJUARE:\t")
    assert texts["speaker_line"][0] == "Disa"
    assert texts["teams"][0].startswith("0:0:0.000 --> 0:0:")
    assert [run.bold for run in shown["bold_question"].paragraphs[7].runs] == [True]
    assert [run.bold for run in shown["bold_question"].paragraphs[8].runs] == [None]
    assert texts["question_answer"][0].count("\n") == 1
