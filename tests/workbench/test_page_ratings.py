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
    assert '<span aria-hidden="true">▲</span> Gu gul' in html
    assert "Väntar på &lt;b&gt;beslut" in html
    assert "pågående" in html
    assert 'class="refusal"' in page.get("/ratings?wave=2099").text
    assert page.get("/api/ratings?wave=2099").status_code == 422


def test_without_ratings_it_is_said_how_they_come_in(page):
    """With the command."""
    assert "kodbok status import" in page.get("/ratings").text


def test_something_else_is_rated_of_cases_with_an_interview_or_a_rating(page, rated):
    """In Swedish order; a study without a case asks for none."""
    rated.describe_interview("Samtal", case="Äldrevården")
    assert "<option>Skolan</option><option>Äldrevården</option>" in page.get("/ratings").text


def _rate(page, **told):
    """What the page answers to a change of the rating of the dialogue."""
    return page.patch("/api/ratings", json={"assignment": "Dialog", "case": "Skolan", "wave": "", **told})


def _rated(page):
    """What the page tells of each assignment."""
    (matrix,) = page.get("/api/ratings").json()["matrices"]
    return {line["assignment"]: tuple(line["cells"][0][name] for name in ("rating", "comment", "kind")) for line in matrix["lines"]}


def test_a_rating_is_changed_part_by_part_and_taken_away(page, rated):
    """What is not told stays; each change is undone by itself."""
    assert _rate(page, rating="red").json() == {"changed": True, "revision": rated.revision}
    assert _rate(page, comment="Ingen svarar.", kind="development").json()["changed"]
    assert _rated(page)["Dialog"] == ("red", "Ingen svarar.", "development")
    assert _rate(page, rating="none").json()["changed"]
    assert _rated(page)["Dialog"] == ("comment", "Ingen svarar.", "development")
    assert not _rate(page, comment="Ingen svarar. ").json()["changed"]
    assert _rate(page, comment="").json()["changed"]
    assert "Dialog" not in _rated(page)
    page.post("/api/undo")
    assert _rated(page)["Dialog"] == ("comment", "Ingen svarar.", "development")


def test_what_somebody_has_changed_meanwhile_is_not_overwritten(page, rated):
    """Another rating does no harm; the same one is refused, taken away too."""
    seen = page.get("/api/ratings").json()["revision"]
    rated.set_rating("Fond", "Skolan", None, "green")
    assert _rate(page, rating="yellow", revision=seen).status_code == 200
    rated.set_rating("Budget", "Skolan", None, None)
    answer = page.patch("/api/ratings", json={"assignment": "budget", "case": "Skolan", "rating": "red", "revision": seen})
    assert (answer.status_code, "Budget" in _rated(page)) == (409, False)
    assert _rate(page, rating="green", revision=seen).status_code == 409
    assert _rate(page, rating="green", revision=rated.revision).status_code == 200


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ({"rating": "blå"}, 422),
        ({"rating": None}, 422),
        ({"kind": "slag"}, 422),
        ({"case": "Ingen", "rating": "red"}, 422),
        ({"wave": "2099", "rating": "red"}, 422),
        ({"assignment": " ", "rating": "red"}, 422),
        ({"assignment": "Nytt", "kind": "ongoing"}, 422),
    ],
)
def test_what_there_is_not_is_refused_and_nothing_changes(page, rated, told, status):
    """With a sentence."""
    before = rated.revision
    answer = _rate(page, **told)
    assert (answer.status_code, rated.revision) == (status, before)
    assert answer.json()["error"].endswith(".")


def test_a_cell_opens_with_its_words_who_wrote_them_and_what_was_said(page, rated):
    """One that nobody has rated too; names are spelt as the ratings spell them, and everything is escaped."""
    html = page.get("/ratings/one?assignment=budget&case=Skolan&wave=").text
    assert 'value="yellow" checked' in html
    assert 'data-assignment="Budget"' in html
    assert "Väntar på &lt;b&gt;beslut</textarea>" in html
    assert "Vi har ettårsbudgetar.</blockquote>" in html
    assert "<time datetime=" in html
    fresh = page.get("/ratings/one?assignment=<i>Nytt&case=Skolan").text
    assert 'value="none" checked' in fresh
    assert "&lt;i&gt;Nytt" in fresh
    assert "<i>Nytt" not in fresh
    for wrong in ("case=Ingen", "case=Skolan&wave=2099", ""):
        assert page.get(f"/ratings/one?assignment=Budget&{wrong}").status_code == 422
