"""Waves side by side: what may be compared, what changed, and that a slow recount agrees."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import Selection, themes
from analysis.comparability import CodingAges
from analysis.crosswalk import Crosswalk, joints
from analysis.quotations import UnknownThemeError
from analysis.wave_cells import OneWaveError, SameWaveError, UnknownWaveError, chosen_waves
from analysis.wave_change import UnknownWaveValueError, change_of
from analysis.wave_table import WAVE_CASE_COLUMNS, WAVE_COLUMNS, waves, waves_by_case

WORDS = "Fonder är bra. Dialog är svårt. Budget är tråkigt."
BOTH = ("2015", "2016")


@pytest.fixture
def two_waves(build_material, talk, coding):
    """Makes a material of two waves: `two_waves({"2015": {"Ett": ["Fonder"]}, …})`, finished but where a case ends in `?`.

    Every interview says the same; a coding is the name of a code, and its words.
    """

    def made(said, *, codes=("A", "A > Fonder", "A > Dialog"), topics=None, **named):
        talks, codings = [], []
        for wave, cases in said.items():
            for case, coded in cases.items():
                name = f"{case} {wave}"
                done = () if case.endswith("?") else ("AB",)
                talks.append(talk(name, f"IP: {WORDS}", case=case.rstrip("?"), wave=wave, main="AB", finished=done))
                codings += [coding(name, each.split(" > ")[-1] + " är", each) for each in coded]
        material = build_material(talks, codings, list(codes), selection=Selection(all_waves=True), **named)
        return material if topics is None else _with_topics(material, topics)

    return made


def _with_topics(material, headings):
    """The material in which every code is asked about by a topic of its name, and interviews came to some topics."""
    book = material.codebook.assign(topics=material.codebook["name"])
    turns = material.turns.assign(heading=[headings.get(name) for name in material.turns["interview"].astype(str)])
    return replace(material, codebook=book, turns=turns)


def _row(table, code, **where):
    """The row of a code as a dictionary; what is missing is None."""
    plain = table.astype(object).where(table.notna(), None)
    (row,) = [row for row in plain.to_dict("records") if row["code"] == code and all(row[k] == v for k, v in where.items())]
    return row


FONDER, DIALOG = "A > Fonder", "A > Dialog"


def test_a_theme_is_told_by_the_cases_of_both_waves_beside_all(two_waves):
    """Two organisations are in both waves; the third in the later alone, so what it says is no growth."""
    material = two_waves({"2015": {"Ett": [FONDER], "Två": []}, "2016": {"Ett": [FONDER], "Två": [], "Tre": [FONDER]}})
    row = _row(waves(material), FONDER)
    assert row["change"] == "unchanged"
    assert (row["cases_compared"], row["same_cases_from"], row["same_cases_to"]) == (2, 1, 1)
    assert (row["cases_from"], row["cases_to"], row["cases_total_from"], row["cases_total_to"]) == (1, 2, 2, 3)
    assert (row["passages_from"], row["passages_to"], row["words_from"], row["words_to"]) == (1, 2, 2, 4)
    assert (row["share_from"], row["share_to"]) == (pytest.approx(2 / 18), pytest.approx(4 / 27))
    assert (row["same_share_from"], row["same_share_to"]) == (pytest.approx(2 / 18), pytest.approx(2 / 18))


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (([], []), ([FONDER], []), "appeared"),
        (([FONDER], []), ([], []), "gone"),
        (([FONDER], []), ([FONDER], [FONDER]), "grown"),
        (([FONDER], [FONDER]), ([], [FONDER]), "shrunk"),
        (([FONDER], []), ([], [FONDER]), "unchanged"),
        (([], []), ([], []), "unchanged"),
    ],
)
def test_changes_are_told_by_how_many_of_the_same_cases_speak(two_waves, before, after, change):
    said = {wave: {"Ett": one, "Två": two} for wave, (one, two) in zip(BOTH, (before, after), strict=True)}
    row = _row(waves(two_waves(said)), FONDER)
    assert row["change"] == change
    assert row["reason"] == ("silent in both waves" if not any([*before, *after]) else None)


def test_who_came_and_who_left_is_told_by_name(two_waves):
    said = {"2015": {"Ett": [FONDER], "Två": [], "Tre": [FONDER]}, "2016": {"Ett": [], "Två": [FONDER], "Tre": [FONDER]}}
    row = _row(waves(two_waves(said)), FONDER)
    assert (row["came"], row["left"]) == (("Två",), ("Ett",))


def test_a_case_in_one_wave_alone_is_compared_in_nothing(two_waves):
    material = two_waves({"2015": {"Ett": [FONDER]}, "2016": {"Två": [FONDER]}})
    assert _row(waves(material), FONDER)["reason"] == "no organisation has interviews in both waves"
    table = waves_by_case(material)
    assert _row(table, FONDER, case="Ett")["reason"] == "Ett has no interview in 2016"
    told = _row(table, FONDER, case="Två")
    assert told["reason"] == "Två has no interview in 2015"
    assert pd.isna(told["passages_from"])
    assert told["passages_to"] == 1


def test_an_unfinished_wave_is_not_compared_even_where_something_is_coded(two_waves):
    material = two_waves({"2015": {"Ett?": [FONDER], "Två": []}, "2016": {"Ett": [], "Två": [FONDER]}})
    row = _row(waves(material), FONDER)
    assert (row["change"], row["cases_compared"]) == ("appeared", 1)
    assert _row(waves_by_case(material), FONDER, case="Ett")["reason"] == "not finished in 2015"


def test_a_theme_that_was_not_asked_about_is_not_compared_unless_it_is_spoken_of(two_waves):
    """In 2015 both came to the topic `Dialog` alone; one of them spoke of funds all the same."""
    said = {"2015": {"Ett": [], "Två": [FONDER]}, "2016": {"Ett": [FONDER], "Två": [FONDER]}}
    headings = {"Ett 2015": "Dialog", "Två 2015": "Dialog", "Ett 2016": "Fonder", "Två 2016": "Fonder"}
    material = two_waves(said, topics=headings)
    table = waves_by_case(material)
    assert _row(table, FONDER, case="Ett")["reason"] == "not asked in 2015"
    assert _row(table, FONDER, case="Två")["change"] == "unchanged"
    assert _row(waves(material), FONDER)["cases_compared"] == 1
    alone = two_waves({wave: {"Ett": cases["Ett"]} for wave, cases in said.items()}, topics=headings)
    row = _row(waves(alone), FONDER)
    assert (row["change"], row["reason"]) == ("not_comparable", "not asked in 2015")


def test_a_code_made_after_the_first_wave_was_coded_is_not_new_in_what_was_said(two_waves):
    """Unless somebody went back and coded it."""
    material = two_waves({"2015": {"Ett": [], "Två": [FONDER]}, "2016": {"Ett": [FONDER], "Två": [FONDER]}})
    done = dict.fromkeys(("Ett 2015", "Två 2015"), 7) | dict.fromkeys(("Ett 2016", "Två 2016"), 20)
    table = waves_by_case(material, ages=CodingAges({FONDER: 9, DIALOG: 3}, done))
    assert _row(table, FONDER, case="Ett")["reason"] == "the code was made after 2015 was coded"
    assert _row(table, FONDER, case="Två")["change"] == "unchanged"
    assert _row(table, DIALOG, case="Ett")["change"] == "unchanged"
    assert _row(waves_by_case(material, ages=CodingAges({FONDER: 6}, done)), FONDER, case="Ett")["change"] == "appeared"


def test_a_renamed_code_is_one_row_under_its_later_name(two_waves):
    codes = ("A", "A > Fonder", "B", "B > Dialog")
    said = {"2015": {"Ett": ["A > Fonder"]}, "2016": {"Ett": ["B > Dialog"]}}
    table = waves(two_waves(said, codes=codes), crosswalk=Crosswalk(codes=(("A > Fonder", "B > Dialog"),)))
    row = _row(table, "B > Dialog")
    assert (row["change"], row["codes_from"], row["codes_to"]) == ("unchanged", ("A > Fonder",), ("B > Dialog",))
    assert list(table["code"]) == ["A", "B", "B > Dialog"]


def test_codes_that_became_one_are_compared_as_their_union(two_waves):
    """What lay under two codes and is one passage counts once, in both waves."""
    codes, pairs = ("F", "Fonder", "G"), (("Fonder", "G"), ("F", "G"))
    material = two_waves({"2015": {"Ett": ["Fonder"]}, "2016": {"Ett": []}}, codes=codes)
    row = _row(waves(material, crosswalk=Crosswalk(codes=pairs)), "G")
    assert (row["change"], row["passages_from"], row["codes_from"]) == ("gone", 1, ("F", "Fonder"))


def test_a_code_that_was_parted_is_compared_as_the_union_of_its_parts(two_waves):
    codes, pairs = ("G", "Fonder", "Dialog"), (("G", "Fonder"), ("G", "Dialog"))
    material = two_waves({"2015": {"Ett": []}, "2016": {"Ett": ["Fonder", "Dialog"]}}, codes=codes)
    row = _row(waves(material, crosswalk=Crosswalk(codes=pairs)), "Fonder + Dialog")
    assert (row["change"], row["passages_to"]) == ("appeared", 2)


def test_what_lies_below_a_renamed_code_goes_along_or_is_not_compared(two_waves):
    codes = ("A", "A > Fonder", "A > Dialog", "B", "B > Fonder", "B > Budget")
    material = two_waves({"2015": {"Ett": ["A > Fonder", "A > Dialog"]}, "2016": {"Ett": ["B > Fonder"]}}, codes=codes)
    table = waves(material, crosswalk=Crosswalk(codes=(("A", "B"),)))
    assert list(table["code"]) == ["A > Dialog", "B", "B > Fonder", "B > Budget"]
    assert _row(table, "B > Fonder")["change"] == "unchanged"
    for code, above in (("A > Dialog", "A"), ("B > Budget", "B")):
        assert _row(table, code)["reason"] == f"the crosswalk tells of {above}, and not of what lies below it"


def test_a_code_out_of_which_another_was_moved_is_not_compared(two_waves):
    """`A` would seem to shrink and `B` to grow, for no other reason than that a code moved."""
    codes = ("A", "A > Fonder", "B", "B > Dialog")
    said = {"2015": {"Ett": ["A > Fonder"]}, "2016": {"Ett": ["B > Dialog"]}}
    table = waves(two_waves(said, codes=codes), crosswalk=Crosswalk(codes=(("A > Fonder", "B > Dialog"),)))
    assert _row(table, "A")["reason"] == "what lies below it is counted elsewhere in one of the waves: A > Fonder"
    assert _row(table, "B")["reason"] == "what lies below it is counted elsewhere in one of the waves: B > Dialog"


def test_reorganised_cases_are_compared_as_one(two_waves):
    """Two departments became one; what they said together stands beside what it says."""
    said = {"2015": {"Kultur": [FONDER], "Fritid": [DIALOG]}, "2016": {"Kultur och fritid": [FONDER]}}
    pairs = (("Kultur", "Kultur och fritid"), ("Fritid", "Kultur och fritid"))
    table = waves_by_case(two_waves(said), crosswalk=Crosswalk(cases=pairs))
    assert set(table["case"]) == {"Kultur och fritid"}
    assert (_row(table, FONDER)["change"], _row(table, FONDER)["share_from"], _row(table, FONDER)["share_to"]) == (
        "grown", pytest.approx(2 / 18), pytest.approx(2 / 9),
    )  # fmt: skip
    assert _row(table, DIALOG)["change"] == "gone"
    assert _row(table, FONDER)["cases_from"] == ("Fritid", "Kultur")


def test_a_reorganised_case_of_which_one_part_was_not_interviewed_is_not_compared(two_waves):
    said = {"2015": {"Kultur": [FONDER]}, "2016": {"Kultur och fritid": [FONDER]}}
    pairs = (("Kultur", "Kultur och fritid"), ("Fritid", "Kultur och fritid"))
    table = waves_by_case(two_waves(said), crosswalk=Crosswalk(cases=pairs))
    assert _row(table, FONDER)["reason"] == "Fritid has no interview in 2015"


@pytest.mark.parametrize(("value", "change"), [("cases", "unchanged"), ("passages", "grown"), ("share", "grown")])
def test_change_can_be_told_by_passages_or_words(two_waves, value, change):
    material = two_waves({"2015": {"Ett": [FONDER]}, "2016": {"Ett": [FONDER, DIALOG]}})
    assert _row(waves(material, value=value), "A")["change"] == change


def test_less_than_a_quarter_more_is_no_growth():
    assert [change_of(8, after, Fraction(1, 4)) for after in (6, 7, 10, 11)] == ["shrunk", "unchanged", "unchanged", "grown"]


@given(st.fractions(0, 9), st.fractions(0, 9), st.sampled_from([Fraction(0), Fraction(1, 4)]))
def test_seen_from_the_other_wave_a_change_is_its_opposite(before, after, tolerance):
    opposite = {"appeared": "gone", "gone": "appeared", "grown": "shrunk", "shrunk": "grown", "unchanged": "unchanged"}
    assert change_of(after, before, tolerance) == opposite[change_of(before, after, tolerance)]


def test_a_share_of_no_words_is_no_share(build_material, talk, coding):
    """An interview in which only the interviewer speaks."""
    talks = [talk("a", "I: Ja?", case="Ett", wave="2015", main="AB", finished=("AB",))]
    talks.append(talk("b", "I: Ja?\nIP: Nej.", case="Ett", wave="2016", main="AB", finished=("AB",)))
    row = _row(waves(build_material(talks, [coding("b", "Nej.", "A")]), value="share"), "A")
    assert row["reason"] == "there are no counted words to divide by"
    assert pd.isna(row["share_from"])


@pytest.mark.parametrize(
    ("earlier", "later", "chosen"),
    [
        (None, None, ("2015", "2016")),
        ("2014", None, ("2014", "2016")),
        ("2016", None, ("2016", "2015")),
        (None, "2015", ("2014", "2015")),
        (None, "2014", ("2015", "2014")),
        ("2016", "2014", ("2016", "2014")),
    ],
)
def test_the_last_two_waves_are_compared_unless_others_are_named(earlier, later, chosen):
    assert chosen_waves(("2014", "2015", "2016"), earlier, later) == chosen


def test_waves_that_are_none_or_alone_are_refused(two_waves):
    material = two_waves({"2015": {"Ett": []}, "2016": {"Ett": []}})
    with pytest.raises(UnknownWaveError, match="'2017' here; there is: 2015, 2016"):
        waves(material, ("2015", "2017"))
    with pytest.raises(SameWaveError):
        waves(material, ("2015", "2015"))
    with pytest.raises(OneWaveError, match="one wave only, 2015"):
        waves(two_waves({"2015": {"Ett": []}}))
    with pytest.raises(OneWaveError, match="no wave"):
        waves(two_waves({}))


def test_unknown_values_and_codes_are_refused(two_waves):
    material = two_waves({"2015": {"Ett": []}, "2016": {"Ett": []}})
    with pytest.raises(UnknownWaveValueError, match="cases, passages, share"):
        waves(material, value="words")
    with pytest.raises(UnknownThemeError, match="'C'"):
        waves(material, crosswalk=Crosswalk(codes=(("A", "C"),)))


def test_tables_have_fixed_columns(two_waves):
    material = two_waves({"2015": {"Ett": []}, "2016": {"Ett": []}})
    assert list(waves(material).columns) == list(WAVE_COLUMNS)
    assert list(waves_by_case(material).columns) == list(WAVE_CASE_COLUMNS)


def test_one_unfinished_interview_of_a_case_is_enough_to_leave_it_out(build_material, talk, coding):
    told = {"case": "Ett", "main": "AB", "finished": ("AB",)}
    talks = [talk(f"{name} {wave}", "IP: Fonder.", wave=wave, **told) for name in "ab" for wave in BOTH]
    talks[0] = replace(talks[0], finished=())
    table = waves(build_material(talks, [coding("b 2015", "Fonder.", "A")]))
    assert _row(table, "A")["reason"] == "not finished in 2015"


def test_the_reason_of_a_theme_is_that_of_most_cases(two_waves):
    material = two_waves({"2015": {"Ett?": [], "Två": [], "Tre": []}, "2016": {"Ett": [], "Två?": [], "Tre?": []}})
    assert _row(waves(material), FONDER)["reason"] == "not finished in 2016"


def test_a_code_that_took_anothers_place_may_be_younger_than_the_first_wave(two_waves):
    """In the earlier wave its forerunner was there to be coded with, and was not."""
    material = two_waves({"2015": {"Ett": []}, "2016": {"Ett": [DIALOG]}})
    ages = CodingAges({FONDER: 1, DIALOG: 9}, {"Ett 2015": 7, "Ett 2016": 20})
    assert _row(waves(material, crosswalk=Crosswalk(codes=((FONDER, DIALOG),)), ages=ages), DIALOG)["change"] == "appeared"
    assert _row(waves(material, ages=ages), DIALOG)["reason"] == "the code was made after 2015 was coded"


def test_what_is_renamed_inside_a_code_does_not_touch_it(two_waves):
    material = two_waves({"2015": {"Ett": [FONDER]}, "2016": {"Ett": [DIALOG]}})
    assert _row(waves(material, crosswalk=Crosswalk(codes=((FONDER, DIALOG),))), "A")["change"] == "unchanged"


NAMES = st.lists(st.sampled_from("ABCDEF"), unique=True, min_size=1)


@given(NAMES, st.lists(st.tuples(st.sampled_from("ABCDEF"), st.sampled_from("ABCDEF")), max_size=5))
def test_joints_part_all_names_and_tie_what_pairs_tie(names, pairs):
    found = joints(names, pairs)
    members = [name for joint in found for name in joint.members]
    assert sorted(members) == sorted({*names, *(name for pair in pairs for name in pair)})
    reach = {name: {name} for name in members}
    for _ in members:
        for one, other in pairs:
            both = reach[one] | reach[other]
            reach |= dict.fromkeys(both, both)
    for joint in found:
        assert set(joint.members) == reach[joint.members[0]]
        assert joint.earlier
        assert joint.later


def test_without_a_crosswalk_each_wave_is_the_theme_table_of_its_own(sample_study):
    """Passages, words, share and cases of both waves."""
    talks = [replace(talk, wave=BOTH[number % 2]) for number, talk in enumerate(sample_study.talks)]
    table = waves(replace(sample_study, talks=talks).material())
    for side, wave in zip(("from", "to"), BOTH, strict=True):
        kept = [talk for talk in talks if talk.wave == wave]
        codings = [each for each in sample_study.codings if each.interview in {talk.name for talk in kept}]
        alone = themes(replace(sample_study, talks=kept, codings=codings).material())
        for name in ("passages", "words", "cases", "cases_total"):
            assert table[f"{name}_{side}"].tolist() == alone[name].tolist()
        assert table[f"share_{side}"].tolist() == pytest.approx(alone["share"].tolist())
