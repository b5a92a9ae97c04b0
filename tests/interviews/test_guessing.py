"""What a file's name, a header line or a title tells is guessed, and only where it tells one thing."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from interviews import Case, Source, Transcript, Turn
from interviews.document import Paragraph, write_document
from interviews.guessing import Guess, guesses
from interviews.guessing.date_guess import date_in_name, header_date, year_in_name
from interviews.guessing.kind_guess import kind_in_name
from interviews.guessing.known_case import known_case
from interviews.guessing.new_case import new_case
from interviews.word.properties import document_titles

DATES = {
    "2014-11-03": [
        *("Intervju 2014-11-03", "x_20141103_y", "141103 möte", "samtal-2014-11-03-2"),
        *("3 nov 2014", "3_november_2014", "2014.11.03"),
    ],
    None: [
        *("Intervju 3", "2014", "2014-13-03", "990231", "141103-1234", "19141103-1234"),
        *("2014-11-03 och 2014-11-04", "dnr 1411031", "2999-01-01"),
    ],
}


@pytest.mark.parametrize(("day", "name"), [(day, name) for day, names in DATES.items() for name in names])
def test_dates_in_names(day, name):
    """Whole days alone, past ones, and no personal identity numbers."""
    assert date_in_name(name) == day


def test_a_day_to_come_is_no_day_of_a_talk():
    """Tomorrow is none, today is one."""
    today = datetime.now(tz=UTC).date()
    assert date_in_name(f"samtal {today}") == today.isoformat()
    assert date_in_name(f"samtal {today + timedelta(days=1)}") is None


def test_years_in_names():
    """One year by itself; a day's year is none."""
    assert [year_in_name(each) for each in ("a 2014", "a_2015_b", "2014-11-03", "2014 2015", "a 20145", "a")] == [
        *("2014", "2015"),
        *(None, None, None, None),
    ]


HEADERS = {
    "Datum: 3 november 2014\nPlats: Malmö": "2014-11-03",
    "Intervju\nIntervjudatum:\t2014-11-03 kl. 10.30": "2014-11-03",
    "Datum\t3/11 2014": "2014-11-03",
    "Datum: 3/11/2014": None,
    "Datum: i våras": None,
    "Datum: 2014-11-03\nDatum: 2014-11-04": None,
    "Uppdatum: 2014-11-03": None,
}


@pytest.mark.parametrize(("header", "day"), HEADERS.items())
def test_dates_in_header_lines(header, day):
    """Above the first turn, in any form that tells one day."""
    text = f"{header}\nI: Datum: 2001-01-01"
    transcript = Transcript("a", text, (Turn(text.index("I: ") + 3, len(text), "I:", "I"),))
    assert header_date(transcript) == day
    assert header_date(replace(transcript, text=header, turns=())) == day


CASES = [Case("Kulturförvaltningen"), Case("Barn- och utbildningsförvaltningen"), Case("MINC"), Case("Skola Norr"), Case("Skola")]
CASES += [Case("Medborgarservice", None, {"Förkortning": "MBS"}), Case("A")]
KNOWN = {
    "Intervju 2 Kulturförvaltningen": "Kulturförvaltningen",
    "intervju_kulturforvaltningen_2014": "Kulturförvaltningen",
    "Kulturförvaltning 3": "Kulturförvaltningen",
    "kulturförv": "Kulturförvaltningen",
    "minc-1": "MINC",
    "BUF 2014": "Barn- och utbildningsförvaltningen",
    "MBS 1": "Medborgarservice",
    "skola norr": "Skola Norr",
    "skola": "Skola",
    "skolan": None,
    "kultur": None,
    "buf": None,
    "minc och kulturförvaltningen": None,
    "Intervju A": None,
    "Anna Berg": None,
}


@pytest.mark.parametrize(("name", "case"), KNOWN.items())
def test_organisations_that_are_known(name, case):
    """By the whole name without regard to case and dots, by capitals, by the most of the word; of two none."""
    assert known_case(name, CASES) == case


NEW = {
    "Intervju 3 Kulturförvaltningen 2014-11-03": "Kulturförvaltningen",
    "intervju_gatukontoret": "Gatukontoret",
    "tekniska_kontoret_1": "Tekniska kontoret",
    "Anna Berg, Kulturförvaltningen": "Kulturförvaltningen",
    "Anna Berg Kulturförvaltningen": "Kulturförvaltningen",
    "Barn- och utbildningsförvaltningen 2": "Barn- och utbildningsförvaltningen",
    "Stadsområdesförvaltningen Norr": "Stadsområdesförvaltningen Norr",
    "Workshop Stadsområde Norr": "Stadsområde Norr",
    "Region Skåne intervju 2": "Region Skåne",
    "Sundhamns Parkering AB 3 nov 2014": "Sundhamns Parkering AB",
    "Interview 2 - Malmö City Council": "Malmö City Council",
    "Department of Health": "Department of Health",
    "Samtal Sydvatten AB": "Sydvatten AB",
    "Lunds kommun": "Lunds kommun",
    "Byggnadsnämnden": "Byggnadsnämnden",
    **dict.fromkeys(
        [
            *("Anna Berg", "Karin AB", "Intervju AB", "Intervju 3", "kontoret", "Intervju på kontoret", "Anna kontoret"),
            *("erfarenheten", "Gatukontoret och Kulturförvaltningen", "barn och utbildningsförvaltningen", "region"),
            *("hemkontor", "möte om kulturförvaltningen", "Franciska förvaltningen", "2014-11-03", "", "Karin Agency"),
            *("styrgruppen", "office notes", "Ek A AB", "Maj AB", "AB Eken", "Gustavsson AB"),
        ]
    ),
}


@pytest.mark.parametrize(("name", "case"), NEW.items())
def test_organisations_that_are_new(name, case):
    """Only what reads like an organisation and like no person; of two none."""
    assert new_case(name) == case


def test_kinds_in_names():
    """By a word or its end; an interview is what every source is unasked."""
    told = {"Workshop 2": "workshop", "styrgruppsmöte": "meeting", "enkätsvar 7": "survey", "Debattartikel": "article"}
    told |= dict.fromkeys(["Fokusgrupp", "Om bemötet", "Intervju efter möte", "workshop och möte", "Anna"])
    assert {name: kind_in_name(name) for name in told} == told


@pytest.fixture
def titled(tmp_path):
    """A transcript that came in a Word file with a title."""

    def made(title, name="samtal", text="Hej.", **facts):
        write_document(tmp_path / "a.docx", [Paragraph(text)], title=title)
        return Transcript(name, text, source=Source("a.docx", (tmp_path / "a.docx").read_bytes(), 1, **facts))

    return made


def test_the_surest_place_goes_first(titled):
    """A header line before the name, the name before the document's title."""
    transcript = titled("Kulturförvaltningen 2014-11-03", "Gatukontoret 2014-11-04", "Datum: 2014-11-05")
    missing = {"case", "date", "kind"}
    assert guesses(transcript, [], missing, properties=True) == (
        Guess("case", "Gatukontoret", "file name"),
        Guess("date", "2014-11-05", "header line"),
    )
    told = guesses(titled("Kulturförvaltningen 2014-11-03"), [], missing, properties=True)
    assert told == (Guess("case", "Kulturförvaltningen", "document properties"), Guess("date", "2014-11-03", "document properties"))


def test_what_is_told_is_not_guessed(titled):
    """Nor is a title looked at where a list tells of the interview, or where the file holds several."""
    transcript = titled("Kulturförvaltningen", "Workshop Gatukontoret 141103")
    assert guesses(transcript, [], {"kind"}, properties=True) == (Guess("kind", "workshop", "file name"),)
    assert guesses(transcript, [], set(), properties=True) == ()
    assert guesses(titled("Kulturförvaltningen"), [], {"case"}, properties=False) == ()
    assert guesses(titled("Kulturförvaltningen", part=True), [], {"case"}, properties=True) == ()


def test_properties_of_any_file(titled, write_docx):
    """Title and subject; a file without properties, or with broken ones, has none."""
    assert document_titles(titled("Gatukontoret").source.content) == ("Gatukontoret",)
    assert document_titles(write_docx("").read_bytes()) == ()
    assert document_titles(b"nej") == ()
    broken = re.sub(rb"docProps/core.xml", b"docProps/cope.xml", titled("Gatukontoret").source.content)
    assert document_titles(broken) == ()
