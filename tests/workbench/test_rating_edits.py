"""Ratings written by hand: one change each, refused in a sentence, taken back by undo."""

from __future__ import annotations

import json
import sqlite3

import pytest
from openpyxl import Workbook

from workbench.commands.rating_edits import NoAssignmentError, NothingRatedError, UnknownRatingError
from workbench.store.finding import UnknownValueError, WhichWaveError

CASE = "Kulturförvaltningen"


@pytest.fixture
def rated(study):
    """A study with two organisations and one rating."""
    study.describe_interview("Samtal", case="Miljöförvaltningen")
    study.describe_interview("Samtal", case=CASE)
    study.set_rating("Budget", CASE, None, "yellow", comment=" väntar på beslut ", kind="ongoing")
    return study


def _told(study):
    """What the study holds of ratings."""
    rows = study.ratings().fillna("").to_dict("records")
    return [tuple(row[name] for name in ("assignment", "case", "wave", "rating", "comment", "kind")) for row in rows]


FIRST = ("Budget", CASE, "", "yellow", "väntar på beslut", "ongoing")


def test_a_rating_is_written_changed_and_taken_away_each_in_one_group(rated):
    """Undo and redo lead through all of it, and the study is sound at each step."""
    states = [_told(rated)]
    assert states == [[FIRST]]
    assert rated.set_rating("budget ", CASE, None, "green")
    states.append(_told(rated))
    assert states[-1] == [("Budget", CASE, "", "green", "väntar på beslut", "ongoing")]
    assert rated.set_rating("Budget", CASE.upper(), "", "none", comment="Bara ord.", kind="")
    states.append(_told(rated))
    assert states[-1] == [("Budget", CASE, "", "", "Bara ord.", "")]
    assert rated.set_rating("Budget", CASE, None, None)
    states.append([])
    assert _told(rated) == []
    for state in reversed(states[:-1]):
        rated.undo()
        assert _told(rated) == state
        assert rated.check() == []
    for state in states[1:]:
        rated.redo()
        assert _told(rated) == state
        assert rated.check() == []


@pytest.mark.parametrize(
    ("about", "told"),
    [
        (("Budget", CASE), {"rating": "yellow"}),
        (("BUDGET", CASE), {"rating": "Yellow", "comment": "väntar på beslut", "kind": "ongoing"}),
        (("Dialog", CASE), {"rating": None}),
        (("Dialog", CASE), {"rating": "none", "comment": " "}),
    ],
)
def test_what_changes_nothing_makes_no_group(rated, about, told):
    """The same again, and taking away what is not there."""
    before = rated.revision
    assert not rated.set_rating(*about, None, told.pop("rating"), **told)
    assert (rated.revision, _told(rated)) == (before, [FIRST])


@pytest.mark.parametrize(
    ("call", "error", "reason"),
    [
        (("Budget", "Kultr", None, "green"), UnknownValueError, "there is: Kulturförvaltningen, Miljöförvaltningen"),
        (("Budget", CASE, "2014", "green"), UnknownValueError, "--wave '2014' matches nothing"),
        (("Budget", CASE, None, "blå"), UnknownRatingError, "write one of green, yellow, red, none"),
        ((" ", CASE, None, "green"), NoAssignmentError, "needs the name"),
    ],
)
def test_what_there_is_not_is_refused_in_a_sentence(rated, call, error, reason):
    """And nothing is changed."""
    before = rated.revision
    with pytest.raises(error, match=reason):
        rated.set_rating(*call)
    with pytest.raises(UnknownRatingError, match="write one of ongoing, development, investigation"):
        rated.set_rating("Budget", CASE, None, "green", kind="slag")
    with pytest.raises(NothingRatedError, match=f"no rating of Dialog, {CASE} yet"):
        rated.set_rating("Dialog", CASE, None, "none", kind="ongoing")
    assert (rated.revision, _told(rated)) == (before, [FIRST])


def test_the_wave_is_the_only_one_or_must_be_named(rated):
    """A wave is one of an interview or of a rating; a rating of no wave stays reachable."""
    rated.describe_interview("Samtal", wave="2015")
    rated.set_rating("Budget", CASE, None, "red")
    assert {told[2:4] for told in _told(rated)} == {("", "yellow"), ("2015", "red")}
    rated.set_rating("Budget", CASE, "", "green")
    assert {told[2:4] for told in _told(rated)} == {("", "green"), ("2015", "red")}
    rated.describe_interview("Samtal", wave="2016")
    with pytest.raises(WhichWaveError, match="2015, 2016; say with --wave"):
        rated.set_rating("Budget", CASE, None, "red")
    rated.set_rating("Budget", CASE, "2015", "yellow")
    assert {told[2:4] for told in _told(rated)} == {("", "green"), ("2015", "yellow")}
    assert rated.check() == []


def test_a_new_rating_is_spelt_and_themed_as_its_assignment_is(rated):
    """Whatever code was named for the assignment counts for every organisation."""
    with sqlite3.connect(rated.path) as connection:
        asked = "SELECT id, path FROM codes WHERE ended_rev IS NULL AND path NOT LIKE '%Budget%'"
        code, path = connection.execute(asked).fetchone()
        connection.execute("UPDATE ratings SET code = ?", (code,))
    rated.set_rating("BUDGET", "Miljöförvaltningen", None, "red")
    table = rated.ratings()
    assert list(zip(table["assignment"], table["code"], strict=True)) == [("Budget", path)] * 2


def test_a_rating_by_hand_goes_out_and_comes_back_as_others_do(rated, tmp_path):
    """The exported workbook, unchanged, changes nothing."""
    rated.export_ratings(tmp_path / "ut.xlsx")
    assert [step.action for step in rated.import_ratings(tmp_path / "ut.xlsx").steps] == ["same"]


def test_the_same_as_a_file_told_is_no_change(rated, tmp_path):
    """File and cell stay with it."""
    book = Workbook()
    for row in (("Uppdrag", "Organisation", "Status"), ("Fond", CASE, "röd")):
        book.active.append(row)
    book.save(tmp_path / "in.xlsx")
    rated.import_ratings(tmp_path / "in.xlsx")
    assert not rated.set_rating("Fond", CASE, None, "red")
    assert "in.xlsx" in rated.ratings().set_index("assignment")["source"]["Fond"]
    assert rated.set_rating("Fond", CASE, None, "green")
    assert rated.ratings().set_index("assignment")["source"]["Fond"] == "a change by hand"


def test_the_command_line_rates_and_takes_away(rated, kodbok):
    """And says when there was nothing to do."""
    words = ("status", "set", str(rated.path), "--assignment", "Dialog", "--case", CASE)
    rate = (*words, "--rating", "red", "--comment", "inget svar", "--kind", "development", "--coder", "Prov")
    assert [kodbok(*rate).out for _ in range(2)] == ["Rated.\n", "It is rated so already; nothing was changed.\n"]
    shown = json.loads(kodbok("status", "show", str(rated.path), "--json").out)
    assert [(row["assignment"], row["rating"], row["comment"], row["kind"]) for row in shown] == [
        ("Budget", "yellow", "väntar på beslut", "ongoing"),
        ("Dialog", "red", "inget svar", "development"),
    ]
    assert kodbok(*words, "--delete", "--coder", "Prov").out == "Taken away.\n"
    assert _told(rated) == [FIRST]


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--comment", "x"),
        ("--rating", "blue"),
        ("--rating", "green", "--kind", "slag"),
        ("--rating", "green", "--delete"),
        ("--comment", "", "--delete"),
    ],
    ids=" ".join,
)
def test_a_wrong_call_ends_with_two_before_anything_is_opened(kodbok, words):
    """The study need not even exist."""
    answer = kodbok("status", "set", "s", "--assignment", "Budget", "--case", "Parken", *words)
    assert (answer.code, answer.out) == (2, "")
    assert "Error: " in answer.err


def test_a_mistyping_ends_with_one(rated, kodbok):
    """It says what there is."""
    answer = kodbok("status", "set", str(rated.path), "--assignment", "Budget", "--case", "Parkn", "--rating", "red")
    assert (answer.code, answer.out) == (1, "")
    assert "there is: Kulturförvaltningen" in answer.err
