"""The charts: what they say, for studies of every size, and that the same material makes the same picture."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import matplotlib as mpl
import pytest
from matplotlib.image import imread

from analysis import Material, Selection, matrix
from analysis.catalogue import UnknownLanguageError
from analysis.charts import write_charts
from analysis.charts.colours import OKABE_ITO, heat, letters_on_heat, of_roots, paler

CHARTS = {
    "sv": ["teman", "tema-per-organisation", "samforekomst", "mattnad", "tema-per-organisationstyp", "var-i-samtalet"],
    "en": ["themes", "theme-by-case", "cooccurrence", "saturation", "theme-by-case-kind", "coverage"],
}
FILES = {
    "sv": [f"{name}{ending}" for name in CHARTS["sv"] for ending in (".png", ".svg", "-siffror.csv")] + ["diagram-i-ord.txt"],
    "en": [f"{name}{ending}" for name in CHARTS["en"] for ending in (".png", ".svg", "-numbers.csv")] + ["charts-in-words.txt"],
}


def _said(path: Path) -> str:
    """The texts of an SVG file, which matplotlib keeps as comments beside the letters' shapes."""
    return " | ".join(re.findall(r"<!-- (.*?) -->", path.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def charts(sample_material: Material, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's charts."""
    folder = tmp_path_factory.mktemp("charts")
    write_charts(sample_material, folder)
    return folder


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_files_have_fixed_names(sample_material: Material, tmp_path: Path, lang: str):
    assert [path.name for path in write_charts(sample_material, tmp_path / "ut", lang)] == FILES[lang]
    assert sorted(path.name for path in (tmp_path / "ut").iterdir()) == sorted(FILES[lang])


def test_a_chart_says_what_is_counted_and_of_how_many(charts: Path):
    titles = (
        *("Textställen per tema", "Textställen per tema och organisation", "Teman som det talas om tillsammans"),
        *("Nya koder per intervju", "Teman per organisationstyp", "Var i samtalet varje tema kommer"),
    )
    for name, title in zip(CHARTS["sv"], titles, strict=True):
        said = _said(charts / f"{name}.svg")
        assert title in said
        assert "10 intervjuer, 1 workshop, 1 enkätsvar; 9 organisationer; färdigkodade 10 av 12" in said


def test_bars_say_passages_interviews_and_cases_and_codes_without_codings_are_there(charts: Path):
    said = _said(charts / "teman.svg")
    assert re.search(r"\| \d+ \(\d+ källor, \d+ organisationer\) \|", re.sub(" +", " ", said))
    assert "Barnperspektiv" in said


def test_a_case_that_nobody_has_coded_has_a_dash_with_its_meaning(charts: Path, sample_material: Material):
    said = _said(charts / "tema-per-organisation.svg").split(" | ")
    assert said.count("–") == matrix(sample_material)["value"].isna().sum() == 25
    assert any(line.startswith("– ej färdigkodad: ") for line in said)
    assert "utan organisation" in said


def test_the_dash_is_explained_only_where_there_is_one(build_material, talk, coding, tmp_path: Path):
    talks = [talk("Ett", "IP: Ja, så är det.", case="Ett", main="AB", finished=("AB",))]
    write_charts(build_material(talks, [coding("Ett", "Ja, så är det.", "Tema > Del")]), tmp_path)
    assert "färdigkodad:" not in _said(tmp_path / "tema-per-organisation.svg")


def test_a_nought_in_what_nobody_has_finished_wears_a_star_with_its_meaning(build_material, talk, coding, tmp_path: Path):
    material = build_material(
        [talk("Ett", "IP: Ja.", case="Ett")], [coding("Ett", "Ja.", "Tema > Del")], ["Tema", "Tema > Del", "Annat"]
    )
    write_charts(material, tmp_path)
    said = _said(tmp_path / "tema-per-organisation.svg").split(" | ")
    assert said.count("0*") == 1
    assert any(line.startswith("0*: ingen intervju i organisationen") for line in said)


def test_no_word_of_a_name_is_broken(build_material, talk, coding, tmp_path: Path):
    name, theme = (
        "Arbetsmarknadsförvaltningens kompetensförsörjningsenhet",
        "Medborgarinflytandeprocessernas verksamhetsutvecklingsfrågor",
    )
    material = build_material([talk("Ett", "IP: Ja, så är det.", case=name)], [coding("Ett", "Ja, så är det.", f"Tema > {theme}")])
    write_charts(material, tmp_path)
    for chart in ("teman", "tema-per-organisation", "samforekomst"):
        said = _said(tmp_path / f"{chart}.svg").split(" | ")
        assert {"Medborgarinflytandeprocessernas", "verksamhetsutvecklingsfrågor"} <= set(said)
    said = _said(tmp_path / "tema-per-organisation.svg").split(" | ")
    assert {"Arbetsmarknadsförvaltningens", "kompetensförsörjningsenhet"} <= set(said)


def test_one_passage_is_not_yet_the_darkest_blue(build_material, talk, coding, tmp_path: Path):
    material = build_material([talk("Ett", "IP: Ja, så är det.", case="Ett")], [coding("Ett", "Ja, så är det.", "Tema > Del")])
    write_charts(material, tmp_path)
    drawn = (tmp_path / "tema-per-organisation.svg").read_text(encoding="utf-8")
    assert heat(0.25) in drawn
    assert heat(1) not in drawn


def test_the_selection_is_part_of_the_title(sample_study, tmp_path: Path):
    write_charts(replace(sample_study, selection=Selection(include_proposed=True, coders=("AB",))).material(), tmp_path)
    said = _said(tmp_path / "teman.svg")
    assert "Kodare: AB." in said
    assert "Även förslag som ingen har tagit ställning till räknas." in said


def test_the_same_material_makes_the_same_bytes_whatever_a_notebook_has_set(
    sample_material: Material, charts: Path, tmp_path: Path
):
    with mpl.rc_context({"font.size": 30, "axes.facecolor": "red", "svg.hashsalt": "annat"}):
        write_charts(sample_material, tmp_path)
    for name in FILES["sv"]:
        assert (tmp_path / name).read_bytes() == (charts / name).read_bytes()


def test_nothing_is_drawn_outside_the_paper(charts: Path):
    for name in CHARTS["sv"]:
        picture = imread(charts / f"{name}.png")[:, :, :3]
        edges = (picture[:20], picture[-20:], picture[:, :20], picture[:, -20:])
        assert all((edge == 1).all() for edge in edges)


def test_many_codes_and_cases_make_a_larger_sheet_and_nothing_leaves_it(build_material, talk, coding, charts: Path, tmp_path: Path):
    codes = [
        path
        for root in "ABC"
        for path in (f"Rot {root}", *(f"Rot {root} > Ett tema $ med ett långt namn som bryts {n}" for n in range(12)))
    ]
    names = [f"Förvaltningen för allt som har med barn och unga att göra, distrikt {n}" for n in range(16)]
    codings = [coding(name, "Ja, så är det.", codes[place]) for place, name in enumerate(names)]
    material = build_material([talk(name, "IP: Ja, så är det.", case=name) for name in names], codings, codes)
    for path in write_charts(material, tmp_path):
        if path.suffix == ".png":
            picture = imread(path)[:, :, :3]
            assert picture.shape[0] > imread(charts / path.name).shape[0] or path.stem == "var-i-samtalet"  # few themes a talk
            assert all((edge == 1).all() for edge in (picture[:20], picture[-20:], picture[:, :20], picture[:, -20:]))


@pytest.mark.parametrize("codes", [[], ["Tema"], ["Tema", "Tema > Del"]])
def test_a_study_without_codings_has_charts_too(build_material, talk, tmp_path: Path, codes: list[str]):
    write_charts(build_material([talk("Ett", "IP: Ja.")], [], codes), tmp_path / "utan")
    write_charts(build_material([], [], codes), tmp_path / "tom")
    assert "färdigkodade 0 av 0" in _said(tmp_path / "tom" / "teman.svg")


def test_an_unknown_language_is_refused_before_anything_is_written(sample_material: Material, tmp_path: Path):
    with pytest.raises(UnknownLanguageError):
        write_charts(sample_material, tmp_path / "ut", "de")
    assert not (tmp_path / "ut").exists()


def test_no_figure_stays_behind_in_pyplot():
    code = "import sys, analysis.charts; assert 'matplotlib.pyplot' not in sys.modules"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_root_without_a_colour_of_its_own_gets_one_that_all_eyes_tell_apart():
    assert of_roots(["A", "B"], [None, "#123456"]) == {"A": OKABE_ITO[0], "B": "#123456"}
    assert of_roots(["A"], ["red"]) == {"A": OKABE_ITO[0]}


def test_more_is_darker_also_in_grey_and_its_number_can_be_read():
    def light(colour: str) -> float:
        linear = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in linear]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    shares = [place / 20 for place in range(21)]
    lights = [light(heat(share)) for share in shares]
    assert lights == sorted(lights, reverse=True)
    for share in shares:
        bright, dark = sorted((light(heat(share)), light(letters_on_heat(share))), reverse=True)
        assert (bright + 0.05) / (dark + 0.05) >= 4.5  # WCAG 2.1, contrast of text
    assert paler("#000000", 0.5) == "#808080"
