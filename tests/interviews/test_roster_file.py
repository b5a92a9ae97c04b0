"""Rosters as people keep them: columns in either language, a bare list, first and last name apart; and the key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from interviews.person import Person
from interviews.personal_data.roster_file import NoNamesError, RosterFormatError, read_roster, write_key

KARIN = Person("Karin Ek", ("Kajsa", "KE"), "Rektorn", "Skolan", "rektor")


@pytest.mark.parametrize(
    "rows",
    [
        "namn;alias;benämning;organisation;befattning\nKarin Ek;Kajsa; KE;Rektorn;Skolan;rektor".replace(
            "Kajsa; KE", '"Kajsa; KE"'
        ),
        "Name,Aliases,Pseudonym,Case,Title\nKarin Ek,Kajsa;KE,Rektorn,Skolan,rektor",
        "Titel\tPerson\tSmeknamn\tKallas\tFörvaltning\nrektor\tKarin  Ek \tKajsa;KE\tRektorn\tSkolan",
        'Förnamn;Efternamn;Alias;Pseudonym;Organisation;Titel\nKarin;Ek;"Kajsa;KE";Rektorn;Skolan;rektor',
        "namn;alias;benämning;organisation;befattning\nKarin Ek;Kajsa;Rektorn;;\nKARIN EK;KE;;Skolan;rektor",
    ],
)
def test_headers_are_understood_in_swedish_and_english(tmp_path, rows):
    """In any order and case; a person of several rows is one."""
    path = tmp_path / "namn.csv"
    path.write_text(rows, encoding="utf-8")
    assert read_roster(path) == (KARIN,)


def test_a_list_without_headers_is_one_name_a_row(tmp_path):
    """In CSV and in a workbook."""
    (tmp_path / "namn.csv").write_text("Karin Ek\nBo Lind\n", encoding="utf-8")
    book = Workbook()
    for name in ("Karin Ek", None, "Bo Lind"):
        book.active.append([name])
    book.save(tmp_path / "namn.xlsx")
    for path in (tmp_path / "namn.csv", tmp_path / "namn.xlsx"):
        assert [person.name for person in read_roster(path)] == ["Karin Ek", "Bo Lind"]


def test_a_file_that_names_nobody_is_refused(tmp_path):
    """With what to do."""
    (tmp_path / "annat.csv").write_text("fil;år\na;2015\n", encoding="utf-8")
    with pytest.raises(NoNamesError, match="header “namn”"):
        read_roster(tmp_path / "annat.csv")
    with pytest.raises(RosterFormatError, match=r"xlsx or \.csv"):
        read_roster(tmp_path / "namn.docx")


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"], exclude_characters=";'"), min_size=1, max_size=20)
PERSONS = st.lists(st.builds(Person, TEXT, st.lists(TEXT, max_size=3, unique=True).map(tuple)), min_size=1, max_size=4)


@given(PERSONS, st.sampled_from([".csv", ".xlsx"]))
def test_a_key_that_is_read_again_has_the_same_persons(tmp_path_factory, persons, ending):
    """Whatever their names begin with or hold."""
    from unicodedata import normalize

    composed = {normalize("NFC", each.name).casefold(): each for each in persons}
    kept = [
        Person(normalize("NFC", each.name), tuple(dict.fromkeys(normalize("NFC", alias) for alias in each.aliases)))
        for each in composed.values()
    ]
    path = tmp_path_factory.mktemp("nyckel") / f"nyckel{ending}"
    write_key(kept, path)
    assert read_roster(path) == tuple(kept)


def test_a_key_holds_no_formula(tmp_path):
    """A name that begins like one is text."""
    write_key([Person("=1+1")], tmp_path / "nyckel.xlsx")
    write_key([Person("=1+1")], tmp_path / "nyckel.csv")
    assert load_workbook(tmp_path / "nyckel.xlsx").active["A2"].data_type == "s"
    assert "'=1+1" in (tmp_path / "nyckel.csv").read_text(encoding="utf-8-sig")
