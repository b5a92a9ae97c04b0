"""`interviews add --split`: several interviews of one file are several in the study, and each can be erased by itself."""

from __future__ import annotations

import pytest

from interviews.case_list import CaseList
from interviews.case_source import CaseSource
from interviews.document import Paragraph, write_document
from workbench.study import Study

NAMES = ["samtal – P01", "samtal – P02", "samtal – P03"]


@pytest.fixture
def path(tmp_path):
    """A Word file with three interviews, each with a word of its own."""
    path = tmp_path / "samtal.docx"
    blocks = []
    for number, word in enumerate(("cykelbanan", "dagmamman", "skolgården"), 1):
        lines = ("I: Hur går det?", f"IP: Bra med {word}.", "I: Jaha?", "IP: Ja.")
        blocks += [Paragraph(f"P0{number}", bold=True), *map(Paragraph, lines)]
    write_document(path, blocks)
    return path


@pytest.fixture
def empty(tmp_path):
    """A study without interviews."""
    with Study.create(tmp_path / "delad.kodbok", coder="Anna") as study:
        yield study


def outcomes(study, path, *, split=True, cases=None):
    """What becomes of every interview of a file."""
    return [(report.outcome, report.name) for report in study.add_interviews([path], cases, split=split)]


def names(study):
    """The study's interviews."""
    return [line.name for line in study.interviews()]


def test_each_interview_is_one(empty, path):
    """They share one original, one undo takes all back, and a second import skips them, split or whole."""
    assert outcomes(empty, path) == [("added", name) for name in NAMES]
    assert outcomes(empty, path) == [("skipped", name) for name in NAMES]
    assert outcomes(empty, path, split=False) == [("skipped", NAMES[0])]
    assert empty.check() == []
    empty.undo()
    assert names(empty) == []
    assert outcomes(empty, path) == [("added", name) for name in NAMES]
    assert empty.check() == []


def test_a_removed_one_comes_in_again_alone(empty, path):
    """The others are there already."""
    outcomes(empty, path)
    empty.remove_interview(NAMES[1])
    assert outcomes(empty, path) == [("skipped", NAMES[0]), ("added", NAMES[1]), ("skipped", NAMES[2])]


def test_a_file_that_came_in_whole_is_not_parted_beside_itself(empty, path):
    """Its words would count twice; it is said how to part it all the same."""
    assert outcomes(empty, path, split=False) == [("added", "samtal")]
    assert outcomes(empty, path) == [("skipped", "samtal")] * 3
    told = [report.message for report in empty.add_interviews([path], split=True)]
    assert all("take that one out first: `kodbok interviews remove`" in message for message in told)
    empty.remove_interview("samtal")
    assert outcomes(empty, path) == [("added", name) for name in NAMES]
    first = next(iter(empty.add_interviews([path], split=True)))
    assert first.message == "the study has it already as 'samtal – P01'"


def test_one_is_erased_and_the_others_stay(empty, path):
    """Its words are nowhere in the file, the shared original among them; it cannot come back, alone or with the whole file."""
    outcomes(empty, path)
    empty.remove_interview(NAMES[2])
    outcomes(empty, path)  # the third is in the file twice, and shares the original again
    erased = empty.erase_interview(NAMES[1])
    assert erased.without_original == (NAMES[0], NAMES[2])
    assert sorted(names(empty)) == [NAMES[0], NAMES[2]]
    assert empty.check() == []
    assert outcomes(empty, path) == [("skipped", NAMES[0]), ("refused", ""), ("skipped", NAMES[2])]
    assert outcomes(empty, path, split=False) == [("refused", "")]
    empty.close()
    left = b"".join(each.read_bytes() for each in empty.path.parent.glob("delad.kodbok*"))
    assert b"dagmamman" not in left
    assert b"cykelbanan" in left


def test_what_held_the_same_words_whole_is_erased_too(empty, path):
    """A removed import of the whole file holds the interview's words."""
    outcomes(empty, path, split=False)
    empty.remove_interview("samtal")
    outcomes(empty, path)
    empty.erase_interview(NAMES[0])
    empty.close()
    assert b"cykelbanan" not in b"".join(each.read_bytes() for each in empty.path.parent.glob("delad.kodbok*"))


def test_a_list_may_name_the_file_or_the_interview(empty, path):
    """What it says of the file goes for each interview that has no row of its own."""
    cases = CaseList((), (CaseSource("samtal", "Skolan"), CaseSource(NAMES[1], "Vården")))
    adding = empty.add_interviews([path], cases, split=True)
    list(adding)
    assert [line.case for line in empty.interviews()] == ["Skolan", "Vården", "Skolan"]
    assert (adding.unmatched, adding.unlisted) == ((), ())


def test_a_dry_run_says_where_and_why_and_changes_nothing(empty, path, kodbok):
    """The preview names paragraph and reason; so does the import itself, on standard error."""
    empty.close()
    answer = kodbok("interviews", "add", empty.path, path, "--split", "--dry-run")
    assert answer.code == 0
    first, second = answer.out.splitlines()[:2]
    assert first == "samtal.docx: 3 interviews"
    assert second.startswith("    samtal – P01: from paragraph 1, 4 turns, 2 speakers, 8 words; “P01”: identifiers of this kind")
    with Study.open(empty.path) as study:
        assert names(study) == []
    answer = kodbok("interviews", "add", empty.path, path, "--split")
    assert answer.out.splitlines()[2] == "samtal.docx: samtal – P03: 4 turns, 2 speakers, 8 words, 0 problems"
    assert "samtal – P03 begins at paragraph 11; “P03”: identifiers" in answer.err


def test_a_dry_run_alone_is_refused(empty, path, kodbok):
    """It would show nothing."""
    empty.close()
    answer = kodbok("interviews", "add", empty.path, path, "--dry-run")
    assert answer.code == 2
    assert "give both" in answer.err


def test_a_dry_run_refuses_what_cannot_be_read(empty, tmp_path, kodbok):
    """With the reason, and the exit code of an import."""
    empty.close()
    (tmp_path / "trasig.docx").write_bytes(b"x")
    answer = kodbok("interviews", "add", empty.path, tmp_path / "trasig.docx", "--split", "--dry-run")
    assert answer.code == 1
    assert answer.err.startswith("trasig.docx: refused. ")
