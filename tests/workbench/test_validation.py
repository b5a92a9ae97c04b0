"""The validation report: how every transcript was read, on the screen, for programs and in Excel."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace

import openpyxl
import pytest

from interviews.problem import Problem
from interviews.source import Source
from interviews.speaker import Speaker
from interviews.transcript import Transcript
from interviews.word.walk import WALK_VERSION
from workbench.results.doubts import SHORT
from workbench.study import Study

ANSWERS = "\n".join(
    f"I: Och hur går det med sak nummer {n} hos er?\nIP: Sak {n} går väl bra, fast vi hade velat göra mer av den i år."
    for n in range(20)
)


@pytest.fixture
def checked(tmp_path, book, talk):
    """A study with an ordinary interview and one of each sort that needs a look."""
    sound = talk(ANSWERS, name="Vanlig", case="Kultur", wave="2015")
    with Study.create(tmp_path / "granskad.kodbok", title="Prov & mer", codebook=book, coder="Anna") as study:
        study.add_transcript(replace(sound, problems=(Problem("Hidden text is left out.", 4),)))
        study.add_transcript(Transcript("=Utan talare", "Löpande text. " * SHORT))
        study.add_transcript(talk("\n".join(f"A: Jag säger {n} saker och {n} till." for n in range(60)), name="Ensam"))
        swapped = ANSWERS.replace("IP:", "X:").replace("I:", "IP:").replace("X:", "I:")
        study.add_transcript(talk(swapped.replace("sak", "punkt").replace("Sak", "Punkt"), name="Bytta roller"))
        study.add_transcript(talk("I: Hej?\nIP: Hej.", name="Kort"))
        unknown = talk("\n".join(f"A: Det är {n}.\nB: Nej, {n} är det inte alls." for n in range(60)), name="Okända")
        turns = tuple(replace(turn, role="unknown") for turn in unknown.turns)
        study.add_transcript(replace(unknown, turns=turns, speakers=(Speaker("A"), Speaker("B"))))
        study.add_transcript(Transcript("Artikel", "Kort notis utan talare.", kind="article"))
        yield study


def _rows(study):
    """The rows by name."""
    return {row.interview: row for row in study.validation()}


def test_figures_of_every_interview(checked):
    """Words, turns, people by role, their share and the problems; null and a reason where there is no share."""
    rows = _rows(checked)
    row = rows["Vanlig"]
    assert (row.case, row.wave, row.turns, row.speakers, row.interviewers, row.interviewees, row.unknown_roles) == (
        "Kultur",
        "2015",
        40,
        2,
        1,
        1,
        0,
    )
    assert (row.words, row.problems, row.found) == (20 * 25, 1, (Problem("Hidden text is left out.", 4),))
    assert row.interviewee_share == pytest.approx(15 / 25, abs=0.0001)
    assert row.look == ()
    assert (rows["=Utan talare"].interviewee_share, rows["=Utan talare"].reason) == (None, "no speakers were found in it")
    assert (rows["Okända"].unknown_roles, rows["Okända"].interviewee_share) == (2, 1.0)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("=Utan talare", "No speakers were found, so all its words count as an interviewee's."),
        ("Ensam", "Only one speaker was found: A."),
        ("Kort", "It is very short for an interview: 2 words."),
        ("Okända", "Nothing tells whether they ask or answer: A, B."),
    ],
)
def test_what_needs_a_look_is_said(checked, name, sentence):
    """In one sentence each."""
    assert sentence in _rows(checked)[name].look


def test_shares_that_cannot_be_are_said(checked, talk):
    """Where interviewees say little, and where interviewers say hardly anything."""
    little = talk(
        "\n".join(f"I: Det här är ett långt anförande om {n} och en hel del annat.\nIP: Ja {n}." for n in range(40)), name="Lite"
    )
    much = talk(
        "\n".join(f"IP: Det här är ett långt svar om {n} och en hel del annat." for n in range(40)) + "\nI: Tack?", name="Mycket"
    )
    for each in (little, much):
        checked.add_transcript(each)
    rows = _rows(checked)
    assert any("may be exchanged" in sentence for sentence in rows["Lite"].look)
    assert any("Interviewers say hardly anything" in sentence for sentence in rows["Mycket"].look)


def test_an_article_needs_no_speakers(checked):
    """Nor is it too short."""
    assert _rows(checked)["Artikel"].look == ()


def test_the_same_interview_under_two_names_is_told_at_both(checked):
    """Each names the other one."""
    transcript = checked.transcript("Vanlig")
    checked.add_transcript(replace(transcript, name="Kopia", text=transcript.text.replace("nummer 7 ", "nummer sju "), turns=()))
    rows = _rows(checked)
    assert (rows["Vanlig"].near_duplicate_of, rows["Kopia"].near_duplicate_of) == ("Kopia", "Vanlig")
    assert rows["Kopia"].likeness > 0.9
    assert rows["Vanlig"].look[0].startswith("It is nearly the same as Kopia (")


def test_guesses_and_older_readings_are_told(checked, talk, kodbok, tmp_path):
    """From what something was guessed, and that a newer reader may read it better."""
    source = Source("a.docx", b"x", WALK_VERSION - 1)
    checked.add_transcript(replace(talk("I: Går det bra?\nIP: Nej, inte alls.", name="Gammal"), source=source))
    with closing(sqlite3.connect(checked.path)) as connection, connection:
        connection.execute(
            "INSERT INTO guesses (id, interview_id, fact, told_by, made_rev, begun_rev) "
            "SELECT 'x', id, 'date', 'file name', 1, 1 FROM interviews WHERE name = 'Gammal'"
        )
    row = _rows(checked)["Gammal"]
    assert (row.guesses, row.read_by_older) == (("date: file name",), True)
    assert "An older version of Kodbok has read it" in row.look[1]
    out = tmp_path / "granskning.xlsx"
    assert kodbok("interviews", "report", checked.path, out).code == 0
    told = [cell.value for cell in openpyxl.load_workbook(out).worksheets[0]["P"]]
    assert told[0] == "gissningar"
    assert "datum: filnamn" in told


def test_the_command_prints_figures_and_then_what_needs_a_look(checked, kodbok):
    """The others are only counted."""
    answer = kodbok("interviews", "report", checked.path)
    assert answer.code == 0
    assert answer.err.startswith("\nProblems one by one: `kodbok interviews show ")
    assert "4 of 7 interviews need a look:" in answer.out
    assert "\nKort\n  It is very short for an interview: 2 words.\n" in answer.out
    assert answer.out.splitlines()[0].split() == [
        "interview",
        "case",
        "words",
        "turns",
        "speakers",
        "asking",
        "answering",
        "unknown",
        "share",
        "no",
        "speaker",
        "problems",
    ]


def test_programs_get_a_row_an_interview(checked, kodbok):
    """With its problems one by one; a list of objects and nothing else."""
    rows = json.loads(kodbok("interviews", "report", checked.path, "--json").out)
    assert rows[0]["problem_list"] == [{"paragraph": 4, "message": "Hidden text is left out."}]
    assert rows[1]["interviewee_share"] is None
    lines = kodbok("interviews", "report", checked.path, "--csv").out.splitlines()
    assert lines[0].startswith(
        "interview,case,wave,kind,words,turns,speakers,interviewers,interviewees,unknown_roles,interviewee_share"
    )
    assert len(lines) == 8


@pytest.mark.parametrize(
    ("lang", "titles", "header", "told"),
    [
        (
            "sv",
            ["Granskade utskrifter", "Problem"],
            "att se över",
            "Inga talare hittades, så alla ord räknas som intervjupersonens.",
        ),
        (
            "en",
            ["Transcripts checked", "Problems"],
            "what to look at",
            "No speakers were found, so all its words count as an interviewee's.",
        ),
    ],
)
def test_the_workbook(checked, kodbok, tmp_path, lang, titles, header, told):
    """In either language: what needs a look first, in words; formulas stay text, and every page says that it is personal data."""
    out = tmp_path / "granskning.xlsx"
    answer = kodbok("interviews", "report", checked.path, out, "--lang", lang)
    assert answer.code == 0
    assert "personal data" in answer.err
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == titles
    sheet, problems = book.worksheets
    assert sheet["B1"].value == header
    assert (sheet["A2"].value, sheet["A2"].data_type, sheet["A2"].quotePrefix, sheet["B2"].value) == (
        "=Utan talare",
        "s",
        True,
        told,
    )
    assert [cell.value for cell in problems[2]][:2] == ["Vanlig", 4]
    assert "personuppgifter" in sheet.oddHeader.right.text or "personal data" in sheet.oddHeader.right.text
    assert sheet.oddFooter.left.text == "Prov && mer"
    again = kodbok("interviews", "report", checked.path, out, "--lang", lang)
    assert again.code == 1
    assert kodbok("interviews", "report", checked.path, out, "--lang", lang, "--force").code == 0


def test_an_empty_study_and_wrong_calls(tmp_path, kodbok):
    """Nothing to look at is no failure; a file that Excel would not open is a wrong call."""
    path = tmp_path / "tom.kodbok"
    Study.create(path, coder="Anna").close()
    assert "0 interviews; nothing needs a look." in kodbok("interviews", "report", path).out
    assert json.loads(kodbok("interviews", "report", path, "--json").out) == []
    assert kodbok("interviews", "report", path, tmp_path / "tom.xlsx").code == 0
    assert kodbok("interviews", "report", path, tmp_path / "rapport.pdf").code == 2
    assert kodbok("interviews", "report", path, "--lang", "de").code == 2
