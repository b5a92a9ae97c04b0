"""The sheets of methods and ratings: what they hold, where their numbers lead, and that they stand only where there is any."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from analysis import Selection, Written, cooccurrence, distinctive_words, saturation
from analysis.names import Names
from analysis.tables_csv import write_tables
from analysis.wave_table import WaveComparison
from analysis.workbook import write_workbook
from analysis.workbook.book import Tables
from analysis.workbook.results import Results
from analysis.written import RATING_COLUMNS
from interviews.personal_data.name_forms import Named
from interviews.personal_data.name_replacer import NameReplacer

HEADERS = {
    "Samförekomst": "tema_A tema_B textställen_A textställen_B textställen_som_möts c mer_än_fem_gånger_så_vanligt",
    "Mättnad": "steg intervju nya_koder alla_koder_hittills andel gränsen_nådd slumpade_ordningar,_median "
    "slumpade_ordningar,_lägst slumpade_ordningar,_högst bas svit gräns varför_ett_tal_saknas",
    "Uppföljningsår": "tema förändring skäl jämförda_organisationer jämförda_som_talar_om_det_2015 jämförda_som_talar_om_det_2016 "
    "textställen_2015 textställen_2016 andel_av_orden_2015 andel_av_orden_2016 organisationer_2015 organisationer_2016 "
    "nya:_organisationer inte_längre:_organisationer",
    "Ord per tema": "tema ord så_som_det_sägs i_temat utanför_det intervjuer log-odds z",
    "Statusmatris": "uppföljningsår uppdrag Parken Ån ●_Gr_grön ▲_Gu_gul ■_R_röd bara_en_kommentar inte_bedömd",
    "Statuskommentarer": "uppdrag organisation uppföljningsår status uppdragstyp kommentar tema textställen motsägande_avsnitt",
}
SHEETS = ["Statusmatris", "Statuskommentarer", "Samförekomst", "Mättnad", "Uppföljningsår", "Ord per tema"]
FILES = ["statusmatris", "statuskommentarer", "samforekomst", "mattnad", "uppfoljningsar", "ord-per-tema"]
SAID = "IP: Budgeten är kort, budgeten är ettårig. Dialogen är svår. Lindqvist bestämmer allt."
BUDGET, DIALOG = "A > Budget", "A > Dialog"


def _ratings():
    """Ratings of two organisations: with a comment, without, and a comment alone."""
    rows = [
        ("Uppdrag 1", "Parken", "2016", "green", "Löper på, säger Lindqvist.", "ongoing", BUDGET),
        ("Uppdrag 1", "Ån", "2016", "red", "", "", BUDGET),
        ("Uppdrag 2", "Ån", "2016", "", "=Vi vet inte.", "development", ""),
        ("Uppdrag 2", "Parken", "2016", "yellow", "", "", ""),
    ]
    names = ("assignment", "case", "wave", "rating", "comment", "kind", "code")
    made = [dict(zip(names, row, strict=True)) | {"id": str(n), "source": "", "case_kind": None} for n, row in enumerate(rows)]
    return pd.DataFrame(made, columns=list(RATING_COLUMNS), dtype=object)


@pytest.fixture
def waved(build_material, talk, coding):
    """Two organisations in two waves; the second speaks of the budget in 2016 alone. Themes meet in one sentence."""
    talks = [
        talk(
            f"{case} {wave}",
            SAID if wave == "2016" else SAID.replace("Lindqvist", "Hon"),
            case=case,
            wave=wave,
            date=f"{wave}-03-0{day}",
            main="AB",
            finished=("AB",),
        )
        for wave in ("2015", "2016")
        for day, case in enumerate(("Parken", "Ån"), start=1)
    ]
    codings = [
        *(coding(name, "Budgeten är kort, budgeten är ettårig.", BUDGET) for name in ("Parken 2015", "Parken 2016", "Ån 2016")),
        coding("Parken 2016", "ettårig. Dialogen är svår. Lindqvist", DIALOG),
        coding("Ån 2016", "Dialogen är svår. Lindqvist", DIALOG),
    ]
    return build_material(talks, codings, ["A", BUDGET, DIALOG, "B"], selection=Selection(all_waves=True))


@pytest.fixture
def exported(waved, tmp_path):
    """The workbook and the folder of tables, with everything in them."""

    def made(names=None, lang="sv"):
        told = {"written": Written(ratings=_ratings()), "waves": WaveComparison.of(waved)}
        write_workbook(waved, tmp_path / "bok.xlsx", lang, names, **told)
        write_tables(waved, tmp_path / "tabeller", lang, names, **told)
        return load_workbook(tmp_path / "bok.xlsx"), tmp_path / "tabeller"

    return made


def _rows(sheet):
    """The rows of a sheet's table by its headers."""
    (table,) = sheet.tables.values()
    head, *rows = [[cell.value for cell in row] for row in sheet[table.ref]]
    return [dict(zip(head, row, strict=True)) for row in rows]


def _below(sheet):
    """What stands below a sheet's table."""
    (table,) = sheet.tables.values()
    last = int(re.sub(r"\D", "", table.ref.partition(":")[2]))
    return " ".join(str(cell.value) for cell in sheet["A"][last:] if cell.value)


def _target(book, cell):
    """The row that a cell leads to, by header; None where it leads nowhere."""
    if cell.hyperlink is None:
        return None
    sheet, row = re.fullmatch(r"'(.*)'!A(\d+)", cell.hyperlink.location).groups()
    return dict(zip([each.value for each in book[sheet][1]], [each.value for each in book[sheet][int(row)]], strict=True))


def _cell(sheet, row, header):
    """The cell of a row of the table, from 0, under a header."""
    return sheet.cell(row + 2, [each.value for each in sheet[1]].index(header) + 1)


def test_the_sheets_stand_last_each_told_of_in_the_first_and_as_a_file(exported):
    book, folder = exported()
    assert book.sheetnames[-6:] == SHEETS
    said = {row[0]: row[1] for row in book["Läs mig"].iter_rows(values_only=True)}
    assert all(said[name] for name in SHEETS)
    assert {f"{name}.csv" for name in FILES} <= {path.name for path in folder.iterdir()}


@pytest.mark.parametrize("name", HEADERS)
def test_the_headers_are_fixed(exported, name):
    book, _ = exported()
    assert [cell.value for cell in book[name][1]] == [header.replace("_", " ") for header in HEADERS[name].split()]


def test_a_study_that_has_none_of_it_has_none_of_the_sheets(build_material, talk, tmp_path):
    material = build_material([talk("Ett", "IP: Ja."), talk("Två", "IP: Nej.")], [], ["A"])
    write_workbook(material, tmp_path / "bok.xlsx", written=Written())
    assert not set(SHEETS) & set(load_workbook(tmp_path / "bok.xlsx").sheetnames)
    assert not {f"{name}.csv" for name in FILES} & {path.name for path in write_tables(material, tmp_path / "tabeller")}


def test_pairs_of_themes_lead_to_the_passage_in_which_they_meet(exported, waved):
    """The second passage of the budget meets one of the dialogue; the first does not."""
    book, _ = exported()
    sheet = book["Samförekomst"]
    (row,), (pair,) = _rows(sheet), cooccurrence(waved, codes="themes").to_dict("records")
    assert list(row.values()) == [BUDGET, DIALOG, 3, 2, 1, pytest.approx(pair["c"]), "nej"]
    assert _target(book, _cell(sheet, 0, "textställen A"))["intervju"] == "Parken 2015"
    met = _target(book, _cell(sheet, 0, "textställen som möts"))
    assert (met["kod"], met["intervju"]) == (BUDGET, "Parken 2016")
    assert "delar ett ord" in _below(sheet)


def test_neighbours_do_not_meet(build_material, talk, coding):
    """Themes of one talk stand side by side; those of the other share a word."""
    codings = [coding("Ett", "a", "R > B"), coding("Ett", "b", "R > A"), coding("Två", "c d", "R > A"), coding("Två", "d", "R > B")]
    material = build_material([talk("Ett", "IP: a b."), talk("Två", "IP: c d.")], codings, ["R", "R > A", "R > B"])
    tables = Tables.of(Results.of(material, "sv"))
    (target,) = tables.cooccurrence.links["n_ab"]
    row = tables.passages.data.iloc[int(target.rpartition("A")[2]) - 2]
    assert (row["code"], row["interview"]) == ("R > A", "Två")


@settings(max_examples=120, deadline=None)
@given(data=st.data())
def test_a_pair_leads_to_the_first_passage_that_shares_a_word(studies, data):
    """Every passage is held against every other; nothing is led to where several coders' passages need not meet."""
    material = data.draw(studies).material()
    tables = Tables.of(Results.of(material, "sv"))
    if tables.cooccurrence is None:
        return
    found = [row for row in tables.passages.data.to_dict("records") if row["part"] == 1]
    several = any("; " in coders for coders in material.interviews["coders"].dropna())
    for pair, target in zip(tables.cooccurrence.data.to_dict("records"), tables.cooccurrence.links["n_ab"], strict=True):
        meeting = [
            place
            for place, one in enumerate(found)
            if one["code"] == pair["code_a"]
            and any(
                other["code"] == pair["code_b"]
                and other["interview"] == one["interview"]
                and set(range(one["word_start"], one["word_end"])) & set(range(other["word_start"], other["word_end"]))
                for other in found
            )
        ]
        assert target == (None if several else f"'Passager'!A{meeting[0] + 2}")


def test_saturation_tells_base_run_threshold_and_the_warning(exported, waved):
    book, _ = exported()
    rows, steps = _rows(book["Mättnad"]), saturation(waved)
    assert [row["intervju"] for row in rows] == steps["interview"].tolist() == ["Parken 2015", "Ån 2015", "Parken 2016", "Ån 2016"]
    assert [(row["steg"], row["nya koder"], row["alla koder hittills"]) for row in rows] == [
        ("1+2", 1, 1),
        ("2+2", 0, 1),
        ("3+2", 1, 2),
        ("4+2", 0, 2),
    ]
    assert {(row["bas"], row["svit"], row["gräns"]) for row in rows} == {(4, 2, 0.05)}
    assert [row["varför ett tal saknas"] for row in rows][2:] == [
        "basen är de första 4 intervjuerna",
        "färre än 2 intervjuer följer",
    ]
    below = _below(book["Mättnad"])
    assert "Med koder som bestämts på förhand nås varje gräns av sig själv." in below
    assert "Intervjuerna är för få" in below
    assert not re.search("mättad|mättat", below)


def test_waves_stand_side_by_side_and_lead_to_the_passages_of_each(exported):
    book, _ = exported()
    sheet = book["Uppföljningsår"]
    rows = {row["tema"]: (place, row) for place, row in enumerate(_rows(sheet))}
    place, budget = rows[BUDGET]
    assert (budget["förändring"], budget["jämförda organisationer"], budget["nya: organisationer"]) == ("har vuxit", 2, "Ån")
    assert [budget[f"{name} {wave}"] for name in ("textställen", "organisationer") for wave in ("2015", "2016")] == [1, 2, 1, 2]
    assert [_target(book, _cell(sheet, place, f"textställen {wave}"))["intervju"] for wave in ("2015", "2016")] == [
        "Parken 2015",
        "Parken 2016",
    ]
    assert _target(book, _cell(sheet, rows[DIALOG][0], "textställen 2015")) is None
    assert _cell(sheet, place, "organisationer 2015").number_format == '#,##0" av 2"'
    assert "Jämförs gör organisationer" in _below(sheet)


def test_waves_of_a_workbook_of_one_wave_lead_only_to_that_wave(waved, build_material, talk, coding, tmp_path):
    talks = [talk("Parken 2016", SAID, case="Parken", wave="2016", main="AB", finished=("AB",))]
    material = build_material(talks, [coding("Parken 2016", "Dialogen är svår.", DIALOG)], ["A", BUDGET, DIALOG, "B"])
    write_workbook(material, tmp_path / "bok.xlsx", waves=WaveComparison.of(waved))
    book = load_workbook(tmp_path / "bok.xlsx")
    led = [_target(book, cell) for row in book["Uppföljningsår"].iter_rows(min_row=2) for cell in row]
    assert [each["kod"] for each in led if each] == ["A", DIALOG]


def test_ratings_have_sign_letter_and_colour_and_lead_to_their_comments(exported):
    book, _ = exported()
    sheet = book["Statusmatris"]
    assert [list(row.values()) for row in _rows(sheet)] == [
        ["2016", "Uppdrag 1", "● Gr", "■ R", 1, 0, 1, 0, 0],
        ["2016", "Uppdrag 2", "▲ Gu", "…", 0, 1, 0, 1, 0],
    ]
    fills = [_cell(sheet, row, case).fill.start_color.rgb[-6:] for row in (0, 1) for case in ("Parken", "Ån")]
    assert len(set(fills)) == 4
    assert _target(book, _cell(sheet, 0, "Parken"))["kommentar"] == "Löper på, säger Lindqvist."
    assert _target(book, _cell(sheet, 1, "Ån"))["kommentar"] == "=Vi vet inte."
    assert _target(book, _cell(sheet, 0, "Ån")) is None
    assert "… bara en kommentar" in _below(sheet)


def test_comments_stand_beside_what_the_interviews_say(exported):
    book, _ = exported()
    sheet = book["Statuskommentarer"]
    first, second = _rows(sheet)
    assert list(first.values()) == [
        *("Uppdrag 1", "Parken", "2016", "● Gr grön", "pågående", "Löper på, säger Lindqvist.", BUDGET, 1, 0),
    ]
    assert (second["status"], second["kommentar"], second["textställen"]) == (None, "=Vi vet inte.", None)
    assert _target(book, _cell(sheet, 0, "textställen"))["intervju"] == "Parken 2016"


def test_words_are_those_of_each_theme_and_lead_to_its_passages(exported, waved):
    book, _ = exported()
    sheet = book["Ord per tema"]
    rows = _rows(sheet)
    for theme in (BUDGET, DIALOG):
        told = [(row["ord"], row["i temat"], row["utanför det"]) for row in rows if row["tema"] == theme]
        words = distinctive_words(waved, theme)
        assert told == list(zip(words["word"], words["here"], words["rest"], strict=True))
    assert rows[0]["tema"] == BUDGET
    assert _target(book, _cell(sheet, 0, "i temat"))["kod"] == BUDGET


def test_names_are_replaced_and_words_that_name_somebody_are_left_out(exported):
    """In comments, in the names of organisations, and among the words of themes, where a name stands in small letters."""
    book, folder = exported()
    assert "lindqvist" in str(_rows(book["Ord per tema"]))
    replacer = NameReplacer((Named("Åsa Lindqvist", "Rektorn"),))
    called = Names("none", "sv", replacer, cases={"Parken": "Organisation 1", "Ån": "Organisation 2"})
    book, folder = exported(called)
    for name, file in zip(SHEETS, FILES, strict=True):
        for said in (str(_rows(book[name])), (folder / f"{file}.csv").read_text(encoding="utf-8-sig")):
            assert "lindqvist" not in said.lower(), name
            assert "'Ån'" not in said, name
    assert "Rektorn" in str(_rows(book["Statuskommentarer"]))
    assert "Organisation 2" in str(_rows(book["Uppföljningsår"]))
    assert _target(book, _cell(book["Statusmatris"], 0, "Organisation 1"))["kommentar"] == "Löper på, säger Rektorn."


def test_two_organisations_alike_but_for_their_case_make_two_columns(waved, tmp_path):
    ratings = _ratings().replace({"case": {"Ån": "PARKEN"}})
    write_workbook(waved, tmp_path / "bok.xlsx", written=replace(Written(), ratings=ratings))
    assert [cell.value for cell in load_workbook(tmp_path / "bok.xlsx")["Statusmatris"][1]][2:4] == ["PARKEN", "Parken (2)"]


def test_numbered_organisations_stand_by_their_numbers(waved, tmp_path):
    called = Names("none", "sv", NameReplacer(()), cases={"Parken": "Organisation 10", "Ån": "Organisation 9"})
    write_workbook(waved, tmp_path / "bok.xlsx", names=called, written=Written(ratings=_ratings()))
    head = [cell.value for cell in load_workbook(tmp_path / "bok.xlsx")["Statusmatris"][1]]
    assert head[2:4] == ["Organisation 9", "Organisation 10"]


def test_equal_material_makes_equal_bytes(exported, tmp_path):
    exported()
    kept = (tmp_path / "bok.xlsx").read_bytes()
    exported()
    assert (tmp_path / "bok.xlsx").read_bytes() == kept
