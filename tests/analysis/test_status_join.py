"""Ratings beside the interviews, against a slow, obvious recount; the matrix of ratings and its chart."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Written, passages, write_charts
from analysis.status_join import FINDINGS, JOIN_COLUMNS, TALKS, status_join, status_passages
from analysis.status_matrix import status_matrices
from analysis.written import RATING_COLUMNS

SAID = "I: Hur går det?\nIP: Ett två tre fyra. Fem sex sju åtta."
THEMES = ("A > a", "A > b")


def _ratings(*rows):
    """A table of ratings: `(assignment, case, wave, rating, comment, code)`."""
    names = ("assignment", "case", "wave", "rating", "comment", "code")
    made = [dict(zip(names, row, strict=True)) | {"id": str(number), "kind": "", "source": ""} for number, row in enumerate(rows)]
    return pd.DataFrame(made, columns=list(RATING_COLUMNS), dtype=object)


@pytest.fixture
def joined(build_material, talk, coding):
    """What stands of a single rating beside one interview of Parken: `(talk, passages, contrary, findings)`."""

    def row(rating, comment="", *, code="A > a", quotes=(), contrary=False, finished=True, case="Parken", topics=None):
        marked = ("AB",) if finished else ()
        codings = [coding("Samtal", quote, code, contrary=contrary) for quote in quotes]
        material = build_material([talk("Samtal", SAID, case="Parken", finished=marked)], codings, ["A", *THEMES])
        if topics:
            asked = material.codebook.assign(topics=[topics.get(each, "") for each in material.codebook["code"]])
            material = replace(material, codebook=asked, turns=material.turns.assign(heading="Budget"))
        (found,) = status_join(material, _ratings(("Uppdrag", case, None, rating, comment, code))).itertuples(index=False)
        counted = [None if pd.isna(each) else int(each) for each in (found.passages, found.contrary)]
        return found.talk, *counted, found.findings

    return row


def test_green_without_a_word_about_it(joined):
    """Only where all is finished: what nobody has coded to the end is no silence."""
    assert joined("green") == ("silent", 0, 0, ("green_silent",))
    assert joined("green", finished=False) == ("not_finished", 0, 0, ())
    assert joined("yellow") == ("silent", 0, 0, ())


def test_red_without_an_explanation(joined):
    """A comment is one, and so is a passage."""
    assert joined("red") == ("silent", 0, 0, ("red_unexplained",))
    assert joined("red", "Pengarna tog slut") == ("silent", 0, 0, ())
    assert joined("red", quotes=["Ett två"]) == ("spoken", 1, 0, ())


def test_rated_but_never_asked(joined):
    """There is no interview, or no heading of one is a topic of the theme."""
    assert joined("yellow", case="Borta") == ("no_interview", 0, 0, ("never_asked",))
    topics = {"A > a": "Framtid", "A > b": "Budget"}
    assert joined("green", topics=topics) == ("not_asked", 0, 0, ("green_silent", "never_asked"))
    assert joined("green", code="A > b", topics=topics) == ("silent", 0, 0, ("green_silent",))


def test_a_rating_of_no_wave_stands_beside_every_wave(build_material, talk):
    """Asked in one of them and silent there: that is no question that was never asked."""
    talks = [talk(f"Samtal {wave}", SAID, case="Parken", wave=wave, finished=("AB",)) for wave in ("2015", "2016")]
    material = build_material(talks, [], ["A", *THEMES])
    book = material.codebook.assign(
        topics=[{"A > a": "Budget", "A > b": "Framtid"}.get(each, "") for each in material.codebook["code"]]
    )
    headings = material.turns["interview"].astype(str).map({"Samtal 2015": "Budget", "Samtal 2016": "Framtid"})
    ratings = _ratings(*(("U", "Parken", wave, "green", "", "A > a") for wave in (None, "2015", "2016")))
    joined = status_join(replace(material, codebook=book, turns=material.turns.assign(heading=headings)), ratings)
    assert list(joined["talk"]) == ["silent", "silent", "not_asked"]
    assert list(joined["interviews"]) == [2, 1, 1]


def test_a_comment_beside_passages_is_for_a_person_to_judge(joined):
    """So are passages that are marked as speaking against the theme."""
    assert joined("green", "Allt klart", quotes=["Ett två", "Fem sex"]) == ("spoken", 2, 0, ("to_judge",))
    assert joined("green", quotes=["Ett två"], contrary=True) == ("spoken", 1, 1, ("to_judge",))
    assert joined("green", quotes=["Ett två"]) == ("spoken", 1, 0, ())


def test_without_a_theme_nobody_can_tell(joined):
    """Nothing is counted then, and a silence is none."""
    assert joined("green", code="") == ("theme_unknown", None, None, ())
    assert joined("red", code="") == ("theme_unknown", None, None, ("red_unexplained",))


STUDIES = st.tuples(
    st.lists(st.tuples(st.sampled_from("KLM"), st.sampled_from([None, "2015", "2016"]), st.booleans()), max_size=5),
    st.lists(
        st.tuples(st.integers(0, 4), st.integers(0, 7), st.integers(1, 4), st.sampled_from(THEMES), st.booleans()), max_size=8
    ),
    st.lists(
        st.tuples(
            st.sampled_from("UVW"),
            st.sampled_from("KLMN"),
            st.sampled_from([None, "2015", "2016"]),
            st.sampled_from(["green", "yellow", "red", ""]),
            st.sampled_from(["", "något"]),
            st.sampled_from(["", *THEMES, "A"]),
        ),
        max_size=8,
    ),
)


@settings(max_examples=60, deadline=None)
@given(STUDIES)
def test_a_slow_recount_agrees_on_random_studies(build_material, talk, coding, drawn):
    """Passages are those of the table of passages, interviews those of the organisation and wave."""
    told, coded, rated = drawn
    talks = [
        talk(f"Samtal {n}", SAID, case=case, wave=wave, finished=("AB",) if done else (), main="AB")
        for n, (case, wave, done) in enumerate(told)
    ]
    words = [match.span() for match in re.finditer(r"\w+", SAID) if match.start() > SAID.index("IP: ") + 1]
    codings = [
        coding(talks[at % len(talks)].name, (words[first][0], words[min(first + many - 1, 7)][1]), code, contrary=against)
        for at, first, many, code, against in (coded if talks else [])
    ]
    material, ratings = build_material(talks, codings, ["A", *THEMES]), _ratings(*rated)
    table, said = status_join(material, ratings), status_passages(material, ratings)
    assert list(table.columns) == list(JOIN_COLUMNS)
    every = passages(material)
    for row, (_, case, wave, rating, comment, code) in zip(table.itertuples(index=False), rated, strict=True):
        here = [each for each in talks if each.case == case and (wave is None or each.wave == wave)]
        names = {each.name for each in here}
        there = every[(every["code"] == code) & every["interview"].isin(names)]
        against = [
            each
            for each in codings
            if each.interview in names and each.contrary and code and f"{each.code} > ".startswith(f"{code} > ")
        ]
        assert row.talk in TALKS
        assert set(row.findings) <= set(FINDINGS)
        assert len(said[said["id"] == row.id]) == len(there)
        assert (row.talk == "no_interview") == (not here)
        assert (row.talk == "spoken") == bool(len(there))
        if here and code:
            assert (row.interviews, row.passages, row.contrary) == (len(here), len(there), len(against))
            silent = not len(there) and all(each.finished for each in here)
            assert (row.talk == "silent") == silent
            assert ("green_silent" in row.findings) == (silent and rating == "green")
        assert ("red_unexplained" in row.findings) == (rating == "red" and not comment and not len(there))
        assert ("to_judge" in row.findings) == (bool(len(there)) and bool(comment or against))


def test_matrices_are_told_by_wave_and_count_every_cell():
    """Numbers in names sort by size; a comment alone is no rating; what is not rated is counted."""
    ratings = _ratings(
        ("10. Fond", "Öst", "2015", "red", "", ""),
        ("2. Budget", "Öst", "2015", "green", "", ""),
        ("2. budget", "Ala", "2015", "", "väntar", ""),
        ("Annat", "Ala", None, "yellow", "", ""),
    )
    without, matrix = status_matrices(ratings)
    assert (without.wave, without.counts()["yellow"]) == ("", 1)
    assert (matrix.wave, matrix.assignments, matrix.cases) == ("2015", ("2. Budget", "10. Fond"), ("Ala", "Öst"))
    assert matrix.counts() == {"green": 1, "yellow": 0, "red": 1, "comment": 1, "none": 1}
    assert matrix.counts("10. Fond") == {"green": 0, "yellow": 0, "red": 1, "comment": 0, "none": 1}
    assert status_matrices(_ratings()) == []


def test_the_chart_says_sign_and_letter_and_is_the_same_twice(build_material, talk, tmp_path):
    """Never a colour alone; without ratings there is none."""
    material = build_material([talk("Samtal", SAID, case="Parken")], [], ["A"])
    ratings = _ratings(
        ("Budget", "Parken", "2015", "red", "", ""), ("Budget", "Öst", "2016", "green", "", ""), ("X", "Öst", "2016", "", "ja", "")
    )
    assert not [
        path for path in write_charts(material, tmp_path / "utan", "en", written=Written()) if path.stem.startswith("status")
    ]
    for folder in ("ett", "två"):
        files = {path.name for path in write_charts(material, tmp_path / folder, "en", written=Written(ratings=ratings))}
        assert {"status.png", "status.svg", "status-numbers.csv"} <= files
    told = (tmp_path / "ett" / "charts-in-words.txt").read_text(encoding="utf-8-sig")
    assert "2015, Budget: 0 G green, 0 Y yellow, 1 R red. 2016, Budget: 1 G green" in told
    numbers = (tmp_path / "ett" / "status-numbers.csv").read_text(encoding="utf-8-sig").splitlines()
    assert numbers == ["assignment,case,wave,status", "Budget,Parken,2015,R red", "Budget,Öst,2016,G green", "X,Öst,2016,"]
    first, second = ((tmp_path / folder / "status.svg").read_bytes() for folder in ("ett", "två"))
    assert first == second
    said = re.findall(r"<!-- (.*?) -->", first.decode("utf-8"))
    for text in ("2015", "2016", "■ R", "● G", "…", "Parken", "3 ratings; 2 assignments; 2 cases"):
        assert text in said, text
