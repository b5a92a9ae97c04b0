"""Texts in the workbook: none is altered, cut or taken for a formula."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from analysis import Material
from analysis.workbook import write_workbook
from analysis.workbook.archive import Content, save
from analysis.workbook.cells import cell, legal, row_xml
from analysis.workbook.column import Column
from analysis.workbook.looks import Looks
from analysis.workbook.sheet import TooManyRowsError, fill
from analysis.workbook.table import CELL_LIMIT, Table, pieces
from coding import read_coding_rows
from coding.text_lines import lines
from interviews.workbook_grid import plain_text

WORD = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)


def _written(values: list[object], path: Path) -> list[object]:
    """The values as Excel finds them after we wrote them."""
    book = Workbook()
    look = Looks(book.worksheets[0]).text()
    rows = [row_xml(number, [("A", cell(value, look))]) for number, value in enumerate(values, start=1)]
    save(book, [Content(rows)], path)
    sheet = load_workbook(path).worksheets[0]
    return [sheet.cell(number, 1) for number in range(1, len(values) + 1)]


@pytest.mark.parametrize("text", ["=1+1", "+46 40 34 10 00", "-5", "- tankstreck", "@namn", '=HYPERLINK("x")', "#N/A", "1", "TRUE"])
def test_what_looks_like_a_formula_an_error_or_a_number_stays_the_text_it_is(text: str, tmp_path: Path):
    (read,) = _written([text], tmp_path / "a.xlsx")
    assert (read.value, read.data_type) == (text, "s")
    assert bool(read.quotePrefix) == text.startswith(("=", "+", "-", "@"))


def test_what_looks_like_an_escape_of_excel_s_own_stays_the_text_it_is(tmp_path: Path):
    (read,) = _written(["_x0041_ och _x005F_"], tmp_path / "a.xlsx")
    assert read.value == "_x005F_x0041_ och _x005F_x005F_"  # which Excel shows as it was written
    assert plain_text(read.value) == "_x0041_ och _x005F_"


@given(st.lists(WORD, min_size=1, max_size=5))
@settings(max_examples=40, deadline=None)
def test_any_text_is_read_as_it_was_written(tmp_path_factory: pytest.TempPathFactory, texts: list[str]):
    read = _written(texts, tmp_path_factory.mktemp("text") / "a.xlsx")
    assert [each.value or "" for each in read] == [legal(text) for text in texts]


def test_line_breaks_and_tabs_stay_and_other_control_characters_become_question_marks(tmp_path: Path):
    read = _written(["a\nb\tc", "a\x0cb", "a\r\nb", "\ud800", " inledande"], tmp_path / "a.xlsx")
    assert [each.value for each in read] == ["a\nb\tc", "a\ufffdb", "a\nb", "\ufffd", " inledande"]


@given(st.text(st.sampled_from("aå𝄞😀"), max_size=60), st.integers(2, 9))
def test_pieces_give_the_text_back_and_fit_whatever_its_characters(text: str, limit: int):
    cut = list(pieces(text, limit))
    assert "".join(cut) == text
    assert all(len(piece.encode("utf-16-le")) // 2 <= limit for piece in cut)


def test_a_text_that_no_cell_holds_goes_on_in_further_rows_and_is_read_back_whole(build_material, talk, coding, tmp_path: Path):
    said = "Ett långt svar 😀. " * 4000
    material = build_material(
        [talk("Ett", f"IP: {said}slut", case="Ett"), talk("Två", "IP: Kort.", case="Två")],
        [coding("Ett", (4, len(said) + 8), "Tema", memo="m" * 40_000), coding("Två", (4, 9), "Tema")],
    )
    write_workbook(material, tmp_path / "teman.xlsx")
    coded = pd.read_excel(tmp_path / "teman.xlsx", sheet_name="Kodade avsnitt", keep_default_na=False)
    assert coded["del"].tolist() == [1, 2, 3, 1]
    assert coded["id"].nunique() == 2
    assert coded["citat"].str.encode("utf-16-le").str.len().max() <= 2 * CELL_LIMIT
    found = read_coding_rows(tmp_path / "teman.xlsx")
    assert not found.refused
    assert [row.quote for row in found.rows] == material.segments["quote"].tolist()
    assert found.rows[0].memo == "m" * 40_000
    passages = pd.read_excel(tmp_path / "teman.xlsx", sheet_name="Passager", keep_default_na=False)
    assert passages["del"].tolist() == [1, 2, 3, 1]
    assert "".join(passages["text"][passages["nr"] == 1]) == said + "slut"
    assert passages["ord"][passages["del"] > 1].tolist() == ["", ""]


def test_what_is_read_back_is_what_was_written(sample_material: Material, tmp_path: Path):
    write_workbook(sample_material, tmp_path / "teman.xlsx")
    found = read_coding_rows(tmp_path / "teman.xlsx")
    accepted = sample_material.segments[sample_material.segments["status"] == "accepted"]
    fields = ["id", "interview", "start", "end", "code", "coder", "quote", "memo", "contrary", "created"]
    wanted = accepted[fields].astype("object").where(accepted[fields].notna(), "")
    assert [tuple(getattr(row, name) for name in fields) for row in found.rows] == list(wanted.itertuples(index=False, name=None))
    assert found.revision == 17


def test_seconds_survive_the_way_through_a_date(build_material, talk, coding, tmp_path: Path):
    material = build_material([talk("Ett", "IP: Ja och nej.", case="Ett")], [coding("Ett", "Ja", "A"), coding("Ett", "nej", "B")])
    times = ["2026-11-22T23:59:59Z", "2014-03-05T00:00:01Z"]
    write_workbook(dataclasses.replace(material, segments=material.segments.assign(created=times)), tmp_path / "teman.xlsx")
    assert [row.created for row in read_coding_rows(tmp_path / "teman.xlsx").rows] == times


def test_names_with_every_awkward_character_stay_whole(build_material, talk, coding, tmp_path: Path):
    name = "Kultur & \"fritid\" <i 'city'> " + "åäö " * 80
    material = build_material([talk(name, "IP: Ja.", case=name, case_kind="=typ")], [coding(name, "Ja.", "=Tema & <co> > -Del")])
    write_workbook(material, tmp_path / "teman.xlsx")
    book = load_workbook(tmp_path / "teman.xlsx")
    assert book["Intervjuer"]["A2"].value == name
    assert book["Tema per organisation"]["B1"].value == name
    assert book["Teman"]["L3"].value == "=Tema & <co> > -Del"
    assert book["Teman"]["L3"].data_type == "s"


@pytest.mark.parametrize(
    ("text", "width", "count"),
    [("kort", 10, 1), ("två rader", 6, 2), ("a\nb", 10, 2), ("ordsomärförlångt", 9, 2), ("ord " * 100, 40, 10), ("", 5, 1)],
)
def test_a_row_is_as_high_as_its_text_needs(text: str, width: int, count: int):
    assert lines(text, width) == count


def test_more_rows_than_excel_holds_are_refused_in_one_sentence():
    table = Table("Passager", (Column("a", "a"),), ("a",), pd.DataFrame({"a": range(1_048_576)}))
    sheet = Workbook().worksheets[0]
    with pytest.raises(TooManyRowsError, match="Passager would need 1048577 rows"):
        fill(sheet, table, Looks(sheet))
