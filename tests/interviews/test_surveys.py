"""Answers to surveys from Excel: what columns are taken as, and every way in which a file can be bad."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from interviews.errors import KodbokError
from interviews.ratings.status_table import MatrixTooLargeError
from interviews.survey import survey_file
from interviews.survey.column_guess import use_of_answers
from interviews.survey.survey import Respondent
from interviews.survey.survey_file import NoAnswersError, OtherSurveyFormatError, SurveyChoice, UnknownColumnError, read_survey

LONG = "Vi har fått arbeta långsiktigt med kören, och det märks."
HEAD = ("ID", "Organisation", "Nöjd?", "Vad fungerar bra?")


@pytest.fixture
def book(tmp_path):
    """Writes rows to a workbook."""

    def write(*rows, merge=(), sheets=("Svar",)):
        workbook = Workbook()
        workbook.remove(workbook.active)
        for title in sheets:
            page = workbook.create_sheet(title)
            for row in rows if title == sheets[-1] else ():
                page.append(row)
            for each in merge:
                page.merge_cells(each)
        workbook.save(tmp_path / "svar.xlsx")
        return tmp_path / "svar.xlsx"

    return write


def _uses(survey):
    return {column.question: column.use for column in survey.columns}


def _messages(survey):
    return [problem.message for problem in survey.problems]


def test_a_row_is_a_respondent_and_a_column_a_question(book):
    """Names and addresses stay out; what is open or closed is a guess, and is said to be one."""
    head = ("ID", "Slutförandetid", "E-post", "Namn", *HEAD[1:])
    time = dt.datetime(2015, 11, 3, 9, 30)  # noqa: DTZ001  # Excel knows no zones
    read = read_survey(book(head, (7.0, time, "a@b.se", "Anna", "Parken", 4, LONG), (8, None, None, None, None, 5, None)))
    assert _uses(read) == {
        "ID": "id",
        "Slutförandetid": "date",
        "E-post": "left_out",
        "Namn": "left_out",
        "Organisation": "case",
        "Nöjd?": "closed",
        "Vad fungerar bra?": "open",
    }
    assert [column.guessed for column in read.columns] == [False] * 5 + [True] * 2
    first, second = read.respondents
    assert first == Respondent("7", "sheet Svar, row 2", "Parken", "2015-11-03", {"Vad fungerar bra?": LONG}, {"Nöjd?": "4"})
    assert (second.id, second.case, second.said, second.chosen) == ("8", "", {}, {"Nöjd?": "5"})
    assert (read.problems, read.notes, read.empty) == ((), (), 0)


@pytest.mark.parametrize(
    ("answers", "use"),
    [
        (["Ja", "Nej", "Ja"], "closed"),
        (["1", "2", "3", "4", "5"], "closed"),
        ([LONG, "Inget."], "open"),
        (["x" * 90, "ja"], "open"),
        (["Instämmer helt och hållet i det"] * 3 + ["Instämmer inte alls i det här"], "closed"),
        (["Stöd;Tid;", "Tid;Pengar och människor som kan det här;"], "closed"),
        ([f"mer tid {n}" for n in range(20)], "open"),
        ([], "empty"),
    ],
)
def test_open_or_closed_by_the_answers(answers, use):
    """Sentences are open; what many choose alike, numbers and lists of choices are closed."""
    assert use_of_answers(answers) == use


def test_what_is_told_counts_more_than_any_guess(book):
    """By header in any case, or by letter."""
    choice = SurveyChoice(id="d", case="B", open=("nöjd?",), left_out=("ID",))
    read = read_survey(book(HEAD, (1, "Parken", "Ja", "a1"), (2, "Öst", "Nej", "a2")), choice)
    assert list(_uses(read).values()) == ["left_out", "case", "open", "id"]
    assert [each.id for each in read.respondents] == ["a1", "a2"]
    with pytest.raises(UnknownColumnError, match="--closed “X”"):
        read_survey(book(HEAD, (1, "Parken", "Ja", "a1")), SurveyChoice(closed=("X",)))


def test_empty_rows_double_and_missing_ids(book):
    """Empty rows are counted; a second one of an id, in any case, and one without an id are left out with their rows."""
    read = read_survey(book(HEAD, ("a", "", "Ja", LONG), ("b",), (), ("A", "", "Nej", LONG), (None, "", "Ja", LONG)))
    assert [each.id for each in read.respondents] == ["a"]
    assert read.empty == 1
    assert "row 5: the id “A” stands in sheet Svar, row 2 already" in _messages(read)[0]
    assert "row 6: the id of this respondent is missing" in _messages(read)[1]


def test_without_ids_the_rows_tell(book):
    """That is said."""
    read = read_survey(book(("Nöjd?", "Berätta"), ("Ja", LONG), ("Nej", LONG + "!")))
    assert [each.id for each in read.respondents] == ["2", "3"]
    assert "no column tells respondents apart" in read.notes[0]


def test_dates_among_numbers_are_named_and_left_out(book):
    """Excel made them of something like `1-2`; a column of dates stays one."""
    day = dt.date(2016, 2, 1)
    rows = [(n, "", "1-3", "Ja") for n in range(3)] + [(3, "", day, "Ja")]
    read = read_survey(book(("ID", "Organisation", "Antal", "Nöjd?"), *rows))
    assert read.respondents[3].chosen == {"Nöjd?": "Ja"}
    assert "cell C5: it is a date among other answers" in _messages(read)[0]
    read = read_survey(book(("ID", "När?"), (1, day), (2, day)))
    assert [each.chosen for each in read.respondents] == [{"När?": "2016-02-01"}] * 2
    assert not read.problems


def test_formulas_without_values_and_errors_are_named(book):
    """They would pass for empty cells."""
    read = read_survey(book(HEAD, (1, "Parken", "=1+1", LONG), (2, "Parken", "#N/A", LONG)))
    assert [each.chosen for each in read.respondents] == [{}, {}]
    assert ["a formula without a result" in _messages(read)[0], "the error" in _messages(read)[1]] == [True, True]


def test_two_header_rows_and_merged_cells(book):
    """A question over several columns needs the row below it; a title above is none; merged organisations are everybody's."""
    rows = (
        ("Enkät om uppföljningen", None, None, None, None),
        ("ID", "Organisation", "Hur nöjd är du med", None, "Berätta"),
        (None, None, "stödet?", "tiden?", None),
        (1, "Parken", "Ja", "Nej", LONG),
        (2, None, "Nej", "Nej", LONG + "!"),
    )
    read = read_survey(book(*rows, merge=("A1:E1", "A2:A3", "B2:B3", "C2:D2", "E2:E3", "B4:B5")))
    assert list(_uses(read)) == ["ID", "Organisation", "Hur nöjd är du med: stödet?", "Hur nöjd är du med: tiden?", "Berätta"]
    assert [(each.id, each.case) for each in read.respondents] == [("1", "Parken"), ("2", "Parken")]
    assert "rows 2 and 3 are read as one header" in read.notes[0]


def test_headers_that_stand_twice_or_are_missing(book):
    """The second is called otherwise; a column without one is left out and named."""
    read = read_survey(book(("ID", "Nöjd?", "Nöjd?", None), (1, "Ja", "Nej", "svar"), (2, "Ja", "Nej", "svar")))
    assert [each.chosen for each in read.respondents] == [{"Nöjd?": "Ja", "Nöjd? (2)": "Nej"}] * 2
    assert "the header “Nöjd?” stands several times" in read.notes[0]
    assert "column D: it has answers and no header" in _messages(read)[0]


def test_sheets_are_found_or_named(book, tmp_path):
    """The first with answers, or the one that is asked for."""
    path = book(HEAD, (1, "Parken", "Ja", LONG), sheets=("Läs mig", "Svar"))
    assert len(read_survey(path).respondents) == len(read_survey(path, SurveyChoice(sheet="svar")).respondents) == 1
    for sheet in ("Läs mig", "Annat"):
        with pytest.raises(NoAnswersError, match=f"“{sheet}”; its sheets are: Läs mig, Svar"):
            read_survey(path, SurveyChoice(sheet=sheet))
    with pytest.raises(NoAnswersError):
        read_survey(book(HEAD))
    other = tmp_path / "svar.csv"
    other.write_text("a,b", encoding="utf-8")
    with pytest.raises(OtherSurveyFormatError):
        read_survey(other)


def test_absurdly_many_rows_are_refused(book, monkeypatch):
    """Ten thousand are none of these."""
    monkeypatch.setattr(survey_file, "MOST_ROWS", 10)
    with pytest.raises(MatrixTooLargeError, match="more than 10 rows"):
        read_survey(book(HEAD, *[(n, "", "Ja", LONG) for n in range(12)]))


@pytest.mark.parametrize("char", ["\x0b", "\u0085"])
def test_what_no_text_holds_becomes_a_mark(char):
    """Line breaks and tabs stay."""
    assert survey_file._is_uncarried(char)  # noqa: SLF001  # a workbook cannot hold most of them
    assert not any(map(survey_file._is_uncarried, "\n\tåäö😀"))  # noqa: SLF001  # the same


ANSWERS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1).map(str.strip).filter(bool)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(ANSWERS, ANSWERS, min_size=1, max_size=5))
def test_every_turn_of_a_respondent_is_an_answer_under_its_question(said):
    """Whatever the answers hold."""
    transcript = Respondent("1", "row 2", said=said).transcript("Enkät 1")
    assert [(turn.heading, transcript.spoken(turn)) for turn in transcript.turns] == list(said.items())
    assert {turn.role for turn in transcript.turns} == {"interviewee"}
    assert transcript.kind == "survey"


CELLS = st.one_of(st.none(), st.sampled_from(["Ja", "1", LONG, "ID", "=1+1", "#N/A"]), st.integers(0, 9), st.dates(), st.booleans())


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(CELLS, max_size=5), max_size=6))
def test_any_sheet_is_read_or_refused(tmp_path_factory, rows):
    """And every respondent of it has an id of its own."""
    path = tmp_path_factory.mktemp("enkät") / "svar.xlsx"
    workbook = Workbook()
    for row in rows:
        workbook.active.append(row)
    workbook.save(path)
    try:
        read = read_survey(path)
    except KodbokError:
        return
    ids = [each.id.casefold() for each in read.respondents]
    assert len(set(ids)) == len(ids)
    assert all(each.id and (each.said or each.chosen) for each in read.respondents)
