"""What people wrote in the workbook and the tables of results: only where there is any of it, under the names that are shown."""

from __future__ import annotations

import csv

import pytest
from openpyxl import load_workbook

from interviews import Person

BUDGET = "Vi har ettårsbudgetar. Det är svårt, tycker jag."
HELP = "Föreningarna hjälper oss mycket."
THEME, DIALOG = "Social > Budget", "Kunskap > Dialog"
SHEETS = ["Tematisk matris", "Synteser", "Bedömningar"]
FILES = ["tematisk-matris.csv", "synteser.csv", "bedomningar.csv"]


@pytest.fixture
def park(study, span):
    """A finished interview of a case in a wave, with codings for and against a theme."""
    study.describe_interview("Samtal", case="Parken", wave="2015")
    study.code("Samtal", *span(BUDGET), "Budget")
    study.code("Samtal", *span(HELP), "Budget", contrary=True)
    study.finish_interview("Samtal")
    return study


@pytest.fixture
def exported(park, kodbok, tmp_path):
    """The workbook and the folder of tables."""

    def done(*options):
        park.close()
        for form, out in (("excel", "bok.xlsx"), ("csv", "tabeller")):
            answer = kodbok("export", form, park.path, tmp_path / out, "--force", *options)
            assert answer.code == 0, answer.err
        return load_workbook(tmp_path / "bok.xlsx"), tmp_path / "tabeller"

    return done


def _rows(sheet):
    """The rows of a sheet by its headers."""
    head, *rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_a_study_in_which_nothing_is_written_has_the_sheets_it_had(exported):
    """And the files."""
    book, folder = exported()
    assert not set(SHEETS) & set(book.sheetnames)
    assert not {file.name for file in folder.iterdir()} & set(FILES)


def test_what_is_written_stands_in_sheets_of_their_own(park, exported):
    """The matrix with every cell's state, syntheses beside who speaks, profiles with why."""
    key = next(each.id for each in park.findings() if each.quote == HELP)
    park.set_summary("Parken", "Budget", "=Ett år\när för kort.", key=key)
    park.set_synthesis("Budget", "Alla säger det.")
    park.save_scale("Läget", ["extra fart"])
    park.save_scale("Organisation")
    park.judge("Läget", "Parken", "extra fart", comment="Se citatet.")
    book, folder = exported()
    assert [name for name in book.sheetnames if name in SHEETS] == SHEETS
    rows = {row["tema"]: row for row in _rows(book["Tematisk matris"])}
    cell = rows[THEME]
    assert [
        cell[name] for name in ("organisation", "status", "textställen", "motsägande avsnitt", "sammanfattning", "skriven av")
    ] == [
        *("Parken", "sammanfattad", 2, 1, "=Ett år\när för kort.", "Anna"),
    ]
    assert (rows[DIALOG]["status"], rows[DIALOG]["sammanfattning"]) == ("tyst", None)
    (link,) = [each.hyperlink.location for row in book["Tematisk matris"].iter_rows() for each in row if each.hyperlink]
    assert key in [each.value for each in book["Kodade avsnitt"][int(link.rpartition("!A")[2])]]
    synthesis = {row["tema"]: row for row in _rows(book["Synteser"])}
    assert (synthesis[THEME]["syntes"], synthesis[THEME]["status"], synthesis[THEME]["organisationer som talar"]) == (
        *("Alla säger det.", "sammanfattad", 1),
    )
    assert "av 1" in book["Synteser"]["F2"].number_format
    assert synthesis[DIALOG]["tysta, ej tillfrågade eller ej färdigkodade"] == "tyst: Parken"
    (judged,) = _rows(book["Bedömningar"])
    assert list(judged.items()) == [
        ("organisation", "Parken"),
        ("organisationstyp", None),
        ("uppföljningsår", "2015"),
        ("Läget", "extra fart\nSe citatet."),
        ("Organisation (2)", None),
    ]
    said = [cell for row in book["Läs mig"].iter_rows(values_only=True) for cell in row]
    assert set(SHEETS) <= set(said)
    for name in FILES:
        with (folder / name).open(encoding="utf-8-sig", newline="") as file:
            assert len(list(csv.reader(file, delimiter=";"))) > 1


def test_names_are_replaced_in_what_people_wrote(park, exported):
    """In texts, in the names of organisations, in reasons."""
    park.change_roster([Person("Åsa Lindqvist", pseudonym="Rektorn")])
    park.set_summary("Parken", "Budget", "Åsa Lindqvist i Parken säger emot.")
    park.set_synthesis("Budget", "Åsa Lindqvist ensam.")
    park.save_scale("Läget")
    park.judge("Läget", "Parken", "så som Åsa Lindqvist vill", comment="Åsa Lindqvist sa det.")
    book, folder = exported("--names", "none")
    for name in SHEETS:
        said = str(_rows(book[name]))
        assert "Rektorn" in said, name
        assert "Lindqvist" not in said, name
        assert "'organisation': 'Parken'" not in said, name
        assert "tyst: Parken" not in said, name
    assert not any("Lindqvist" in (folder / name).read_text(encoding="utf-8-sig") for name in FILES)


def test_a_stale_text_says_so(park, exported):
    """In both sheets."""
    park.set_summary("Parken", "Budget", "Kort.")
    park.set_synthesis("Budget", "Alla.")
    park.delete_segment(park.findings()[0].id)
    book, _ = exported()
    for name in SHEETS[:2]:
        assert next(row["status"] for row in _rows(book[name]) if row["tema"] == THEME) == "inaktuell"


def test_the_workbook_to_be_edited_can_be_filled_in(park, span, tmp_path):
    """What is said stands beside the cell, lists are offered, ids take nothing, the header and the place stay in sight."""
    own = park.code("Samtal", *span(HELP), "Dialog", contrary=True).id
    park.set_summary("Parken", "Budget", "=Ett år\när för kort.")
    park.export_summaries(tmp_path / "x.xlsx")
    book = load_workbook(tmp_path / "x.xlsx")
    assert book.sheetnames == ["Läs mig", "Matris Social", "Matris Kunskap", "Sammanfattningar", "Synteser", "Vad som sades"]
    sheet = book["Sammanfattningar"]
    rules = {each: rule for rule in sheet.data_validations.dataValidation for each in str(rule.sqref).split()}
    cells = dict(zip((cell.value for cell in sheet[1]), sheet[4], strict=True))
    assert (cells["tema"].value, sheet.freeze_panes) == (DIALOG, "C2")
    assert cells["vad som sades"].value == f"[{own[:8]}] (motsäger) {HELP} – IP"
    written = cells["sammanfattning"]
    assert (written.number_format, written.fill.fgColor.rgb, written.alignment.wrap_text) == ("@", "00EEF5FC", True)
    offered = rules[cells["nyckelcitat"].coordinate]
    assert (offered.type, offered.formula1, offered.showErrorMessage) == ("list", f'"{own[:8]}"', True)
    locked = rules["{0}2:{0}4".format(cells["id"].column_letter)]
    assert (locked.type, locked.formula1, locked.showErrorMessage) == ("custom", "FALSE", True)
    assert "blå kolumnerna" in locked.error
    shown, empty = book["Matris Social"]["C2"], book["Matris Kunskap"]["C2"]
    assert (shown.value, shown.hyperlink) == ("=Ett år\när för kort.", None)
    assert (empty.value, empty.hyperlink.location) == ("att sammanfatta (1)", "'Sammanfattningar'!A4")
    assert book["Matris Social"].protection.sheet
