"""What axe-core finds on the transcript's page, in every state, light and dark, Swedish and English."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.slow  # a browser and a server for each; CI runs them

INTERVIEW = "/interviews/Samtal%20%C3%A5%C3%A4%C3%B6?"


@pytest.mark.parametrize(
    ("scheme", "width", "lang"), [("light", 1280, "sv"), ("dark", 360, "en"), ("dark", 2560, "sv"), ("light", 360, "en")]
)
def test_axe_finds_nothing(open_page, address, ready, saved, faults, scheme, width, lang):
    """With nothing chosen, the palette open, a coding chosen, the memo, the places and the sheet of keys."""
    page = open_page(address.replace("/?", INTERVIEW), color_scheme=scheme, viewport={"width": width, "height": 900})
    if lang == "en":
        page.get_by_role("button", name="English").click()
    page.locator(f"html[lang={lang}]").wait_for()
    ready(page)
    assert faults(page) == []
    for keys, leave in (
        (["ArrowDown", "s", "Enter"], None),
        (["Enter"], None),
        (["m"], "Escape"),
        (["g"], "Escape"),
        (["?"], "Escape"),
    ):
        for key in keys:
            page.keyboard.press(key)
        assert faults(page) == [], keys
        if leave:
            page.keyboard.press(leave)
    saved(page)


def test_letters_act_only_while_the_transcript_has_the_focus(transcript, until):
    """WCAG 2.1.4: in the list of codings they do nothing; arrows go about in it, Enter chooses."""
    for key in ("ArrowDown", "s", "Enter"):
        transcript.keyboard.press(key)
    transcript.keyboard.type("ettårsbudgetar")
    transcript.keyboard.press("Enter")
    until(transcript, "document.querySelectorAll('[data-testid=coding]').length", 1)
    transcript.locator("[data-testid=coding] button").focus()
    transcript.keyboard.press("Delete")
    transcript.keyboard.press("1")
    assert transcript.locator("[data-testid=coding]").count() == 1
    transcript.keyboard.press("Enter")
    assert "ettårsbudgetar" in transcript.inner_text("#announce")


def test_what_is_read_is_marked_as_swedish(open_page, address, ready):
    """On an English page the transcript and the codings have a language of their own."""
    page = open_page(address.replace("/?", INTERVIEW))
    page.get_by_role("button", name="English").click()
    page.locator("html[lang=en]").wait_for()
    ready(page)
    assert page.get_attribute("[data-testid=transcript]", "lang") == "sv"
    assert page.get_attribute("[data-testid=codings]", "lang") == "sv"
