"""The framework matrix: what is said of each cell, how far it is filled, and who speaks of a theme."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from analysis.cell_state import MEANINGS, SHORT_WORDS, STATES, state_of
from analysis.fill_rate import FILL_COLUMNS, fill_rate
from analysis.framework import FRAMEWORK_COLUMNS, framework, framework_themes
from analysis.one_wave import in_wave
from analysis.selection import Selection
from analysis.theme_summary import theme_summaries
from analysis.voices import VOICE_COLUMNS, VOICES, voices
from analysis.written import SUMMARY_COLUMNS, SYNTHESIS_COLUMNS, Written

THEMES = ["A > a", "A > b", "B > a", "C"]
TOPICS = {"A > a": "Pengar", "A > a > 1": "Fonder; Kalkyler", "B": "Samverkan"}
HEADINGS = (None, "Pengar", "KALKYLER", "Samverkan", "Annat")


def _with_topics(material, headings):
    """A material whose codes name topics and whose turns stand under headings, one a turn in order."""
    turns = material.turns.assign(heading=[headings[at % len(headings)] for at in range(len(material.turns))])
    topics = [TOPICS.get(code) for code in material.codebook["code"]]
    return replace(material, turns=turns, codebook=material.codebook.assign(topics=topics))


def _summary(theme, case, wave, *, stale=False, **told):
    """The row of a summary."""
    made = {"id": f"{theme}/{case}/{wave}", "case": case, "theme": theme, "wave": wave, "text": "Kort.", "author": "Maria"}
    return {**made, "date": "2026-11-01T08:00:00Z", "stale": stale, "key_segment": "", "new": 0, "gone": 0, "version": 3, **told}


def _written(*summaries, syntheses=()):
    """What people wrote."""
    return Written(
        summaries=pd.DataFrame(summaries, columns=list(SUMMARY_COLUMNS)),
        syntheses=pd.DataFrame(syntheses, columns=list(SYNTHESIS_COLUMNS)),
    )


def _under(code, theme):
    return f"{code} > ".startswith(f"{theme} > ")


def _asked_slowly(material, talk, theme):
    """Whether a talk came to a topic of a theme, told turn by turn."""
    told = {topic.casefold() for topics in TOPICS.values() for topic in topics.split("; ")}
    wanted = {topic.casefold() for code, topics in TOPICS.items() if _under(code, theme) for topic in topics.split("; ")}
    turns = material.turns[material.turns["interview"] == talk.name]
    met = {heading.casefold() for heading in turns["heading"].dropna()} & told
    return bool(met & wanted) if met and wanted else None


def _place(row):
    """Theme, case and wave of a row."""
    return row["theme"], row["case"], row["wave"] if isinstance(row["wave"], str) else None


def _state_slowly(cell, talks, asked):
    """A cell's state, question by question."""
    if cell["id"]:
        return "stale" if cell["summary_stale"] else "summarised"
    if cell["said"]:
        return "unsummarised"
    if not all(finished for _, finished in talks):
        return "not_finished"
    if asked and all(each is False for each in asked):
        return "not_asked"
    return "silent"


@settings(max_examples=30, phases=[Phase.explicit, Phase.reuse, Phase.generate])  # to shrink a study takes minutes
@given(data=st.data())
def test_every_cell_is_what_a_slow_recount_says(studies, recount, data):
    """Passages, words, counter-evidence, finished interviews, what was asked, and the state that follows."""
    study = data.draw(studies)
    headings = data.draw(st.lists(st.sampled_from(HEADINGS), min_size=1, max_size=4))
    material = _with_topics(study.material(), headings)
    groups = sorted({(talk.case, talk.wave) for talk in study.talks if talk.case}, key=str)
    told = {(theme, *group): data.draw(st.booleans()) for theme in THEMES for group in groups if data.draw(st.integers(0, 3)) == 0}
    written = _written(*(_summary(*place, stale=stale) for place, stale in told.items()))
    cells = framework(material, written, THEMES)
    assert tuple(cells.columns) == FRAMEWORK_COLUMNS
    assert {_place(row) for row in cells.to_dict("records")} == {(theme, *group) for theme in THEMES for group in groups}
    assert len(cells) == len(THEMES) * len(groups)
    count = recount(study)
    for row in cells.to_dict("records"):
        place = _place(row)
        talks = [talk for talk in study.talks if (talk.case, talk.wave) == place[1:]]
        names = {talk.name for talk in talks}
        codings = [each for each in count.below(row["theme"]) if each.interview in names and count.counting(each)]
        passages = count.passages(codings)
        versions = [(talk, study._version(talk)) for talk in talks]  # noqa: SLF001  # the two are one witness
        finished = [(talk, bool(version) and version <= set(talk.finished)) for talk, version in versions]
        asked = [_asked_slowly(material, talk, row["theme"]) for talk in talks]
        cell = {"id": place in told, "summary_stale": told.get(place), "said": passages}
        assert row["passages"] == len(passages)
        assert row["words"] == count.words(passages)
        assert row["contrary"] == sum(each.contrary for each in codings)
        assert (row["interviews"], row["finished"]) == (len(talks), sum(done for _, done in finished))
        assert row["asked"] == (True if True in asked else None if None in asked else False)
        assert row["state"] == _state_slowly(cell, finished, asked)
        assert row["summary"] == ("Kort." if place in told else "")
    _check_fill(cells)
    _check_voices(cells)


def _check_fill(cells):
    """How far it is filled, counted cell by cell."""
    for by in ("theme", "case"):
        table = fill_rate(cells, by)
        assert tuple(table.columns) == (by, *FILL_COLUMNS)
        assert list(table[by]) == list(dict.fromkeys(cells[by]))
        for row in table.to_dict("records"):
            states = [cell.state for cell in cells.itertuples() if getattr(cell, by) == row[by]]
            assert {state: row[state] for state in STATES} == {state: states.count(state) for state in STATES}
            filled = states.count("summarised") + states.count("stale")
            to_fill = filled + states.count("unsummarised")
            assert (row["cells"], row["filled"], row["to_fill"]) == (len(states), filled, to_fill)
            assert pd.isna(row["fill"]) if not to_fill else row["fill"] == pytest.approx(filled / to_fill)


def _check_voices(cells):
    """Every case is at one place, and speaks where something is coded."""
    table = voices(cells)
    assert tuple(table.columns) == VOICE_COLUMNS
    for row in table.to_dict("records"):
        here = [cell for cell in cells.itertuples() if _place(cell._asdict())[::2] == _place({**row, "case": ""})[::2]]
        assert sorted(case for name in VOICES for case in row[name]) == sorted(cell.case for cell in here)
        assert list(row["speaking"]) == [cell.case for cell in here if cell.passages]
        assert row["cases"] == len(here)


def test_the_states_follow_each_other_in_the_order_of_what_is_known():
    """A summary tells most, then codings, then what is finished, then what was asked."""
    nothing = {"stale": None, "passages": 0, "finished": True, "asked": True}
    assert state_of(**nothing) == "silent"
    assert state_of(**{**nothing, "asked": None}) == "silent"
    assert state_of(**{**nothing, "asked": False}) == "not_asked"
    assert state_of(**{**nothing, "asked": False, "finished": False}) == "not_finished"
    assert state_of(**{**nothing, "passages": 1, "finished": False}) == "unsummarised"
    assert state_of(**{**nothing, "stale": False, "finished": False}) == "summarised"
    assert state_of(**{**nothing, "stale": True, "passages": 1}) == "stale"
    assert set(MEANINGS) == set(SHORT_WORDS) == set(STATES)


@pytest.mark.parametrize(("finished", "state"), [(("AB",), "silent"), ((), "not_finished")])
def test_a_case_is_silent_only_where_every_interview_is_finished(talk, build_material, finished, state):
    """One that is not may still say something."""
    talks = [talk("Ett", "IP: Ja.", "Parken", finished=("AB",)), talk("Två", "IP: Nej.", "Parken", main="AB", finished=finished)]
    (cell,) = framework(build_material(talks, [], ["A"]), _written()).to_dict("records")
    assert (cell["state"], cell["interviews"]) == (state, 2)


def test_an_empty_matrix_is_filled_nowhere(build_material):
    """No interview, no case: no cell, and nothing to divide by."""
    cells = framework(build_material([], [], ["A > a"]), _written())
    assert cells.empty
    assert fill_rate(cells).empty
    assert voices(cells).empty


def test_themes_are_codes_of_the_second_level_lone_roots_and_what_is_written_on(build_material):
    """A retired code is left out unless it is used."""
    material = build_material([], [], ["A", "A > a", "A > a > 1", "A > b", "B"])
    assert framework_themes(material) == ["A > a", "A > b", "B"]
    assert framework_themes(material, ["A", "A > a > 1"]) == ["A", "A > a", "A > a > 1", "A > b", "B"]
    book = material.codebook.assign(retired=material.codebook["code"] == "A > b")
    assert framework_themes(replace(material, codebook=book)) == ["A > a", "B"]
    assert framework_themes(replace(material, codebook=book), ["A > b"]) == ["A > a", "A > b", "B"]


@pytest.fixture
def two_waves(talk, coding, build_material):
    """A theme in two years: two cases and an interview without one."""
    talks = [
        talk("Park 14", "I: Hur?\nIP: Vi har pengar nu.", "Parken", "bolag", "2014", finished=("AB",)),
        talk("Park 15", "I: Hur?\nIP: Vi har inga pengar alls.", "Parken", "bolag", "2015", finished=("AB",)),
        talk("Skola 15", "I: Hur?\nIP: Det går bra.", "Skolan", "förvaltning", "2015", finished=("AB",)),
        talk("Möte 15", "I: Hur?\nIP: Pengarna är slut.", None, None, "2015"),
    ]
    codings = [
        coding("Park 14", "Vi har pengar nu.", "A > a"),
        coding("Park 15", "Vi har inga pengar alls.", "A > a", contrary=True),
        coding("Möte 15", "Pengarna är slut.", "A > a"),
    ]
    return build_material(talks, codings, ["A", "A > a", "A > b"], selection=Selection(all_waves=True))


def test_a_theme_is_counted_wave_by_wave(two_waves):
    """The numbers, voices, counter-evidence and synthesis of each; only the numbers by wave stand side by side."""
    made = dict.fromkeys(SYNTHESIS_COLUMNS, 0) | {"theme": "A > a", "wave": "2015", "text": "Det tar slut.", "stale": False}
    found = theme_summaries(two_waves, _written(_summary("A > a", "Parken", "2015", stale=True), syntheses=[made]))
    assert [(each.theme, each.wave) for each in found] == [(t, w) for t in ("A > a", "A > b") for w in ("2014", "2015")]
    old, new = found[:2]
    assert [each.numbers["passages"] for each in (old, new)] == [1, 2]
    assert [(each.numbers["interviews"], each.numbers["interviews_total"]) for each in (old, new)] == [(1, 1), (2, 3)]
    assert [list(each.by["case_kind"]["group"]) for each in (old, new)] == [["bolag"], ["bolag", "förvaltning"]]
    assert [list(each.by["wave"]["passages"]) for each in (old, new)] == [[1, 2], [1, 2]]
    assert (old.speaking, old.silent, new.speaking, new.silent) == (("Parken",), (), ("Parken",), ("Skolan",))
    assert (list(old.contrary["interview"]), list(new.contrary["interview"])) == ([], ["Park 15"])
    assert (old.summaries, new.summaries) == ((0, 0), (1, 1))
    assert old.synthesis is None
    assert new.synthesis["text"] == "Det tar slut."


def test_a_theme_is_told_of_where_no_interview_has_a_case(talk, coding, build_material):
    """It has numbers, and nobody to speak."""
    material = build_material([talk("Möte", "IP: Pengarna är slut.")], [coding("Möte", "Pengarna är slut.", "A > a")])
    (theme,) = theme_summaries(material, _written(), "A > a")
    assert (theme.numbers["passages"], theme.speaking, theme.silent, theme.wave) == (1, (), (), None)


def test_a_summary_without_a_passage_is_no_voice(two_waves):
    """Somebody wrote of a case that says nothing: it is silent all the same."""
    cells = framework(two_waves, _written(_summary("A > b", "Skolan", "2015")), ["A > b"])
    row = voices(cells).set_index("wave").loc["2015"]
    assert (row["speaking"], row["silent"]) == ((), ("Parken", "Skolan"))


def test_a_wave_of_a_material_holds_what_was_said_in_it(two_waves):
    """Interviews, segments, turns and cases, and no category of another."""
    wave = in_wave(two_waves, "2014")
    assert list(wave.interviews["interview"]) == list(wave.segments["interview"].cat.categories) == ["Park 14"]
    assert set(wave.turns["interview"]) == {"Park 14"}
    assert list(wave.cases["case"]) == ["Parken"]
    assert in_wave(two_waves, None).interviews.empty
