"""Links in the workbook: every number leads to what was counted."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from openpyxl import Workbook, load_workbook

from analysis import Material
from analysis.workbook import readme, write_workbook
from analysis.workbook.column import Column
from analysis.workbook.looks import Looks
from analysis.workbook.results import Results
from analysis.workbook.sheet import LINK_LIMIT, fill, location, too_many_links
from analysis.workbook.table import Table

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

TARGET = re.compile(r"'(?P<sheet>(?:[^']|'')+)'!A(?P<row>[0-9]+)")
COUNTS = ["kodningar", "textställen", "ord", "intervjuer", "organisationer"]


@pytest.fixture(scope="module")
def book(sample_material: Material, tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    """The sample's workbook, read again."""
    path = tmp_path_factory.mktemp("links") / "teman.xlsx"
    write_workbook(sample_material, path)
    return load_workbook(path)


def _links(sheet: Worksheet) -> dict[tuple[int, str], str]:
    """The targets by row and header."""
    return {
        (cell.row, sheet.cell(1, cell.column).value): cell.hyperlink.location
        for row in sheet.iter_rows()
        for cell in row
        if cell.hyperlink
    }


def _row(book: Workbook, target: str) -> dict[str, object]:
    """The row that a link leads to, by header."""
    place = TARGET.fullmatch(target)
    sheet = book[place["sheet"].replace("''", "'")]
    assert int(place["row"]) <= sheet.max_row
    return dict(zip([cell.value for cell in sheet[1]], [cell.value for cell in sheet[int(place["row"])]], strict=True))


def test_every_count_of_a_theme_leads_to_its_first_passage(book: Workbook):
    sheet, links = book["Teman"], _links(book["Teman"])
    numbers = {row[4].value for row in sheet.iter_rows(min_row=2, max_row=26)}
    for row in sheet.iter_rows(min_row=2, max_row=26):
        values = dict(zip([cell.value for cell in sheet[1]], [cell.value for cell in row], strict=True))
        targets = {links.get((row[0].row, name)) for name in COUNTS}
        if values["textställen"]:
            found = _row(book, targets.pop())
            assert not targets
            assert found["kod"] == values["kod"]
            earlier = book["Passager"].cell(found["nr"], 2).value  # the row above the linked one: numbers begin in row 2
            assert earlier != values["kod"]
        else:
            assert targets == {None}
    assert 0 in numbers


def test_a_cell_of_the_heat_map_leads_to_a_passage_of_its_code_and_case(book: Workbook):
    links, sheet = _links(book["Tema per organisation"]), book["Tema per organisation"]
    assert links
    for (row, case), target in links.items():
        found = _row(book, target)
        assert (found["kod"], found["organisation"]) == (sheet.cell(row, sheet.max_column).value, case)


def test_every_quotation_leads_to_its_segment(book: Workbook):
    sheet, links = book["Citatförslag"], _links(book["Citatförslag"])
    assert len(links) == sheet.max_row - 1 > 0
    for (row, header), target in links.items():
        assert header == "id"
        segment = _row(book, target)
        assert segment["id"] == sheet.cell(row, 11).value
        assert segment["intervju"] == sheet.cell(row, 6).value


def test_passages_and_problems_lead_to_their_segments(book: Workbook):
    for name, header in (("Passager", "kodade avsnitt"), ("Problem", "kodat avsnitt")):
        sheet, links = book[name], _links(book[name])
        column = [cell.value for cell in sheet[1]].index(header) + 1
        assert len(links) == sheet.max_row - 1
        for (row, _), target in links.items():
            assert _row(book, target)["id"] == sheet.cell(row, column).value.split("; ")[0]


def test_the_first_sheet_leads_to_every_other(book: Workbook):
    targets = [cell.hyperlink.location for row in book["Läs mig"].iter_rows() for cell in row if cell.hyperlink]
    assert targets == [f"'{name}'!A1" for name in book.sheetnames[1:]]


def test_links_stand_behind_values_and_no_cell_is_a_formula(book: Workbook):
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_links_hit_the_right_row_after_a_text_that_is_split(build_material, talk, coding, tmp_path: Path):
    long = "Det tar tid. " * 3000
    material = build_material(
        [talk("Ett", f"IP: {long}", case="Ett"), talk("Två", "IP: Vi har fått vänta länge på besked om pengarna.", case="Två")],
        [coding("Ett", (4, 4 + len(long) - 1), "Tema > Tid"), coding("Två", (4, 50), "Tema > Väntan")],
    )
    write_workbook(material, tmp_path / "teman.xlsx")
    book = load_workbook(tmp_path / "teman.xlsx")
    quotes = book["Citatförslag"]
    assert quotes.max_row > 1
    for (row, _), target in _links(quotes).items():
        assert _row(book, target)["id"] == quotes.cell(row, 11).value
    waiting = next(row for row in book["Teman"].iter_rows(min_row=2) if row[0].value == "Väntan")
    assert _row(book, waiting[4].hyperlink.location)["intervju"] == "Två"


def test_a_sheet_with_more_links_than_excel_bears_gets_none_and_the_first_sheet_says_so(sample_material: Material):
    data = pd.DataFrame({"id": ["a"] * (LINK_LIMIT + 1)})
    table = Table("Passager", (Column("id", "id"),), ("id",), data)
    sheet = Workbook().worksheets[0]
    fits = table.linked({"id": ["'Blad'!A1"] * LINK_LIMIT + [None]})
    assert not too_many_links(fits)
    assert len(fill(sheet, fits, Looks(sheet)).links) == LINK_LIMIT
    over = table.linked({"id": ["'Blad'!A1"] * (LINK_LIMIT + 1)})
    sheet = Workbook().worksheets[0]
    assert too_many_links(over)
    assert not fill(sheet, over, Looks(sheet)).links
    said = [line.value for line in readme.said(Results.of(sample_material, "sv"), [over] * 8, [over.title])]
    assert "Bladet Passager har inga länkar: de skulle bli fler än de 65530 som Excel klarar." in said


def test_quotes_in_a_sheets_name_are_doubled():
    assert location("Andra's blad", 3) == "'Andra''s blad'!A3"
