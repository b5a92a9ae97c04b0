"""The tables as CSV files."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from analysis import Material
from analysis.catalogue import UnknownLanguageError
from analysis.tables_csv import FILE_NAMES, guarded, write_table, write_tables
from analysis.workbook import write_workbook
from analysis.workbook.column import Column
from analysis.workbook.table import Table


def _read(path: Path, separator: str) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=separator))


def test_each_sheet_has_a_file_of_a_fixed_name(sample_material: Material, tmp_path: Path):
    for lang, names in FILE_NAMES.items():
        written = write_tables(sample_material, tmp_path / lang, lang)
        shown = [*names[:8], names[-3], names[-1]]  # neither ledger nor pairs nor waves, nor what people wrote
        assert [path.name for path in written] == shown
        assert sorted(path.name for path in (tmp_path / lang).iterdir()) == sorted(shown)
    assert "tema-per-organisation.csv" in FILE_NAMES["sv"]


def test_a_swedish_excel_opens_the_swedish_files_right(sample_material: Material, tmp_path: Path):
    write_tables(sample_material, tmp_path)
    content = (tmp_path / "teman.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbftema;")
    row = _read(tmp_path / "teman.csv", ";")[0]
    assert row["andel"].startswith("0,")
    assert (row["intervjuer"], row["intervjuer (N)"]) == ("11", "12")


def test_english_files_use_commas_and_points(sample_material: Material, tmp_path: Path):
    write_tables(sample_material, tmp_path, "en")
    assert float(_read(tmp_path / "themes.csv", ",")[0]["share"]) > 0


def test_the_files_hold_what_the_sheets_hold(sample_material: Material, tmp_path: Path):
    write_workbook(sample_material, tmp_path / "teman.xlsx")
    book = load_workbook(tmp_path / "teman.xlsx")
    for path, sheet in zip(write_tables(sample_material, tmp_path), book.worksheets[1:], strict=True):
        rows = _read(path, ";")
        head = [cell.value for cell in sheet[1]]
        assert [name for name in rows[0] if not name.endswith(" (N)")] == head
        for place, row in enumerate(rows, start=2):
            for column, name in enumerate(head, start=1):
                value = sheet.cell(place, column).value
                if isinstance(value, str | int):
                    assert row[name] == str(value)
                elif value is None:
                    assert row[name] == ""


@pytest.mark.parametrize("text", ["=1+1", "+46", "-5", "@namn", "\tindrag", "\rvagn"])
def test_a_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text: str):
    assert guarded(text) == "'" + text


def test_numbers_are_never_guarded():
    data = pd.DataFrame({"number": [-5, 3], "share": [-0.5, None], "text": ["-5", None]})
    columns = (Column("number", "n", "number"), Column("share", "s", "share"), Column("text", "t"))
    file = StringIO()
    write_table(Table("t", columns, ("n", "s", "t"), data), file)
    assert file.getvalue() == "n;s;t\r\n-5;-0,5;'-5\r\n3;;\r\n"


CELL = st.none() | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)


@given(st.lists(st.tuples(CELL, st.integers(), CELL), max_size=6), st.sampled_from(["sv", "en"]))
@settings(max_examples=80, deadline=None)
def test_any_text_survives_quotes_separators_and_line_breaks(rows: list[tuple[str | None, int, str | None]], lang: str):
    data = pd.DataFrame(rows, columns=["a", "b", "c"], dtype="object").astype({"c": "category"})
    file = StringIO(newline="")
    write_table(Table("t", (Column("a", "a"), Column("b", "b"), Column("c", "c")), ("a", "b", "c"), data), file, lang)
    read = list(csv.reader(StringIO(file.getvalue(), newline=""), delimiter="," if lang == "en" else ";"))
    assert read[1:] == [[guarded(a or ""), str(b), guarded(c or "")] for a, b, c in rows]


def test_a_study_without_anything_has_headers_alone(build_material, tmp_path: Path):
    for path in write_tables(build_material([], []), tmp_path):
        lines = path.read_text(encoding="utf-8-sig").splitlines()
        assert len(lines) == (4 if path.name == "tema-per-organisation.csv" else 1)


def test_an_unknown_language_is_refused_before_anything_is_written(sample_material: Material, tmp_path: Path):
    with pytest.raises(UnknownLanguageError):
        write_tables(sample_material, tmp_path / "csv", "de")
    assert not (tmp_path / "csv").exists()
