"""Real Word files, where they are at hand: no word is lost, and who speaks is found as a person would."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from interviews import read_transcript
from interviews.words import WORD

FOLDER = Path(__file__).parents[3] / "shared" / "transcripts"
FILES = sorted(FOLDER.glob("*.docx"))

pytestmark = pytest.mark.skipif(not FILES, reason="the real sample files do not lie beside the repository")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_word_is_lost(path: Path) -> None:
    """The words are those that an independent reader finds, in the same order."""
    docx2python = pytest.importorskip("docx2python")
    with docx2python.docx2python(path) as document:
        cells = (cell for table in document.body for row in table for cell in row)
        theirs = "\n".join(paragraph for cell in cells for paragraph in cell)
    numbers = {f"{number})" for number in range(100)}
    expected = [word for line in theirs.splitlines() for word in WORD.findall(_without_number(line, numbers))]
    assert WORD.findall(read_transcript(path).text) == expected


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_word_is_lost_beside_libreoffice(path: Path, tmp_path: Path) -> None:
    """The words are those of LibreOffice's text export, which writes automatic numbers out; so they are in what it converts to."""
    for kind in ("txt:Text (encoded):UTF8", "docx", "odt", "rtf"):
        profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(tmp_path), str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
    theirs = (tmp_path / f"{path.stem}.txt").read_text(encoding="utf-8-sig")
    numbered = path.stem == "numbered-questions"
    expected = WORD.findall(re.sub(r"^\s*\d+\) ?", "", theirs, flags=re.MULTILINE) if numbered else theirs)
    read = read_transcript(path)
    assert WORD.findall(read.text) == expected
    for suffix in (".docx", ".odt", ".rtf"):
        converted = read_transcript(tmp_path / f"{path.stem}{suffix}")
        assert WORD.findall(converted.text) == expected
        assert [turn.number for turn in converted.turns] == [turn.number for turn in read.turns]
        quotes = [sorted((each.text, copy.text[each.start : each.end]) for each in copy.comments) for copy in (converted, read)]
        assert quotes[0] == quotes[1]


def _without_number(line: str, numbers: set[str]) -> str:
    """A line without the automatic number that docx2python writes into it, and without its marks of comments."""
    first, _, rest = line.strip().partition("\t")
    return rest if first in numbers else line


def test_teams_export() -> None:
    """Seven cues by two named speakers; nobody asks, so the roles are unknown."""
    read = read_transcript(FOLDER / "teams-export.docx")
    assert [(speaker.label, speaker.role) for speaker in read.speakers] == [("Jane Doe", "unknown"), ("John Doe", "unknown")]
    assert [(turn.speaker[:2], turn.time) for turn in read.turns] == list(
        zip(["Ja", "Jo", "Ja", "Ja", "Jo", "Jo", "Ja"], [0.0, 2.9, 3.52, 5.3, 7.8, 8.81, 10.69], strict=True),
    )


def test_numbered_questions() -> None:
    """Ten numbered questions, each with its answer; nobody is named."""
    read = read_transcript(FOLDER / "numbered-questions.docx")
    assert [turn.role for turn in read.turns] == ["interviewer", "interviewee"] * 10
    assert [turn.number for turn in read.turns[::2]] == [f"{number})" for number in range(1, 11)]


def test_answers_with_comments() -> None:
    """Answers parted by dashes name nobody."""
    read = read_transcript(FOLDER / "word-comments-as-codes.docx")
    assert read.turns == ()
    assert [problem.message.split(" ")[0] for problem in read.problems] == ["No"]
