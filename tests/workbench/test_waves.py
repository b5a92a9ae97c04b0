"""Two waves on the command line and in Python: crosswalks by the study's names, ages of codes, wrong calls."""

from __future__ import annotations

import csv
import io
import json

import pytest
from openpyxl import load_workbook

from analysis import Selection
from analysis.crosswalk_file import CrosswalkRowError
from analysis.wave_cells import OneWaveError, UnknownWaveError

SAID = "I: Hur går det, {}?\nIP: Vi har ettårsbudgetar. Det är svårt, tycker jag. Föreningarna hjälper oss mycket."
BUDGET, DIALOG = "Social > Budget", "Kunskap > Dialog"
OF = {BUDGET: "Vi har ettårsbudgetar.", DIALOG: "Föreningarna hjälper oss mycket."}


@pytest.fixture
def two(study, talk):
    """A study of two waves: two departments that became one, and a company that goes on."""
    study.remove_interview("Samtal")
    for case, wave, coded in (
        ("Kultur", "2015", [BUDGET]),
        ("Fritid", "2015", []),
        ("Kultur och fritid", "2016", [BUDGET, DIALOG]),
        ("Parken", "2015", [BUDGET]),
        ("Parken", "2016", [DIALOG]),
    ):
        name = f"{case} {wave}"
        said = SAID.format(name)
        study.add_transcript(talk(said, name, case=case, wave=wave))
        for code in coded:
            start = said.index(OF[code])
            study.code(name, start, start + len(OF[code]), code)
        study.finish_interview(name)
    return study


@pytest.fixture
def crosswalk(tmp_path):
    """Which departments became one."""
    path = tmp_path / "vägar.csv"
    path.write_text("what,from,to\ncase,KULTUR,Kultur och fritid\ncase,Fritid,Kultur och  fritid\n", encoding="utf-8")
    return path


def _rows(table):
    """What became of each code, and in how many cases."""
    return {row["code"]: (row["change"], row["cases_compared"]) for row in table.to_dict("records")}


def test_without_a_crosswalk_a_reorganised_department_is_left_out(two):
    assert _rows(two.waves())[BUDGET] == ("gone", 1)


def test_a_crosswalk_takes_it_in_by_name_in_any_case(two, crosswalk):
    table = two.waves(crosswalk=crosswalk)
    assert _rows(table)[BUDGET] == ("shrunk", 2)
    assert _rows(table)[DIALOG] == ("appeared", 2)
    by_case = two.waves_by_case(crosswalk=crosswalk, selection=Selection(codes=(BUDGET,)))
    assert [(row.case, row.change) for row in by_case.itertuples()] == [("Kultur och fritid", "grown"), ("Parken", "gone")]


def test_a_code_by_what_it_was_called_before_is_found(two, tmp_path):
    """It is the same code, so there is nothing to tie."""
    two.rename_code(BUDGET, "Pengar")
    path = tmp_path / "vägar.csv"
    path.write_text(f"what,from,to\ncode,{BUDGET},Pengar\n", encoding="utf-8")
    assert _rows(two.waves(crosswalk=path))["Social > Pengar"] == ("gone", 1)


def test_a_code_made_after_the_first_wave_was_finished_is_not_compared_until_it_is_finished_again(two):
    two.add_code("Social > Fond > Ny")
    told = two.waves(selection=Selection(codes=("Social > Fond > Ny",)))
    assert told["reason"].tolist() == ["the code was made after 2015 was coded"]
    for wave in ("2015", "2016"):
        two.unfinish_interview(f"Parken {wave}")
        two.finish_interview(f"Parken {wave}")
    told = two.waves(selection=Selection(codes=("Social > Fond > Ny",)))
    assert told["reason"].tolist() == ["silent in both waves"]


def test_an_unfinished_interview_is_not_compared(two):
    two.unfinish_interview("Parken 2016")
    assert two.waves(selection=Selection(codes=(BUDGET,)))["reason"].tolist() == ["not finished in 2016"]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("code,Pengarna,Budget", "line 2: .*Pengarna.*"),
        ("case,Parkn,Parken", "line 2: There is no organisation called 'Parkn' in the study; did you mean 'Parken'"),
    ],
)
def test_names_that_the_study_does_not_have_are_refused_by_their_line(two, tmp_path, row, why):
    path = tmp_path / "vägar.csv"
    path.write_text(f"what,from,to\n{row}\n", encoding="utf-8")
    with pytest.raises(CrosswalkRowError, match=why):
        two.waves(crosswalk=path)


def test_a_study_needs_two_waves_that_it_has(two):
    with pytest.raises(UnknownWaveError, match="there is: 2015, 2016"):
        two.waves("2014")
    for name in ("Parken 2016", "Kultur och fritid 2016"):
        two.remove_interview(name)
    with pytest.raises(OneWaveError):
        two.waves()


def test_the_command_prints_a_table_with_reasons_and_names(two, crosswalk, kodbok):
    two.close()
    answer = kodbok("waves", two.path, "--crosswalk", crosswalk)
    assert (answer.code, answer.err) == (0, "")
    assert "Prov: 5 interviews; finished 5 of 5" in answer.out
    lines = [" ".join(line.split()) for line in answer.out.splitlines()]
    assert "2015 → 2016" in lines
    assert "Budget shrunk 2 → 1 2 2 → 1 16.7% → 12.5%" in lines
    assert f"{BUDGET}: no more: Parken" in lines
    assert f"{DIALOG}: new: Kultur och fritid, Parken" in lines
    assert "Told by how many of the organisations that can be compared speak of it." in lines


def test_the_command_prints_every_organisation_of_a_theme(two, kodbok):
    two.close()
    out = kodbok("waves", two.path, "--by-case", "--code", BUDGET, "--from", "2015").out
    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert f"{BUDGET} (2015 → 2016)" in lines
    assert "Parken 1 → 0 25.0% → 0.0% gone" in lines
    assert "Kultur 1 → – 25.0% → – not comparable: Kultur has no interview in 2016" in lines


def test_programs_get_the_same(two, crosswalk, kodbok):
    two.close()
    rows = json.loads(kodbok("waves", two.path, "--json", "--crosswalk", crosswalk).out)
    table = list(csv.DictReader(io.StringIO(kodbok("waves", two.path, "--csv", "--crosswalk", crosswalk).out)))
    assert [row["code"] for row in rows] == [row["code"] for row in table]
    (budget,) = [row for row in rows if row["code"] == BUDGET]
    assert (budget["change"], budget["reason"], budget["left"], budget["cases_total_from"]) == ("shrunk", None, ["Parken"], 3)
    (cells,) = json.loads(kodbok("waves", two.path, "--json", "--by-case", "--case", "Fritid", "--code", DIALOG).out)
    assert (cells["change"], cells["passages_to"], cells["reason"]) == ("not_comparable", None, "Fritid has no interview in 2016")


@pytest.mark.parametrize(
    ("words", "code", "why"),
    [
        (("--value", "words"), 2, "--value takes one of cases, passages, share"),
        (("--wave", "2015"), 2, "say with --from and --to"),
        (("--from", "2015", "--to", "2015"), 2, "both '2015'"),
        (("--from", "2013"), 1, "there is: 2015, 2016"),
        (("--crosswalk", "saknas.csv"), 1, "saknas.csv"),
    ],
)
def test_wrong_calls_are_told(two, kodbok, words, code, why):
    two.close()
    answer = kodbok("waves", two.path, *words)
    assert (answer.code, answer.out) == (code, "")
    assert why in " ".join(answer.err.split())


def test_export_charts_draws_two_waves_with_their_crosswalk(two, crosswalk, kodbok, tmp_path):
    two.close()
    assert kodbok("export", "charts", two.path, tmp_path / "bilder", "--lang", "en", "--crosswalk", crosswalk).code == 0
    assert {"waves.png", "waves.svg", "waves-numbers.csv"} <= {path.name for path in (tmp_path / "bilder").iterdir()}
    table = (tmp_path / "bilder" / "waves-numbers.csv").read_text(encoding="utf-8-sig")
    assert f"{BUDGET},shrunk,,2,2,1," in table


def test_export_charts_of_one_wave_has_no_such_chart(two, crosswalk, kodbok, tmp_path):
    two.close()
    assert kodbok("export", "charts", two.path, tmp_path / "bilder", "--wave", "2016").code == 0
    assert not [path for path in (tmp_path / "bilder").iterdir() if "uppfolj" in path.name]
    answer = kodbok("export", "charts", two.path, tmp_path / "andra", "--wave", "2016", "--crosswalk", crosswalk)
    assert answer.code == 2
    assert "--crosswalk ties two waves together" in " ".join(answer.err.split())
    assert not (tmp_path / "andra").exists()


def test_the_workbook_and_the_tables_hold_two_waves_with_their_crosswalk(two, crosswalk, kodbok, tmp_path):
    """The sheet says what `kodbok waves` says."""
    expected = _rows(two.waves(crosswalk=crosswalk))
    two.close()
    for form, out in (("excel", "bok.xlsx"), ("csv", "tabeller")):
        answer = kodbok("export", form, two.path, tmp_path / out, "--crosswalk", crosswalk)
        assert answer.code == 0, answer.err
    head, *rows = load_workbook(tmp_path / "bok.xlsx")["Uppföljningsår"].iter_rows(values_only=True, max_row=1 + len(expected))
    compared = head.index("jämförda organisationer")
    assert {row[0]: row[compared] for row in rows} == {code: number for code, (_, number) in expected.items()}
    assert (tmp_path / "tabeller" / "uppfoljningsar.csv").is_file()


def test_a_workbook_of_one_wave_has_no_such_sheet_and_refuses_a_crosswalk(two, crosswalk, kodbok, tmp_path):
    two.close()
    assert kodbok("export", "excel", two.path, tmp_path / "bok.xlsx", "--wave", "2016").code == 0
    assert "Uppföljningsår" not in load_workbook(tmp_path / "bok.xlsx").sheetnames
    answer = kodbok("export", "excel", two.path, tmp_path / "annan.xlsx", "--wave", "2016", "--crosswalk", crosswalk)
    assert (answer.code, (tmp_path / "annan.xlsx").exists()) == (2, False)
    assert "there are no two here" in " ".join(answer.err.split())
