"""The quotations proposed for each theme."""

from __future__ import annotations

from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Selection, quotes
from analysis.quotations import LONGEST, SHORTEST, chosen_quotations
from coding.sentences import sentences
from interviews.errors import KodbokError
from interviews.words import WORD

COLUMNS = ["id", "theme", "interview", "case", "speaker", "role", "start", "end", "words", "quote", "reason"]
ANSWERS = (
    "Budgeten är kort. Pengarna ska vara slut före jul, och sedan börjar vi om från början.",
    "Vi väntar. Det tar två år innan något syns, säger forskarna! Nämnden vill se resultat nu.",
    "Ja. Nej. Kanske.",
    "Föreningarna vet mer än vi. Vi bjuder in dem t.ex. till möten kl. 10.30 på vardagar. Då arbetar de.",
    "Hela tiden måste vi skriva om planen eftersom pengarna tar slut före jul varje år.",
)


@st.composite
def _talked(draw: st.DrawFn, talk: type, coding: type) -> tuple[list, list]:
    """Talks of questions and answers, coded anywhere."""
    talks, codings = [], []
    for number in range(draw(st.integers(1, 4))):
        said = draw(st.lists(st.sampled_from(ANSWERS), min_size=1, max_size=5))
        label = draw(st.sampled_from(["IP: ", ""]))
        text = "\n".join(
            f"I: Hur går det med budgeten, pengarna och föreningarna före jul?\nIP: {answer}" if label else answer
            for answer in said
        )
        talks.append(talk(f"Samtal {number}", text, draw(st.sampled_from([None, "Ån", "Ö"]))))
    for _ in range(draw(st.integers(0, 10))):
        where = draw(st.sampled_from(talks))
        start = draw(st.integers(0, len(where.text) - 1))
        end = draw(st.integers(start + 1, min(start + 200, len(where.text))))
        codings.append(
            coding(
                where.name, (start, end), draw(st.sampled_from(["A", "A > a", "A > a > 1", "B > a"])), contrary=draw(st.booleans())
            )
        )
    return talks, codings


def _checked(material, row: dict) -> None:
    """What holds for every quotation."""
    segment = material.segments.set_index("id").loc[row["id"]]
    text = material.interviews.set_index("interview").loc[row["interview"], "text"]
    turns = material.turns[(material.turns["interview"] == row["interview"]) & material.turns["counted"]]
    turn = turns[(turns["start"] <= row["start"]) & (row["end"] <= turns["end"])]
    assert len(turn) == 1, "a quotation lies in one turn, and not in an interviewer's"
    spans = sentences(text, int(turn["start"].iloc[0]), int(turn["end"].iloc[0]))
    touched = [span for span in spans if segment["start"] < span[1] and span[0] < segment["end"]]
    assert row["start"] in {start for start, _ in touched}
    assert row["end"] in {end for _, end in touched}
    assert row["quote"] == text[row["start"] : row["end"]]
    assert row["words"] == len(WORD.findall(row["quote"]))
    assert SHORTEST <= row["words"] <= LONGEST
    assert row["interview"] == segment["interview"]
    assert segment["counts"]
    assert ("against the theme" in row["reason"]) == segment["contrary"]
    assert f"{segment['code']} > ".startswith(f"{row['theme']} > ")


@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_quotations_are_whole_sentences_of_one_turn(data, build_material, talk, coding):
    """Each is a run of whole sentences that its segment touches, within the limits and never the interviewer's words."""
    talks, codings = data.draw(_talked(talk, coding))
    material = build_material(talks, codings, codes=["A", "A > a", "A > a > 1", "B", "B > a"])
    table = quotes(material)
    assert list(table.columns) == COLUMNS
    for row in table.to_dict("records"):
        _checked(material, row)
    for _, group in table.groupby(["theme", "interview"]):
        spans = sorted(zip(group["start"], group["end"], strict=True))
        assert all(before[1] <= after[0] for before, after in pairwise(spans)), "no two overlap"
        assert group["id"].is_unique
    assert (table.groupby("theme").size() <= 3).all()


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_the_same_material_gives_the_same_quotations(data, build_material, talk, coding):
    """Nothing is left to chance, and asking for one theme changes nothing in it."""
    talks, codings = data.draw(_talked(talk, coding))
    material = build_material(talks, codings, codes=["A", "A > a", "A > a > 1", "B", "B > a"])
    table = quotes(material)
    pd.testing.assert_frame_equal(table, quotes(material))
    alone = quotes(material, theme="B > a")
    assert alone.to_dict("records") == table[table["theme"] == "B > a"].to_dict("records")


def test_the_sample_study_is_quoted_from_many_cases(sample_material):
    """Every coded theme has three quotations, and most of them come from three cases."""
    table = quotes(sample_material)
    for row in table.to_dict("records"):
        _checked(sample_material, row)
    assert set(table.groupby("theme").size()) == {3}
    assert table.groupby("theme")["case"].nunique().mean() > 2.7
    assert list(dict.fromkeys(table["theme"])) == [code for code in sample_material.codebook["code"] if code in set(table["theme"])]


def test_a_theme_takes_its_descendants_along(sample_material):
    """Asked for a recommendation, the quotations are chosen from everything coded below it."""
    table = quotes(sample_material, theme="Social investering", per_theme=5)
    assert set(table["theme"]) == {"Social investering"}
    codes = sample_material.segments.set_index("id").loc[table["id"], "code"]
    assert len(table) == 5
    assert len(set(codes)) > 1


def test_an_unknown_theme_is_refused(sample_material):
    """A path that is no code of the selection is named."""
    with pytest.raises(KodbokError, match="no code 'Vädret'"):
        quotes(sample_material, theme="Vädret")


def test_a_case_that_was_quoted_gives_way(build_material, talk, coding):
    """What one case says at length comes once before another case is heard, though a second quotation from it would cover more."""
    first = "Pengarna tar slut före jul varje år hos oss. Pengarna tar slut före jul och planen skrivs om igen."
    second = "Föreningarna vet mycket mer än vi gör om barnen."
    talks = [talk("Ett", f"IP: {first}", case="A"), talk("Två", f"IP: {second}", case="B")]
    codings = [
        coding("Ett", sentence, "T > t")
        for sentence in ("Pengarna tar slut före jul varje år hos oss.", "Pengarna tar slut före jul och planen skrivs om igen.")
    ]
    table = quotes(build_material(talks, [*codings, coding("Två", second, "T > t")]), per_theme=2)
    assert table["case"].tolist() == ["A", "B"]


def test_the_limits_are_the_callers(build_material, talk, coding):
    """Shorter and longer quotations come if they are asked for; a sentence is never cut to fit."""
    material = build_material(
        [talk("Ett", "IP: Vi väntar. Det tar två år innan något syns.")], [coding("Ett", "väntar. Det tar", "T > t")]
    )
    assert quotes(material, limits=(1, 3))["quote"].tolist() == ["Vi väntar."]
    assert quotes(material, limits=(8, 60))["quote"].tolist() == ["Vi väntar. Det tar två år innan något syns."]
    assert quotes(material, limits=(3, 6)).empty


def test_a_segment_over_two_turns_is_quoted_from_the_larger_part(build_material, talk, coding):
    """The quotation and its speaker are of the turn that holds most of the segment's counted words."""
    said = talk(
        "Ett", "IP1: Så är det hos oss också sedan länge.\nI: Hur menar du?\nIP2: Det tar två år innan något alls syns här hos oss."
    )
    row = quotes(build_material([said], [coding("Ett", said.text[15:], "T > t")])).iloc[0]
    assert (row["speaker"], row["quote"]) == ("IP2", "Det tar två år innan något alls syns här hos oss.")


def test_one_segment_gives_one_quotation(build_material, talk, coding):
    """A long segment does not fill a theme alone."""
    long = "Det tar två år innan något alls syns här. Nämnden vill se resultat redan till nästa bokslut."
    material = build_material([talk("Ett", f"IP: {long}")], [coding("Ett", long, "T > t")])
    assert len(quotes(material)) == 1


def test_the_reason_states_facts_that_can_be_said_in_another_language(build_material, talk, coding):
    """The facts of a choice stand in a value, and the sentence is made of messages that a catalogue can translate."""
    talks = [talk(name, f"IP: {ANSWERS[4]}", case=name) for name in ("Ån", "Ö")]
    material = build_material(talks, [coding("Ån", ANSWERS[4], "T > t"), coding("Ö", ANSWERS[4], "T > t", contrary=True)])
    reasons = [quotation.reason for quotation in chosen_quotations(material)]
    assert [(reason.near, reason.of, reason.source, reason.first, reason.contrary) for reason in reasons] == [
        (2, 2, "Ån", True, False),
        (2, 2, "Ö", True, True),
    ]
    swedish = {"The first quotation from %(source)s.": "Första citatet från %(source)s."}
    table = quotes(material, say=lambda message: swedish.get(message, message))
    assert "Första citatet från Ån." in table["reason"][0]


def test_the_only_coded_segment_of_a_theme_is_said_to_be_it(build_material, talk, coding):
    """Of one coded segment nothing can be the most telling."""
    material = build_material([talk("Ett", f"IP: {ANSWERS[4]}")], [coding("Ett", ANSWERS[4], "T > t", contrary=True)])
    assert quotes(material)["reason"].tolist() == ["The theme's only coded segment. It speaks against the theme."]


def test_proposals_are_quoted_only_when_they_count(build_material, talk, coding):
    """What nobody has accepted is not quoted unless the selection says so."""
    talks, codings = [talk("Ett", f"IP: {ANSWERS[4]}")], [coding("Ett", ANSWERS[4], "T > t", coder="", status="proposed")]
    assert quotes(build_material(talks, codings)).empty
    assert len(quotes(build_material(talks, codings, selection=Selection(include_proposed=True)))) == 1


def test_many_candidates_are_thinned_alike_every_time(build_material, talk, coding, monkeypatch):
    """With more candidates than may be compared, an even selection of them is."""
    monkeypatch.setattr("analysis.quotation_choice.MOST_CANDIDATES", 3)
    talks = [talk(f"Samtal {number}", f"IP: Det här är svar nummer {number} på frågan om pengarna.") for number in range(9)]
    material = build_material(talks, [coding(each.name, each.text[4:], "T > t") for each in talks])
    table = quotes(material)
    assert set(table["interview"]) == {"Samtal 0", "Samtal 4", "Samtal 8"}
    pd.testing.assert_frame_equal(table, quotes(material))
