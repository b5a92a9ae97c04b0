"""Status ratings changed in the browser: by keys and by mouse, and by two at once."""

from __future__ import annotations

import pytest

from workbench.study import Study

pytestmark = pytest.mark.slow  # a browser and a server for each; CI runs them

NAME = "Samtal åäö"
BUDGET, DIALOG = "1. Ettårsbudgetar", "2. Dialog"
SAVING = "document.querySelector('[data-part=saving]')?.dataset.state"
CHECKED = "document.querySelector('input[name=rating]:checked')?.value"
FOCUSED = "document.activeElement.dataset.key ?? document.activeElement.name ?? ''"


@pytest.fixture
def rated(study_file):
    """The study with a case of two ratings, and a coding that one of them is about."""
    with Study.open(study_file, coder="Prov") as study:
        study.describe_interview(NAME, case="Skolan")
        start = study.transcript(NAME).text.index("Vi har ettårsbudgetar")
        study.code(NAME, start, start + len("Vi har ettårsbudgetar"), "Ettårsbudgetar")
        study.set_rating(BUDGET, "Skolan", None, "green", kind="ongoing")
        study.set_rating(DIALOG, "Skolan", None, "yellow", comment="Väntar.")
    return study_file


@pytest.fixture
def hasty(open_page):
    """Forgives the console: what is saved before the page has read its own last change anew is refused, and sent once more."""
    yield
    open_page.complaints[:] = [each for each in open_page.complaints if "409" not in each]


@pytest.fixture
def view(rated, open_page, address, until):
    """Opens the ratings, ready to be used."""

    def opened(**settings):
        page = open_page(address.replace("/?", "/ratings?"), **settings)
        until(page, "document.body.dataset.ready", "true")
        return page

    return opened


def _told(path):
    """What a study holds of ratings."""
    with Study.open(path) as study:
        return {row.assignment: (row.rating, row.comment, row.kind) for row in study.ratings().itertuples()}


@pytest.mark.usefixtures("hasty")
def test_a_rating_is_changed_by_keys_alone(view, rated, until, faults):
    """Arrows choose without saving each step, leaving the group saves, Esc goes back to the cell, undo takes it back."""
    page = view()
    page.locator("a[data-key]").first.focus()
    page.keyboard.press("ArrowDown")
    until(page, FOCUSED, f"{DIALOG}\nSkolan\n")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    until(page, FOCUSED, "rating")
    until(page, CHECKED, "green")
    assert page.locator("#panel [data-part=evidence] blockquote").first.inner_text() == "Vi har ettårsbudgetar"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    until(page, SAVING, "unsaved")
    assert _told(rated)[BUDGET] == ("green", "", "ongoing")
    page.keyboard.press("Tab")
    until(page, SAVING, "saved")
    until(page, FOCUSED, "kind")
    assert _told(rated)[BUDGET] == ("red", "", "ongoing")
    page.keyboard.press("Tab")
    page.keyboard.type("Pengarna tar slut.")
    until(page, SAVING, "unsaved")
    page.keyboard.press("Escape")
    until(page, SAVING, "saved")
    until(page, FOCUSED, f"{BUDGET}\nSkolan\n")
    page.locator("#matrix td", has_text="Pengarna tar slut.").get_by_text("R röd").wait_for()
    assert faults(page) == []
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    page.locator("#matrix td").first.get_by_text("Gr grön").wait_for()
    until(page, CHECKED, "green")
    assert _told(rated)[BUDGET] == ("green", "", "ongoing")


@pytest.mark.usefixtures("hasty")
def test_a_rating_is_changed_by_mouse_and_taken_away_and_another_one_made(view, rated, until):
    """A label is clicked, and the button saves; a rating of something new is made on a page of its own."""
    page = view()
    page.locator("a[data-key]").nth(1).click()
    page.locator("#panel label", has_text="R röd").click()
    until(page, CHECKED, "red")
    page.get_by_role("button", name="Spara").click()
    page.locator("#matrix td", has_text="Väntar.").get_by_text("R röd").wait_for()
    page.locator("#panel label", has_text="inte bedömt").click()
    page.locator("#panel textarea").fill("")
    page.get_by_role("button", name="Spara").click()
    until(page, "document.querySelectorAll('#matrix td').length", 1)
    until(page, SAVING, "saved")
    assert _told(rated) == {BUDGET: ("green", "", "ongoing")}
    page.get_by_text("Bedöm något annat").click()
    page.get_by_role("textbox", name="Uppdrag").fill("Fond")
    page.get_by_role("button", name="Öppna").click()
    page.locator("#opened").wait_for()
    until(page, "document.body.dataset.ready", "true")
    page.locator("label", has_text="Gu gul").click()
    page.get_by_role("button", name="Spara").click()
    page.locator("#opened time").wait_for()
    assert _told(rated)["Fond"] == ("yellow", "", "")


@pytest.mark.usefixtures("hasty")
@pytest.mark.parametrize("choice", ["Behåll min", "Ta den andra"])
def test_two_who_rate_the_same_see_both_ratings_in_words(view, rated, until, faults, choice):
    """Nothing is overwritten until somebody has chosen; what others rate beside it appears by itself."""
    page = view()
    page.locator("a[data-key]").nth(1).click()
    page.locator("#panel label", has_text="R röd").click()
    until(page, SAVING, "unsaved")
    with Study.open(rated, coder="Annan") as study:
        study.set_rating(BUDGET, "Skolan", None, "none", comment="Vet ej.")
        study.set_rating(DIALOG, "Skolan", None, "green", comment="Klart.")
    page.locator("#matrix td").first.get_by_text("Vet ej.").wait_for()
    until(page, SAVING, "conflict")
    assert page.locator("[data-part=theirs]").inner_text() == "● Gr grön · Klart."
    assert "Annan" in page.locator("[data-part=their-source]").inner_text()
    assert faults(page) == []
    page.get_by_role("button", name=choice).click()
    until(page, SAVING, "saved")
    assert _told(rated)[DIALOG] == ("red" if choice == "Behåll min" else "green", "Klart.", "")


def test_what_cannot_be_saved_is_said_in_swedish_and_stays(view, until, open_page):
    """A kind alone is no rating; the console tells of the refusal, which is no complaint."""
    page = view()
    page.goto(page.url.split("?")[0] + "/one?assignment=Fond&case=Skolan&wave=")
    until(page, "document.body.dataset.ready", "true")
    page.locator("select[name=kind]").select_option("ongoing")
    until(page, SAVING, "failed")
    assert "Det finns ingen lägesbedömning av Fond, Skolan än" in page.locator("[data-part=saving]").inner_text()
    page.locator("label", has_text="Gr grön").click()
    page.get_by_role("button", name="Spara").click()
    until(page, SAVING, "saved")
    open_page.complaints[:] = [each for each in open_page.complaints if "422" not in each]
