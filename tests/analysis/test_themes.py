"""The theme table."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Selection, themes

COLUMNS = ["code", "level", "codings", "passages", "words", "share", "interviews", "interviews_total", "cases", "cases_total"]


@pytest.fixture
def kultur(talk):
    """Eight counted words in two answers."""
    return talk("Kultur", "I: Hur går det?\nIP: Budgeten är kort. Vi väntar.\nI: Jaha.\nIP: Det tar slut.", case="Kultur")


def _row(material, code: str) -> pd.Series:
    return themes(material).set_index("code").loc[code]


@settings(max_examples=80)
@given(data=st.data())
def test_every_count_equals_a_slow_recount(data, studies, recount):
    """Whatever is coded by whomever: the table says what counting single words says."""
    study = data.draw(studies)
    count, table = recount(study), themes(study.material())
    spoken = sum(word["turn"]["role"] != "interviewer" for talk in study.talks for word in talk.words)
    assert list(table["code"]) == list(study.codes)
    for row in table.to_dict("records"):
        below = count.below(row["code"])
        counting = [coding for coding in below if count.counting(coding)]
        passages = count.passages(counting)
        cases = {talk.case for talk, _ in passages} - {None}
        assert row["level"] == row["code"].count(">") + 1
        assert row["codings"] == len(counting)
        assert row["passages"] == len(passages)
        assert row["words"] == count.words(passages)
        assert (row["share"] == row["words"] / spoken) if spoken else pd.isna(row["share"])
        assert row["interviews"] == len({talk.name for talk, _ in passages})
        assert row["cases"] == len(cases)
        assert row["proposed"] == len(count.passages([coding for coding in below if coding.status == "proposed"]))


@settings(max_examples=30)
@given(data=st.data())
def test_totals_are_of_the_selection(data, studies):
    """Totals stand in every row, whatever is coded."""
    material = data.draw(studies).material()
    table = themes(material)
    assert set(table["interviews_total"]) == {len(material.interviews)}
    assert set(table["cases_total"]) == {len(material.cases)}
    assert set(table["finished"]) == {material.interviews["finished"].sum()}


def test_columns_stand_in_the_promised_order(sample_material):
    """The columns are the promised ones, and every code has its row."""
    table = themes(sample_material)
    assert list(table.columns) == [*COLUMNS, "finished", "proposed"]
    assert list(table["code"]) == list(sample_material.codebook["code"])


def test_an_interviewers_word_parts_two_passages(build_material, kultur, coding):
    """Segments on both sides of a question are two passages; on both sides of a full stop they are one."""
    material = build_material([kultur], [coding("Kultur", quote, "Tema") for quote in ("är kort", "Vi väntar.", "Det tar slut.")])
    assert _row(material, "Tema")[["codings", "passages", "words"]].to_list() == [3, 2, 7]


def test_a_question_counts_as_a_coding_only(build_material, kultur, coding):
    """A segment in the interviewer's turn alone has no counted word and is in no passage."""
    row = _row(build_material([kultur], [coding("Kultur", "Hur går det?", "Tema")]), "Tema")
    assert row[["codings", "passages", "words", "interviews", "cases"]].to_list() == [1, 0, 0, 0, 0]


def test_the_interviewers_words_inside_a_passage_do_not_count(build_material, kultur, coding):
    """A passage over question and answers counts the answers' words."""
    row = _row(build_material([kultur], [coding("Kultur", kultur.text[3:], "Tema")]), "Tema")
    assert row[["passages", "words", "share"]].to_list() == [1, 8, 1.0]


def test_two_coders_do_not_count_double(build_material, kultur, coding):
    """The first who coded an interview counts; all of them do if told, merged where they overlap."""
    codings = [coding("Kultur", "Budgeten är kort.", "Tema"), coding("Kultur", "är kort. Vi", "Tema", coder="CD")]
    assert _row(build_material([kultur], codings), "Tema")[["codings", "passages", "words"]].to_list() == [1, 1, 3]
    union = build_material([kultur], codings, selection=Selection(coders="all"))
    assert _row(union, "Tema")[["codings", "passages", "words"]].to_list() == [2, 1, 4]


def test_proposals_are_no_findings(build_material, kultur, coding):
    """A proposal awaits a look and is counted only where the selection says so."""
    codings = [coding("Kultur", "Vi väntar.", "Tema > Väntan", coder="", status="proposed")]
    columns = ["codings", "passages", "proposed"]
    assert _row(build_material([kultur], codings), "Tema")[columns].to_list() == [0, 0, 1]
    widened = build_material([kultur], codings, selection=Selection(include_proposed=True))
    assert _row(widened, "Tema")[columns].to_list() == [1, 1, 1]


def test_a_source_without_turns_counts_whole(build_material, talk, coding):
    """Where nobody is named every word counts."""
    material = build_material([talk("Svar", "Det är bra. Mycket bra.")], [coding("Svar", "Mycket bra.", "Tema")])
    assert _row(material, "Tema")[["words", "share"]].to_list() == [2, 0.4]


def test_a_share_of_nothing_is_null(build_material, talk):
    """Where nobody who counts has spoken, there is nothing to divide by."""
    assert pd.isna(_row(build_material([talk("Tyst", "I: Hallå?")], codes=["Tema"]), "Tema")["share"])


def test_a_table_out_of_order_is_counted_alike(sample_material):
    """The promised order of the segments saves time, no more."""
    shuffled = sample_material.segments.sample(frac=1, random_state=5)
    material = type(sample_material)(
        shuffled, *(getattr(sample_material, name) for name in ("interviews", "cases", "turns", "codebook", "problems"))
    )
    pd.testing.assert_frame_equal(themes(material), themes(sample_material))


def test_plain_text_columns_are_counted_alike(sample_material):
    """Tables that came back from a file, without categories, give the same table."""
    plain = type(sample_material)(
        *(
            getattr(sample_material, name).astype(
                {column: object for column in ("interview", "case", "code") if column in getattr(sample_material, name)}
            )
            for name in ("segments", "interviews", "cases", "turns", "codebook", "problems")
        )
    )
    pd.testing.assert_frame_equal(themes(plain), themes(sample_material))


def test_a_code_without_its_parent_in_the_selection_still_counts(build_material, kultur, coding):
    """Where only a deeper code is selected, it alone has a row."""
    material = build_material([kultur], [coding("Kultur", "Vi väntar.", "Tema > Väntan > Lång")], codes=["Tema > Väntan > Lång"])
    assert themes(material)[["code", "level", "passages"]].to_numpy().tolist() == [["Tema > Väntan > Lång", 3, 1]]
