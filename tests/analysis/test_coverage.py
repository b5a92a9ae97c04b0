"""Where in a talk each theme comes: against a slow recount, and as a chart that is understood without its colours."""

from __future__ import annotations

import re
from html import unescape

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.image import imread

from analysis import write_charts
from analysis.catalogue import translator
from analysis.charts.charts import OF_COVERAGE
from analysis.charts.coverage_strips import coverage_strips
from analysis.charts.picture import style
from analysis.coverage import coverage
from analysis.framework import framework_themes

ROOTS = ["A", "B", "C"]


def _rows(table):
    """The stretches as tuples."""
    columns = ("interview", "code", "word_start", "word_end", "words")
    return list(table[list(columns)].astype(object).itertuples(index=False, name=None))


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_stretches_are_the_runs_of_words_that_one_counts_by_hand(studies, recount, data):
    """Every word of every talk is looked at by itself, for themes and for recommendations."""
    study = data.draw(studies)
    material, slow = study.material(), recount(study)
    for codes in (None, ROOTS):
        told = framework_themes(material) if codes is None else codes
        expected = [
            (talk.name, code, run[0], run[-1] + 1, len(talk.words))
            for code in told
            for talk, run in slow.passages([each for each in slow.below(code) if slow.counting(each)])
        ]
        assert sorted(_rows(coverage(material, codes))) == sorted(expected)


def test_stretches_stand_in_order_of_interviews_codes_and_words(build_material, talk, coding):
    codings = [coding("Två", "h", "R > B"), coding("Två", "g", "R > A"), coding("Två", "e", "R > B"), coding("Ett", "b", "R > B")]
    material = build_material([talk("Ett", "IP: a b."), talk("Två", "I: Nå?\nIP: e f g h.")], codings, ["R", "R > A", "R > B"])
    assert _rows(coverage(material)) == [
        ("Ett", "R > B", 1, 2, 2),
        ("Två", "R > A", 3, 4, 5),
        ("Två", "R > B", 1, 2, 5),
        ("Två", "R > B", 4, 5, 5),
    ]


def test_what_is_coded_at_a_recommendation_with_themes_is_no_themes(build_material, talk, coding):
    material = build_material([talk("Ett", "IP: a b.")], [coding("Ett", "a", "R"), coding("Ett", "b", "R > A")], ["R", "R > A"])
    assert _rows(coverage(material)) == [("Ett", "R > A", 1, 2, 2)]
    assert _rows(coverage(material, ["R"])) == [("Ett", "R", 0, 2, 2)]


@pytest.fixture
def drawn(tmp_path):
    """Draws the chart and gives the texts in it with the chart."""

    def made(material, lang="sv"):
        with style():
            chart = coverage_strips(material, translator(lang))
            _, svg, _ = chart.save(tmp_path / "bild", tmp_path / "siffror.csv", lang)
        return [unescape(text) for text in re.findall(r"<!-- (.*?) -->", svg.read_text(encoding="utf-8"))], chart

    return made


def _two_talks(build_material, talk, coding):
    """The second theme of the first root and a root without themes; the first talk is finished, a survey's answer is none."""
    talks = [
        talk("Ett", "IP: a b c d.", main="AB", finished=("AB",)),
        talk("Två", "IP: a b c d."),
        talk("Svar", "IP: a b.", kind="survey"),
    ]
    codings = [coding("Ett", "c", "R > B"), coding("Ett", "a", "S"), coding("Två", "d", "R > B"), coding("Svar", "a", "S")]
    return build_material(talks, codings, ["R", "R > A", "R > B", "S"])


def test_every_lane_has_its_number_so_that_no_colour_is_needed(build_material, talk, coding, drawn):
    said, chart = drawn(_two_talks(build_material, talk, coding))
    assert {"R", "1 A", "2 B", "3 S", "Ett  (4 ord)", "Två  (4 ord, ej färdigkodad)"} <= set(said)
    assert [each for each in said if re.fullmatch(r"\d", each)] == ["2", "3", "2"]  # the lanes of the first talk, then the second
    assert not any(each.startswith("Svar") for each in said)
    assert "Enkätsvar och artiklar är inga samtal och är inte ritade." in said
    assert "2 remsor" in chart.alternative
    assert "R > B: i 2, först vid 62 % av samtalet i median; S: i 1, först vid 0 % av samtalet i median." in chart.alternative
    assert chart.numbers.to_numpy().tolist() == [["Ett", "R > B", 3, 3, 4], ["Ett", "S", 1, 1, 4], ["Två", "R > B", 4, 4, 4]]


def test_bars_stand_where_the_words_stand(build_material, talk, coding, drawn):
    """The third of four words lies in the third quarter of its lane, and nowhere else."""
    _, chart = drawn(_two_talks(build_material, talk, coding))
    (axes, *_) = chart.sheet.figure.axes
    bars = [path.vertices[:, 0] for each in axes.collections for path in each.get_paths()]
    places = sorted({(round(float(x.min()), 3), round(float(x.max()), 3)) for x in bars if x.min() >= 0})
    assert places == [(0.0, 0.25), (0.5, 0.75), (0.75, 1.0)]


def test_the_chart_is_understood_in_grey(build_material, talk, coding, drawn, tmp_path):
    """A bar differs from its lane by its lightness alone."""
    drawn(_two_talks(build_material, talk, coding))
    grey = imread(tmp_path / "bild.png")[:, :, :3] @ np.array([0.299, 0.587, 0.114])
    assert ((grey > 0.3) & (grey < 0.7)).sum() > 1000


def test_talks_by_the_hundred_have_a_lane_a_recommendation(build_material, talk, coding, drawn):
    names = [f"Samtal {number:03d}" for number in range(320)]
    talks, codings = [talk(name, "IP: a b.") for name in names], [coding(name, "b", "R > A") for name in names]
    said, chart = drawn(build_material(talks, codings, ["R", "R > A", "R > B"]))
    assert "Var i samtalet varje rekommendation kommer" in said
    assert {"1 R", "Samtal 299  (2 ord, ej färdigkodad)"} <= set(said)
    assert "Samtal 300  (2 ord, ej färdigkodad)" not in said
    assert any(each.startswith("De första 300 av 320 samtal är ritade") for each in said)
    assert len(chart.numbers) == 320
    assert max(chart.sheet.width, chart.sheet.height) < 60


def test_a_study_in_which_no_talk_is_coded_has_no_such_chart(build_material, talk, coding, tmp_path):
    material = build_material([talk("Svar", "IP: a.", kind="survey")], [coding("Svar", "a", "S")])
    assert not any(OF_COVERAGE["sv"] in path.name for path in write_charts(material, tmp_path))
