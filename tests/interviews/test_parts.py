"""Several interviews in one file: where each begins, and texts that are stretches of the whole one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interviews import Heading, Paragraph, Part, read_parts, read_transcript, write_document
from interviews.document import Block

TALK = ["I: Hur?", "IP: Så.", "I: Jaha?", "IP: Ja."]
ReadParts = Callable[..., tuple[Part, ...]]


@pytest.fixture
def parts(tmp_path: Path) -> ReadParts:
    """Reads the interviews of a Word file called `samtal`, and checks that they make up the whole text."""

    def read(*blocks: Block | str) -> tuple[Part, ...]:
        path = tmp_path / "samtal.docx"
        write_document(path, [Paragraph(block) if isinstance(block, str) else block for block in blocks])
        found, whole = read_parts(path), read_transcript(path).text
        assert "\n".join(part.transcript.text.strip("\n") for part in found).split() == whole.split()
        assert all(part.transcript.text in whole for part in found)
        return found

    return read


def bold(text: str) -> Paragraph:
    """A line in bold."""
    return Paragraph(text, bold=True)


SEVERAL = {
    "bold identifiers": (["Alla", bold("P01"), *TALK, bold("P02"), *TALK], ["P01", "P02"], [1, 7]),
    "headings": ([Heading("Respondent 1"), *TALK, Heading("Respondent 2"), *TALK], ["Respondent 1", "Respondent 2"], [1, 6]),
    "lines that say so": (["Intervju 1", *TALK, "Intervju 2", *TALK], ["Intervju 1", "Intervju 2"], [1, 6]),
    "header blocks": (
        ["Datum: 1 maj", "Plats: X", *TALK, "Datum: 2 maj", "Plats: Y", *TALK],
        ["Datum: 1 maj", "Datum: 2 maj"],
        [1, 7],
    ),
    "bare names in bold": ([bold("Anna Berg"), *TALK, bold("Karin Ek"), *TALK], ["Anna Berg", "Karin Ek"], [1, 6]),
    "names and what they do": (
        ["Alla samtal", bold("Anna Berg, enhetschef"), *TALK, bold("Karin Ek (rektor)"), *TALK],
        ["Anna Berg, enhetschef", "Karin Ek (rektor)"],
        [1, 7],
    ),
    "names as headings": ([Heading("Anna Berg"), *TALK, Heading("Bo von Ek"), *TALK], ["Anna Berg", "Bo von Ek"], [1, 6]),
    "names over header lines": (
        [bold("Anna Berg"), "Datum: 1 maj", *TALK, bold("Bo Ek"), "Datum: 2 maj", *TALK],
        ["Anna Berg", "Bo Ek"],
        [1, 7],
    ),
}


@pytest.mark.parametrize(("blocks", "names", "places"), SEVERAL.values(), ids=SEVERAL.keys())
def test_several_interviews(parts: ReadParts, blocks: list[Block | str], names: list[str], places: list[int]) -> None:
    """Each is named after the file and its identifier, and says where it begins and why."""
    found = parts(*blocks)
    assert [part.transcript.name for part in found] == [f"samtal – {name}" for name in names]
    assert [part.paragraph for part in found] == places
    assert all(name in part.reason for name, part in zip(names, found, strict=True))
    for part in found:
        read = part.transcript
        assert [(turn.speaker, read.spoken(turn)) for turn in read.turns] == [tuple(line.split(": ")) for line in TALK]
        assert read.problems == ()
        assert read.source is not None
        assert read.source.part


ONE = {
    "questions in bold": [bold("Fråga 1"), *TALK, bold("Fråga 2"), *TALK],
    "topics": [Heading("Ekonomi"), *TALK, Heading("Styrning"), *TALK, Heading("Tema 3"), *TALK],
    "topics with capitals": [bold("Social Hållbarhet"), *TALK, "En social ekonomisk fråga.", bold("Ekonomisk Styrning"), *TALK],
    "names after the talk began": [*TALK, bold("Anna Berg"), *TALK, bold("Karin Ek"), *TALK],
    "bold names that speak": [
        bold("Anna Berg"),
        "Hur?",
        bold("Karin Ek"),
        "Så.",
        bold("Anna Berg"),
        "Jaha?",
        bold("Karin Ek"),
        "Ja.",
    ],
    "times of day": [*TALK, "Tid: 10.30", *TALK, "Tid: 10.40", *TALK],
    "identifiers without a talk": [*TALK, bold("P01"), bold("P02"), bold("P03")],
    "speakers who come back": [bold("P1"), "Hur?", bold("P2"), "Så.", bold("P1"), "Jaha?", bold("P2"), "Ja."],
}


@pytest.mark.parametrize("blocks", ONE.values(), ids=ONE.keys())
def test_one_interview_stays_one(parts: ReadParts, blocks: list[Block | str]) -> None:
    """It is the transcript of the whole file."""
    (only,) = parts(*blocks)
    assert (only.transcript.name, only.paragraph, only.reason) == ("samtal", 1, "")


def test_a_short_interview_keeps_the_speakers_of_the_whole_file(parts: ReadParts) -> None:
    """Labels that stand once in it come back over the file."""
    lines = ["Intervjuare", "Hur?", "Respondent", "Bra."]
    for part in parts(bold("P01"), *lines, bold("P02"), *lines):
        assert [(speaker.label, speaker.role) for speaker in part.transcript.speakers] == [
            ("Intervjuare", "interviewer"),
            ("Respondent", "interviewee"),
        ]
        assert [part.transcript.spoken(turn) for turn in part.transcript.turns] == ["Hur?", "Bra."]


def test_without_splitting_the_file_says_so(tmp_path: Path) -> None:
    """The problem stands at the second interview and names the option."""
    path = tmp_path / "samtal.docx"
    write_document(path, [bold("P01"), *map(Paragraph, TALK), bold("P02"), *map(Paragraph, TALK)])
    read = read_transcript(path)
    assert [(problem.paragraph, "--split" in problem.message) for problem in read.problems] == [(6, True)]
    assert len(read.turns) == 8


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(counts=st.lists(st.integers(1, 5), min_size=2, max_size=5), front=st.booleans())
def test_any_number_of_interviews(parts: ReadParts, counts: list[int], front: bool) -> None:  # noqa: FBT001  # drawn, not passed by anybody
    """Every one comes back with its turns, whatever their number; the fixture holds no state between examples."""
    blocks: list[Block | str] = ["Utskrifter"] if front else []
    for number, count in enumerate(counts):
        blocks += [bold(f"IP {number + 1}"), *(["Intervjuare: Hur gick det?", "IP: Det gick bra."] * count)]
    assert [len(part.transcript.turns) for part in parts(*blocks)] == [2 * count for count in counts]
