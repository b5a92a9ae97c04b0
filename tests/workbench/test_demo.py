"""The sample study as its fictional team leaves it, and what the demo makes of it."""

from __future__ import annotations

import shutil
import sqlite3
from collections import Counter
from contextlib import closing

import docx
import openpyxl
import pytest

from analysis import Selection
from workbench.demo import run_demo
from workbench.sample.study import write_sample_files
from workbench.sample.team import make_study
from workbench.study import Study

pytestmark = pytest.mark.slow


def made(folder):
    """The sample study in a folder, without the demo's results."""
    make_study(folder / "demo.kodbok", write_sample_files(folder))
    return folder / "demo.kodbok"


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return made(tmp_path_factory.mktemp("prov åäö"))


@pytest.fixture
def study(path, tmp_path):
    """A copy of it, so that every test finds it as the team left it."""
    with Study.open(shutil.copy(path, tmp_path / "prov.kodbok"), coder="Maria") as opened:
        yield opened


def test_the_same_study_whenever_it_is_made(path, tmp_path):
    """Ids, dates, history and texts are the same, row by row."""
    dumps = []
    for each in (path, made(tmp_path)):
        with closing(sqlite3.connect(each)) as connection:
            dumps.append(list(connection.iterdump()))
    assert dumps[0] == dumps[1]


def test_the_clock_goes_on_afterwards(study):
    """What somebody does in the sample is done today, with an id that nobody has."""
    latest = study.log()[-1].time
    study.set_summary("Stadsområde Norr", "Helhetssyn", "Ingen frågar efter förvaltningen.")
    assert study.log()[-1].time > "2020" > latest


def test_the_study_is_sound_and_undone_step_by_step(study):
    """Nothing is broken; the coder's last step accepted proposals, so that undoing it makes what was stale hold again."""
    assert study.check() == []
    assert [line.command for line in study.log() if line.who == "Maria"][-1] == "code accept"
    states = Counter(study.framework()["state"])
    assert (states["stale"], states["summarised"]) == (3, 45)
    study.undo()
    assert Counter(study.framework()["state"])["stale"] == 0


def test_syntheses_have_authors_and_dates_and_some_are_stale(study):
    """Most themes have one; those whose codings or summaries changed afterwards say so."""
    syntheses = study.syntheses(Selection(waves=("2016",)))
    assert set(syntheses["author"]) == {"Maria", "Johan"}
    assert set(syntheses["date"].str[:10]) == {"2016-12-19", "2016-12-20", "2016-12-21", "2017-01-19"}
    assert len(syntheses) == 18
    assert {theme.split(" > ")[-1] for theme in syntheses[syntheses["stale"]]["theme"]} == {
        "Effekter och kalkyler",
        "Sociala investeringsfonder",
        "Hierarki som hinder",
    }


def test_the_ledger_shows_every_state(study):
    """Every state is there, tidied speech is flagged, and what somebody asked not to be told is withdrawn and stands nowhere."""
    ledger = study.ledger()
    assert set(ledger["state"]) == {"proposed", "edited", "sent", "approved", "changed", "withdrawn"}
    assert ledger["tidied"].sum() == 1
    assert set(ledger[ledger["verbatim"].str.contains("Skriv inte det")]["state"]) == {"withdrawn"}
    assert not any("städningen" in text for text in [*study.summaries()["text"], *study.syntheses()["text"]])


def test_both_waves_have_something_written(study):
    """So that one can stand beside the other."""
    everything = Selection(all_waves=True)
    for table in (study.summaries(everything), study.syntheses(everything), study.judgements(everything)):
        assert set(table["wave"]) == {"2015", "2016"}
    assert list(study.scales()["scale"]) == ["Rekommendationernas betydelse", "Invånarnas inflytande"]
    assert len(study.facts()) == 8


def test_the_demo_writes_workbook_charts_and_report(tmp_path):
    """All of the latest wave, as the exports do; the workbook carries the approved quotations."""
    demo = run_demo(tmp_path / "ett prov")
    assert demo.material.facts.notes
    assert {path.suffix for path in demo.results.iterdir()} >= {".xlsx", ".docx", ".png", ".svg"}
    assert (demo.results / "uppfoljningsar.png").exists()
    assert "Citatförteckning" in openpyxl.load_workbook(demo.workbook, read_only=True).sheetnames
    text = "\n".join(paragraph.text for paragraph in docx.Document(str(demo.report)).paragraphs)
    assert "tonen har vänt" in text
    assert demo.proposed > 0


def test_the_organisations_rated_and_answered(study):
    """Ratings stand beside the interviews, and the survey's answers in words are sources that are coded and finished."""
    assert len(study.ratings()) == 46
    survey = study.surveys().iloc[0]
    assert (survey["survey"], survey["respondents"], survey["invited"]) == ("Enkät 2016", 15, 24)
    answers = study.segments(Selection(kinds=("survey",)))
    assert len(answers) == 23
    material = study.material(Selection(kinds=("survey",)))
    assert material.interviews["finished"].all()
