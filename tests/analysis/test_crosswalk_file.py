"""Crosswalks in files: a row a pair, in Excel or CSV, and what is refused by its row."""

from __future__ import annotations

import pytest
from openpyxl import Workbook

from analysis.crosswalk_file import CrosswalkRowError, NoCrosswalkError, OtherCrosswalkFormatError, read_crosswalk
from interviews.errors import KodbokError

PAIRS = [("code", "A > x", "B > y"), ("case", "Kultur, fritid", "Kultur och fritid")]


def _csv(path, text):
    path.write_text(text, encoding="utf-8")
    return path


def _xlsx(path, *sheets):
    book = Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"Blad{number}")
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def _pairs(path):
    return [tuple(row)[1:] for row in read_crosswalk(path)]


@pytest.mark.parametrize(
    "text",
    [
        'what,from,to\ncode,A > x,B > y\ncase,"Kultur, fritid",Kultur och fritid\n',
        "vad;före;efter\n\nKod; A > x ;B > y\n;;\nOrganisation;Kultur, fritid;Kultur och fritid\n",
        "to\tnote\tfrom\twhat\nB > y\tja\tA > x\ttheme\nKultur och fritid\t\tKultur, fritid\tcase\n",
    ],
)
def test_csv_files_of_any_separator_language_and_order_are_read(tmp_path, text):
    assert _pairs(_csv(tmp_path / "vägar.csv", text)) == PAIRS


def test_all_sheets_with_the_columns_are_read(tmp_path):
    """One sheet a kind, and one that is about something else."""
    head = ("Vad", "Från", "Till")
    path = _xlsx(tmp_path / "vägar.xlsx", [("Läs mig",)], [head, PAIRS[0]], [], [head, PAIRS[1]])
    assert _pairs(path) == PAIRS
    assert [row.place for row in read_crosswalk(path)] == ["sheet Blad1, row 2", "sheet Blad3, row 2"]


def test_a_year_as_a_name_is_text(tmp_path):
    """Excel keeps it as a number."""
    assert _pairs(_xlsx(tmp_path / "a.xlsx", [("what", "from", "to"), ("case", 2015, 2016.0)])) == [("case", "2015", "2016")]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("person,A,B", "line 3: “person” is neither code nor case"),
        (",A,B", "line 3: “” is neither code nor case"),
        ("code,A,", "line 3: there is nothing under to"),
        ("code,,B", "line 3: there is nothing under from"),
        ("code", "line 3: there is nothing under from"),
    ],
)
def test_a_row_that_names_no_pair_is_refused_by_its_line(tmp_path, row, why):
    with pytest.raises(CrosswalkRowError, match=why):
        read_crosswalk(_csv(tmp_path / "a.csv", f"what,from,to\ncode,A,B\n{row}\n"))


def test_a_formula_that_excel_never_calculated_is_nothing(tmp_path):
    with pytest.raises(CrosswalkRowError, match="nothing under to"):
        read_crosswalk(_xlsx(tmp_path / "a.xlsx", [("what", "from", "to"), ("code", "A", "=B2")]))


@pytest.mark.parametrize("text", ["from,to\nA,B\n", "\n", "what\n"])
def test_a_file_without_the_columns_is_refused(tmp_path, text):
    with pytest.raises(NoCrosswalkError, match="columns what, from and to"):
        read_crosswalk(_csv(tmp_path / "a.csv", text))


def test_other_files_are_refused(tmp_path):
    with pytest.raises(OtherCrosswalkFormatError, match=r"save it as \.xlsx or \.csv"):
        read_crosswalk(_csv(tmp_path / "a.txt", "what,from,to\n"))
    for name in ("saknas.csv", "saknas.xlsx", "saknas.txt"):
        with pytest.raises(KodbokError):
            read_crosswalk(tmp_path / name)
    (tmp_path / "trasig.xlsx").write_bytes(b"PK\x03\x04 no archive")
    with pytest.raises(KodbokError, match=r"trasig\.xlsx"):
        read_crosswalk(tmp_path / "trasig.xlsx")
