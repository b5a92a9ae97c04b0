"""The words that set a theme apart: log-odds with an informative prior, on dictionary forms."""

from __future__ import annotations

import math
import random
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Selection, distinctive_words, themes
from analysis.quotations import UnknownThemeError
from analysis.word_odds import ODDS_COLUMNS, WORD_COLUMNS, log_odds, word_odds
from coding.lemmas import lemma

COUNTS = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 500)).filter(sum), min_size=2, max_size=12)
VOCABULARY = ["fond", "fonden", "fonderna", "och", "att", "skola", "skolan", "budget", "budgetar", "år", "Åsa", "IP2"]


def test_an_example_worked_by_hand(build_material, talk, coding):
    """The theme says `fond` three times and `och` once; the rest `fond` once, `och` three times, `skola` four times.

    The prior of each word is what both say together: fond 4, och 4, skola 4.
    Theme with prior: fond 3 + 4 = 7, och 1 + 4 = 5, skola 0 + 4 = 4, together 16.
    Rest with prior:  fond 1 + 4 = 5, och 3 + 4 = 7, skola 4 + 4 = 8, together 20.
    fond:  ln(7 / 9) - ln(5 / 15) = ln(7/3)    =  0.8473; variance 1/7 + 1/5 = 12/35; z =  0.8473 / 0.5855 =  1.4470
    och:   ln(5 / 11) - ln(7 / 13) = ln(65/77) = -0.1694; variance 1/5 + 1/7 = 12/35; z = -0.1694 / 0.5855 = -0.2893
    skola: ln(4 / 12) - ln(8 / 12) = ln(1/2)   = -0.6931; variance 1/4 + 1/8 = 3/8;   z = -0.6931 / 0.6124 = -1.1319
    """
    said = "I: Fond fond fond?\nIP: Fonden och fonderna. Fond.\nIP: Skola och skolan och fond och skolor, skola."
    material = build_material([talk("Ett", said)], [coding("Ett", "Fonden och fonderna. Fond.", "Tema > Fonder")])
    table = word_odds(material, "Tema > Fonder")
    assert list(table.columns) == list(ODDS_COLUMNS)
    rows = [(row.word, row.here, row.rest, round(row.log_odds, 4), round(row.z, 4)) for row in table.itertuples()]
    assert rows == [("fond", 3, 1, 0.8473, 1.4470), ("och", 1, 3, -0.1694, -0.2893), ("skola", 0, 4, -0.6931, -1.1319)]


def test_a_word_that_everybody_uses_stands_out_less_than_a_rare_one_used_as_much_more():
    """Both are said twice as often in the theme as the rest would lead one to expect; the prior holds the common one back."""
    here, rest = np.array([40, 4, 956, 0]), np.array([1_960, 8, 98_032, 0])
    common, rare = log_odds(here[:3], rest[:3])[0][:2]
    assert 0 < common < rare


@given(COUNTS)
def test_the_other_side_sees_the_same_with_the_sign_turned(counts):
    here, rest = np.array(counts).T
    (ours, z), (theirs, their_z) = log_odds(here, rest), log_odds(rest, here)
    assert np.allclose(ours, -theirs)
    assert np.allclose(z, -their_z)


@given(COUNTS, st.randoms())
def test_the_order_of_the_words_does_not_matter(counts, luck: random.Random):
    order = list(range(len(counts)))
    luck.shuffle(order)
    here, rest = np.array(counts).T
    for straight, mixed in zip(log_odds(here, rest), log_odds(here[order], rest[order]), strict=True):
        assert np.allclose(straight[order], mixed)


@given(COUNTS, st.integers(2, 9))
def test_the_same_said_many_times_over_keeps_the_ratios_and_makes_them_surer(counts, times):
    """The prior is what is said, so ratios are free of the amount; a z-score grows with its root."""
    here, rest = np.array(counts).T
    (once, z), (often, surer) = log_odds(here, rest), log_odds(here * times, rest * times)
    assert np.allclose(once, often)
    assert np.allclose(surer, z * math.sqrt(times))


def test_words_said_alike_on_both_sides_are_of_no_side():
    for ratio in log_odds(np.array([3, 1, 6]), np.array([30, 10, 60])):
        assert np.allclose(ratio, 0)


def test_a_word_that_is_all_that_is_said_has_no_odds():
    assert [each.tolist() for each in log_odds(np.array([3]), np.array([5]))] == [[0.0], [0.0]]


@pytest.fixture
def funds(build_material, talk, coding):
    """Two talks that say `fond` about funds, one of them a name too, and much else."""
    talks = [
        talk("Ett", "IP: Fonden hjälpte Inez Inez Inez."),
        talk("Två", "IP: Fonderna är små."),
        talk("Tre", "IP: " + "ja " * 90),
    ]
    codings = [coding("Ett", "Fonden hjälpte Inez Inez Inez.", "Tema > Fonder"), coding("Två", "Fonderna är små.", "Tema > Fonder")]
    return build_material(talks, codings)


def test_shown_are_words_that_two_interviews_say_with_their_forms(funds):
    """`inez` is said most, but by one person alone."""
    table = distinctive_words(funds, "Tema > Fonder")
    assert list(table.columns) == list(WORD_COLUMNS)
    assert table[["word", "forms", "here", "rest", "interviews"]].to_numpy().tolist() == [["fond", ("fonden", "fonderna"), 2, 0, 2]]
    assert word_odds(funds, "Tema > Fonder")["word"].iloc[0] == "inez"


def test_what_an_interviewer_says_in_between_is_nobodys_word(build_material, talk, coding):
    """The passage reaches over a question; `slut` is said in the other interview alone."""
    talks = [talk("Ett", "IP: Ja.\nI: Och sedan?\nIP: Fond."), talk("Två", "IP: Slut.")]
    table = word_odds(build_material(talks, [coding("Ett", (4, 33), "A")]), "A")
    assert sorted(table[["word", "here", "rest", "interviews"]].to_numpy().tolist()) == [
        ["fond", 1, 0, 1],
        ["ja", 1, 0, 1],
        ["slut", 0, 1, 0],
    ]


def test_no_more_words_are_shown_than_asked_for(sample_material):
    theme = str(themes(sample_material).query("level == 2")["code"].iloc[0])
    whole = distinctive_words(sample_material, theme)
    assert 2 < len(whole) <= 10
    assert distinctive_words(sample_material, theme, 2).equals(whole.head(2))


def test_a_code_above_takes_what_lies_below_it_along(funds):
    assert word_odds(funds, "Tema").equals(word_odds(funds, "Tema > Fonder"))


def test_where_there_is_nothing_to_compare_there_is_no_row(build_material, talk, coding):
    """A theme without a word, one that is all that was said, and a study of nothing."""
    everything = build_material([talk("Ett", "IP: Ja visst.")], [coding("Ett", "Ja visst.", "A")], ["A", "B"])
    for material, theme in ((everything, "A"), (everything, "B"), (build_material([], [], ["A"]), "A")):
        for table, columns in ((word_odds(material, theme), ODDS_COLUMNS), (distinctive_words(material, theme), WORD_COLUMNS)):
            assert table.empty
            assert list(table.columns) == list(columns)


def test_an_unknown_theme_is_refused(funds):
    with pytest.raises(UnknownThemeError, match="no code 'Annat'"):
        distinctive_words(funds, "Annat")


def _slowly(study, recount, theme):
    """The counts of every word, one word after the other, and the published formulas by plain arithmetic."""
    count = recount(study)
    covered = count.passages([each for each in count.below(theme) if count.counting(each)])
    inside = {(talk.name, place) for talk, run in covered for place in run}
    here, rest, interviews = Counter(), Counter(), {}
    for talk in study.talks:
        for place, word in enumerate(talk.words):
            if word["turn"]["role"] == "interviewer":
                continue
            form = lemma(_form(talk.text, word["at"]))
            (here if (talk.name, place) in inside else rest)[form] += 1
            if (talk.name, place) in inside:
                interviews.setdefault(form, set()).add(talk.name)
    if not here or not rest:
        return {}
    size, other = 2 * here.total() + rest.total(), here.total() + 2 * rest.total()
    table = {}
    for form in here | rest:
        one, two = 2 * here[form] + rest[form], here[form] + 2 * rest[form]
        ratio = math.log(one / (size - one)) - math.log(two / (other - two)) if size > one else 0.0
        z = ratio / math.sqrt(1 / one + 1 / two)
        table[form] = (here[form], rest[form], len(interviews.get(form, ())), round(ratio, 7), round(z, 7))
    return table


def _form(text, at):
    """The word at a place, folded."""
    end = at
    while end < len(text) and (text[end].isalnum() or text[end] in "_-"):
        end += 1
    return text[at:end].casefold()


@pytest.mark.parametrize("theme", ["A", "A > a", "C"])
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_slow_recount_agrees(studies, recount, theme, data):
    """Random studies, their words drawn anew so that they differ."""
    study = data.draw(studies)
    luck = data.draw(st.randoms(use_true_random=False))
    talks = [replace(talk, text=_varied(talk.text, luck)) for talk in study.talks]
    study = replace(study, talks=talks, codings=[replace(each, quote=_within(each, talks)) for each in study.codings])
    table = word_odds(study.material(), theme)
    rows = {row.word: (row.here, row.rest, row.interviews, round(row.log_odds, 7), round(row.z, 7)) for row in table.itertuples()}
    assert rows == _slowly(study, recount, theme)


def _varied(text, luck):
    """The text with other words in it."""
    return " ".join(part.replace("så-där", luck.choice(VOCABULARY)) for part in text.split(" "))


def _within(each, talks):
    """A coding's span inside the changed text."""
    length = len(next(talk.text for talk in talks if talk.name == each.interview))
    start = min(each.quote[0], length - 1)
    return start, max(start + 1, min(each.quote[1], length))


def test_what_is_counted_adds_up_to_the_theme_table(sample_study):
    """Words of a theme there and here, whatever is selected."""
    for selection in (Selection(), Selection(coders="all", include_proposed=True)):
        material = replace(sample_study, selection=selection).material()
        for row in themes(material).itertuples():
            table = word_odds(material, row.code)
            assert int(table["here"].sum()) == (row.words if len(table) else 0)
            if len(table):
                assert int(table[["here", "rest"]].sum().sum()) == int(material.interviews["counted_words"].sum())
