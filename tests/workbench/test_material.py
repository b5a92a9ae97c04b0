"""The tables that the analysis sees, against a slow and obvious recount of random studies."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from analysis import themes
from analysis.material import SEGMENT_COLUMNS
from analysis.selection import Selection
from coding.codebook import Codebook
from interviews.speaker import Speaker
from interviews.swedish_order import swedish_key
from interviews.transcript import Transcript
from interviews.turn import Turn
from workbench.study import Study

WORDS = ("vi", "bl.a.", "ettårs-budget", "å\u0308n", "det's", "𝒳y", "–", "!", "12", "Åsa")
CODES = ("Social", "Social > Budget", "Social > Fond", "Social > Fond > Liten", "Kunskap > Dialog")
BOOK = Codebook().add("Social > Budget").add("Social > Fond > Liten").add("Kunskap > Dialog")
WORD = re.compile(r"\w+(?:[-'’]\w+)*")


@st.composite
def talks(draw):
    """A transcript of some lines: labelled turns of any role, turns without a label, text outside turns; or no turns at all."""
    lines = draw(
        st.lists(st.tuples(st.sampled_from("IRUXN"), st.lists(st.sampled_from(WORDS), max_size=5)), min_size=1, max_size=7)
    )
    without_turns = draw(st.integers(0, 4)) == 0
    text, turns = "", []
    for who, words in lines:
        spoken = " ".join(words)
        if who != "N":
            text += f"{who}: "
            role = {"I": "interviewer", "R": "interviewee"}.get(who, "unknown")
            label = None if who == "X" else who
            turns.append(Turn(len(text), len(text) + len(spoken), label and f"{label}:", label, role=role))
        text += spoken + "\n"
    return Transcript("", text, () if without_turns else tuple(turns), () if without_turns else (Speaker("R", "interviewee"),))


@st.composite
def studies(draw):
    """Up to three talks, and codings of two coders in them: overlapping, over several turns, the same span twice."""
    names = draw(st.lists(st.sampled_from(("Åsa", "Zeta", "anna", "Ärla", "Bo")), min_size=1, max_size=3, unique=True))
    found = []
    for number, name in enumerate(names):
        talk = draw(talks())
        found.append(replace(talk, name=name, text=f"{talk.text}({number})"))
    codings = []
    for _ in range(draw(st.integers(0, 8))):
        talk = draw(st.sampled_from(found))
        start = draw(st.integers(0, len(talk.text) - 1))
        end = draw(st.integers(start + 1, len(talk.text)))
        codings.append((talk.name, start, end, draw(st.sampled_from(CODES)), draw(st.sampled_from(("Anna", "Bo")))))
    return found, codings


def _made(folder, found, codings):
    """The study of talks and codings."""
    study = Study.create(folder / "s.kodbok", codebook=BOOK, coder="Anna")
    for talk in found:
        study.add_transcript(talk)
    for name, start, end, code, coder in codings:
        study.coder = coder
        study.code(name, start, end, code)
    return study


def _spoken(talk):
    """Every spoken word of a talk: where it begins, its turn, whether it counts."""
    turns = talk.turns or (Turn(0, len(talk.text)),)
    words = []
    for number, turn in enumerate(turns):
        found = WORD.finditer(talk.text, turn.start, turn.end)
        words += [(match.start(), number, turn.role != "interviewer") for match in found]
    return words


def _place(talk, start, end):
    """Turn, speaker, role, ordinals and counted words of a span, by going through every word."""
    words = _spoken(talk)
    before = sum(at < start for at, _, _ in words)
    inside = [word for word in words if start <= word[0] < end]
    counted = sum(counts for _, _, counts in inside)
    if not talk.turns:
        return {"turn": None, "speaker": None, "role": "unknown", "span": (before, before + len(inside)), "words": counted}
    touched = [n for n, turn in enumerate(talk.turns) if turn.start < end and start < turn.end]
    most, best = None, -1
    for number in touched:
        here = sum(turn == number for _, turn, _ in inside)
        if here > best:
            most, best = number, here
    turn = None if most is None else talk.turns[most]
    return {
        "turn": most,
        "speaker": turn and turn.speaker,
        "role": turn.role if turn else "unknown",
        "span": (before, before + len(inside)),
        "words": counted,
    }


def _none(value):
    """What is missing as None."""
    return None if value is None or pd.isna(value) else value


@pytest.fixture
def folder(tmp_path_factory):
    """Makes a folder an example."""
    return lambda: tmp_path_factory.mktemp("studie")


several = settings(
    max_examples=30,
    deadline=None,
    report_multiple_bugs=False,
    phases=[
        Phase.explicit,
        Phase.reuse,
        Phase.generate,
    ],  # a study is made for each example: making a failing one smaller takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@several
@given(studies())
def test_the_segments_table_equals_a_slow_recount(folder, drawn):
    """Turn, speaker, role, ordinals and words of every segment, and the order of the rows."""
    found, codings = drawn
    with _made(folder(), found, codings) as study:
        table = study.segments(Selection(coders="all"))
        assert study.check() == []
    talks_by_name = {talk.name: talk for talk in found}
    assert list(table.columns) == list(SEGMENT_COLUMNS)
    assert len(table) == len(set(codings))
    for row in table.to_dict("records"):
        place = _place(talks_by_name[row["interview"]], row["start"], row["end"])
        assert row["quote"] == talks_by_name[row["interview"]].text[row["start"] : row["end"]]
        assert (row["word_start"], row["word_end"]) == place["span"]
        assert row["words"] == place["words"]
        assert _none(row["turn"]) == place["turn"]
        assert _none(row["speaker"]) == place["speaker"]
        assert row["role"] == place["role"]
        parts = row["code"].split(" > ")
        assert (row["recommendation"], row["theme"]) == (parts[0], " > ".join(parts[:2]) if len(parts) > 1 else "")
    keys = [
        (swedish_key(r["interview"]), r["start"], r["end"], swedish_key(r["code"]), swedish_key(r["coder"]), r["id"])
        for r in table.to_dict("records")
    ]
    assert keys == sorted(keys)


@several
@given(studies())
def test_the_tables_of_interviews_turns_and_problems_equal_a_slow_recount(folder, drawn):
    """As `Material` describes them."""
    found, codings = drawn
    with _made(folder(), found, codings) as study:
        material = study.material()
    names = sorted((talk.name for talk in found), key=swedish_key)
    talks_by_name = {talk.name: talk for talk in found}
    assert list(material.interviews["interview"]) == names
    assert list(material.segments["interview"].cat.categories) == names
    assert list(material.segments["code"].cat.categories) == [code.path for code in BOOK.codes]
    for row in material.interviews.to_dict("records"):
        talk = talks_by_name[row["interview"]]
        words = _spoken(talk)
        first = next((coder for name, *_, coder in codings if name == talk.name), "")
        assert (row["words"], row["counted_words"]) == (len(words), sum(counts for *_, counts in words))
        assert (row["turns"], row["speakers"], row["text"]) == (len(talk.turns), len(talk.speakers), talk.text)
        assert (row["coders"], row["coded"], row["finished"]) == (first, bool(first), False)
        assert row["imported"] == found.index(talk)
        turns = material.turns[material.turns["interview"] == row["interview"]].to_dict("records")
        _same_turns(talk, turns)
    counting = material.segments[material.segments["counts"]]
    assert set(material.problems["segment"]) == set(counting.loc[counting["words"] == 0, "id"])


def _same_turns(talk, rows):
    """The rows of one interview's turns."""
    turns = talk.turns or (Turn(0, len(talk.text)),)
    words = _spoken(talk)
    assert len(rows) == len(turns)
    for number, (turn, row) in enumerate(zip(turns, rows, strict=True)):
        before = sum(of < number for _, of, _ in words)
        here = sum(of == number for _, of, _ in words)
        assert (row["start"], row["end"], row["word_start"], row["word_end"]) == (turn.start, turn.end, before, before + here)
        assert row["words"] == here
        assert _none(row["turn"]) == (number if talk.turns else None)
        assert _none(row["speaker"]) == turn.speaker
        assert (row["role"], row["counted"]) == (turn.role, turn.role != "interviewer")


@several
@given(studies())
def test_the_theme_table_of_a_study_equals_a_slow_recount(folder, drawn):
    """Passages and words by walking over every word; codings, interviews and shares beside them."""
    found, codings = drawn
    with _made(folder(), found, codings) as study:
        table = themes(study.material()).set_index("code")
    first = {talk.name: next((coder for name, *_, coder in codings if name == talk.name), None) for talk in found}
    mine = {coding for coding in codings if coding[4] == first[coding[0]]}
    everything = sum(counts for talk in found for *_, counts in _spoken(talk))
    for code in BOOK.codes:
        below = [coding for coding in mine if coding[3] == code.path or coding[3].startswith(code.path + " > ")]
        passages = {talk.name: _passages(talk, [coding[1:3] for coding in below if coding[0] == talk.name]) for talk in found}
        words = sum(count for each in passages.values() for count in each)
        row = table.loc[code.path]
        assert row["codings"] == len(below)
        assert row["passages"] == sum(map(len, passages.values()))
        assert row["words"] == words
        assert _none(row["share"]) == (pytest.approx(words / everything) if everything else None)
        assert (row["interviews"], row["interviews_total"]) == (sum(map(bool, passages.values())), len(found))
        assert (row["cases"], row["cases_total"], row["finished"], row["proposed"]) == (0, 0, 0, 0)


def _passages(talk, spans):
    """The counted words of each passage: spoken words that are covered, in runs that no uncovered spoken word breaks."""
    words = _spoken(talk)
    covered = set()
    for start, end in spans:
        inside = [n for n, (at, _, _) in enumerate(words) if start <= at < end]
        if any(words[n][2] for n in inside):
            covered |= set(inside)
    runs, last = [], None
    for number in sorted(covered):
        if last is None or number != last + 1:
            runs.append([])
        runs[-1].append(number)
        last = number
    return [sum(words[n][2] for n in run) for run in runs]


def test_text_with_few_values_is_a_category_and_missing_values_are_null(study, span):
    """Without a case, a wave or a date nothing is made up."""
    study.code("Samtal", *span("Det är svårt"), "Budget")
    material = study.material()
    for name in ("interview", "case", "case_kind", "wave", "kind", "speaker", "role", "code", "coder", "origin", "status"):
        assert isinstance(material.segments[name].dtype, pd.CategoricalDtype), name
    row = material.segments.iloc[0]
    assert [_none(row[name]) for name in ("case", "case_kind", "wave")] == [None] * 3
    assert (row["memo"], row["theme"], row["kind"]) == ("", "Social > Budget", "interview")
    assert str(material.segments["turn"].dtype) == "Int64"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", row["created"])


def test_an_empty_study_has_tables_of_the_same_columns_and_types(tmp_path, study, span):
    """No interviews, or no codings: every result can be made."""
    study.code("Samtal", *span("Det är svårt"), "Budget")
    whole = study.material()
    with Study.create(tmp_path / "tom.kodbok", codebook=BOOK, coder="Anna") as empty:
        material = empty.material()
    for name in ("segments", "interviews", "turns", "codebook", "problems"):
        full, none = getattr(whole, name), getattr(material, name)
        assert list(none.columns) == list(full.columns), name
    for name in ("start", "end", "word_start", "word_end", "words", "counts", "contrary", "turn"):
        assert material.segments[name].dtype == whole.segments[name].dtype, name
    assert list(themes(material)["passages"]) == [0] * len(BOOK.codes)
    assert themes(material)["share"].isna().all()


def test_cases_bring_their_attributes_and_only_those_with_an_interview(study, talk):
    """One row a case of the selection, one column an attribute."""
    from interviews.case import Case
    from interviews.case_list import CaseList
    from interviews.case_source import CaseSource

    cases = (Case("Örebro", "stad", {"storlek": "stor"}), Case("Ö", None, {"läge": "norr"}), Case("Tom", "stad", {"bara": "här"}))
    list(study.add_interviews([], CaseList(cases, (CaseSource("Samtal", "Örebro"),))))
    study.add_transcript(talk("IP: hej på dig", "Annat", case="Ö"))
    table = study.material().cases
    assert list(table["case"]) == ["Ö", "Örebro"]
    assert list(table.columns) == ["case", "case_kind", "läge", "storlek"]
    assert [_none(value) for value in table["storlek"]] == [None, "stor"]
