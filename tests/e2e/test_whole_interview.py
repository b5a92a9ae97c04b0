"""A whole interview coded by keyboard alone, undone to the start and redone."""

from __future__ import annotations

import pytest

from workbench.study import Study

pytestmark = pytest.mark.slow  # a browser and a server for each; CI runs them

CODINGS = "document.querySelector('[data-testid=transcript]').dataset.codings"
ANNOUNCED = "document.getElementById('announce').textContent"


def _standing(path):
    """What stands in the study, which must be sound."""
    with Study.open(path) as study:
        assert study.check() == []
        text = study.transcripts()[0].text
        found = study.findings()
        assert all(text[each.start : each.end] == each.quote for each in found)
        return [(each.start, each.end, each.code, each.memo, each.contrary) for each in found]


def _code(page, name):
    """Codes what is selected by the palette."""
    page.keyboard.press("Enter")
    page.keyboard.type(name)
    page.keyboard.press("Enter")


def test_a_whole_interview_is_coded_by_keyboard_alone_undone_and_redone(transcript, study_file, until, saved):
    """Sentences, words, a turn, an exchange; a favourite, a repetition, an in-vivo code; ends moved, retagged, a memo, deleted."""
    press = transcript.keyboard.press
    for key in ("ArrowDown", "s"):
        press(key)
    _code(transcript, "ettårsbudgetar")
    until(transcript, CODINGS, "1")
    press("s")
    press("1")
    until(transcript, CODINGS, "2")
    for key in ("Alt+Shift+ArrowLeft", "Alt+Shift+ArrowDown", "c"):
        press(key)
    press("s")
    press("+")
    press(".")
    until(transcript, CODINGS, "3")
    for key in ("Escape", "u", "ArrowRight", "Shift+ArrowRight", "i"):
        press(key)
    until(transcript, CODINGS, "4")
    press("m")
    transcript.keyboard.type("en tanke")
    press("Tab")
    press("Enter")
    press("r")
    transcript.keyboard.type("Nytt > Under")
    press("Enter")
    for key in ("Escape", "u", "+", "+", "1"):
        press(key)
    until(transcript, CODINGS, "5")
    press("p")
    press("Delete")
    until(transcript, CODINGS, "4")
    saved(transcript)
    done = _standing(study_file)
    assert len(done) == 4
    changes = _own_changes(study_file)
    for _ in range(changes):
        press("Control+z")
    saved(transcript)
    until(transcript, CODINGS, "0")
    assert _standing(study_file) == []
    for _ in range(changes):
        press("Control+y")
    saved(transcript)
    until(transcript, CODINGS, "4")
    assert _standing(study_file) == done


def _own_changes(path):
    """How many changes were made on the page: all but the founding and the import."""
    with Study.open(path) as study:
        return len(study.log()) - 2


def test_what_is_coded_already_is_passed_over(transcript, until, saved):
    """`u` goes to the next interviewee's turn without a coding, and says when there is none."""
    for _ in range(3):
        for key in ("u", "s"):
            transcript.keyboard.press(key)
        _code(transcript, "ettårsbudgetar")
    until(transcript, CODINGS, "3")
    transcript.keyboard.press("u")
    until(transcript, f"{ANNOUNCED}.length > 0 && document.querySelectorAll('[data-testid=turn]')[5].ariaCurrent", "true")
    saved(transcript)
