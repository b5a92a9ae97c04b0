"""What nobody told is guessed at the import, marked, and a guess until somebody tells it."""

from __future__ import annotations

import json

import pytest

from interviews.document import Paragraph, write_document
from workbench.study import Study

LINES = ("I: Hur går det?", "IP: Det går bra, tack.")


@pytest.fixture
def address(tmp_path):
    """A closed study without interviews."""
    Study.create(tmp_path / "s.kodbok", coder="Anna").close()
    return tmp_path / "s.kodbok"


@pytest.fixture
def word(tmp_path):
    """Writes a Word file."""

    def written(name, *lines, title="Samtal"):
        write_document(tmp_path / name, [Paragraph(f"{line} {name}") for line in lines or LINES], title=title)
        return tmp_path / name

    return written


@pytest.fixture
def listed(tmp_path):
    """Writes a list of cases."""

    def written(*lines):
        (tmp_path / "lista.csv").write_text("\n".join(lines), encoding="utf-8")
        return tmp_path / "lista.csv"

    return written


def _facts(kodbok, address):
    """Case, wave, kind, date and what is guessed, by name."""
    rows = json.loads(kodbok("interviews", "list", address, "--json").out)
    guessed = {row["interview"]: row["guesses"] for row in json.loads(kodbok("interviews", "report", address, "--json").out)}
    facts = ("case", "wave", "kind", "date")
    return {
        row["name"]: [*(row[key] for key in facts), sorted(each.partition(":")[0] for each in guessed[row["name"]])] for row in rows
    }


def test_guesses_are_said_and_marked(address, word, kodbok):
    """In the line of the file with the command that confirms them, in the list and in the transcript; a year is said alone."""
    answer = kodbok("interviews", "add", address, word("Workshop Gatukontoret 2014-11-03.docx"), word("samtal 2015.docx"))
    assert answer.code == 0
    assert answer.err == (
        "    Workshop Gatukontoret 2014-11-03.docx: guessed from the file name: case Gatukontoret, date 2014-11-03, kind workshop. "
        f'Confirm or correct it: `kodbok interviews set {address} "Workshop Gatukontoret 2014-11-03" '
        "--case Gatukontoret --date 2014-11-03 --kind workshop`\n"
        "These names tell a year, of which no wave was made: samtal 2015 (2015). If it is the wave: "
        f"`kodbok interviews set {address} NAME --wave YEAR`, or a list of cases with a column “år”.\n"
    )
    assert _facts(kodbok, address) == {
        "Workshop Gatukontoret 2014-11-03": ["Gatukontoret", None, "workshop", "2014-11-03", ["case", "date", "kind"]],
        "samtal 2015": [None, None, "interview", None, []],
    }
    shown = kodbok("interviews", "list", address)
    assert " Gatukontoret ? workshop ? 2014-11-03 ? " in " ".join(shown.out.split())
    assert shown.err.startswith("? = guessed")
    first = kodbok("interviews", "show", address, "Workshop Gatukontoret 2014-11-03").out.split("\n")[0]
    assert "(Gatukontoret, guessed from the file name; workshop, guessed from the file name; 2014-11-03, guessed" in first


def test_a_header_line_and_a_title_tell_too(address, word, kodbok):
    """The transcript's own date, the document's own title."""
    write_document(
        word("a.docx"),
        [Paragraph(line) for line in ("Datum: 3 november 2014", "I: Hur går det?", "IP: Så.", "I: Ja?", "IP: Jo.")],
        title="Samtal på Kulturförvaltningen",
    )
    answer = kodbok("interviews", "add", address, address.parent / "a.docx")
    assert "guessed from the document properties: case Kulturförvaltningen; from the header line: date 2014-11-03." in answer.err


def test_an_organisation_of_the_study_is_met_by_its_name(address, word, listed, kodbok):
    """Of the list that comes along as well; a file that the list does not mention is said and guessed."""
    cases = listed("organisation;fil", "Barn- och utbildningsförvaltningen;a")
    answer = kodbok("interviews", "add", address, word("a.docx"), word("BUF 2.docx"), "--cases", cases)
    assert f"not in {cases}: BUF 2." in answer.err
    assert {name: facts[0] for name, facts in _facts(kodbok, address).items()} == dict.fromkeys(
        ["a", "BUF 2"], "Barn- och utbildningsförvaltningen"
    )
    assert _facts(kodbok, address)["a"][-1] == []


@pytest.mark.parametrize("case", ["Gatukontoret", "Annat", ""])
def test_whoever_tells_a_fact_ends_its_guess(address, word, kodbok, case):
    """The same value too, and an empty one; other guesses stay, and undo brings the guess back."""
    kodbok("interviews", "add", address, word("Gatukontoret 2014-11-03.docx"))
    name = "Gatukontoret 2014-11-03"
    assert kodbok("interviews", "set", address, name, "--case", case).out == f"{name}: described.\n"
    assert _facts(kodbok, address)[name] == [case or None, None, "interview", "2014-11-03", ["date"]]
    assert kodbok("interviews", "set", address, name, "--case", case).out == f"{name}: it stands so already; nothing was changed.\n"
    kodbok("undo", address)
    assert _facts(kodbok, address)[name] == ["Gatukontoret", None, "interview", "2014-11-03", ["case", "date"]]
    assert kodbok("check", address).code == 0


def test_a_list_confirms_and_corrects(address, word, listed, kodbok):
    """What it tells is no guess any more, and the difference is said."""
    path = word("Gatukontoret 2014-11-03.docx")
    kodbok("interviews", "add", address, path)
    cases = listed("organisation;fil;datum", "Gatukontoret;Gatukontoret 2014-11-03;2014-11-04")
    answer = kodbok("interviews", "add", address, path, "--cases", cases)
    assert answer.err == (
        "Gatukontoret 2014-11-03: organisation Gatukontoret (guessed) -> Gatukontoret, date 2014-11-03 (guessed) -> 2014-11-04\n"
    )
    assert _facts(kodbok, address)["Gatukontoret 2014-11-03"][-1] == []
    assert kodbok("interviews", "add", address, path, "--cases", cases).err == ""


def test_a_list_leaves_to_guessing_what_it_does_not_tell(address, word, listed, kodbok):
    """An empty cell is filled from the name; what stands in the list is not."""
    cases = listed("organisation;fil;datum", "Skolan;Workshop Gatukontoret 2014-11-03;")
    kodbok("interviews", "add", address, word("Workshop Gatukontoret 2014-11-03.docx"), "--cases", cases)
    assert list(_facts(kodbok, address).values()) == [["Skolan", None, "workshop", "2014-11-03", ["date", "kind"]]]


def test_guesses_go_with_their_interview(address, word, kodbok):
    """Undone with the import, removed and brought back; a replacement leaves them."""
    kodbok("interviews", "add", address, word("Gatukontoret.docx"))
    kodbok("undo", address)
    assert kodbok("check", address).code == 0
    kodbok("redo", address)
    assert _facts(kodbok, address)["Gatukontoret"][-1] == ["case"]
    kodbok("interviews", "replace", address, "Gatukontoret", word("b.docx"))
    kodbok("interviews", "remove", address, "Gatukontoret")
    assert kodbok("check", address).code == 0
    kodbok("undo", address)
    assert _facts(kodbok, address)["Gatukontoret"][-1] == ["case"]


def test_a_transcript_that_is_a_value_is_not_guessed_about(study, talk):
    """Whoever makes it says what it is."""
    study.add_transcript(talk(name="Workshop Gatukontoret 2014-11-03", text="I: Nå?\nIP: Nej."))
    line = study.interviews()[-1]
    assert (line.case, line.date, line.kind, line.guessed) == (None, None, "interview", ())
