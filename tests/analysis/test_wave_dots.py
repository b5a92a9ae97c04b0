"""The chart of two waves: pairs of dots, what cannot be compared, and the numbers behind them."""

from __future__ import annotations

import re
from html import unescape

import pytest
from matplotlib.image import imread

from analysis import Selection, write_charts
from analysis.catalogue import translator
from analysis.charts.picture import style
from analysis.charts.wave_dots import wave_dots
from analysis.crosswalk import Crosswalk
from analysis.names import Names
from analysis.wave_table import WaveComparison
from interviews.personal_data.name_replacer import NameReplacer

FONDER, DIALOG = "A > Fonder", "A > Dialog"


@pytest.fixture
def compared(build_material, talk, coding):
    """Makes a comparison of two organisations in two waves; `$` and long names in it are no reason to stumble."""

    def made(*, finished=("AB",), crosswalk=None, codes=("A", FONDER, DIALOG, "B > Ett tema $ med $ ett namn " + "långt " * 12)):
        talks = [
            talk(f"{case} {wave}", "IP: Fonder är bra. Dialog är svårt.", case=case, wave=wave, main="AB", finished=finished)
            for case in ("Ett", "Två")
            for wave in ("2015", "2016")
        ]
        codings = [coding("Ett 2015", "Fonder är bra.", FONDER), coding("Ett 2016", "Fonder är bra.", FONDER)]
        codings += [coding("Två 2016", "Fonder är bra.", FONDER), coding("Ett 2015", "Dialog är svårt.", DIALOG)]
        every = [path for code in codes for path in ("B", code) if path in codes or code.startswith("B")]
        material = build_material(talks, codings, list(dict.fromkeys(every)), selection=Selection(all_waves=True))
        return WaveComparison.of(material, crosswalk=crosswalk)

    return made


def _drawn(comparison, tmp_path, lang="en", names=None):
    """The texts of the chart, and the chart."""
    with style():
        chart = wave_dots(comparison, translator(lang), names)
        _, svg, _ = chart.save(tmp_path / "bild", tmp_path / "siffror.csv", lang)
    return [unescape(text) for text in re.findall(r"<!-- (.*?) -->", svg.read_text(encoding="utf-8"))], chart


def test_every_pair_of_dots_says_how_many_of_how_many_and_what_changed(compared, tmp_path):
    said, chart = _drawn(compared(), tmp_path)
    assert {"Themes in 2015 and 2016", "2015", "2016", "100 %", "1 → 2 of 2, grown", "1 → 0 of 2, gone"} <= set(said)
    assert "A > Fonder 1 → 2 of 2, grown; A > Dialog 1 → 0 of 2, gone;" in chart.alternative
    assert "0 → 0 of 2, unchanged" in chart.alternative


def test_what_cannot_be_compared_says_why_and_has_no_dots(compared, tmp_path):
    said, chart = _drawn(compared(finished=()), tmp_path, "sv")
    assert "går inte att jämföra: inte färdigkodat 2015" in " ".join(said)
    assert " → " not in " ".join(said)
    assert chart.numbers["skäl"].unique().tolist() == ["inte färdigkodat 2015"]


def test_codes_that_are_compared_as_one_stand_under_all_their_names(compared, tmp_path):
    said, _ = _drawn(compared(crosswalk=Crosswalk(codes=(("A > Fonder", "A > Fonder"), ("A > Fonder", "A > Dialog")))), tmp_path)
    assert "A > Fonder + A > Dialog" in " ".join(said)
    assert "1 → 2 of 2, grown" in said


def test_the_numbers_behind_it_are_those_of_the_table(compared, tmp_path):
    comparison = compared()
    _, chart = _drawn(comparison, tmp_path)
    table = comparison.table()
    assert chart.numbers["compared cases that speak of it 2016"].tolist() == table["same_cases_to"].tolist()
    assert chart.numbers["share of words 2015"].tolist() == table["share_from"].tolist()
    assert chart.numbers["change"].tolist()[1:3] == ["grown", "gone"]


def test_codes_are_called_as_names_say(compared, tmp_path):
    names = Names("none", "en", NameReplacer(()), codes={"A > Fonder": "A > Annat"})
    said, chart = _drawn(compared(), tmp_path, names=names)
    assert "Annat" in said
    assert not any("Fonder" in each for each in (*said, chart.alternative, *chart.numbers["code"]))


def test_nothing_is_drawn_outside_the_paper_however_much_there_is(compared, tmp_path):
    for comparison in (compared(), compared(finished=()), compared(codes=())):
        _drawn(comparison, tmp_path)
        picture = imread(tmp_path / "bild.png")[:, :, :3]
        assert all((edge == 1).all() for edge in (picture[:20], picture[-20:], picture[:, :20], picture[:, -20:]))


def test_charts_hold_it_where_two_waves_are_given(compared, tmp_path):
    comparison = compared()
    written = {path.name for path in write_charts(comparison.material, tmp_path, waves=comparison)}
    assert {"uppfoljningsar.png", "uppfoljningsar.svg", "uppfoljningsar-siffror.csv"} <= written
    assert "uppfoljningsar" in (tmp_path / "diagram-i-ord.txt").read_text(encoding="utf-8-sig")


def test_the_same_waves_make_the_same_bytes(compared, tmp_path):
    kept = []
    for _ in range(2):
        _drawn(compared(), tmp_path)
        kept.append([(tmp_path / name).read_bytes() for name in ("bild.png", "bild.svg", "siffror.csv")])
    assert kept[0] == kept[1]
