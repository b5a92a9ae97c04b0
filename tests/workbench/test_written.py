"""Summaries and syntheses: who wrote them, on what, and that they are stale as soon as that changes."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from analysis.selection import Selection
from analysis.written import SUMMARY_COLUMNS, SYNTHESIS_COLUMNS
from coding.code_finder import CodeUnknownError
from workbench.commands.summary_edits import NoSummaryError
from workbench.commands.synthesis_edits import NoSynthesisError
from workbench.commands.written_place import NoInterviewThereError, NotBehindError
from workbench.store.finding import UnknownValueError

BUDGET = "Vi har ettårsbudgetar. Det är svårt, tycker jag."
HELP = "Föreningarna hjälper oss mycket."
THEME = "Social > Budget"
OTHER = "I: Och ni?\nIP: Pengarna räcker till juni. Sedan är det slut."


@pytest.fixture
def park(study):
    """The short talk is of a case, in a wave."""
    study.describe_interview("Samtal", case="Parken", wave="2015")
    return study


@pytest.fixture
def coded(park, span):
    """With one coding of a theme, and a summary and a synthesis written on it."""
    park.code("Samtal", *span(BUDGET), "Budget")
    park.set_summary("Parken", "Budget", "Ett år är för kort.")
    park.set_synthesis("Budget", "Alla säger det.")
    return park


def _only(table):
    """The one row of a table."""
    (row,) = table.to_dict("records")
    return row


def _summary(study):
    return _only(study.summaries())


def _synthesis(study):
    return _only(study.syntheses())


def test_a_summary_has_its_place_its_author_and_its_day(coded):
    """And is not stale; neither is the synthesis that was drawn from it."""
    row, synthesis = _summary(coded), _synthesis(coded)
    assert (tuple(row), tuple(synthesis)) == (SUMMARY_COLUMNS, SYNTHESIS_COLUMNS)
    assert (row["case"], row["theme"], row["wave"], row["text"], row["author"]) == (
        *("Parken", THEME, "2015"),
        *("Ett år är för kort.", "Anna"),
    )
    assert row["date"].endswith("Z")
    assert (row["stale"], row["new"], row["gone"], row["key_segment"]) == (False, 0, 0, "")
    assert (synthesis["theme"], synthesis["wave"], synthesis["author"]) == (THEME, "2015", "Anna")
    assert (synthesis["stale"], synthesis["summaries_new"], synthesis["summaries_gone"]) == (False, 0, 0)
    assert coded.check() == []


def test_the_same_again_changes_nothing(coded):
    """No revision, whoever says it."""
    revision = coded.revision
    coded.coder = "Bo"
    assert not coded.set_summary("parken", "budget", " Ett år är för kort.\n")
    assert not coded.set_summary("Parken", "Budget", holds=True)
    assert not coded.set_synthesis("Budget", "Alla säger det.")
    assert not coded.set_synthesis("Budget", None)
    assert coded.revision == revision


def test_another_text_has_another_author_and_what_holds_keeps_its_own(coded, span):
    """Whoever confirms a text has not written it."""
    coded.code("Samtal", *span(HELP), "Budget")
    coded.coder = "Bo"
    assert _summary(coded)["stale"]
    assert coded.set_summary("Parken", "Budget", holds=True)
    assert (_summary(coded)["author"], _summary(coded)["stale"]) == ("Anna", False)
    assert coded.set_synthesis("Budget", None)
    assert (_synthesis(coded)["author"], _synthesis(coded)["stale"]) == ("Anna", False)
    coded.set_summary("Parken", "Budget", "Något annat.")
    assert _summary(coded)["author"] == "Bo"


def test_undo_and_redo_lead_back(coded):
    """Through taking away, too; the cell says what it is all the while."""
    assert coded.set_summary("Parken", "Budget", "")
    assert coded.set_synthesis("Budget", "")
    assert (len(coded.summaries()), len(coded.syntheses())) == (0, 0)
    coded.undo()
    coded.undo()
    assert (_summary(coded)["text"], _synthesis(coded)["text"]) == ("Ett år är för kort.", "Alla säger det.")
    assert not _synthesis(coded)["stale"]
    coded.redo()
    assert len(coded.summaries()) == 0
    assert _synthesis(coded)["summaries_gone"] == 1
    assert coded.check() == []


def _states(study):
    """Each cell's state, by theme."""
    return {row["theme"]: row["state"] for row in study.framework().to_dict("records")}


def test_the_matrix_says_what_each_cell_is(coded, span):
    """From nothing over coded and summarised to stale."""
    assert _states(coded) == {THEME: "summarised", "Social > Fond": "not_finished", "Kunskap > Dialog": "not_finished"}
    coded.finish_interview("Samtal")
    coded.code("Samtal", *span(HELP), "Liten")
    assert _states(coded) == {THEME: "summarised", "Social > Fond": "unsummarised", "Kunskap > Dialog": "silent"}
    coded.code("Samtal", *span(HELP), "Budget")
    assert _states(coded)[THEME] == "stale"


def _told(study):
    """Whether the summary and the synthesis are stale, and what is new and gone."""
    rows = _summary(study), _synthesis(study)
    return [(row["stale"], row["new"], row["gone"]) for row in rows]


FRESH, NEW, GONE, OTHERWISE = [[each] * 2 for each in ((False, 0, 0), (True, 1, 0), (True, 0, 1), (True, 1, 1))]


def test_new_and_deleted_codings_make_it_stale_and_the_same_again_does_not(coded, span):
    """It is told by words, not by ids: the same coding made anew is the same evidence."""
    segment = coded.code("Samtal", *span(HELP), "Budget")
    assert _told(coded) == NEW
    coded.delete_segment(segment.id)
    assert _told(coded) == FRESH
    (first,) = coded.findings()
    coded.delete_segment(first.id)
    assert _told(coded) == GONE
    coded.code("Samtal", *span(BUDGET), "Budget")
    assert _told(coded) == FRESH
    coded.undo()
    assert _told(coded) == GONE


def test_other_words_another_code_and_a_mark_contrary_are_other_evidence(coded, span):
    """What is coded elsewhere is not."""
    coded.code("Samtal", *span(HELP), "Dialog")
    assert _told(coded) == FRESH
    segment = next(each for each in coded.findings() if each.quote == BUDGET)
    coded.change_segment(segment.id, contrary=True)
    assert _told(coded) == OTHERWISE
    coded.undo()
    start, end = span(BUDGET)
    coded.change_segment(segment.id, start=start, end=end - 1)
    assert _told(coded) == OTHERWISE
    coded.undo()
    coded.change_segment(segment.id, code="Dialog")
    assert _told(coded) == GONE
    coded.undo()
    assert _told(coded) == FRESH


def test_another_code_below_the_same_theme_is_other_evidence(park, span):
    """The words are the same, and what they are taken for is not."""
    segment = park.code("Samtal", *span(HELP), "Liten")
    park.set_summary("Parken", "Social > Fond", "Föreningarna hjälper.")
    park.change_segment(segment.id, code="Social > Fond")
    assert [_summary(park)[name] for name in ("stale", "new", "gone")] == [True, 1, 1]


def test_another_coder_s_work_does_not_make_it_stale_until_it_counts(coded, span):
    """Only the version that counts is evidence."""
    coded.as_coder("Bo").code("Samtal", *span(HELP), "Budget")
    assert _told(coded) == FRESH
    coded.describe_interview("Samtal", main_coder="Bo")
    assert _told(coded) == OTHERWISE


def test_renaming_and_moving_a_code_changes_nothing_and_merging_makes_it_stale(coded, span):
    """A theme is what its codings say, whatever it is called."""
    coded.rename_code(THEME, "Pengar")
    coded.move_code("Social > Pengar", "Kunskap")
    assert (_summary(coded)["theme"], _told(coded)) == ("Kunskap > Pengar", FRESH)
    coded.code("Samtal", *span(HELP), "Dialog")
    coded.merge_codes("Kunskap > Dialog", "Kunskap > Pengar")
    assert _told(coded) == NEW
    coded.undo()
    assert _told(coded) == FRESH


def test_what_lies_below_a_theme_is_evidence_too(coded, span):
    """A coding under a code below it; and a code that is moved under it brings its codings."""
    coded.code("Samtal", *span(HELP), "Liten")
    assert _told(coded) == FRESH
    coded.move_code("Social > Fond", THEME)
    assert _told(coded) == NEW


def test_a_replaced_transcript_makes_stale_what_its_words_are_gone_from(coded, talk):
    """Where the coded words stand as they stood, nothing is stale, wherever they stand."""
    text = coded.transcript("Samtal").text
    coded.replace_transcript("Samtal", talk("I: Ursäkta, hur går det?" + text[text.index("\n") :]))
    assert _told(coded) == FRESH
    coded.replace_transcript("Samtal", talk(text.replace("svårt", "lätt")))
    assert _told(coded) == OTHERWISE
    coded.undo()
    assert _told(coded) == FRESH


def test_an_interview_more_makes_stale_what_it_adds_to(coded, talk):
    """Its codings in the same case; in another case only the synthesis."""
    coded.add_transcript(talk(OTHER, "Andra", case="Skolan", wave="2015"))
    start = OTHER.index("Pengarna")
    coded.code("Andra", start, start + 8, "Budget")
    assert [stale for stale, *_ in _told(coded)] == [False, True]
    coded.set_synthesis("Budget", None)
    coded.set_summary("Skolan", "Budget", "Slut i juni.")
    row = _synthesis(coded)
    assert (row["stale"], row["new"], row["summaries_new"], row["summaries_gone"]) == (True, 0, 1, 0)
    coded.set_synthesis("Budget", None)
    coded.set_summary("Skolan", "Budget", "Slut i maj.")
    row = _synthesis(coded)
    assert (row["stale"], row["summaries_new"], row["summaries_gone"]) == (True, 1, 1)


def test_a_key_quotation_is_a_passage_of_its_cell(coded, span):
    """By its id or the beginning of it; one that is deleted is none any more."""
    (segment,) = coded.findings()
    other = coded.code("Samtal", *span(HELP), "Dialog")
    for wrong in (other.id, "ab", "00000000"):
        with pytest.raises(NotBehindError, match="no passage of Parken, Social > Budget, 2015"):
            coded.set_summary("Parken", "Budget", key=wrong)
    assert coded.set_summary("Parken", "Budget", key=segment.id[:8].upper())
    assert _summary(coded)["key_segment"] == segment.id
    assert not coded.set_summary("Parken", "Budget", key=segment.id)
    coded.delete_segment(segment.id)
    assert _summary(coded)["key_segment"] == ""
    coded.undo()
    coded.set_summary("Parken", "Budget", key="")
    assert _summary(coded)["key_segment"] == ""


@pytest.mark.parametrize(
    ("wrong", "error", "reason"),
    [
        (("Badet", "Budget", "x"), UnknownValueError, "there is: Parken"),
        (("Parken", "Bugdet", "x"), CodeUnknownError, "did you mean"),
        (("Parken", "Dialog", None), NoSummaryError, "Parken, Kunskap > Dialog, 2015 yet"),
    ],
)
def test_a_summary_of_nothing_is_refused(coded, wrong, error, reason):
    """With what there is."""
    with pytest.raises(error, match=reason):
        coded.set_summary(*wrong, holds=True)
    with pytest.raises(NoInterviewThereError, match="2014"):
        coded.set_summary("Parken", "Budget", "x", wave="2014")
    with pytest.raises(NoInterviewThereError, match="2014"):
        coded.set_synthesis("Budget", "x", wave="2014")
    with pytest.raises(NoSynthesisError, match="Kunskap > Dialog"):
        coded.set_synthesis("Dialog", None)
    assert (len(coded.summaries()), len(coded.syntheses())) == (1, 1)


def test_each_wave_has_its_own(coded, talk):
    """The latest is meant where none is named; a selection shows what it holds."""
    coded.add_transcript(talk(OTHER, "Andra", case="Parken", wave="2013"))
    coded.set_summary("Parken", "Budget", "Då var det bättre.", wave="2013")
    coded.set_summary("Parken", "Budget", "Nu är det sämre.")
    assert [(row["wave"], row["text"]) for row in coded.summaries().to_dict("records")] == [
        ("2013", "Då var det bättre."),
        ("2015", "Nu är det sämre."),
    ]
    assert list(coded.summaries(Selection())["wave"]) == ["2015"]
    assert list(coded.summaries(Selection(waves=("2013",)))["wave"]) == ["2013"]
    assert list(coded.syntheses(Selection(waves=("2013",)))["wave"]) == []
    assert list(coded.framework(Selection(all_waves=True))["wave"].unique()) == ["2013", "2015"]


def test_a_summary_without_its_interview_stays_and_is_told_of(coded):
    """Removing an interview takes no text away."""
    coded.remove_interview("Samtal")
    assert _told(coded) == GONE
    assert coded.framework().empty
    assert list(coded.homeless_summaries()["text"]) == ["Ett år är för kort."]
    coded.undo()
    assert coded.homeless_summaries().empty
    assert _told(coded) == FRESH


class _Walker:
    """Somebody who codes and writes at random, and notes what was under a theme when its summary was written."""

    def __init__(self, study, seed):
        self.study, self.dice = study, random.Random(seed)  # noqa: S311  # a walk, no secret
        self.written = {}

    def step(self):
        """Does one thing."""
        self.dice.choice((self.code, self.code, self.delete, self.contrary, self.write, self.write))()

    def code(self):
        name = self.dice.choice(("Samtal", "Andra"))
        start = self.dice.randrange(len(self.study.transcript(name).text) - 9)
        self.study.code(name, start, start + 9, self.path(), contrary=self.dice.random() < 0.2)

    def delete(self):
        for segment in self.dice.sample(self.study.findings(), min(1, len(self.study.findings()))):
            self.study.delete_segment(segment.id)
            if self.dice.random() < 0.3:
                self.study.undo()

    def contrary(self):
        for segment in self.dice.sample(self.study.findings(), min(1, len(self.study.findings()))):
            self.study.change_segment(segment.id, contrary=not segment.contrary)

    def write(self):
        case, theme = self.dice.choice(("Parken", "Skolan")), self.path()
        self.study.set_summary(case, theme, f"Text {self.dice.randrange(3)}.")
        self.written[case, theme] = self.evidence(case, theme)

    def path(self):
        """A code's path."""
        return self.dice.choice([code.path for code in self.study.codebook().codes])

    def evidence(self, case, theme):
        """What somebody reads under a theme: words, code, and whether they speak against it."""
        return Counter(
            (each.interview, each.code, each.contrary, each.quote)
            for each in self.study.segments().itertuples()
            if each.case == case and f"{each.code} > ".startswith(f"{theme} > ")
        )


@pytest.mark.parametrize("seed", range(2))
def test_stale_is_what_a_slow_recount_says(park, talk, seed):
    """After random codings, deletions and marks: what was under the theme then against what is under it now."""
    park.add_transcript(talk(OTHER, "Andra", case="Skolan", wave="2015"))
    walker = _Walker(park, seed)
    for _ in range(30):
        walker.step()
        for row in park.summaries().to_dict("records"):
            before, now = walker.written[row["case"], row["theme"]], walker.evidence(row["case"], row["theme"])
            told = (now - before).total(), (before - now).total()
            assert (row["new"], row["gone"], row["stale"]) == (*told, before != now)
