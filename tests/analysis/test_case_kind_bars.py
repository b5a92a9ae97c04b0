"""The chart of themes by kind of case: how many cases of each kind speak of each theme."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import write_charts
from analysis.catalogue import translator
from analysis.charts.case_kind_bars import case_kind_bars, finished_cases
from analysis.charts.charts import OF_KINDS
from analysis.charts.picture import style
from analysis.theme_numbers import theme_numbers


@pytest.fixture
def kinds(build_material, talk, coding):
    """Two departments, of which one is finished and speaks, and a company that is finished and silent."""
    talks = [
        talk("Ett", "IP: a b.", case="Ett", case_kind="förvaltning", main="AB", finished=("AB",)),
        talk("Två", "IP: a b.", case="Två", case_kind="förvaltning"),
        talk("Tre", "IP: a b.", case="Tre", case_kind="bolag $ med $", main="AB", finished=("AB",)),
    ]
    codings = [coding("Ett", "a", "R > A"), coding("Ett", "b", "R > B"), coding("Två", "b", "R > B")]
    return build_material(talks, codings, ["R", "R > A", "R > B"])


@pytest.fixture
def drawn(tmp_path):
    """Draws the chart and gives the texts in it with the chart."""

    def made(material, lang="sv"):
        with style():
            chart = case_kind_bars(material, translator(lang))
            _, svg, _ = chart.save(tmp_path / "bild", tmp_path / "siffror.csv", lang)
        return [unescape(text) for text in re.findall(r"<!-- (.*?) -->", svg.read_text(encoding="utf-8"))], chart

    return made


def test_every_bar_says_how_many_of_how_many(kinds, drawn):
    said, chart = drawn(kinds)
    assert {"bolag $ med $", "färdigkodade 1 av 1", "förvaltning", "färdigkodade 1 av 2"} <= set(said)
    bars = [each for each in said if re.match(r"\d av \d", each)]
    assert bars == ["0 av 1", "0 av 1", "0 av 1", "2 av 2 (2)", "1 av 2 (1)", "2 av 2 (2)"]
    assert "bolag $ med $: 0; förvaltning: R > B 2 av 2, R > A 1 av 2." in chart.alternative


def test_a_bar_is_as_long_as_the_part_of_the_cases(kinds, drawn):
    _, chart = drawn(kinds)
    assert [[bar.get_width() for bar in axes.patches] for axes in chart.sheet.figure.axes] == [[0, 0, 0], [1.0, 0.5, 1.0]]


def test_the_numbers_are_those_of_the_table(sample_material, drawn):
    _, chart = drawn(sample_material, "en")
    table = theme_numbers(sample_material, "case_kind")
    assert list(chart.numbers.columns)[:3] == ["code", "case kind", "cases"]
    assert chart.numbers["cases"].tolist() == table["cases"].tolist()
    assert chart.numbers["passages"].tolist() == table["passages"].tolist()


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_a_case_is_finished_when_all_of_its_interviews_are(studies, data):
    study = data.draw(studies)
    material = study.material()
    done = dict(zip(material.interviews["interview"], material.interviews["finished"], strict=True))
    for kind in ("bolag", "förvaltning"):
        cases = {talk.case for talk in study.talks if talk.case_kind == kind}
        whole = [case for case in cases if all(done[talk.name] for talk in study.talks if talk.case == case)]
        assert finished_cases(material, kind) == len(whole)


def test_one_kind_alone_is_no_comparison(build_material, talk, coding, tmp_path):
    material = build_material([talk("Ett", "IP: a.", case="Ett", case_kind="bolag")], [coding("Ett", "a", "R > A")])
    assert not any(OF_KINDS["sv"] in path.name for path in write_charts(material, tmp_path))
