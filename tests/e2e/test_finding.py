"""Searching, retrieving and the theme table, as somebody uses them in a browser."""

from __future__ import annotations

import pytest

from workbench.study import Study

pytestmark = pytest.mark.slow  # a browser and a server for each; CI runs them


@pytest.fixture
def coded(study_file):
    """The study with two codings of Prov's: one of a sentence, one of a turn."""
    with Study.open(study_file, coder="Prov") as study:
        text = study.transcript("Samtal åäö").text
        for words, code in (("Det är svårt 👩🏽‍🚒, tycker jag.", "Ettårsbudgetar"), ("De hjälper oss 🇸🇪 mycket.", "Civilsamhälle")):
            start = text.index(words)
            study.code("Samtal åäö", start, start + len(words), code)
    return study_file


def _at(address, path):
    """Another page of the same server, let in by the same token."""
    base, _, token = address.partition("/?")
    return f"{base}{path}{'&' if '?' in path else '?'}{token}"


def _findings(path):
    """Code and words of every finding, read from the study's file."""
    with Study.open(path) as study:
        return [(each.code.split(" > ")[-1], each.quote) for each in study.findings()]


def test_words_are_found_as_one_types_and_what_stays_ticked_is_coded(open_page, address, study_file, until):
    """Inflected forms too; a hit that is unticked is left out, and one undo takes all of it back."""
    page = open_page(_at(address, "/search"))
    page.keyboard.type("förening")
    page.locator("#hits mark").wait_for()
    until(page, "[...document.querySelectorAll('#hits mark')].map((mark) => mark.textContent).join()", "föreningarna")
    page.locator("#query").fill("är*")
    until(page, "document.querySelectorAll('#hits li').length", 2)
    page.locator("#hits input").nth(1).uncheck()
    page.locator("#code").focus()
    page.locator("#code").select_option("Social investering > Ettårsbudgetar")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("#undo").wait_for()
    assert _findings(study_file) == [("Ettårsbudgetar", "Det är svårt 👩🏽‍🚒, tycker jag.")]
    page.locator("#undo").click()
    until(page, "document.querySelector('#total').textContent", "Kodningen togs tillbaka.")
    assert _findings(study_file) == []


def test_a_hit_leads_to_its_place_in_the_transcript(open_page, address):
    """The address names the span in code points; the emoji before it counts as its code points."""
    page = open_page(_at(address, "/search?q=kort"))
    link = page.locator("#hits a")
    link.wait_for()
    start, end = map(int, link.get_attribute("href").split("#")[1].split("-"))
    assert end - start == len("kort")


def test_a_segment_gets_another_code_where_it_was_retrieved(open_page, coded, address, until):
    """By keyboard; the figures follow."""
    page = open_page(_at(address, "/retrieve?go=1&any=Ettårsbudgetar"))
    page.locator("article").wait_for()
    page.get_by_role("button", name="Byt kod").focus()
    page.keyboard.press("Enter")
    page.locator(".segments select").select_option("Social investering > Barnperspektiv")
    page.get_by_role("button", name="Spara").press("Enter")
    until(page, "document.querySelectorAll('article').length", 0)
    until(page, "document.querySelector('.figures dd').textContent", "0")
    assert ("Barnperspektiv", "Det är svårt 👩🏽‍🚒, tycker jag.") in _findings(coded)


def test_a_segment_is_trimmed_by_words_where_it_was_retrieved(open_page, coded, address, until):
    """Past an emoji of several code points; the study keeps whole words."""
    page = open_page(_at(address, "/retrieve?go=1&any=Ettårsbudgetar"))
    page.get_by_role("button", name="Justera").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Börja ett ord senare").click()
    dialog.get_by_role("button", name="Börja ett ord senare").click()
    dialog.get_by_role("button", name="Sluta ett ord tidigare").click()
    dialog.get_by_role("button", name="Sluta ett ord tidigare").click()
    assert page.locator("dialog mark").text_content() == "svårt 👩🏽‍🚒, tycker"
    dialog.get_by_role("button", name="Spara").click()
    until(page, "document.querySelector('article .text').textContent", "svårt 👩🏽‍🚒, tycker")
    assert ("Ettårsbudgetar", "svårt 👩🏽‍🚒, tycker") in _findings(coded)


def test_a_passage_is_copied_with_its_source(open_page, coded, address, until):
    """The words in quotation marks, who said them and where."""
    page = open_page(_at(address, "/retrieve?go=1&any=Civilsamhälle"), permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Kopiera med källa").click()
    until(page, "document.querySelector('#told').textContent", "Kopierat med källa.")
    assert page.evaluate("navigator.clipboard.readText()") == "”De hjälper oss 🇸🇪 mycket.” (IP, Samtal åäö)"


def test_a_number_of_the_theme_table_leads_to_its_passages(open_page, coded, address):
    """As many as it says."""
    page = open_page(_at(address, "/themes"))
    link = page.get_by_role("link", name="1 textställen: Kunskapsallianser > Civilsamhälle")
    link.first.click()
    page.locator("article").first.wait_for()
    assert page.locator("article .text").all_text_contents() == ["De hjälper oss 🇸🇪 mycket."]


def test_passages_are_downloaded(open_page, coded, address):
    """As an Excel file with its own name."""
    page = open_page(_at(address, "/retrieve?go=1"))
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Excel").click()
    assert waiting.value.suggested_filename == "passager.xlsx"


@pytest.mark.parametrize(
    ("path", "shown"), [("/search?q=vi", "#hits li"), ("/retrieve?go=1", "article"), ("/themes", ".heat, .figured")]
)
@pytest.mark.parametrize("width", [360, 2560])
def test_no_page_is_wider_than_the_window(open_page, coded, address, path, shown, width):
    """On a telephone and on a wide screen."""
    page = open_page(_at(address, path), viewport={"width": width, "height": 800})
    page.locator(shown).first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
