"""The workbook: what its sheets hold, and that its numbers can be counted again from its own sheets."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter, range_boundaries

from analysis import Material, Selection, StudyFacts
from analysis.catalogue import UnknownLanguageError
from analysis.workbook import write_workbook
from coding.columns import REVISION_PROPERTY, SEGMENT_HEADERS
from coding.letters import widest_word

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

HEADERS = {
    "Teman": "tema nivå definition kodningar textställen ord andel intervjuer organisationer färdigkodade förslag kod",
    "Citatförslag": "tema citat organisation talare roll intervju ord skäl start slut id",
    "Passager": "nr kod intervju organisation talare start slut ord text kodade_avsnitt del",
    "Kodbok": "kod nivå definition ta_med ta_inte_med exempel frågeområden andra_namn regler färg avslutad",
    "Intervjuer": "intervju organisation organisationstyp uppföljningsår källa datum ord räknade_ord repliker talare kodare kodad "
    "färdigkodad",
    "Problem": "intervju stycke problem kodat_avsnitt",
}
SHEETS = [
    "Läs mig",
    "Teman",
    "Tema per organisation",
    "Citatförslag",
    "Passager",
    "Kodade avsnitt",
    "Kodbok",
    "Intervjuer",
    "Problem",
    "Mättnad",
    "Ord per tema",
]
ENGLISH_SHEETS = [
    "Read me",
    "Themes",
    "Theme by case",
    "Quotations",
    "Passages",
    "Coded segments",
    "Codebook",
    "Interviews",
    "Problems",
    "Saturation",
    "Words by theme",
]


def _rows(sheet: Worksheet) -> pd.DataFrame:
    head, *rows = sheet.iter_rows(values_only=True)
    return pd.DataFrame(rows, columns=list(head))


def _said(book: Workbook) -> str:
    return "\n".join(str(value) for row in book.worksheets[0].iter_rows(values_only=True) for value in row if value is not None)


@pytest.fixture(scope="module")
def book(sample_material: Material, tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    """The sample's workbook, read again."""
    path = tmp_path_factory.mktemp("workbook") / "teman.xlsx"
    write_workbook(sample_material, path)
    return load_workbook(path)


@pytest.fixture(scope="module")
def english(sample_material: Material, tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    """The same in English."""
    path = tmp_path_factory.mktemp("workbook") / "themes.xlsx"
    write_workbook(sample_material, path, "en")
    return load_workbook(path)


@pytest.fixture(scope="module")
def empty(build_material: Callable[..., Material], tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    """The workbook of a study without an interview or a code."""
    path = tmp_path_factory.mktemp("workbook") / "tom.xlsx"
    write_workbook(_without_rows(build_material), path)
    return load_workbook(path)


def _without_rows(build_material: Callable[..., Material]) -> Material:
    return build_material([], [])


def test_the_sheets_stand_in_their_order(book: Workbook, english: Workbook):
    assert book.sheetnames == SHEETS
    assert english.sheetnames == ENGLISH_SHEETS


@pytest.mark.parametrize("name", HEADERS)
def test_the_headers_of_a_sheet_are_fixed(book: Workbook, name: str):
    assert [cell.value for cell in book[name][1]] == [header.replace("_", " ") for header in HEADERS[name].split()]


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_sheet_that_is_read_back_has_the_headers_that_are_looked_for(book: Workbook, english: Workbook, lang: str):
    sheet = {"sv": book, "en": english}[lang].worksheets[5]
    assert [cell.value for cell in sheet[1]] == [names[lang] for names in SEGMENT_HEADERS.values()]


def test_every_number_of_the_themes_can_be_counted_again_from_the_other_sheets(book: Workbook):
    themes, found = _rows(book["Teman"]), _rows(book["Passager"])
    coded, interviews = _rows(book["Kodade avsnitt"]), _rows(book["Intervjuer"])
    counted = coded[coded["räknas"] == "ja"]
    for row in themes.to_dict("records"):
        code = row["kod"]
        mine = found[(found["kod"] == code) & (found["del"] == 1)]
        below = counted["kod"].eq(code) | counted["kod"].str.startswith(code + " > ")
        assert row["kodningar"] == below.sum()
        assert row["textställen"] == len(mine)
        assert row["ord"] == mine["ord"].sum()
        assert row["andel"] == pytest.approx(mine["ord"].sum() / interviews["räknade ord"].sum())
        assert row["intervjuer"] == mine["intervju"].nunique()
        assert row["organisationer"] == mine["organisation"].nunique()
    assert set(themes["färdigkodade"]) == {(interviews["färdigkodad"] == "ja").sum()}
    assert themes["textställen"].sum() > 0


def test_every_passage_is_the_text_that_its_segments_span(book: Workbook, sample_material: Material):
    coded = _rows(book["Kodade avsnitt"]).set_index("id")
    texts = sample_material.interviews.set_index("interview")["text"]
    for row in _rows(book["Passager"]).to_dict("records"):
        segments = coded.loc[row["kodade avsnitt"].split("; ")]
        assert (row["start"], row["slut"]) == (segments["start"].min(), segments["slut"].max())
        assert row["text"] == texts[row["intervju"]][row["start"] : row["slut"]]


def test_the_heat_map_can_be_counted_again_from_the_passages(book: Workbook):
    grid, found = _rows(book["Tema per organisation"]), _rows(book["Passager"])
    cases = list(grid.columns[1 : list(grid.columns).index("utan organisation")])
    codes = grid[grid["kod"].notna()]
    for row in codes.to_dict("records"):
        mine = found[found["kod"] == row["kod"]]
        assert row["totalt"] == len(mine)
        assert row["utan organisation"] == mine["organisation"].isna().sum()
        assert {case: row[case] for case in cases if row[case] != "ej färdigkodad"} == {
            case: (mine["organisation"] == case).sum() for case in cases if row[case] != "ej färdigkodad"
        }


def test_a_case_of_which_nothing_is_coded_is_said_to_be_so_and_is_never_nought(book: Workbook):
    grid = _rows(book["Tema per organisation"])
    assert set(grid["Ån Fastigheter AB"].iloc[:26]) == {"ej färdigkodad"}
    assert "ej färdigkodad" not in set(grid["Kulturförvaltningen"])


def test_a_nought_in_what_nobody_has_finished_wears_a_star(build_material, talk, coding, tmp_path: Path):
    said = "IP: Budgeten är kort. Föreningarna hjälper oss."
    talks = [talk(name, said, case=name, main="AB") for name in ("Begun", "Waiting")]
    talks.append(talk("Whole", said, case="Whole", main="AB", finished=("AB",)))
    codings = [coding(name, "Budgeten är kort.", "Pengar > Budget") for name in ("Begun", "Whole")]
    codes = ["Pengar", "Pengar > Budget", "Pengar > Fond"]
    write_workbook(build_material(talks, codings, codes), tmp_path / "teman.xlsx")
    sheet = load_workbook(tmp_path / "teman.xlsx")["Tema per organisation"]
    grid = {column[0].value: column[1:4] for column in sheet.iter_cols(min_col=2, max_col=4)}
    assert {name: [cell.value for cell in cells] for name, cells in grid.items()} == {
        "Begun": [1, 1, 0],
        "Waiting": ["ej färdigkodad"] * 3,
        "Whole": [1, 1, 0],
    }
    assert [cell.number_format for cell in grid["Begun"]] == ["#,##0", "#,##0", '0"*"']
    assert grid["Whole"][2].number_format == "#,##0"
    notes = "\n".join(str(row[0].value) for row in sheet.iter_rows(min_row=8))
    assert "”ej färdigkodad”: inget från organisationen" in notes
    assert "0*: ingen intervju i organisationen är färdigkodad ännu" in notes


def test_what_is_unknown_is_explained_only_where_it_stands(build_material, talk, coding, tmp_path: Path):
    talks = [talk("Ett", "IP: Ja, så är det.", case="Ett", main="AB", finished=("AB",))]
    write_workbook(build_material(talks, [coding("Ett", "Ja, så är det.", "Tema > Del")]), tmp_path / "teman.xlsx")
    notes = [row[0].value for row in load_workbook(tmp_path / "teman.xlsx")["Tema per organisation"].iter_rows(min_row=4)]
    assert not any("ej färdigkodad" in str(note) or "0*" in str(note) for note in notes)


def test_one_passage_is_not_yet_the_deepest_colour(build_material, talk, coding, tmp_path: Path):
    material = build_material([talk("Ett", "IP: Ja, så är det.", case="Ett")], [coding("Ett", "Ja, så är det.", "Tema > Del")])
    write_workbook(material, tmp_path / "teman.xlsx")
    (rule,) = [
        rule
        for each in load_workbook(tmp_path / "teman.xlsx")["Tema per organisation"].conditional_formatting
        for rule in each.rules
    ]
    assert [end.val for end in rule.colorScale.cfvo] == [0, 4]


@pytest.mark.parametrize("name", [name for name in SHEETS if name not in {"Läs mig", "Tema per organisation"}])
def test_no_word_of_a_header_or_of_a_printed_name_is_broken(book: Workbook, name: str):
    sheet = book[name]
    first, _, last, _ = range_boundaries(sheet.print_area.split("!")[-1])
    *_, end = range_boundaries(next(iter(sheet.tables.values())).ref)  # what stands below the table may run on over the next cells
    for place in range(first, last + 1):
        width = sheet.column_dimensions[get_column_letter(place)].width
        header = sheet.cell(1, place).value
        words = (
            [header]
            if header in {"citat", "text", "anteckning"}
            else [cell.value for (cell,) in sheet.iter_rows(min_col=place, max_col=place, max_row=end)]
        )
        assert max(widest_word(word) for word in words if isinstance(word, str)) < width, header


def test_what_serves_links_and_corrections_stays_off_the_paper(book: Workbook):
    for name, ends in (("Kodade avsnitt", ("intervju", "räknas")), ("Kodbok", ("kod", "exempel")), ("Passager", ("nr", "text"))):
        first, _, last, _ = range_boundaries(book[name].print_area.split("!")[-1])
        assert (book[name].cell(1, first).value, book[name].cell(1, last).value) == ends
        assert not book[name].print_title_cols


def test_the_themes_fit_on_one_page_and_their_chart_on_the_next(book: Workbook):
    sheet = book["Teman"]
    printed = [column for column in sheet.column_dimensions.values() if column.index != "L"]
    scale = sum(column.width for column in printed) * 5.25 / 784
    (broken,) = sheet.row_breaks.brk
    rows = {row: sheet.row_dimensions[row].height for row in range(1, int(sheet.print_area.split("$")[-1]) + 1)}
    table, chart = (sum(height for row, height in rows.items() if (row <= broken.id) is before) for before in (True, False))
    assert table <= 501 * scale
    assert 32 + chart <= 501 * scale
    assert sheet._charts[0].anchor._from.row == broken.id  # noqa: SLF001  # openpyxl shows the charts nowhere else
    assert sheet._charts[0].anchor.ext.height / 12_700 <= chart  # noqa: SLF001  # the same


def test_a_sheet_of_no_problems_says_so(empty: Workbook):
    assert empty["Problem"]["A2"].value == "Inga problem"


def test_totals_count_a_place_under_two_codes_once(build_material, talk, coding, tmp_path: Path):
    material = build_material(
        [talk("Kultur", "I: Hur?\nIP: Budgeten är kort. Föreningarna hjälper oss.", case="Kultur")],
        [
            coding("Kultur", "Budgeten är kort.", "Pengar > Budget"),
            coding("Kultur", "Budgeten är kort. Föreningarna", "Makt > Förening"),
        ],
    )
    write_workbook(material, tmp_path / "teman.xlsx")
    grid = _rows(load_workbook(tmp_path / "teman.xlsx")["Tema per organisation"]).set_index("tema")
    assert grid.loc["alla koder (överlapp räknas en gång)", ["Kultur", "totalt"]].tolist() == [1, 1]
    assert grid.loc[["Pengar", "Makt"], "Kultur"].tolist() == [1, 1]


def test_all_coders_segments_are_there_and_say_whether_they_count(book: Workbook, sample_material: Material):
    accepted = sample_material.segments[sample_material.segments["status"] == "accepted"]
    coded = _rows(book["Kodade avsnitt"])
    assert coded["id"].tolist() == accepted["id"].tolist()
    assert set(coded["kodare"]) == {"AB", "CD"}
    assert coded["räknas"].eq("ja").tolist() == accepted["counts"].tolist()


def test_proposals_are_shown_as_segments_only_where_they_count(sample_study, tmp_path: Path):
    material = replace(sample_study, selection=Selection(include_proposed=True)).material()
    write_workbook(material, tmp_path / "teman.xlsx")
    book = load_workbook(tmp_path / "teman.xlsx")
    assert _rows(book["Kodade avsnitt"])["ursprung"].eq("regel").any()
    assert "Även förslag som ingen har tagit ställning till räknas." in _said(book)


def test_numbers_and_dates_are_numbers_and_dates(book: Workbook, sample_material: Material):
    interview, segment, theme = book["Intervjuer"][2], book["Kodade avsnitt"][2], book["Teman"][2]
    assert interview[5].value == datetime(2014, 10, 1)  # noqa: DTZ001  # a day in a sheet knows no time zone
    assert interview[5].number_format == "yyyy-mm-dd"
    assert segment[list(SEGMENT_HEADERS).index("created")].value.isoformat() + "Z" == sample_material.segments["created"].iloc[0]
    assert [cell.number_format for cell in theme[6:10]] == ["0.0%", '#,##0" av 12"', '#,##0" av 9"', '#,##0" av 12"']
    assert all(isinstance(cell.value, int) for cell in (*theme[3:6], *theme[7:11]))


def test_the_tree_of_themes_is_grouped_and_drawn(book: Workbook):
    sheet = book["Teman"]
    levels = {
        row[11].value.count(" > "): sheet.row_dimensions[row[0].row].outlineLevel for row in sheet.iter_rows(min_row=2, max_row=26)
    }
    assert levels == {0: 0, 1: 1, 2: 2}
    assert len(sheet._charts) == 1  # noqa: SLF001  # openpyxl shows the charts nowhere else
    rules = [rule.type for each in sheet.conditional_formatting for rule in each.rules]
    assert rules == ["dataBar", "dataBar"]
    assert [rule.type for each in book["Tema per organisation"].conditional_formatting for rule in each.rules] == ["colorScale"]


@pytest.mark.parametrize("name", HEADERS | {"Kodade avsnitt": ""})
def test_a_data_sheet_is_a_table_with_filters_under_a_frozen_header(book: Workbook, name: str):
    sheet = book[name]
    (table,) = sheet.tables.values()
    assert [column.name for column in table.tableColumns] == [cell.value for cell in sheet[1]]
    assert table.autoFilter.ref == table.ref
    assert sheet.freeze_panes == "B2"


def test_no_two_tables_share_a_name(book: Workbook):
    names = [name.casefold() for sheet in book for name in sheet.tables]
    assert len(names) == len(set(names)) == 9


@pytest.mark.parametrize("name", SHEETS)
def test_every_page_lies_across_fits_and_says_what_it_is(book: Workbook, name: str):
    sheet = book[name]
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth) == ("landscape", 1)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.oddHeader.right.text == "Arbetsmaterial – innehåller personuppgifter"
    assert sheet.oddFooter.right.text == "&P (&N)"
    assert name == "Läs mig" or sheet.print_title_rows == "$1:$1"


def test_the_first_sheet_says_where_the_numbers_come_from(book: Workbook):
    said, made = _said(book), datetime(2026, 11, 22, 12, tzinfo=UTC).astimezone().replace(tzinfo=None)
    for part in (
        *("Provstudien", "Arbetsmaterial – innehåller personuppgifter", str(made), "17"),
        *("10 intervjuer, 1 workshop, 1 enkätsvar; 9 organisationer", "färdigkodade 10 av 12", "Alla källor och alla koder."),
    ):
        assert part in said


def test_the_selection_is_told_in_words(sample_study, tmp_path: Path):
    selection = Selection(waves=("2014",), kinds=("survey",), roles=("interviewee",), coders=("AB", "CD"), codes=("Tvärgående",))
    write_workbook(replace(sample_study, selection=selection).material(), tmp_path / "teman.xlsx")
    said = _said(load_workbook(tmp_path / "teman.xlsx"))
    for part in (
        "Uppföljningsår: 2014.",
        "Slags källa: enkätsvar.",
        "Roller: intervjuperson.",
        "Kodare: AB; CD.",
        "Koder: Tvärgående.",
    ):
        assert part in said


def test_the_workbook_carries_the_revision_that_it_shows(book: Workbook):
    assert book.custom_doc_props[REVISION_PROPERTY].value == 17


def test_the_same_material_makes_the_same_bytes(sample_material: Material, tmp_path: Path):
    for name in ("a.xlsx", "b.xlsx"):
        write_workbook(sample_material, tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_study_without_anything_has_all_sheets_and_tables_that_excel_takes(empty: Workbook):
    assert empty.sheetnames == SHEETS[:-2]
    for sheet in empty:
        for table in sheet.tables.values():
            assert table.ref.endswith("2")
    assert "inga intervjuer; 0 organisationer" in _said(empty)


def test_a_study_without_codings_lists_its_codes_with_nought(build_material, talk, tmp_path: Path):
    write_workbook(build_material([talk("Kultur", "IP: Ja.", case="Kultur")], [], ["Tema", "Tema > Del"]), tmp_path / "teman.xlsx")
    book = load_workbook(tmp_path / "teman.xlsx")
    assert _rows(book["Teman"])["textställen"].tolist() == [0, 0]
    assert _rows(book["Tema per organisation"])["Kultur"].iloc[:2].tolist() == ["ej färdigkodad"] * 2


def test_english_sheets_hold_english_words_beside_the_material(english: Workbook):
    coded = _rows(english["Coded segments"])
    assert set(coded["role"].dropna()) <= {"interviewer", "interviewee", "unknown"}
    assert set(coded["counts"]) == {"yes", "no"}
    assert english["Themes"]["H2"].number_format == '#,##0" of 12"'
    assert english["Themes"].oddHeader.right.text == "Working material – contains personal data"


def test_an_unknown_language_is_refused_before_anything_is_written(sample_material: Material, tmp_path: Path):
    with pytest.raises(UnknownLanguageError, match="'de'"):
        write_workbook(sample_material, tmp_path / "themen.xlsx", "de")
    assert not list(tmp_path.iterdir())


def test_a_title_of_any_kind_is_fit_for_the_foot_of_a_page(sample_material: Material, tmp_path: Path):
    facts = StudyFacts("Kultur & fritid\n" + "mycket " * 60, 1, "2026-11-22T12:00:00Z")
    write_workbook(replace(sample_material, facts=facts), tmp_path / "teman.xlsx")
    foot = zipfile.ZipFile(tmp_path / "teman.xlsx").read("xl/worksheets/sheet2.xml").decode().split("<oddFooter>")[1].split("<")[0]
    assert "Kultur &amp;&amp; fritid" in foot
    assert len(foot.replace("&amp;", "&")) < 255
