"""Margin comments are kept with their interview: after an import, a split one, a corrected file and an older version's study."""

from __future__ import annotations

import docx
import pytest

from interviews.comment import Comment, Reply
from workbench.rows.transcript_rows import transcript_of, transcript_row
from workbench.study import Study


@pytest.fixture
def empty(tmp_path):
    """A new study."""
    with Study.create(tmp_path / "studie.kodbok", coder="Anna") as created:
        yield created


def _commented(path, *lines):
    """A Word file of paragraphs, a comment on the last word of those that end with a hash."""
    document = docx.Document()
    for line in lines:
        words, hashed, _ = line.partition("#")
        before, blank, last = words.rpartition(" ")
        paragraph = document.add_paragraph(before + blank)
        run = paragraph.add_run(last)
        run.bold = paragraph.runs[0].bold = not blank
        if hashed:
            document.add_comment(run, f"om {last}", "Karin Ek", "KE")
    document.save(str(path))
    return path


def _quoted(transcript):
    """What each comment stands at, and what it says."""
    return [(transcript.text[each.start : each.end], each.text, each.author) for each in transcript.comments]


TALK = ["I: Hur går det?", "IP: Det går bra#", "I: Och sen?", "IP: Då blir det svårt#"]


def test_comments_are_kept_and_renewed(empty, tmp_path):
    """An import stores them; a corrected file brings its own, undo brings the old ones back."""
    assert len(list(empty.add_interviews([_commented(tmp_path / "samtal.docx", *TALK)]))) == 1
    before = [("bra", "om bra", "Karin Ek"), ("svårt", "om svårt", "Karin Ek")]
    assert _quoted(empty.transcript("samtal")) == before
    empty.replace_transcript("samtal", _commented(tmp_path / "ny.docx", "I: Nå?", *TALK[:3], "IP: Då blir det lättare#"))
    assert _quoted(empty.transcript("samtal")) == [*before[:1], ("lättare", "om lättare", "Karin Ek")]
    empty.undo()
    assert _quoted(empty.transcript("samtal")) == before
    assert empty.check() == []


def test_each_interview_of_a_file_keeps_its_own(empty, tmp_path):
    """Shifted to its own text."""
    path = _commented(tmp_path / "samtal.docx", "P01", *TALK, "P02", *TALK[:3], "IP: Allt är lätt#")
    assert len(list(empty.add_interviews([path], split=True))) == 2
    assert [[words for words, _, _ in _quoted(each)] for each in empty.transcripts()] == [["bra", "svårt"], ["bra", "lätt"]]


def test_rows_of_an_older_version_are_read(talk):
    """A comment without replies is a list of five."""
    comments = (Comment(0, 2, "a", "KE", "2024-05-01T10:00:00", (Reply("b", "AB"), Reply("c", "")), resolved=True),)
    row = transcript_row(talk(comments=comments), "1", "2", None) | {
        "name": "Samtal",
        "wave": None,
        "kind": "interview",
        "date": None,
    }
    assert transcript_of(row, None).comments == comments
    assert transcript_of(row | {"comments": [[0, 2, "a", "KE", None]]}, None).comments == (Comment(0, 2, "a", "KE"),)
