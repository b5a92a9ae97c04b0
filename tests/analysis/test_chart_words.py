"""What the charts say to those who do not see them, the numbers behind them, and the charts of co-occurrence and saturation."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pandas as pd
import pytest
from PIL import Image

from analysis import Material, SaturationRule, cooccurrence, matrix, saturation, saturation_orders, themes
from analysis.catalogue import translator
from analysis.charts import write_charts
from analysis.charts.charts import FILE_NAMES, IN_WORDS, NUMBERS, OF_COVERAGE, OF_KINDS
from analysis.charts.new_code_curve import new_code_curve
from analysis.charts.pair_grid import pair_grid
from analysis.charts.picture import style
from analysis.framework import framework_themes

_SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module", params=["sv", "en"])
def lang(request) -> str:
    return request.param


@pytest.fixture(scope="module")
def folder(sample_material: Material, tmp_path_factory: pytest.TempPathFactory, lang: str) -> Path:
    """The sample's charts in a language."""
    made = tmp_path_factory.mktemp("charts")
    write_charts(sample_material, made, lang)
    return made


def _rows(folder: Path, lang: str, chart: int) -> list[list[str]]:
    """The numbers behind a chart, as a program reads them."""
    path = folder / NUMBERS[lang].format(name=FILE_NAMES[lang][chart])
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter="," if lang == "en" else ";"))
    return [[re.sub(r"^(\d+),(\d+)$", r"\1.\2", cell) for cell in row] for row in rows[1:]]


def test_every_chart_says_the_same_in_its_files_and_in_the_list(folder: Path, lang: str):
    """Title and description of PNG and SVG, and the text file from which one pastes."""
    listed = (folder / IN_WORDS[lang]).read_text(encoding="utf-8-sig").rstrip().split("\n\n")
    for name, told in zip((*FILE_NAMES[lang], OF_KINDS[lang], OF_COVERAGE[lang]), listed, strict=True):
        heading, words = told.split("\n")
        svg = ET.parse(folder / f"{name}.svg").getroot()  # noqa: S314  # our own file
        png = Image.open(folder / f"{name}.png").text
        assert heading == name
        assert svg.get("role") == "img"
        assert svg.find(f"{_SVG}desc").text == png["Description"] == words
        assert svg.find(f"{_SVG}title").text == png["Title"]
        assert png["Title"] in words


def test_the_numbers_are_those_of_the_tables(sample_material: Material, folder: Path, lang: str):
    """Nothing is counted for a chart alone."""
    table = themes(sample_material)
    assert [row[:2] for row in _rows(folder, lang, 0)] == [[row.code, str(row.passages)] for row in table.itertuples()]
    cells = matrix(sample_material)["value"]
    drawn = [cell for row in _rows(folder, lang, 1) for cell in row[1:-2]]  # what belongs to no case and the total stand last
    assert drawn == ["" if pd.isna(value) else str(int(value)) for value in cells]
    pairs = cooccurrence(sample_material, codes="themes")
    assert [[row[0], row[1], int(row[4]), float(row[5])] for row in _rows(folder, lang, 2)] == [
        [row.code_a, row.code_b, row.n_ab, row.c] for row in pairs.itertuples()
    ]
    steps, tried = saturation(sample_material), saturation_orders(sample_material)
    rows = _rows(folder, lang, 3)
    assert [(row[0], row[1]) for row in rows] == [(f"{row.step}+2", row.interview) for row in steps.itertuples()]
    assert [float(row[6]) for row in rows] == tried.codes["median"].tolist()


@pytest.fixture
def drawn(tmp_path: Path):
    """Draws a chart by itself and gives the texts in it with the words for it: `drawn(pair_grid, material)`."""

    def made(draw, material, *further, lang="sv"):
        with style():
            chart = draw(material, translator(lang), *further)
            chart.save(tmp_path / "bild", tmp_path / "siffror.csv", lang)
        return re.findall(r"<!-- (.*?) -->", (tmp_path / "bild.svg").read_text(encoding="utf-8")), chart.alternative

    return made


def test_a_pair_stands_once_with_its_number_and_each_theme_with_its_passages(build_material, talk, coding, drawn):
    codings = [coding("Ett", "a b", "R > A"), coding("Ett", "b c", "R > B"), coding("Ett", "e", "R > B"), coding("Ett", "g", "S")]
    said, words = drawn(pair_grid, build_material([talk("Ett", "IP: a b c d e f g.")], codings, ["R", "R > A", "R > B", "S"]))
    after = said[said.index("färdigkodade 0 av 1") + 1 :] if "färdigkodade 0 av 1" in said else said
    assert after.count("R") == 1
    assert "1 av 3 par möts" in words
    assert "Närmast varandra: R > A – R > B: 1 (c 0,50)." in words
    numbers = [each for each in said if re.fullmatch(r"\d+\*?", each)]
    assert sorted(numbers) == sorted(["1", "2", "3"] * 2 + ["1", "2", "1"] + ["1"])  # rows, columns, passages, the pair


def test_a_pair_of_unequal_themes_wears_a_star_with_its_meaning(build_material, talk, coding, drawn):
    codings = [coding("Ett", f"a{n}", "A") for n in range(6)] + [coding("Ett", "a0", "B")]
    said, _ = drawn(pair_grid, build_material([talk("Ett", "IP: " + " och ".join(f"a{n}" for n in range(6)))], codings))
    assert "1*" in said
    assert any(each.startswith("*: det ena temat") for each in said)


def _saturating(build_material, talk, coding):
    """Three codes in the first interview, one in the second, none in the third; the fourth is not coded."""
    codings = [
        *(coding("Samtal 1", "Ja", code) for code in "ABC"),
        coding("Samtal 2", "Ja", "D"),
        coding("Samtal 3", "Ja", "A"),
    ]
    return build_material([talk(f"Samtal {number}", "IP: Ja.") for number in range(1, 5)], codings)


def test_the_curve_says_what_is_new_and_where_the_threshold_is_reached(build_material, talk, coding, drawn):
    said, words = drawn(new_code_curve, _saturating(build_material, talk, coding), SaturationRule(1, 1, 0.1))
    assert "2+1" in said
    assert {"1 Samtal 1", "4 Samtal 4", "bas"} <= set(said)
    assert [each for each in said if each in {"3", "1", "0", "–"}][-4:] == ["3", "1", "0", "–"]
    assert any(each.startswith("–: inget av intervjun är kodat") for each in said)
    assert any("bestämts på förhand" in each for each in said)
    assert "nås vid 2+1 i intervjuernas ordning" in words
    assert not re.search("mättad|mättat", " ".join([*said, words]))


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        (SaturationRule(1, 3, 0.0), "nås inte i intervjuernas ordning"),
        (SaturationRule(4, 2), "Intervjuerna är för få"),
        (SaturationRule(3, 1, 0.025), "högst 2,5 %"),
    ],
)
def test_the_curve_says_so_where_the_threshold_is_not_reached(build_material, talk, coding, drawn, rule, told):
    assert told in drawn(new_code_curve, _saturating(build_material, talk, coding), rule)[1]


def test_interviews_by_the_hundred_are_numbered_and_not_named(build_material, talk, coding, drawn):
    names = [f"Samtal {number:03d}" for number in range(60)]
    said, _ = drawn(new_code_curve, build_material([talk(name, "IP: Ja.") for name in names], [coding(names[0], "Ja", "A")]))
    assert not any("Samtal" in each for each in said)


def test_all_themes_of_the_framework_stand_in_the_grid(sample_material: Material, drawn):
    said, _ = drawn(pair_grid, sample_material)
    assert {theme.rpartition(" > ")[2].split()[0] for theme in framework_themes(sample_material)} <= set(" ".join(said).split())
