"""Status ratings on the page: a shape and a word, counted, and beside what was said."""

from __future__ import annotations

import pytest
from openpyxl import Workbook


@pytest.fixture
def rated(study, span, tmp_path):
    """The study with two ratings of a case: one green, one red without a reason."""
    study.describe_interview("Samtal", case="Skolan")
    study.code("Samtal", *span("Vi har ettårsbudgetar."), "Budget")
    study.finish_interview("Samtal")
    book = Workbook()
    for row in (
        ("Uppdrag", "Organisation", "Status", "Kommentar", "Typ"),
        ("Budget", "Skolan", "gul", "Väntar på <b>beslut", "pågående"),
        ("Dialog", "Skolan", "grön"),
        ("Fond", "Skolan", "röd"),
    ):
        book.active.append(row)
    book.save(tmp_path / "status.xlsx")
    study.import_ratings(tmp_path / "status.xlsx")
    return study


def test_ratings_are_shown_counted_and_held_against_the_interviews(page, rated):
    """Green and silent, red and unexplained, a comment beside its passages."""
    told = page.get("/api/ratings").json()
    (matrix,) = told["matrices"]
    assert {line["assignment"]: line["cells"][0]["rating"] for line in matrix["lines"]} == {
        "Budget": "yellow",
        "Dialog": "green",
        "Fond": "red",
    }
    assert matrix["counts"] == {"green": 1, "yellow": 1, "red": 1, "comment": 0, "none": 0}
    names = {finding: [row["assignment"] for row in rows] for finding, rows in told["findings"].items()}
    assert names == {"green_silent": ["Dialog"], "red_unexplained": ["Fond"], "never_asked": [], "to_judge": ["Budget"]}
    assert [each["text"] for each in told["findings"]["to_judge"][0]["said"]] == ["Vi har ettårsbudgetar."]


def test_the_page_tells_them_in_words_and_escapes_comments(page, rated):
    """A shape and a word, never a colour alone."""
    html = page.get("/ratings").text
    assert '<span aria-hidden="true">▲</span> gul' in html
    assert "Väntar på &lt;b&gt;beslut" in html
    assert "pågående" in html
    assert 'class="refusal"' in page.get("/ratings?wave=2099").text
    assert page.get("/api/ratings?wave=2099").status_code == 422


def test_without_ratings_it_is_said_how_they_come_in(page):
    """With the command."""
    assert "kodbok status import" in page.get("/ratings").text
