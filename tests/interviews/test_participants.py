"""Lists of cases may tell who takes part, under which label and in what role."""

from __future__ import annotations

import openpyxl
import pytest

from interviews import Participant, read_cases
from interviews.participant import seated
from interviews.role_words import ROLE_CHOICES


@pytest.fixture
def listed(tmp_path):
    """Reads a list from lines, or from the sheets of a workbook."""

    def read(*sheets):
        if len(sheets) == 1:
            path = tmp_path / "lista.csv"
            path.write_text("\n".join(sheets[0]), encoding="utf-8")
            return read_cases(path)
        book = openpyxl.Workbook()
        book.remove(book.active)
        for lines in sheets:
            sheet = book.create_sheet()
            for line in lines:
                sheet.append(line.split(";"))
        book.save(tmp_path / "lista.xlsx")
        return read_cases(tmp_path / "lista.xlsx")

    return read


KARIN = Participant("Karin Ek", "IP1", "interviewee", "enhetschef", "Chefen")
JON = Participant("Jon Berg", "IP2", "interviewee")


def test_a_row_a_participant(listed):
    """In Swedish and English; the columns are no attributes then, others are."""
    swedish = ["organisation;fil;deltagare;etikett;roll;befattning;benämning;storlek"]
    swedish += ["Skolan;a.docx;Karin Ek;IP1;intervjuperson;enhetschef;Chefen;3", "Skolan;a;Jon Berg;IP2:;IP;;;3"]
    read = listed(swedish)
    assert read.sources[0].participants == (KARIN, Participant("Jon Berg", "IP2:", "interviewee"))
    assert (dict(read.cases[0].attributes), read.problems) == ({"storlek": "3"}, ())
    english = ["organization;file;name;label;role;title;pseudonym", "Skolan;a;Karin Ek;IP1;interviewee;enhetschef;Chefen"]
    assert listed(english).sources[0].participants == (KARIN,)


def test_several_participants_in_a_cell(listed):
    """Parted by semicolons; brackets hold a label, a role or a position, and one role may be everybody's."""
    head = "organisation,fil,deltagare,roll"
    read = listed([head, 'Skolan,a,"Karin Ek, enhetschef (IP1); Jon Berg (IP2);; Ek, Eva (intervjuare); IP3",IP'])
    assert read.sources[0].participants == (
        Participant("Karin Ek", "IP1", "interviewee", "enhetschef"),
        JON,
        Participant("Eva Ek", None, "interviewee"),
        Participant(None, "IP3", "interviewee"),
    )
    read = listed(["organisation,fil,deltagare,etikett", 'Skolan,a,"Karin Ek; Jon Berg","IP1; IP2"', "Skolan,b,Li Ko;  ,"])
    assert [str(each) for source in read.sources for each in source.participants] == ["Karin Ek (IP1)", "Jon Berg (IP2)", "Li Ko"]


def test_what_fits_no_participant_is_a_problem(listed):
    """A cell with too few values, and a word that is no role beside a position; without one it is the position."""
    read = listed(
        [
            "organisation,fil,deltagare,etikett,roll,titel",
            'Skolan,a,"Karin Ek; Jon Berg",IP1,,',
            "Skolan,b,Eva Ö,,rektor,",
            "Skolan,c,Li Ko,,rektor,lärare",
        ]
    )
    assert [each.participants for each in read.sources] == [
        (Participant("Karin Ek"), Participant("Jon Berg")),
        (Participant("Eva Ö", title="rektor"),),
        (Participant("Li Ko", title="lärare"),),
    ]
    assert [problem.message for problem in read.problems] == [
        "lista.csv, line 2, column “etikett”: 1 value stands here for 2 participants; it was left out.",
        f"lista.csv, line 4, column “roll”: “rektor” is no role; write {ROLE_CHOICES}.",
    ]


def test_a_sheet_of_participants(listed):
    """Beside the list, before it or after it; it names the file, or the organisation alone."""
    cases = ["organisation;fil;år", "Skolan;a.docx;2015"]
    people = [
        "Namn;Etikett;Roll;Befattning;Pseudonym;Fil;Organisation",
        "Karin Ek;IP1;intervjuperson;enhetschef;Chefen;A.docx;Skolan",
    ]
    people += ["Jon Berg;IP2;IP;;;;Skolan"]
    for read in (listed(cases, people), listed(people, cases), listed(["anteckning"], people, cases)):
        assert [case.name for case in read.cases] == ["Skolan"]
        assert [(each.name.casefold(), each.wave, each.participants) for each in read.sources] == [("a", "2015", (KARIN,))]
        assert read.participants == (("Skolan", JON),)
        assert read.problems == ()


UNTOUCHED = {
    "a role and nobody": "organisation,roll\nSkolan,beställare",
    "a name alone": "organisation,fil,namn\nSkolan,a,Stora skolan",
    "a number of participants": "organisation,fil,deltagare\nSkolan,a,8",
    "a title and a pseudonym": "organisation,fil,titel,pseudonym\nSkolan,a,Samtal,Org A",
    "a label without a file": "organisation,label\nSkolan,röd",
}


@pytest.mark.parametrize("text", UNTOUCHED.values(), ids=UNTOUCHED.keys())
def test_lists_that_name_nobody_stay_as_they_were(listed, text):
    """The columns are attributes of the organisation."""
    head, row = (line.split(",") for line in text.split("\n"))
    read = listed(text.split("\n"))
    own = {name: value for name, value in zip(head, row, strict=True) if name not in {"organisation", "fil"}}
    assert dict(read.cases[0].attributes) == own
    assert all(source.participants == () for source in read.sources)
    assert read.participants == ()


SEATS = {
    "the label": ("IP1", "ip1:", ["I", "IP1"]),
    "the name": ("KARIN EK", None, ["I", "KARIN EK"]),
    "the initials": ("KE", None, ["I", "KE"]),
    "the first name": ("Karin", None, ["Intervjuare", "Karin"]),
    "the first name with an initial": ("Karin E", "IP9", ["I", "Karin E"]),
    "nothing": (None, "IP9", ["I", "IP1", "Ek", "K"]),
}


@pytest.mark.parametrize(("seat", "label", "labels"), SEATS.values(), ids=SEATS.keys())
def test_a_participant_is_found_by(seat, label, labels):
    """The label of the list goes first, then what the name may be shortened to; a surname or one letter is not enough."""
    assert seated([Participant("Karin Ek", label)], labels).get(Participant("Karin Ek", label)) == seat


def test_a_seat_for_two_is_nobodys():
    """Two with the same initials, or with the same label; a label that is given is not taken by initials."""
    karin, kalle = Participant("Karin Ek"), Participant("Kalle Ek")
    assert seated([karin, kalle], ["KE"]) == {}
    assert seated([Participant("A B", "IP"), Participant("C D", "IP")], ["IP"]) == {}
    other = Participant("Jon Berg", "KE")
    assert seated([karin, other], ["KE"]) == {other: "KE"}
