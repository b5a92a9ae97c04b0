"""The tables of what the sample's team writes: every row is about something that is there."""

from __future__ import annotations

from datetime import datetime

import pytest

from analysis.ledger_state import STATES, next_state
from coding.builtin_codebooks import builtin_codebook
from coding.coding_row import CodingRow
from coding.quotation_edit import quotation_edit
from workbench.sample.findings import Findings, LostFindingError
from workbench.sample.material import code_paths, sample_interviews, sample_rows
from workbench.sample.quoting import STATE_NAMES

TABLES = ("sammanfattningar", "synteser", "skalor", "bedomningar", "beslut", "uppgifter", "citat")
CASES = {(one.case, one.wave) for one in sample_interviews()}
THEMES = {code.name for code in builtin_codebook()}


def words(interview, mark):
    """What a mark covers."""
    if mark.start.paragraph == mark.end.paragraph:
        return interview.paragraphs[mark.start.paragraph][mark.start.offset : mark.end.offset]
    return interview.paragraphs[mark.start.paragraph][mark.start.offset :]


@pytest.fixture(scope="module")
def quotes():
    """The words of the main coder's marks, by an id that tells their interview and place among its marks."""
    return {
        f"{one.name} {number}": (one.name, code_paths()[mark.code], words(one, mark), mark.memo)
        for one in sample_interviews()
        for number, mark in enumerate(one.marks)
        if mark.coder == "Maria"
    }


@pytest.fixture(scope="module")
def findings(quotes):
    rows = [
        CodingRow(1, id=key, interview=name, code=code, coder="Maria", quote=quote)
        for key, (name, code, quote, _) in quotes.items()
    ]
    return Findings(rows, "Maria")


@pytest.mark.parametrize("name", TABLES)
def test_every_row_has_an_author_and_a_time(name):
    """Maria or Johan, on a working day after the wave was coded."""
    for row in sample_rows(name):
        assert row["av"] in {"Maria", "Johan"}
        assert datetime.strptime(row["tid"], "%Y-%m-%d %H:%M").weekday() < 5  # noqa: DTZ007  # a day is asked for alone


def test_every_text_is_about_a_case_and_a_theme_that_are_there():
    """No cell is written twice at the same time, and no sentence ends without its full stop."""
    summaries, syntheses = sample_rows("sammanfattningar"), sample_rows("synteser")
    for row in (*summaries, *syntheses):
        assert row["tema"] in THEMES
        assert row["text"].endswith(".")
    assert {(row["organisation"], row["uppföljningsår"]) for row in summaries} <= CASES
    assert len({(row["uppföljningsår"], row["tema"], row["organisation"], row["tid"]) for row in summaries}) == len(summaries)


def test_key_quotations_and_judgements_rest_on_coded_segments(findings):
    """Each names the beginning of one in an interview of its case and wave, a key quotation one of its theme."""
    names = {(one.case, one.wave): one.name for one in sample_interviews() if one.kind == "interview"}
    for row in sample_rows("sammanfattningar"):
        if row["nyckelcitat börjar"]:
            assert findings.segment(names[row["organisation"], row["uppföljningsår"]], row["nyckelcitat börjar"], row["tema"])
    scales = {row["skala"]: row["steg"].split("; ") for row in sample_rows("skalor")}
    for row in sample_rows("bedomningar"):
        assert row["värde"] in scales[row["skala"]]
        for begins in row["textställen börjar"].split(" | "):
            assert findings.segment(names[row["organisation"], row["uppföljningsår"]], begins)


def test_quotations_go_their_way_in_words_that_were_said(findings, quotes):
    """States follow as the ledger allows, in time; words stay as they were said but for brackets and tidied speech."""
    now, said, when = {}, {}, {}
    for row in sample_rows("citat"):
        number, state = row["citat"], STATE_NAMES[row["läge"]]
        if state == "proposed":
            said[number] = quotes[findings.segment(row["intervju"], row["börjar"], row["tema"])]
        else:
            assert row["tid"] > when[number]
            assert next_state(now[number], state, edits=bool(row["text"]), as_said=False) == state
        if row["text"]:
            assert quotation_edit(said[number][2], row["text"]).allowed
        now[number], when[number] = state, row["tid"]
    assert set(now.values()) == set(STATES)
    assert {now[number] for number, told in said.items() if "Citera inte" in told[3]} == {"withdrawn"}


def test_words_that_nobody_coded_are_refused(findings):
    """With the interview, the theme and the words."""
    with pytest.raises(LostFindingError, match="Stadsområde Norr 2016 has no coded segment of Helhetssyn that begins 'Aldrig'"):
        findings.segment("Stadsområde Norr 2016", "Aldrig", "Helhetssyn")


def test_codings_of_the_survey_quote_its_answers():
    """Each one's words stand once among the respondent's answers."""
    answers = {row["Respondent"]: "\n".join(row.values()) for row in sample_rows("enkat")}
    for row in sample_rows("enkatkoder"):
        assert answers[row["respondent"]].count(row["ord"]) == 1
        assert row["kod"] in code_paths()
