"""Surveys in a study: answers become sources and facts; edited files, undo, erasure, and the command line."""

from __future__ import annotations

import json

import pytest
from openpyxl import Workbook

from analysis import Selection
from analysis.combination import Combination
from workbench.commands.survey_import import SurveyWaveNeededError
from workbench.commands.survey_step import SurveyFacts
from workbench.results.retrieval_query import Retrieval

HEAD = ("ID", "Organisation", "Nöjd?", "Vad fungerar bra?", "Vad behöver ni?")
GOOD = "Vi har fått arbeta långsiktigt med kören, och det märks."
MORE = "Mer tid, och någon att ringa när budgeten krånglar."
ROWS = (
    (1, "Parken", "Ja", GOOD, MORE),
    (2, "Parken", "Ja", "Ettårsbudgetarna hindrar oss fortfarande varje höst.", ""),
    (3, "Öst", "Nej", "", ""),
)


@pytest.fixture
def answers(tmp_path):
    """Writes rows of answers to a workbook."""

    def write(*rows, name="enkät.xlsx", head=HEAD):
        book = Workbook()
        for row in (head, *rows):
            book.active.append(row)
        book.save(tmp_path / name)
        return tmp_path / name

    return write


@pytest.fixture
def asked(study):
    """A study that knows the organisations Parken (with an interview) and Öst."""
    study.describe_interview("Samtal", case="Öst")
    study.describe_interview("Samtal", case="Parken")
    return study


def _actions(found):
    return [step.action for step in found.steps]


def _attributes(study):
    return {row["case"]: row.get("Nöjd?") for row in study.material(Selection(all_waves=True)).cases.to_dict("records")}


def test_answers_become_sources_and_facts_and_the_same_file_changes_nothing(asked, answers):
    """A dry run foretells; who chose without a word is counted among the respondents and no source."""
    path = answers(*ROWS)
    foretold = asked.import_survey(path, dry_run=True)
    assert asked.respondents().empty
    assert asked.import_survey(path) == foretold
    assert _actions(foretold) == ["new"] * 3
    lines = {line.name: line for line in asked.interviews()}
    assert set(lines) == {"Samtal", "enkät 1", "enkät 2"}
    assert (lines["enkät 1"].kind, lines["enkät 1"].case) == ("survey", "Parken")
    transcript = asked.transcript("enkät 1")
    assert [(turn.heading, transcript.spoken(turn), turn.role) for turn in transcript.turns] == [
        ("Vad fungerar bra?", GOOD, "interviewee"),
        ("Vad behöver ni?", MORE, "interviewee"),
    ]
    told = asked.respondents()[["respondent", "interview", "case", "Nöjd?"]].to_numpy().tolist()
    assert told == [["1", "enkät 1", "Parken", "Ja"], ["2", "enkät 2", "Parken", "Ja"], ["3", None, "Öst", "Nej"]]
    revision = asked.revision
    again = asked.import_survey(path)
    assert (_actions(again), again.changed, asked.revision) == (["same"] * 3, False, revision)
    assert asked.check() == []
    asked.undo()
    assert [line.name for line in asked.interviews()] == ["Samtal"]
    assert asked.respondents().empty
    asked.redo()
    assert len(asked.respondents()) == 3
    assert asked.check() == []


def test_edited_answers_replace_the_old_ones_and_codings_follow(asked, answers):
    """Like a corrected transcript; who is gone from the file stays and is counted."""
    asked.import_survey(answers(*ROWS))
    start = asked.transcript("enkät 1").text.index("kören")
    asked.code("enkät 1", start, start + 5, "Budget")
    edited = (1, "Parken", "Nej", "Tack! " + GOOD, MORE)
    found = asked.import_survey(answers(edited, (4, "Öst", "Ja", "", "")))
    assert _actions(found) == ["changed", "new"]
    assert found.steps[0].told == ("Nöjd?: Ja → Nej", "its words are edited (1 codings)")
    assert found.missing == ("2", "3")
    assert [segment.quote for segment in asked.findings()] == ["kören"]
    assert asked.transcript("enkät 1").text.index("kören") == start + 6
    assert asked.check() == []
    asked.undo()
    assert asked.transcript("enkät 1").text.index("kören") == start
    assert asked.check() == []


def test_a_respondent_moves_to_another_organisation_with_the_answers(asked, answers):
    """In one step with edited words, and without."""
    asked.import_survey(answers(*ROWS))
    asked.import_survey(answers((1, "Öst", "Ja", GOOD + " Ja.", MORE), (2, "Öst", *ROWS[1][2:])))
    assert {line.name: line.case for line in asked.interviews()} == {"Samtal": "Parken", "enkät 1": "Öst", "enkät 2": "Öst"}
    assert asked.check() == []
    asked.undo()
    assert {line.name: line.case for line in asked.interviews()} == {"Samtal": "Parken", "enkät 1": "Parken", "enkät 2": "Parken"}


def test_an_organisation_has_what_all_its_respondents_chose_alike(asked, answers):
    """So that retrieval can ask for it; where they differ it is no attribute, and one from elsewhere is never overwritten."""
    asked.import_survey(answers(*ROWS))
    assert _attributes(asked)["Parken"] == "Ja"
    start = asked.transcript("enkät 1").text.index("kören")
    asked.code("enkät 1", start, start + 5, "Budget")
    assert len(asked.retrieve(Retrieval(Combination(any_of=("Budget",)), attributes={"Nöjd?": ("Ja",)})).passages) == 1
    found = asked.import_survey(answers(ROWS[0], (2, "Parken", "Nej", *ROWS[1][3:]), ROWS[2]))
    assert "Respondents of one organisation chose differently" in found.notes[0]
    assert _attributes(asked).get("Parken") is None
    asked.import_survey(answers(*ROWS))
    other = answers((1, "Parken", "Nej", GOOD, ""), name="annan.xlsx")
    assert "do not come from this survey: Parken (Nöjd?)" in asked.import_survey(other).notes[0]
    assert _attributes(asked)["Parken"] == "Ja"


def test_unknown_organisations_are_refused_unless_they_are_told(asked, answers):
    """With the nearest name; a respondent without one belongs to none."""
    path = answers((1, "Parkn", "Ja", GOOD, ""), (2, "Väst", "Ja", MORE, ""), (3, "", "Ja", MORE + "!", ""))
    found = asked.import_survey(path, dry_run=True)
    assert _actions(found) == ["refused", "refused", "new"]
    assert '--organisation "Parkn=Parken"' in found.steps[0].message
    found = asked.import_survey(path, SurveyFacts(organisations=("Parkn=Parken",), new_cases=True))
    assert (_actions(found), found.new_cases) == (["new"] * 3, ("Väst",))
    assert {line.name: line.case for line in asked.interviews()} == {
        "Samtal": "Parken",
        "enkät 1": "Parken",
        "enkät 2": "Väst",
        "enkät 3": None,
    }
    assert _attributes(asked)["Väst"] == "Ja"
    assert asked.check() == []
    asked.undo()
    assert asked.check() == []


def test_a_survey_goes_by_its_name_and_wave(asked, answers):
    """A corrected file under another name is known by --name; a study of several waves must be told which."""
    asked.describe_interview("Samtal", wave="2015")
    asked.import_survey(answers(*ROWS), SurveyFacts(name="Enkät 2015"))
    again = asked.import_survey(answers(*ROWS, name="enkät slutlig.xlsx"), SurveyFacts(name="enkät 2015"))
    assert _actions(again) == ["same"] * 3
    assert set(asked.respondents()["wave"]) == {"2015"}
    asked.import_survey(answers(*ROWS), SurveyFacts(name="Ny", wave="2016"))
    with pytest.raises(SurveyWaveNeededError, match="2015, 2016"):
        asked.import_survey(answers(*ROWS))
    assert asked.surveys()[["survey", "wave"]].to_numpy().tolist() == [["Enkät 2015", "2015"], ["Ny", "2016"]]


def test_the_response_rate_needs_the_number_of_those_invited(asked, answers):
    """Everybody who answered anything counts, in words or by choices."""
    asked.import_survey(answers(*ROWS))
    assert asked.surveys()["response_rate"].tolist() == [None]
    assert asked.import_survey(answers(*ROWS), SurveyFacts(invited=12)).changed
    (row,) = asked.surveys().to_dict("records")
    assert (row["respondents"], row["in_words"], row["cases"], row["invited"], row["response_rate"]) == (3, 2, 2, 12, 0.25)
    assert "invited" not in " ".join(asked.facts())
    shares = asked.choices()[["question", "answer", "respondents", "answered"]].to_numpy().tolist()
    assert shares == [["Nöjd?", "Ja", 2, 3], ["Nöjd?", "Nej", 1, 3]]


def test_an_interview_of_the_same_name_is_never_touched(asked, answers, talk):
    """The respondent is refused, and the others come in."""
    asked.add_transcript(talk("IP: Något annat.", "enkät 1"))
    found = asked.import_survey(answers(*ROWS))
    assert _actions(found) == ["refused", "new", "new"]
    assert "--name" in found.steps[0].message


def test_a_removed_answer_goes_with_its_choices_and_comes_back(asked, answers):
    """By undo."""
    asked.import_survey(answers(*ROWS))
    asked.remove_interview("enkät 1")
    assert list(asked.respondents()["respondent"]) == ["2", "3"]
    assert asked.check() == []
    asked.undo()
    assert list(asked.respondents()["respondent"]) == ["1", "2", "3"]


def test_an_erased_answer_leaves_nothing_and_never_comes_back(asked, answers):
    """Not its words, not its choices, in no earlier state, nor in an organisation's attributes; edited words are refused too."""
    asked.import_survey(answers((1, "Parken", "Kanske så", "", ""), (2, "Öst", "Ja", MORE, "")))
    asked.import_survey(answers((1, "Parken", "Hemligt svar", GOOD, ""), (2, "Öst", "Ja", MORE, "")))
    asked.erase_interview("enkät 1")
    asked.close()
    content = b"".join(path.read_bytes() for path in asked.path.parent.glob("studie.kodbok*"))
    for words in ("Kanske så", "Hemligt svar", "kören"):
        assert words.encode() not in content, words
    with type(asked).open(asked.path, coder="Anna") as study:
        assert study.check() == []
        found = study.import_survey(answers((1, "Parken", "Ja", "Helt andra ord som ingen har sett förut.", "")))
        assert _actions(found) == ["refused"]
        assert "was erased" in found.steps[0].message


def test_the_command_line_shows_the_columns_then_asks(asked, answers, kodbok):
    """A dry run writes nothing; what is refused makes the exit code 1."""
    path = answers(*ROWS, (1, "Öst", "Ja", "", ""))
    asked.close()
    dry = kodbok("survey", "import", asked.path, path, "--dry-run")
    assert dry.code == 1
    assert "C       Nöjd?              closed: counted ?" in dry.out
    assert dry.out.endswith("enkät: 3 respondents: 3 new, 0 changed, 0 same, 0 refused (nothing was written: --dry-run)\n")
    assert "row 5: the id “1” stands in" in dry.err
    assert kodbok("survey", "import", asked.path, path).code == 2
    path = answers(*ROWS)
    done = kodbok("survey", "import", asked.path, path, "--yes", "--json", "--invited", 6)
    assert (done.code, [row["action"] for row in json.loads(done.out)]) == (0, ["new"] * 3)
    same = kodbok("survey", "import", asked.path, path)
    assert (same.code, same.out.splitlines()[-1]) == (0, "enkät: 3 respondents: 0 new, 0 changed, 3 same, 0 refused")
    assert "50%" in kodbok("survey", "show", asked.path).out
    (row,) = json.loads(kodbok("survey", "show", asked.path, "--json").out)
    assert row["response_rate"] == 0.5
    assert (
        kodbok("survey", "show", asked.path, "--by", "answer", "--csv").out.splitlines()[1]
        == "enkät,Nöjd?,Ja,2,3,0.6666666666666666"
    )
    assert kodbok("survey", "show", asked.path, "--by", "fel").code == 2


@pytest.mark.parametrize("words", [("x.csv",), ("finns-ej.xlsx",), ("enkät.xlsx", "--open", "X"), ("enkät.xlsx", "--sheet", "X")])
def test_wrong_calls_fail_in_a_sentence(asked, answers, kodbok, words, tmp_path):
    """Exit code 1, nothing on standard output, no traceback."""
    answers(*ROWS)
    (tmp_path / "x.csv").write_text("a", encoding="utf-8")
    asked.close()
    answer = kodbok("survey", "import", asked.path, tmp_path / words[0], *words[1:], "--yes")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.strip().endswith(".")
