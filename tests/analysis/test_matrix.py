"""Codes by groups."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Selection, matrix
from analysis.code_matrix import NO_WORDS, NOT_FINISHED
from analysis.groups import BYS, unfinished, ungrouped
from interviews.errors import KodbokError
from interviews.swedish_order import swedish_key

BY_INTERVIEW = ("case", "case_kind", "wave", "kind")


def _cells(material, by: str, value: str) -> dict:
    """The matrix as `{(code, group): value}`."""
    table = matrix(material, by, value)
    return {(row.code, row.group): None if pd.isna(row.value) else row.value for row in table.itertuples()}


def _finding(count, passages, codings, value: str, **speaker):
    """One figure of one cell, counted word by word; the words are needed for shares too."""
    figures = {"passages": len(passages), "codings": len(codings), "present": min(len(passages), 1)}
    return figures.get(value, count.words(passages, **speaker))


@settings(max_examples=80)
@given(data=st.data(), by=st.sampled_from(BY_INTERVIEW))
def test_groups_of_interviews_equal_a_slow_recount(data, studies, recount, by):
    """A cell holds what counting single words in the group's interviews finds, or null where nothing is coded or finished."""
    study, value = data.draw(studies), data.draw(st.sampled_from(["passages", "words", "codings", "present"]))
    count, material = recount(study), study.material()
    heard = set(material.interviews.loc[material.interviews["coded"] | material.interviews["finished"], by].dropna())
    expected = {}
    for group in {getattr(talk, by) for talk in study.talks} - {None}:
        names = {talk.name for talk in study.talks if getattr(talk, by) == group}
        for code in study.codes:
            codings = [coding for coding in count.below(code) if coding.interview in names and count.counting(coding)]
            finding = _finding(count, count.passages(codings), codings, value)
            expected[code, group] = finding if group in heard else None
    assert _cells(material, by, value) == expected


@settings(max_examples=60)
@given(data=st.data(), value=st.sampled_from(["passages", "words", "codings"]))
def test_coders_equal_a_slow_recount(data, studies, recount, value):
    """A coder's cell holds that coder's passages, merged with nobody else's."""
    study = data.draw(studies)
    count = recount(study)
    counting = [coding for coding in study.codings if count.counting(coding)]
    expected = {}
    for coder in {coding.coder for coding in counting} - {""}:
        for code in study.codes:
            codings = [coding for coding in count.below(code) if coding.coder == coder and count.counting(coding)]
            expected[code, coder] = _finding(count, count.passages(codings), codings, value)
    assert _cells(study.material(), "coder", value) == expected


@settings(max_examples=60)
@given(data=st.data(), value=st.sampled_from(["passages", "words", "codings"]))
def test_speakers_equal_a_slow_recount(data, studies, recount, value):
    """A speaker's cell holds the passages of the segments that are that speaker's, and of these the speaker's own words."""
    study = data.draw(studies)
    count, material = recount(study), study.material()
    whose = {row.id: f"{row.interview} / {row.speaker}" for row in material.segments.itertuples()}
    ids = {id(coding): study._segment(number, coding)["id"] for number, coding in enumerate(study.codings)}  # noqa: SLF001  # the same witness
    for (code, group), found in _cells(material, "speaker", value).items():
        name, _, speaker = group.rpartition(" / ")
        codings = [coding for coding in count.below(code) if count.counting(coding) and whose[ids[id(coding)]] == group]
        heard = material.interviews.set_index("interview").loc[name]
        expected = _finding(count, count.passages(codings), codings, value, **({"speaker": speaker} if value == "words" else {}))
        assert found == (expected if heard["coded"] or heard["finished"] else None)


@settings(max_examples=60)
@given(data=st.data(), by=st.sampled_from(BYS))
def test_shares_are_of_the_groups_own_words(data, studies, by):
    """A share is the cell's words over all counted words of the group, between 0 and 1; null has a reason."""
    material = data.draw(studies).material()
    table, words = matrix(material, by, "share"), _cells(material, by, "words")
    assert table["value"].dropna().between(0, 1).all()
    assert (table["value"].isna() == table["reason"].notna()).all()
    spoken = _spoken(material, by)
    for row in table[table["reason"] != NOT_FINISHED].itertuples():
        assert pd.isna(row.value) if not spoken[row.group] else row.value == words[row.code, row.group] / spoken[row.group]


def _spoken(material, by: str) -> Counter:
    """Counted words by group, turn by turn."""
    facts, words = material.interviews.set_index("interview"), Counter()
    for turn in material.turns[material.turns["counted"]].itertuples():
        groups = {"speaker": [f"{turn.interview} / {turn.speaker}"], "coder": ["AB", "CD"]}
        for group in groups.get(by) or [facts.loc[turn.interview, by]]:
            words[group] += turn.words
    return words


@pytest.mark.parametrize("by", BYS)
def test_every_code_meets_every_group_in_order(sample_material, by):
    """Codes come in the codebook's order, and under each the groups in Swedish order."""
    table = matrix(sample_material, by)
    groups = sorted(set(table["group"]), key=swedish_key)
    assert list(zip(table["code"], table["group"], strict=True)) == [
        (code, group) for code in sample_material.codebook["code"] for group in groups
    ]


def test_an_unheard_case_is_null_with_a_reason(sample_material):
    """A case of which nothing is finished and nothing is coded is not nought."""
    table = matrix(sample_material).set_index(["code", "group"])
    unheard = table.loc[("Kunskapsallianser", "Ån Fastigheter AB")]
    assert pd.isna(unheard["value"])
    assert unheard["reason"] == NOT_FINISHED
    heard = table.loc[("Kunskapsallianser > Näringsliv", "Gatukontoret")]
    assert heard["value"] == 0
    assert heard["reason"] is None


def test_a_group_that_says_nothing_has_no_share(build_material, talk, coding):
    """Without a counted word there is nothing to divide by, and that is said."""
    material = build_material([talk("Tyst", "I: Hallå?", case="Tyst")], [coding("Tyst", "Hallå?", "Tema")])
    table = matrix(material, value="share")
    assert table["reason"].tolist() == [NO_WORDS]
    assert matrix(material, value="codings")["value"].tolist() == [1]


def test_the_same_label_in_two_interviews_is_two_speakers(build_material, talk, coding):
    """A speaker is named after the interview and the label."""
    talks = [talk("Ett", "I: Nå?\nIP: Vi väntar."), talk("Två", "IP: Vi börjar.")]
    table = matrix(build_material(talks, [coding("Ett", "Vi väntar.", "Tema"), coding("Två", "Vi", "Tema")]), "speaker", "words")
    assert table[["group", "value"]].to_numpy().tolist() == [["Ett / IP", 2], ["Två / IP", 1]]


def test_a_speakers_share_is_of_the_speakers_own_words(build_material, talk, coding):
    """A segment that runs on into another's answer counts the own words of the one it belongs to."""
    material = build_material(
        [talk("Ett", "IP1: Vi väntar länge nu.\nIP2: Ja, det gör vi.")], [coding("Ett", "väntar länge nu.\nIP2: Ja", "Tema")]
    )
    table = matrix(material, "speaker", "share")
    assert table[["group", "value"]].to_numpy().tolist() == [["Ett / IP1", 0.75], ["Ett / IP2", 0.0]]


def test_two_coders_stand_side_by_side(build_material, talk, coding):
    """Each coder's passages are merged apart, and shares are of the whole selection."""
    codings = [coding("Ett", "Vi väntar.", "Tema"), coding("Ett", "väntar. Länge.", "Tema", coder="CD")]
    material = build_material([talk("Ett", "IP: Vi väntar. Länge. Ja.")], codings, selection=Selection(coders="all"))
    assert matrix(material, "coder", "words")["value"].tolist() == [2, 2]
    assert matrix(material, "coder", "share")["value"].tolist() == [0.5, 0.5]


def test_what_is_in_no_group_is_said(sample_material):
    """Interviews without a case are left out of the matrix by case, and a sentence says how many."""
    assert ungrouped(sample_material, "case") == ("Interviews without a case are in no group: 2.",)
    assert ungrouped(sample_material, "kind") == ()
    assert ungrouped(sample_material, "speaker") == ("Coded segments without a speaker are in no group: 2.",)


def test_an_unknown_grouping_or_value_is_refused(sample_material):
    """A wrong word is answered with the words there are."""
    with pytest.raises(KodbokError, match="by 'colour'; choose one of case, case_kind"):
        matrix(sample_material, by="colour")
    with pytest.raises(KodbokError, match="show 'mean'; choose one of passages, words"):
        matrix(sample_material, value="mean")


def test_proposals_have_no_coder_to_stand_under(build_material, talk, coding):
    """Counted or not, they are in no coder's group, and that is said."""
    codings = [coding("Kultur", "Bra", "Tema", coder="AB"), coding("Kultur", "allt", "Tema", coder="", status="proposed")]
    material = build_material(
        [talk("Kultur", "IP: Bra allt.")], codings, codes=["Tema"], selection=Selection(include_proposed=True)
    )
    material = replace(material, segments=material.segments.assign(coder=pd.Categorical(["AB", ""])))
    assert set(matrix(material, "coder")["group"]) == {"AB"}
    assert ungrouped(material, "coder") == ("Coded segments without a coder are in no group: 1.",)


def test_waves_stand_in_the_studys_order(build_material, talk):
    """The tenth round comes after the ninth."""
    talks = [talk("A", "IP: Ja.", wave="Omgång 10"), talk("B", "IP: Nej.", wave="Omgång 9")]
    material = build_material(talks, codes=["Tema"])
    material = replace(material, facts=replace(material.facts, waves=("Omgång 9", "Omgång 10")))
    assert list(matrix(material, "wave")["group"]) == ["Omgång 9", "Omgång 10"]


def test_groups_in_which_nobody_has_finished_anything_are_told(build_material, talk):
    """One finished interview is enough for a case; speakers and coders are no groups of interviews."""
    done = talk("A", "IP: Ja.", case="X", finished=("AB",), main="AB")
    talks = [done, talk("B", "IP: Ja.", case="X"), talk("C", "IP: Ja.", case="Y")]
    material = build_material(talks, codes=["Tema"])
    assert unfinished(material, "case") == {"Y"}
    assert unfinished(material, "speaker") == frozenset()
