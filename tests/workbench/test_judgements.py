"""Scales, and where on them somebody sees a case."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.profile import DISTRIBUTION_COLUMNS, distribution, profiles
from analysis.selection import Selection
from analysis.written import JUDGEMENT_COLUMNS
from analysis.written_choice import case_waves
from interviews.case import Case
from interviews.case_list import CaseList
from workbench.commands.judgement_edits import EmptyScaleError, NotOnScaleError, StepInUseError
from workbench.commands.written_place import NoInterviewThereError, NotBehindError, SeveralSegmentsError
from workbench.store.finding import UnknownValueError

STEPS = ["extra fart", "nya processer", "knappt resonerat"]
BUDGET = "Vi har ettårsbudgetar. Det är svårt, tycker jag."


@pytest.fixture
def judged(study, talk, span):
    """Three cases of two kinds, and a scale; one case is judged."""
    study.describe_interview("Samtal", case="Parken", wave="2015")
    study.add_transcript(talk("IP: Bra här.", "B", case="Badet", wave="2015"))
    study.add_transcript(talk("IP: Sämre där.", "C", case="Skolan", wave="2015"))
    list(study.add_interviews([], CaseList((Case("Parken", "bolag"), Case("Badet", "bolag")))))
    segment = study.code("Samtal", *span(BUDGET), "Budget")
    study.save_scale("Läget", STEPS, definition="Vad det har lett till.")
    study.judge("Läget", "Parken", "NYA processer", comment=" Se citatet. ", segments=[segment.id[:8]])
    return study


def _only(study):
    (row,) = study.judgements().to_dict("records")
    return row


def test_a_judgement_has_its_value_its_passages_and_its_judge(judged):
    """The value as the scale writes it, with its step."""
    row = _only(judged)
    assert tuple(row) == JUDGEMENT_COLUMNS
    assert (row["scale"], row["case"], row["case_kind"], row["wave"]) == ("Läget", "Parken", "bolag", "2015")
    assert (row["value"], row["step"], row["comment"], row["judge"]) == ("nya processer", 2, "Se citatet.", "Anna")
    assert row["segments"] == tuple(each.id for each in judged.findings())
    assert judged.scales().to_dict("records") == [{"scale": "Läget", "steps": tuple(STEPS), "definition": "Vad det har lett till."}]
    assert judged.check() == []


def test_what_is_not_told_stays_and_the_same_again_changes_nothing(judged):
    """Undo takes each step back."""
    revision = judged.revision
    assert not judged.judge("läget", "parken", "nya processer")
    assert judged.revision == revision
    judged.coder = "Bo"
    assert judged.judge("Läget", "Parken", comment="Nej.")
    assert (_only(judged)["value"], _only(judged)["comment"], _only(judged)["judge"]) == ("nya processer", "Nej.", "Bo")
    assert judged.judge("Läget", "Parken", segments=[])
    assert _only(judged)["segments"] == ()
    assert judged.judge("Läget", "Parken", "")
    assert judged.judgements().empty
    judged.undo()
    assert _only(judged)["value"] == "nya processer"


def test_a_passage_that_is_deleted_is_told_of_as_gone(judged):
    """And comes back with undo."""
    (segment,) = judged.findings()
    judged.delete_segment(segment.id)
    assert (_only(judged)["segments"], _only(judged)["gone"]) == ((), 1)
    judged.undo()
    assert _only(judged)["gone"] == 0


@pytest.mark.parametrize(
    ("scale", "case", "value", "error", "reason"),
    [
        ("Läge", "Parken", "x", UnknownValueError, "there is: Läget"),
        ("Läget", "Park", "extra fart", UnknownValueError, "there is: Badet, Parken, Skolan"),
        ("Läget", "Badet", "lagom", NotOnScaleError, "choose one of extra fart, nya processer, knappt resonerat"),
        ("Läget", "Badet", None, NotOnScaleError, "choose one of"),
    ],
)
def test_what_cannot_be_judged_is_refused(judged, scale, case, value, error, reason):
    """With what there is; a comment alone is no judgement."""
    with pytest.raises(error, match=reason):
        judged.judge(scale, case, value, comment="x")
    assert len(judged.judgements()) == 1


def test_only_findings_of_the_case_and_wave_show_it(judged):
    """By enough of an id to be one."""
    (segment,) = judged.findings()
    with pytest.raises(NotBehindError):
        judged.judge("Läget", "Badet", "extra fart", segments=[segment.id])
    with pytest.raises(NoInterviewThereError, match="Badet has no interview in the wave '2014'"):
        judged.judge("Läget", "Badet", "extra fart", wave="2014")
    assert judged.judgements().to_dict("records")[0]["case"] == "Parken"


def test_a_beginning_that_several_ids_have_is_refused():
    """Nobody guesses which was meant."""
    from workbench.commands.written_place import segment_meant  # private to the commands

    assert segment_meant("abcd1", ["abcd1-x", "abcd2-x"], "Parken") == "abcd1-x"
    with pytest.raises(SeveralSegmentsError, match="2 coded segments begin with 'abcd'"):
        segment_meant("abcd", ["abcd1-x", "abcd2-x"], "Parken")


def test_a_scale_changes_but_keeps_the_values_that_cases_have(judged):
    """One without values takes any; a name in other case is the same scale."""
    with pytest.raises(StepInUseError, match="'nya processer' on 'Läget'"):
        judged.save_scale("läget", ["extra fart"])
    assert judged.save_scale("läget", ["nya processer", "extra fart", "nya processer", " "])
    assert judged.scales()["steps"][0] == ("nya processer", "extra fart")
    assert (_only(judged)["step"], len(judged.scales())) == (1, 1)
    assert not judged.save_scale("Läget", definition="Vad det har lett till.")
    with pytest.raises(EmptyScaleError):
        judged.save_scale(" ")
    judged.save_scale("Läget", [])
    judged.judge("Läget", "Badet", "vad som helst")
    assert pd.isna(judged.judgements()["step"]).all()


def test_a_scale_goes_with_its_judgements_and_comes_back(judged):
    """And says how many went."""
    assert judged.delete_scale("läget") == 1
    assert (len(judged.scales()), len(judged.judgements())) == (0, 0)
    judged.undo()
    assert (len(judged.scales()), len(judged.judgements())) == (1, 1)
    with pytest.raises(UnknownValueError, match="there is: Läget"):
        judged.delete_scale("Annat")


def test_profiles_and_how_they_fall_by_kind_of_case(judged):
    """Every case has its row; who is not judged is counted as such."""
    judged.judge("Läget", "Badet", "nya processer")
    judged.save_scale("Egna ord")
    judged.judge("Egna ord", "Skolan", "på väg")
    material = judged.material(Selection())
    cases, table = case_waves(material), judged.judgements(Selection())
    assert profiles(table, ["Läget", "Egna ord"], cases).to_numpy(dtype=object).tolist() == [
        ["Badet", "bolag", "2015", "nya processer", None],
        ["Parken", "bolag", "2015", "nya processer", None],
        ["Skolan", None, "2015", None, "på väg"],
    ]
    counts = distribution(table, judged.scales(), cases)
    assert tuple(counts.columns) == DISTRIBUTION_COLUMNS
    rows = [tuple(None if pd.isna(cell) else cell for cell in row) for row in counts.itertuples(index=False)]
    assert rows == [
        *(("Läget", "2015", None, step, 0, 0, 1) for step in STEPS),
        *(("Läget", "2015", "bolag", step, 2 * (step == "nya processer"), 2, 2) for step in STEPS),
        ("Egna ord", "2015", None, "på väg", 1, 1, 1),
        ("Egna ord", "2015", "bolag", "på väg", 0, 0, 2),
    ]


def test_no_scale_no_profile(study):
    """Empty tables, with their columns."""
    assert study.judgements().empty
    assert distribution(study.judgements(), study.scales(), case_waves(study.material(Selection()))).empty
