"""Status ratings in a study: taken in from matrices, shown, held against the interviews; undo takes all of it back."""

from __future__ import annotations

import json

import pytest
from openpyxl import Workbook

from analysis import Selection
from coding.code_finder import CodeUnknownError
from workbench.commands.rating_import import NotWholeError, WaveNeededError
from workbench.commands.rating_names import NoPairError, UnknownTargetError
from workbench.commands.rating_step import RatingChoice
from workbench.store.history import StillNeededError

HEAD = ("Uppdrag", "Organisation", "Status", "Kommentar", "Typ", "År", "Kod")
COLUMNS = ["id", "assignment", "case", "case_kind", "wave", "rating", "comment", "kind", "code", "source"]


@pytest.fixture
def matrix(tmp_path):
    """Writes rows in long form to a workbook; what a row leaves out at its end is empty."""

    def write(*rows, name="status.xlsx", head=HEAD):
        book = Workbook()
        for row in (head, *rows):
            book.active.append(row)
        book.save(tmp_path / name)
        return tmp_path / name

    return write


@pytest.fixture
def rated(study):
    """A study whose only interview belongs to Kultur; Miljö is an organisation without one."""
    study.describe_interview("Samtal", case="Miljöförvaltningen")
    study.describe_interview("Samtal", case="Kulturförvaltningen")
    return study


def _told(study):
    """What the study holds of ratings."""
    rows = study.ratings().fillna("").to_dict("records")
    return [(row["assignment"], row["case"], row["wave"], row["rating"], row["comment"]) for row in rows]


def _actions(found):
    return [step.action for step in found.steps]


def test_a_matrix_comes_in_and_the_same_file_changes_nothing(rated, matrix):
    """A dry run foretells and writes nothing; the table has its columns, and the code is told by its path."""
    path = matrix(("Budget", "Kulturförvaltningen", "gul", "väntar", "pågående"), ("2. Dialog", "kulturförvaltningen ", "röd"))
    foretold = rated.import_ratings(path, dry_run=True)
    assert _told(rated) == []
    assert rated.import_ratings(path) == foretold
    assert _actions(foretold) == ["new", "new"]
    table = rated.ratings()
    assert list(table.columns) == COLUMNS
    assert list(table["code"]) == ["Kunskap > Dialog", "Social > Budget"]
    assert list(table["kind"]) == ["", "ongoing"]
    assert table["source"][1] == "status.xlsx, sheet Sheet, cell C2"
    revision = rated.revision
    again = rated.import_ratings(path)
    assert _actions(again) == ["same", "same"]
    assert rated.revision == revision
    assert rated.check() == []


def test_what_is_told_otherwise_is_shown_and_what_is_gone_stays_unless_it_is_dropped(rated, matrix):
    """A rating in another case or with more spaces is the same one; other organisations are left alone."""
    first = matrix(
        ("Budget", "Kulturförvaltningen", "gul", "väntar"),
        ("Dialog", "Kulturförvaltningen", "röd"),
        ("Dialog", "Miljöförvaltningen", "grön"),
    )
    rated.import_ratings(first)
    second = matrix(("BUDGET ", "Kulturförvaltningen", "grön", ""), name="ny.xlsx")
    found = rated.import_ratings(second)
    changed, gone = found.steps
    assert changed.told == ("assignment: Budget → BUDGET", "rating: yellow → green", "comment: väntar → nothing")
    assert (gone.action, gone.about) == ("gone", "Dialog, Kulturförvaltningen")
    assert len(_told(rated)) == 3
    assert _actions(rated.import_ratings(second, RatingChoice(drop=True))) == ["same", "removed"]
    assert [row[:2] for row in _told(rated)] == [("BUDGET", "Kulturförvaltningen"), ("Dialog", "Miljöförvaltningen")]
    rated.undo()
    assert len(_told(rated)) == 3


def test_another_file_with_the_same_ratings_is_no_change(rated, matrix):
    """Nor is a file without the columns of kinds and codes, which leaves them as they are."""
    rated.import_ratings(matrix(("Budget", "Kulturförvaltningen", "gul", "", "utredning", "", "Dialog")))
    found = rated.import_ratings(matrix(("Budget", "Kulturförvaltningen", "gul"), name="annan.xlsx", head=HEAD[:3]))
    assert _actions(found) == ["same"]
    (row,) = rated.ratings().to_dict("records")
    assert (row["kind"], row["code"]) == ("investigation", "Kunskap > Dialog")


def test_nothing_is_dropped_by_a_file_that_was_not_read_as_a_whole(rated, matrix):
    """A cell that nobody can read would be taken for one that is gone."""
    rated.import_ratings(matrix(("Budget", "Kulturförvaltningen", "gul"), ("Dialog", "Kulturförvaltningen", "röd")))
    broken = matrix(("Budget", "Kulturförvaltningen", "gul"), ("Dialog", "Kulturförvaltningen", "kanske"))
    with pytest.raises(NotWholeError, match="cell C3"):
        rated.import_ratings(broken, RatingChoice(drop=True))
    assert not rated.import_ratings(broken).whole
    assert len(_told(rated)) == 2


def test_an_unknown_organisation_is_refused_with_the_nearest_names_and_the_rest_goes_in(rated, matrix):
    """It is named with its cell, and with what to say."""
    path = matrix(("Budget", "Kulturförv.", "gul"), ("Budget", "Miljöförvaltningen", "röd"), ("Budget", "Xyz", "röd"))
    found = rated.import_ratings(path)
    assert _actions(found) == ["refused", "new", "refused"]
    assert '--organisation "Kulturförv.=Kulturförvaltningen"' in found.steps[0].message
    assert found.steps[0].place == "status.xlsx, sheet Sheet, cell C2"
    assert found.steps[2].message == "the study has no organisation “Xyz”; say --new-cases if it is a new one."
    told = RatingChoice(organisations=("Kulturförv.=kulturförvaltningen",), new_cases=True)
    found = rated.import_ratings(path, told)
    assert (_actions(found), found.new_cases) == (["new", "same", "new"], ("Xyz",))
    assert [row[1] for row in _told(rated)] == ["Kulturförvaltningen", "Miljöförvaltningen", "Xyz"]
    rated.undo()
    assert [row[1] for row in _told(rated)] == ["Miljöförvaltningen"]
    assert rated.check() == []


def test_two_names_of_one_organisation_rate_once(rated, matrix):
    """The second is refused, and points to the first."""
    path = matrix(("Budget", "Kulturförvaltningen", "gul"), ("Budget", "Kultur", "röd"))
    found = rated.import_ratings(path, RatingChoice(organisations=("Kultur=Kulturförvaltningen",)))
    assert _actions(found) == ["new", "refused"]
    assert "cell C2" in found.steps[1].message


@pytest.mark.parametrize(
    ("choice", "error"),
    [
        (RatingChoice(organisations=("Okänd=Kulturförvaltningen",)), NoPairError),
        (RatingChoice(organisations=("Kultur",)), NoPairError),
        (RatingChoice(organisations=("Kultur=",)), NoPairError),
        (RatingChoice(organisations=("Kultur=Okänd",)), UnknownTargetError),
        (RatingChoice(codes=("Budget=Okänd",)), CodeUnknownError),
        (RatingChoice(codes=("Okänt=Budget",)), NoPairError),
    ],
)
def test_wrong_pairs_are_refused_in_words(rated, matrix, choice, error):
    """Nothing is written."""
    with pytest.raises(error, match=r"[.;?]"):
        rated.import_ratings(matrix(("Budget", "Kultur", "gul")), choice)
    assert _told(rated) == []


def test_names_may_hold_equals_signs(rated, matrix):
    """What the file knows tells where a pair is parted."""
    path = matrix(("A=B", "Kultur=1", "gul"))
    rated.import_ratings(path, RatingChoice(organisations=("Kultur=1=Kulturförvaltningen",), codes=("A=B=Budget",)))
    (row,) = rated.ratings().to_dict("records")
    assert (row["assignment"], row["case"], row["code"]) == ("A=B", "Kulturförvaltningen", "Social > Budget")


def test_new_organisations_change_no_total(rated, matrix, span):
    """They have no interview, so no table counts them."""
    rated.code("Samtal", *span("Det är svårt"), "Budget")
    before = rated.material()
    rated.import_ratings(matrix(("Budget", "Helt ny", "gul")), RatingChoice(new_cases=True))
    after = rated.material()
    for name in ("segments", "interviews", "cases", "codebook"):
        assert getattr(before, name).equals(getattr(after, name)), name


def test_the_wave_is_the_files_else_what_is_said_else_the_only_one(rated, matrix, talk):
    """Where the study has several, somebody must say which."""
    path = matrix(("Budget", "Kulturförvaltningen", "gul"), ("Budget", "Kulturförvaltningen", "röd", "", "", "2014"))
    rated.describe_interview("Samtal", wave="2015")
    rated.import_ratings(path)
    assert [row[2:4] for row in _told(rated)] == [("2014", "red"), ("2015", "yellow")]
    rated.undo()
    rated.add_transcript(talk("IP: Något annat.", "Nytt"))
    rated.describe_interview("Nytt", wave="2016", case="Kulturförvaltningen")
    with pytest.raises(WaveNeededError, match="2015, 2016"):
        rated.import_ratings(path)
    rated.import_ratings(path, RatingChoice(wave="2016"))
    assert [row[2] for row in _told(rated)] == ["2014", "2016"]
    rated.import_ratings(path, RatingChoice(wave=""))
    assert [row[2] for row in _told(rated)] == ["", "2014", "2016"]


def test_a_selection_holds_its_waves_and_organisations(rated, matrix, talk):
    """A rating of no wave belongs to all; one of a wave without interviews is there unless others are asked for."""
    rated.describe_interview("Samtal", wave="2015")
    rated.add_transcript(talk("IP: Något annat.", "Nytt"))
    rated.describe_interview("Nytt", wave="2016", case="Miljöförvaltningen")
    rows = [("Budget", "Kulturförvaltningen", "gul", "", "", wave) for wave in ("2015", "2016", "2017")]
    rated.import_ratings(matrix(*rows, ("Dialog", "Miljöförvaltningen", "röd")), RatingChoice(wave=""))
    kept = {
        None: ["", "2016", "2017"],
        Selection(waves=("2015",)): ["", "2015"],
        Selection(all_waves=True): ["", "2015", "2016", "2017"],
        Selection(waves=("2016",), cases=("Miljöförvaltningen",)): [""],
        Selection(all_waves=True, codes=("Budget",)): ["2015", "2016", "2017"],
    }
    for selection, waves in kept.items():
        assert list(rated.ratings(selection or Selection())["wave"].fillna("")) == waves, selection
        assert list(rated.written(selection or Selection()).ratings["wave"].fillna("")) == waves


def test_a_code_that_there_is_not_is_told_and_the_rating_comes_in(rated, matrix):
    """Its name tells the theme then; an assignment without any is named."""
    found = rated.import_ratings(
        matrix(("Budget", "Kulturförvaltningen", "gul", "", "", "", "Fel"), ("X", "Kulturförvaltningen", "röd"))
    )
    assert _actions(found) == ["new", "new"]
    assert "'Fel'" in found.problems[0]
    assert found.without_theme == ("X",)
    assert list(rated.ratings()["code"]) == ["Social > Budget", ""]


def test_codes_take_their_ratings_along(rated, matrix):
    """Renamed and merged; a code that goes leaves its ratings to their names; undo of a new code is refused while it is named."""
    rated.add_code("Social > Ny")
    rated.as_coder("Bo").import_ratings(matrix(("Ett", "Kulturförvaltningen", "gul")), RatingChoice(codes=("Ett=Ny",)))
    with pytest.raises(StillNeededError, match="a theme has ratings"):
        rated.undo()
    rated.save_codebook(rated.codebook().rename("Social > Ny", "Nyare"))
    assert list(rated.ratings()["code"]) == ["Social > Nyare"]
    rated.merge_codes("Social > Nyare", "Kunskap > Dialog")
    assert list(rated.ratings()["code"]) == ["Kunskap > Dialog"]
    rated.delete_code("Kunskap > Dialog")
    assert list(rated.ratings()["code"]) == [""]
    assert rated.check() == []
    rated.undo()
    assert list(rated.ratings()["code"]) == ["Kunskap > Dialog"]


def test_ratings_stay_when_an_interview_is_removed_or_erased(rated, matrix):
    """They are the organisation's own words, and the organisation stays."""
    rated.import_ratings(matrix(("Budget", "Kulturförvaltningen", "gul", "väntar")))
    rated.erase_interview("Samtal")
    assert len(_told(rated)) == 1
    assert rated.check() == []


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("UPDATE ratings SET rating = 'blå'", "which there is not"),
        ("UPDATE ratings SET kind = 'slag'", "which there is not"),
        ("UPDATE ratings SET wave = '2019'", "does not belong to its assignment"),
        ("UPDATE ratings SET case_id = 'borta'", "an organisation is rated"),
        ("UPDATE ratings SET code = 'borta'", "a theme has ratings"),
    ],
)
def test_check_finds_what_is_broken(rated, matrix, damage, said):
    """By whoever broke it."""
    import sqlite3  # only where something is broken by hand

    rated.import_ratings(matrix(("Budget", "Kulturförvaltningen", "gul")))
    connection = sqlite3.connect(rated.path)
    connection.execute(damage)
    connection.commit()
    connection.close()
    assert any(said in sentence for sentence in rated.check()), rated.check()


def test_ratings_stand_beside_the_interviews(rated, matrix, span):
    """Through the study; the cases of it are tested where it is made."""
    rated.code("Samtal", *span("Det är svårt"), "Budget")
    rated.finish_interview("Samtal")
    rated.import_ratings(
        matrix(
            ("Budget", "Kulturförvaltningen", "grön", "klart"),
            ("Dialog", "Kulturförvaltningen", "grön"),
            ("Budget", "Miljöförvaltningen", "röd"),
        )
    )
    joined = rated.status_beside_interviews()
    told = {(row.assignment, row.case): (row.talk, row.findings) for row in joined.itertuples()}
    assert told == {
        ("Budget", "Kulturförvaltningen"): ("spoken", ("to_judge",)),
        ("Dialog", "Kulturförvaltningen"): ("silent", ("green_silent",)),
        ("Budget", "Miljöförvaltningen"): ("no_interview", ("red_unexplained", "never_asked")),
    }


def test_the_command_line_imports_after_showing(rated, matrix, kodbok):
    """A dry run writes nothing; without a terminal somebody must say --yes; parts that are refused make the exit code 1."""
    path = matrix(("Budget", "Kulturförvaltningen", "gul", "väntar"), ("Budget", "Okänd", "röd"))
    rated.close()
    dry = kodbok("status", "import", rated.path, path, "--dry-run")
    assert (dry.code, dry.out.splitlines()[-1]) == (
        1,
        "2 ratings: 1 new, 0 changed, 0 same, 1 refused (nothing was written: --dry-run)",
    )
    assert "new: Budget, Kulturförvaltningen: yellow; “väntar” (status.xlsx, sheet Sheet, cell C2)" in dry.out
    assert "Refused: the study has no organisation “Okänd”" in dry.err
    assert kodbok("status", "import", rated.path, path).code == 2
    assert kodbok("status", "show", rated.path, "--json").out == "[]\n"
    done = kodbok("status", "import", rated.path, path, "--yes", "--json")
    assert (done.code, [row["action"] for row in json.loads(done.out)]) == (1, ["new", "refused"])
    shown = json.loads(kodbok("status", "show", rated.path, "--json").out)
    assert [list(row) for row in shown] == [COLUMNS]
    assert kodbok("status", "show", rated.path, "--csv").out.splitlines()[0] == ",".join(COLUMNS)


def test_the_command_line_shows_sign_and_letter_and_counts(rated, matrix, kodbok):
    """Never a colour alone."""
    rows = [("Budget", "Kulturförvaltningen", "gul"), ("Budget", "Miljöförvaltningen", "grön"), ("X", "Miljöförvaltningen", "röd")]
    rated.import_ratings(matrix(*rows))
    rated.close()
    shown = kodbok("status", "show", rated.path)
    assert shown.code == 0
    assert "Budget      ▲ Y  ● G\nX                ■ R\n" in shown.out
    assert shown.out.strip().splitlines()[-1].split() == ["all", "1", "1", "1", "1"]
    assert "No theme is known for: X." in shown.err


def test_the_command_line_compares(rated, matrix, kodbok, span):
    """Comment and passages stand side by side; `--json` carries the passages along."""
    rated.code("Samtal", *span("Det är svårt"), "Budget", contrary=True)
    rated.import_ratings(matrix(("Budget", "Kulturförvaltningen", "grön", "Allt är klart"), ("X", "Kulturförvaltningen", "röd")))
    rated.close()
    shown = kodbok("status", "compare", rated.path)
    assert "● G Budget, Kulturförvaltningen – 1 passage, 1 coding against it\n      comment: Allt är klart\n" in shown.out
    assert "Samtal, IP: “Det är svårt”" in shown.out
    assert "Red without an explanation: no comment, and no passage: 1 rating\n" in shown.out
    budget, other = json.loads(kodbok("status", "compare", rated.path, "--json").out)
    assert (budget["findings"], budget["said"][0]["text"]) == (["to_judge"], "Det är svårt")
    assert (other["passages"], other["reason"]) == (None, "no theme is known for it")


@pytest.mark.parametrize("words", [("status.txt",), ("finns-ej.xlsx",), ("kodbok",)])
def test_files_that_are_none_fail_in_a_sentence(rated, kodbok, words, tmp_path):
    """Exit code 1, and no traceback."""
    (tmp_path / "status.txt").write_text("grön", encoding="utf-8")
    rated.close()
    answer = kodbok("status", "import", rated.path, tmp_path / words[0], "--yes")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.strip().endswith(".")


def test_charts_show_the_ratings(rated, matrix, kodbok, tmp_path):
    """Where there are any, under the names of the export."""
    rated.close()
    kodbok("export", "charts", rated.path, tmp_path / "utan")
    assert not list((tmp_path / "utan").glob("lage*"))
    kodbok("status", "import", rated.path, matrix(("Budget", "Kulturförvaltningen", "gul")), "--yes")
    assert kodbok("export", "charts", rated.path, tmp_path / "med", "--names", "none").code == 0
    drawn = (tmp_path / "med" / "lage-i-uppdragen.svg").read_text(encoding="utf-8")
    assert "<!-- ▲ Gu -->" in drawn
    assert "Kulturförvaltningen" not in drawn
