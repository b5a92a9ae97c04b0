"""A machine's draft: typical sentences, spread over cases, and marked as what it is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import themes, typical_sentences
from analysis.quotations import UnknownThemeError
from analysis.sentence_draft import SENTENCE_COLUMNS
from coding.sentences import sentences

LONG = "Vi har bara ett år i taget med pengarna."


@pytest.fixture
def budgets(build_material, talk, coding):
    """One organisation says the same three times; another says it too, and something against it."""
    said = {
        "Ett": ("A", f"IP: {LONG}\nIP: {LONG[:-1]} nu.\nIP: {LONG[:-1]} igen. Ja."),
        "Två": ("B", f"IP: {LONG[:-1]} här också. Ett år är alldeles utmärkt för en verksamhet som vår."),
    }
    talks = [talk(name, text, case=case) for name, (case, text) in said.items()]
    codings = [coding("Ett", (4, 44), "Tema > År"), coding("Ett", "nu.", "Tema > År"), coding("Ett", "igen. Ja.", "Tema > År")]
    codings += [coding("Två", "här också.", "Tema > År"), coding("Två", "Ett år är", "Tema > År", contrary=True)]
    return build_material(talks, codings)


def test_a_draft_is_whole_sentences_and_every_row_says_that_a_machine_wrote_it(budgets):
    table = typical_sentences(budgets, "Tema > År")
    assert list(table.columns) == list(SENTENCE_COLUMNS)
    assert set(table["author"]) == {"machine"}
    texts = dict(zip(budgets.interviews["interview"], budgets.interviews["text"], strict=True))
    for row in table.itertuples():
        assert row.quote == texts[row.interview][row.start : row.end]
        assert row.quote.endswith(".")
        assert row.quote.count(".") == 1


def test_an_organisation_not_yet_heard_goes_before_what_another_says_twice_as_often(build_material, talk, coding):
    """The first organisation says one thing thrice and another twice; the second says a third thing once."""
    often, twice, once = LONG, "Men fonden är svår att söka för någon skola.", "Hos oss kom alla barnen hit till det nya badet."
    lines = [often, often, often, twice, twice]
    talks = [talk("Ett", "\n".join(f"IP: {line}" for line in lines), case="A"), talk("Två", f"IP: {once}", case="B")]
    places, start = [], 0
    for line in lines:
        places.append((start + 4, start + 4 + len(line)))
        start += len(line) + 5
    codings = [*(coding("Ett", place, "Tema > År") for place in places), coding("Två", once, "Tema > År")]
    table = typical_sentences(build_material(talks, codings), "Tema > År", 3)
    assert table["quote"].tolist() == [often, once, twice]


def test_what_speaks_against_the_theme_is_marked(budgets):
    table = typical_sentences(budgets, "Tema > År")
    assert [row.quote for row in table.itertuples() if row.contrary] == ["Ett år är alldeles utmärkt för en verksamhet som vår."]


def test_a_sentence_too_short_to_be_quoted_is_counted_and_not_shown(budgets):
    """`Ja.` is one of the theme's six sentences."""
    table = typical_sentences(budgets, "Tema > År")
    assert "Ja." not in set(table["quote"])
    assert set(table["of"]) == {6}


def test_without_sentences_there_is_no_draft(build_material, talk, coding):
    material = build_material([talk("Ett", "IP: Ja visst.")], [coding("Ett", "Ja visst.", "A")], ["A", "B"])
    for theme in ("A", "B"):
        table = typical_sentences(material, theme)
        assert table.empty
        assert list(table.columns) == list(SENTENCE_COLUMNS)


def test_an_unknown_theme_is_refused(budgets):
    with pytest.raises(UnknownThemeError):
        typical_sentences(budgets, "Annat")


def test_the_same_material_gives_the_same_draft_spread_over_cases(sample_material):
    """In every theme that enough cases speak about."""
    for row in themes(sample_material).itertuples():
        table = typical_sentences(sample_material, row.code, 3)
        assert table.equals(typical_sentences(sample_material, row.code, 3))
        assert table["case"].isna().any() or table["case"].nunique() >= min(len(table), row.cases, 2)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_sentences_are_distinct_touched_by_a_coding_of_the_theme_and_no_interviewers(studies, recount, data):
    study = data.draw(studies)
    material, count = study.material(), recount(study)
    for theme in ("A", "B > a"):
        spans = {}
        for row in typical_sentences(material, theme).itertuples():
            talk = study._talk(row.interview)  # noqa: SLF001  # the two are one witness
            turn = next(turn for turn in talk.turns if turn["start"] <= row.start < turn["end"])
            assert turn["role"] != "interviewer"
            assert (row.start, row.end) in sentences(talk.text, turn["start"], turn["end"])
            below = [each for each in count.below(theme) if count.counting(each) and each.interview == row.interview]
            assert any(each.quote[0] < row.end and row.start < each.quote[1] for each in below)
            assert (row.interview, row.start) not in spans
            spans[row.interview, row.start] = row
