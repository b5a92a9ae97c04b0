"""The commands `cooccurrence` and `saturation`: keys, options, what a reader is told, and what Study offers for the same."""

from __future__ import annotations

import json
import re

import pytest

from analysis import SaturationRule, Selection
from coding.codebook import Codebook
from workbench.study import Study

PAIR = ["code_a", "code_b", "n_a", "n_b", "n_ab", "c", "flagged"]
STEP = ["step", "interview", "new", "ratio", "reached"]
BOOK = Codebook().add("Social > Budget").add("Social > Fond").add("Kunskap > Dialog").add("Kunskap > Makt")
SAID = "I: Hur går det?\nIP: Ett två tre fyra. Fem sex.\nIP: Sju åtta."
USED = {
    "D": {"Ett två tre": "Budget", "tre fyra": "Dialog"},
    "C": {"Ett": "Fond", "Sju": "Budget"},
    "B": {"Fem": "Budget"},
    "A": {"Fem": "Budget", "sex": "Makt"},
}
"""What is coded in each interview, in the order of import; the dates are the other way round."""


@pytest.fixture
def four(tmp_path, talk):
    """The address of a closed study of four interviews; nothing is finished but one."""
    with Study.create(tmp_path / "fyra.kodbok", title="Fyra", codebook=BOOK, coder="Anna") as study:
        for number, (name, used) in enumerate(USED.items()):
            study.add_transcript(talk(f"{SAID}\nIP: Samtal {number}.", name, date=f"2015-03-0{4 - number}"))
            text = study.transcript(name).text
            for words, code in used.items():
                study.code(name, text.index(words), text.index(words) + len(words), code)
        study.finish_interview("A")
    return tmp_path / "fyra.kodbok"


@pytest.fixture
def rows(kodbok, four):
    """What a command prints as JSON."""

    def printed(command, *words):
        answer = kodbok(command, four, *words, "--json")
        assert answer.code == 0, answer.err
        return json.loads(answer.out, parse_constant=lambda name: pytest.fail(f"{name} is no JSON"))

    return printed


def test_a_pair_has_its_keys_and_numbers(rows):
    """All pairs that meet, a code with those above it among them, in the codebook's order."""
    table = rows("cooccurrence")
    assert all(list(row) == PAIR for row in table)
    assert ("Social", "Social > Budget", 5, 4, 4, 4 / 5, False) in [tuple(row.values()) for row in table]
    assert rows("cooccurrence", "--codes", "themes") == [
        dict(zip(PAIR, ("Social > Budget", "Kunskap > Dialog", 4, 1, 1, 0.25, False), strict=True))
    ]


@pytest.mark.parametrize(("within", "pairs"), [("overlap", 1), ("turn", 2), ("0", 2), ("1", 2)])
def test_how_near_is_near_can_be_chosen(rows, within, pairs):
    """`Fem` and `sex` stand beside one another; `Ett` and `Sju` in two turns."""
    assert len(rows("cooccurrence", "--codes", "themes", "--within", within)) == pairs


def test_whose_codings_meet_can_be_chosen(rows, four):
    with Study.open(four, coder="Bo") as study:
        text = study.transcript("C").text
        study.code("C", text.index("Sju"), text.index("Sju") + 3, "Makt")
    asked = ("cooccurrence", "--codes", "themes", "--coders", "all")
    assert len(rows(*asked)) == 1
    assert len(rows(*asked, "--scope", "any")) == 2


def test_people_are_told_what_meets_and_what_the_numbers_mean(kodbok, four):
    """Pairs of a code and one above it go without saying, and that is said."""
    shown = kodbok("cooccurrence", four).out
    assert "finished 1 of 4" in shown
    assert "they share a spoken word" in shown
    assert "n: passages" in shown
    assert re.search(r"Not shown: \d+ pairs of a code and one above it", shown)
    assert not re.search(r"Social +Social > Budget", shown)
    assert "at most 3 words lie between them" in kodbok("cooccurrence", four, "--within", "3").out
    assert "flag" not in shown
    assert "more than five times" not in shown


def test_a_flag_says_that_one_code_is_far_more_frequent(tmp_path, kodbok, talk):
    with Study.create(tmp_path / "s.kodbok", codebook=BOOK, coder="Anna") as study:
        study.add_transcript(talk("IP: " + " och ".join(f"A{n}" for n in range(6)), "Samtal"))
        text = study.transcript("Samtal").text
        for number in range(6):
            study.code("Samtal", text.index(f"A{number}"), text.index(f"A{number}") + 2, "Budget")
        study.code("Samtal", text.index("A0"), text.index("A0") + 2, "Dialog")
    shown = kodbok("cooccurrence", tmp_path / "s.kodbok").out
    assert re.search(r"Budget +Kunskap > Dialog +6 +1 +1 +0\.17\*", shown)
    assert "*: one code has more than five times the passages of the other" in shown


def test_an_interview_has_its_keys_and_a_reason_only_where_something_is_null(rows):
    """In order of date, which here is not that of import."""
    table = rows("saturation", "--base", 1, "--run", 2, "--threshold", 0.5)
    assert table == [
        dict(zip(STEP, (1, "A", 2, 0.5, True), strict=True)),
        dict(zip(STEP, (2, "B", 0, 1.0, True), strict=True)),
        dict(zip([*STEP, "reason"], (3, "C", 1, None, True, "fewer than 2 interviews follow"), strict=True)),
        dict(zip([*STEP, "reason"], (4, "D", 1, None, True, "fewer than 2 interviews follow"), strict=True)),
    ]


def test_people_are_told_where_the_threshold_is_reached_and_what_to_beware_of(kodbok, four):
    """In this order and in random ones; never that a study is saturated."""
    answer = kodbok("saturation", four, "--base", 1, "--run", 2, "--threshold", 0.5, "--orders", 50)
    assert "The threshold of 0.5 is reached at 1+2 in this order." in answer.out
    assert re.search(r"In 50 random orders \(seed 2020\) it is reached.* from 1\+2 to 2\+2", answer.out)
    assert "1+2   A" in answer.out
    assert "Codes that were fixed beforehand" in answer.err
    assert "Not coded to the end: 3 of 4." in answer.err
    for shown in (answer, kodbok("saturation", "--help"), kodbok("saturation", four, "--base", 1, "--json")):
        assert "saturated" not in (shown.out + shown.err).lower()


def test_nothing_that_meets_is_said(kodbok, four):
    assert "No two codes meet." in kodbok("cooccurrence", four, "--code", "Fond").out


def test_what_nobody_has_coded_is_said_to_be_unknown(kodbok, four, talk):
    with Study.open(four, coder="Anna") as study:
        study.add_transcript(talk(SAID + " Mer.", "E", date="2015-04-01"))
    answer = kodbok("saturation", four, "--base", 1)
    assert "Nothing coded or finished in 1 interview" in answer.err
    assert [line.split() for line in answer.out.splitlines() if line.startswith("5+2")] == [["5+2", "E", "–", "–"]]


def test_too_few_interviews_are_said(kodbok, four):
    """And a threshold that no order reaches."""
    assert "cannot be told; it takes 6 interviews" in kodbok("saturation", four).out
    shown = kodbok("saturation", four, "--base", 1, "--run", 3, "--threshold", 0).out
    assert "is not reached in this order" in shown
    assert "it is reached in none" in shown


@pytest.mark.parametrize(
    "words",
    [
        ("cooccurrence", "--within", "near"),
        ("cooccurrence", "--within", "-1"),
        ("cooccurrence", "--scope", "both"),
        ("cooccurrence", "--codes", "roots"),
        ("saturation", "--codes", "roots"),
        ("saturation", "--base", "0"),
        ("saturation", "--run", "0"),
        ("saturation", "--threshold", "5"),
        ("saturation", "--threshold", "nan"),
        ("saturation", "--orders", "0"),
    ],
    ids=" ".join,
)
def test_a_wrong_call_is_refused(kodbok, four, words):
    command, *options = words
    answer = kodbok(command, four, *options)
    assert (answer.code, answer.out) == (2, "")
    assert options[0] in answer.err


def test_the_study_gives_the_same_tables(rows, four):
    """As a notebook asks for them."""
    rule = SaturationRule(1, 2, 0.5)
    with Study.open(four) as study:
        pairs, steps = study.cooccurrence(within="turn"), study.saturation(rule=rule)
        tried = study.saturation_orders(Selection(), rule, orders=10)
    assert list(pairs.columns) == PAIR
    assert len(pairs) == len(rows("cooccurrence", "--within", "turn"))
    assert list(steps.columns) == [*STEP, "reason"]
    assert steps["reached"].tolist() == [row["reached"] for row in rows("saturation", "--base", 1, "--threshold", 0.5)]
    assert (tried.orders, len(tried.codes)) == (10, 4)
