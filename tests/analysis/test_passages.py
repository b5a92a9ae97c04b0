"""The table of merged passages."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import passages, themes

COLUMNS = ["code", "interview", "case", "speaker", "start", "end", "word_start", "word_end", "words", "text", "segments"]


@settings(max_examples=80)
@given(data=st.data())
def test_passages_are_runs_of_coded_words(data, studies, recount):
    """Each code has the runs of words that single counting finds, in the order of the text."""
    study = data.draw(studies)
    count, table = recount(study), passages(study.material())
    expected = [
        (code, talk.name, talk.case, run[0], run[-1] + 1, count.words([(talk, run)]))
        for code in study.codes
        for talk, run in count.passages([coding for coding in count.below(code) if count.counting(coding)])
    ]
    columns = ["code", "interview", "case", "word_start", "word_end", "words"]
    found = table[columns].astype(object).where(table[columns].notna(), None)
    assert list(found.itertuples(index=False, name=None)) == expected


@settings(max_examples=60)
@given(data=st.data())
def test_each_counted_segment_is_in_one_passage_of_every_code_above_it(data, studies):
    """A segment with a counted word is in exactly one passage of its code and of each ancestor, the others are in none."""
    material = data.draw(studies).material()
    held = passages(material)
    held = [(code, each) for code, ids in zip(held["code"], held["segments"], strict=True) for each in ids.split("; ")]
    segments = material.segments[material.segments["counts"] & (material.segments["words"] > 0)]
    above = [
        (code, row["id"])
        for row in segments.to_dict("records")
        for code in material.codebook["code"]
        if f"{row['code']} > ".startswith(f"{code} > ")
    ]
    assert sorted(held) == sorted(above)


@settings(max_examples=60)
@given(data=st.data())
def test_a_passage_spans_its_segments_and_quotes_the_text(data, studies):
    """It begins where the first segment begins, ends where the last one ends, and its text is what stands between."""
    material = data.draw(studies).material()
    segments, texts = (
        material.segments.set_index("id"),
        dict(zip(material.interviews["interview"], material.interviews["text"], strict=True)),
    )
    for row in passages(material).to_dict("records"):
        inside = segments.loc[row["segments"].split("; ")]
        assert (row["start"], row["end"]) == (inside["start"].min(), inside["end"].max())
        assert row["text"] == texts[row["interview"]][row["start"] : row["end"]]
        assert (row["speaker"] if isinstance(row["speaker"], str) else "") == _speakers(material.turns, row)


def _speakers(turns, row) -> str:
    """Who speaks a passage's counted words, turn by turn."""
    inside = [
        turn.speaker
        for turn in turns.itertuples()
        if turn.interview == row["interview"]
        and turn.counted
        and min(turn.word_end, row["word_end"]) > max(turn.word_start, row["word_start"])
        and isinstance(turn.speaker, str)
    ]
    return "; ".join(dict.fromkeys(inside))


def test_passages_add_up_to_the_theme_table(sample_material):
    """The theme table's passages and words can be recounted from the passages."""
    counted = passages(sample_material).groupby("code", observed=False)["words"].agg(["size", "sum"])
    table = themes(sample_material).set_index("code")
    assert counted["size"].tolist() == table["passages"].tolist()
    assert counted["sum"].tolist() == table["words"].tolist()


def test_a_passage_names_all_who_speak_its_counted_words(build_material, talk, coding):
    """Nobody is credited with another's words, and interviewers are not named."""
    said = talk("Kultur", "IP1: Ja just det.\nIP2: Vi har väntat på det länge.")
    material = build_material([said], [coding("Kultur", "just det.", "Tema"), coding("Kultur", "Vi har väntat på", "Tema")])
    table = passages(material)
    assert table["speaker"].tolist() == ["IP1; IP2"]
    assert table["text"].tolist() == ["just det.\nIP2: Vi har väntat på"]


def test_columns_stand_in_the_promised_order(sample_material, build_material):
    """The columns are the same with and without passages."""
    assert list(passages(sample_material).columns) == COLUMNS
    empty = passages(build_material([]))
    assert list(empty.columns) == COLUMNS
    assert empty.empty
