"""A list of cases tells who speaks: the roster and the labels know it from then on."""

from __future__ import annotations

from contextlib import closing

import pytest

from interviews.document import Paragraph, write_document
from workbench.store import schema
from workbench.store.database import open_database
from workbench.store.door import live
from workbench.study import Study

HEAD = "organisation;fil;deltagare;etikett;roll;befattning;benämning"


@pytest.fixture
def address(tmp_path):
    """A closed study without interviews."""
    Study.create(tmp_path / "s.kodbok", coder="Anna").close()
    return tmp_path / "s.kodbok"


@pytest.fixture
def talks(tmp_path):
    """Two talks with three speakers each."""
    for name in ("a", "b"):
        lines = (f"I: Hur går det i {name}?", "IP1: Bra.", "I: Ja?", "KE: Jo.", "IP1: Nej.", "KE: Ja.")
        write_document(tmp_path / f"{name}.docx", [Paragraph(line) for line in lines])
    return tmp_path / "a.docx", tmp_path / "b.docx"


@pytest.fixture
def listed(tmp_path):
    """Writes a list of cases."""

    def written(*lines):
        (tmp_path / "lista.csv").write_text("\n".join(lines), encoding="utf-8")
        return tmp_path / "lista.csv"

    return written


def _speakers(address, name="a"):
    """Role, whether it is told, pseudonym and person by label."""
    with Study.open(address) as study:
        lines = study.speakers(name).lines
    return {line.label: (line.role, line.confirmed, line.pseudonym, line.person) for line in lines}


def _roster(address):
    """Name, title, pseudonym and case of everybody on the roster."""
    with closing(open_database(address)) as database, database.reading() as connection:
        cases = {row["id"]: row["name"] for row in live(connection, schema.cases)}
        persons = live(connection, schema.persons)
    return [(row["name"], row["title"], row["pseudonym"], cases.get(row["case_id"])) for row in persons]


def test_participants_get_their_seats(address, talks, listed, kodbok):
    """By label in any case or by initials; whom no label fits is listed, and all names are on the roster."""
    cases = listed(HEAD, "Skolan;a;Jon Berg;ip1;intervjuare;;", "Skolan;a;Karin Ek;;;enhetschef;Chefen", "Skolan;a;Eva Ö;IP7;;;")
    answer = kodbok("interviews", "add", address, *talks, "--cases", cases)
    assert answer.code == 0
    assert f"{cases} names participants whom no label of their interview fits: Eva Ö (IP7) in a.\n" in answer.err
    assert _speakers(address) == {
        "I": ("interviewer", False, None, None),
        "IP1": ("interviewer", True, None, "Jon Berg"),
        "KE": ("interviewee", False, "Chefen", "Karin Ek"),
    }
    assert _roster(address) == [
        ("Jon Berg", None, None, "Skolan"),
        ("Karin Ek", "enhetschef", "Chefen", "Skolan"),
        ("Eva Ö", None, None, "Skolan"),
    ]
    kodbok("undo", address)
    assert _roster(address) == []
    assert kodbok("check", address).code == 0


def test_interviews_that_are_there_are_told_too(address, talks, listed, kodbok):
    """What that changes is said once; the same list again changes nothing."""
    kodbok("interviews", "add", address, *talks)
    kodbok("interviews", "speakers", address, "a", "--merge", "KE=IP1")
    cases = listed(HEAD, "Skolan;a;Jon Berg;IP1;intervjuperson;;Läraren", "Skolan;b;;;;;")
    answer = kodbok("interviews", "add", address, talks[0], "--cases", cases)
    assert (
        "a: organisation – -> Skolan, role of IP1 – -> interviewee, pseudonym of IP1 – -> Läraren, person of IP1 – -> Jon Berg\n"
        in (answer.err)
    )
    assert _speakers(address)["KE"] == ("interviewee", True, "Läraren", "Jon Berg")
    with Study.open(address) as study:
        revision = study.revision
    assert kodbok("interviews", "add", address, talks[0], "--cases", cases).err == ""
    with Study.open(address) as study:
        assert study.revision == revision


def test_a_seat_moves_with_its_merge(address, talks, listed, kodbok):
    """Whoever speaks under a label that is merged speaks under the other one, unless somebody has that label itself."""
    kodbok("interviews", "add", address, *talks)
    for name in "ab":
        kodbok("interviews", "speakers", address, name, "--merge", "KE=IP1")
    cases = listed(HEAD, "Skolan;a;Karin Ek;KE;;;", "Skolan;b;Karin Ek;KE;;;", "Skolan;b;Jon Berg;IP1;;;")
    answer = kodbok("interviews", "add", address, talks[0], "--cases", cases)
    assert answer.err.endswith("fits: Karin Ek (KE) in b.\n")
    assert [_speakers(address, name)["IP1"][-1] for name in "ab"] == ["Karin Ek", "Jon Berg"]
    assert [_speakers(address, name)["KE"][-1] for name in "ab"] == ["Karin Ek", "Jon Berg"]


def test_participants_of_an_organisation_sit_in_any_of_its_interviews(address, talks, listed, kodbok):
    """A row without a file; whom no interview of the organisation has is listed once."""
    cases = listed(HEAD, "Skolan;a;;;;;", "Skolan;b;;;;;", "Skolan;;Karin Ek;;;;", "Skolan;;Li Ko;;;;")
    answer = kodbok("interviews", "add", address, *talks, "--cases", cases)
    assert answer.err == f"{cases} names participants whom no label of their interview fits: Li Ko of Skolan.\n"
    assert [_speakers(address, name)["KE"][-1] for name in "ab"] == ["Karin Ek", "Karin Ek"]


def test_a_folder_meets_the_list(address, talks, listed, kodbok):
    """Files of a folder that the list does not mention, and rows that no file meets, are listed as single files are."""
    cases = listed(HEAD, "Skolan;a;Karin Ek;KE;;;", "Skolan;borta;Eva Ö;IP1;;;")
    answer = kodbok("interviews", "add", address, talks[0].parent, "--cases", cases)
    assert f"{cases} names interviews that the study does not have: borta.\n" in answer.err
    assert f"not in {cases}: b.\n" in answer.err
    assert [name for name, *_ in _roster(address)] == ["Karin Ek", "Eva Ö"]
