"""Originals are read again as this version reads them, by the machinery that takes in a corrected transcript."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from interviews.document import Paragraph, write_document
from interviews.reading import read_transcript
from interviews.speaker import Speaker
from interviews.word.walk import WALK_VERSION
from workbench.commands.corrected import NoOriginalError, NotInFileError
from workbench.commands.rereading import LeftOut
from workbench.study import Study

LINES = (
    "Intervjuare: Hur går det med uppdragen?",
    "IP: Det går bra, tack, men budgeten räcker inte.",
    "Intervjuare: Jaha?",
    "IP: Ja.",
)


@pytest.fixture
def word(tmp_path):
    """Writes a Word file of lines."""

    def written(name, *lines):
        write_document(tmp_path / name, [Paragraph(line) for line in lines or LINES])
        return tmp_path / name

    return written


@pytest.fixture
def empty(tmp_path, book):
    """A study without interviews."""
    with Study.create(tmp_path / "läst.kodbok", codebook=book, coder="Anna") as study:
        yield study


@pytest.fixture
def older(empty, word):
    """A study whose interview was read by a reader that knew no speakers and another text."""
    read = read_transcript(word("samtal.docx"))
    text = read.text.replace("tack, men", "tack men")
    empty.add_transcript(replace(read, text=text, turns=(), speakers=(), source=replace(read.source, walk=WALK_VERSION - 1)))
    start = text.index("budgeten")
    empty.code("samtal", start, start + len("budgeten räcker"), "Budget")
    return empty


def test_an_original_is_read_again_and_codings_follow(older):
    """The text is the present reader's, so are turns and speakers, and the reader's version is kept; undo brings all back."""
    assert older.read_by_older() == ["samtal"]
    before = older.findings()
    told = older.replace_transcript("samtal", dry_run=True)
    report = older.replace_transcript("samtal")
    assert told == report
    assert [(each.outcome, each.new) for each in report.segments] == [("moved", "budgeten räcker")]
    assert (report.same, report.retold, report.turns) == (False, (), (0, 4))
    assert older.read_by_older() == []
    assert older.replace_transcript("samtal").same
    assert older.check() == []
    older.undo()
    assert older.findings() == before
    assert older.read_by_older() == ["samtal"]


def test_the_same_text_with_other_turns_is_a_change_that_touches_no_segment(empty, word):
    """By the original or by the file; the segment's row lives on, and undo brings the old turns back."""
    path = word("samtal.docx")
    read = read_transcript(path)
    empty.add_transcript(replace(read, turns=read.turns[:2], speakers=(Speaker("IP"),)))
    segment = empty.code("samtal", 0, 11, "Budget")
    for given in (None, path):
        report = empty.replace_transcript("samtal", given)
        assert (report.same, report.retold) == (False, ("turns", "speakers"))
        assert empty.transcript("samtal").turns == read.turns
        assert [(row.id, row.start, row.end) for row in empty.findings()] == [(segment.id, 0, 11)]
        empty.undo()
        assert empty.transcript("samtal").turns == read.turns[:2]
    assert empty.check() == []


def test_a_newer_reader_that_reads_the_same_is_noted(empty, word):
    """Else the study would go on asking to be read again."""
    read = read_transcript(word("samtal.docx"))
    empty.add_transcript(replace(read, source=replace(read.source, walk=WALK_VERSION - 1)))
    assert empty.replace_transcript("samtal").retold == ("reader",)
    assert empty.read_by_older() == []
    assert empty.replace_transcript("samtal").same


def test_without_an_original_there_is_nothing_to_read(study):
    """One sentence, and nothing is changed."""
    with pytest.raises(NoOriginalError, match="'Samtal'"):
        study.replace_transcript("Samtal")


PARTS = ("cykelbanan", "dagmamman", "skolgården")


def _parted(path, words=PARTS, said="Det går bra med {0} och allt som hör till {0} hos oss."):
    """A Word file with an interview a word."""
    blocks = []
    for number, word in enumerate(words, 1):
        lines = ("I: Hur går det?", f"IP: {said.format(word)}", "I: Jaha?", "IP: Ja.")
        blocks += [Paragraph(f"P0{number}", bold=True), *map(Paragraph, lines)]
    write_document(path, blocks)
    return path


@pytest.fixture
def parted(empty, tmp_path):
    """A study with the three interviews of one file."""
    for _ in empty.add_interviews([_parted(tmp_path / "samtal.docx")], split=True):
        pass
    return empty


def test_interviews_that_share_a_file_are_each_found_in_it(parted):
    """Reading one again never gives it the others' words, and erasing one leaves the others."""
    texts = [transcript.text for transcript in parted.transcripts()]
    retyped = "P02\nI: Hur går det?\nIP: Det går bra med dagmamman och allt som hör till."
    parted.replace_transcript("samtal – P02", replace(parted.transcript("samtal – P02"), text=retyped, turns=()))
    with pytest.raises(NoOriginalError):
        parted.replace_transcript("samtal – P02")
    parted.undo()
    assert [report.same for report in parted.read_again()] == [True] * 3
    assert [transcript.text for transcript in parted.transcripts()] == texts
    parted.erase_interview("samtal – P01")
    assert [line.name for line in parted.interviews()] == ["samtal – P02", "samtal – P03"]


def test_a_corrected_file_with_several_interviews_gives_each_its_own(parted, tmp_path):
    """The one with most of its words; a file in which it is not is refused, and siblings can be replaced from the same file."""
    path = _parted(tmp_path / "rättad.docx", ("cykelbanorna", "dagmamman", "skolgårdarna"))
    for name, word in (("samtal – P01", "cykelbanorna"), ("samtal – P03", "skolgårdarna")):
        parted.replace_transcript(name, path)
        text = parted.transcript(name).text
        assert text.count(word) == 2
        assert "dagmamman" not in text
    other = _parted(
        tmp_path / "annan.docx", ("katten", "hunden", "hästen"), "Ingenting säger {0}, som bara står där och ser på {0}."
    )
    with pytest.raises(NotInFileError, match="alone"):
        parted.replace_transcript("samtal – P02", other)
    parted.erase_interview("samtal – P01")
    assert [line.name for line in parted.interviews()] == ["samtal – P02", "samtal – P03"]
    parted.replace_transcript("samtal – P02", path)
    assert "cykelbanorna" not in parted.transcript("samtal – P02").text
    assert parted.check() == []


def test_all_of_them_are_read_again_in_one_group(empty, word):
    """One undo takes it back; what has no original is named, and a file that cannot be read stops nobody else."""
    for name in ("ett", "två", "tre"):
        read = read_transcript(word(f"{name}.docx", *LINES, f"Intervjuare: Mer om {name}?"))
        content = b"broken" if name == "två" else read.source.content
        empty.add_transcript(replace(read, turns=(), speakers=(), source=replace(read.source, content=content)))
    empty.add_transcript(replace(read_transcript(word("fyra.docx", *LINES, "IP: Fyra.")), source=None))
    outcomes = list(empty.read_again())
    assert [(each.name, isinstance(each, LeftOut) and each.failed) for each in outcomes] == [
        ("ett", False),
        ("två", True),
        ("tre", False),
        ("fyra", False),
    ]
    assert [line.turns > 0 for line in empty.interviews()] == [True, False, True, True]
    empty.undo()
    assert [line.turns > 0 for line in empty.interviews()] == [False, False, False, True]
    assert empty.check() == []


def test_a_shared_file_counts_as_read_when_all_of_its_interviews_are(parted):
    """Reading one of them again is not enough."""
    _write(parted, "UPDATE sources SET walk = walk - 1")  # as if an older version had written it
    parted.replace_transcript("samtal – P01")
    assert len(parted.read_by_older()) == 3
    list(parted.read_again(dry_run=True))
    assert len(parted.read_by_older()) == 3
    list(parted.read_again())
    assert parted.read_by_older() == []
    assert parted.check() == []


def test_corrections_whose_label_is_gone_are_told(older, kodbok):
    """A role that somebody has given to a label that nobody has any more."""
    _write(
        older,
        "INSERT INTO speakers (id, interview_id, label, role, made_rev, begun_rev) "
        "SELECT 'x', id, 'Kalle', 'interviewee', 1, 1 FROM interviews",
    )
    assert older.replace_transcript("samtal", dry_run=True).lost_corrections == ("Kalle",)
    assert "Nobody is called 'Kalle' in it" in kodbok("interviews", "replace", older.path, "samtal").err


def _write(study, statement):
    """Changes the study's file behind its back."""
    with closing(sqlite3.connect(study.path)) as connection, connection:
        connection.execute(statement)


def test_the_command_reads_one_or_all_again(older, word, kodbok):
    """`--dry-run` writes nothing; the check tells what an older reader has read, and is clean all the same."""
    checked = kodbok("check", older.path)
    assert checked.code == 0
    assert "Read by an older version of the reader: samtal." in checked.err
    dry = kodbok("interviews", "replace", older.path, "--all", "--dry-run")
    assert (dry.code, "samtal: would be read again" in dry.out) == (0, True)
    assert older.transcript("samtal").turns == ()
    rows = json.loads(kodbok("interviews", "replace", older.path, "--all", "--json").out)
    assert [(row["interview"], row["outcome"]) for row in rows] == [("samtal", "moved")]
    assert "reads just the same" in kodbok("interviews", "replace", older.path, "samtal").out
    assert kodbok("check", older.path).err == ""


def test_wrong_calls_are_told(older, kodbok):
    """Neither a name nor `--all`, or both."""
    assert kodbok("interviews", "replace", older.path).code == 2
    assert kodbok("interviews", "replace", older.path, "samtal", "--all").code == 2


def test_the_command_says_that_only_turns_are_new(empty, word, kodbok):
    """And that no coded segment is touched."""
    read = read_transcript(word("samtal.docx"))
    empty.add_transcript(replace(read, turns=(), speakers=()))
    answer = kodbok("interviews", "replace", empty.path, "samtal")
    assert "The text is the same; turns and speakers are read otherwise. No coded segment is touched." in answer.out


def test_another_interview_s_file_is_warned_of(empty, word, kodbok):
    """Two texts without anything in common are hardly versions of one interview."""
    path = word("samtal.docx", *(f"IP: Det här är mening nummer {number} om budgeten och fonden." for number in range(9)))
    empty.add_transcript(read_transcript(path))
    other = word("annat.docx", *(f"R: Helt andra ord står på rad {number} i denna fil, alltså." for number in range(9)))
    answer = kodbok("interviews", "replace", empty.path, "samtal", other)
    assert "is it the right file?" in answer.err
