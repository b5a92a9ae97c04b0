"""The public API as a notebook uses it: mypy reads this file from outside, strictly; pytest runs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis import (
    Material,
    SaturationOrders,
    SaturationRule,
    Selection,
    cooccurrence,
    interviews_needed,
    matrix,
    passages,
    quotes,
    saturation,
    saturation_orders,
    theme_probability,
    themes,
    write_charts,
    write_tables,
    write_workbook,
)
from coding import Codebook, CodedSegment, Memo, Rule, propose, read_codebook, read_coding_rows, word_forms, write_codebook
from interviews import Case, Problem, Speaker, Transcript, Turn, read_cases, read_transcript, write_document
from workbench import Study

if TYPE_CHECKING:
    from pathlib import Path
    from typing import assert_type

    import pandas as pd


def test_a_study_is_used_as_a_notebook_does(tmp_path: Path) -> None:
    """From a transcript to a theme table, every step typed."""
    text = "I: Hur går det?\nIP: Budgeten räcker bara ett år."
    turns = (Turn(3, 15, "I:", "I", role="interviewer"), Turn(20, len(text), "IP:", "IP", role="interviewee"))
    transcript = Transcript("Samtal", text, turns, (Speaker("I", "interviewer"), Speaker("IP", "interviewee")))
    book = Codebook().add("Social > Budget", rules=(Rule("compound", ("budget",)),))
    with Study.create(tmp_path / "s.kodbok", title="Prov", codebook=book, coder="Anna") as study:
        name: str = study.add_transcript(transcript)
        segment: CodedSegment = study.code(name, 20, len(text), "Budget")
        material: Material = study.material(Selection(kinds=("interview",)))
        table: pd.DataFrame = themes(material)
        assert len(propose(study.transcript(name), study.codebook())) == 1
    assert table["codings"].sum() == 2
    assert segment.quote == text[20:]
    if TYPE_CHECKING:
        assert_type(matrix(material, by="case", value="words"), pd.DataFrame)
        assert_type(quotes(material, per_theme=2), pd.DataFrame)
        assert_type(passages(material), pd.DataFrame)
        assert_type(cooccurrence(material, within=20), pd.DataFrame)
        assert_type(saturation(material, SaturationRule(base=4)), pd.DataFrame)
        assert_type(saturation_orders(material, orders=10), SaturationOrders)
        assert_type(study.cooccurrence(scope="any"), pd.DataFrame)
        assert_type(theme_probability(29, 0.1, times=2), float)
        assert_type(interviews_needed(0.1), int)
        assert_type(transcript.problems, tuple[Problem, ...])


def test_every_public_name_is_there() -> None:
    """What the packages offer can be called by the names that the documentation uses."""
    offered = (
        *(write_charts, write_tables, write_workbook, read_codebook, read_coding_rows, word_forms, write_codebook),
        *(Case, Memo, read_cases, read_transcript, write_document),
    )
    assert all(callable(each) for each in offered)
