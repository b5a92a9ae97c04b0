"""Offsets are code points of the interview's text, whatever signs stand before and in the selection."""

from __future__ import annotations

import random
import re

import pytest

from interviews import Transcript, Turn
from workbench.study import Study

pytestmark = pytest.mark.slow  # a browser and a server for each; CI runs them

TURNS = (
    "Vi åkte till Örebro, där ägarna hade ändrat allt – på två år.",
    "Familjen 👨‍👩‍👧‍👦 och brandmannen 👩🏽‍🚒 kom från 🇸🇪🇳🇴 med 🏳️‍🌈 och 1️⃣ hund.",
    "Ett sammansatt x̌y̌ och g̃ samt q̇ finns inte som ett tecken.",
    "Hon sa שלום לך och مرحبا بك till alla, sedan åäö igen.",
    "𝒜𝒷 är bokstäver utanför planet; 𠮷野家 också.",
)
CODINGS = "document.querySelector('[data-testid=transcript]').dataset.codings"
SELECT = """([turn, from, to]) => {
    const node = document.querySelectorAll('[data-testid=turn] .said')[turn].firstChild;
    getSelection().setBaseAndExtent(node, from, node, to);
    document.querySelector('[data-testid=transcript]').focus();
}"""
SPANS = "[...document.querySelectorAll('[data-testid=coding]')].map(e => [Number(e.dataset.start), Number(e.dataset.end)])"


def _units(text):
    """The length of a text as browsers count."""
    return len(text.encode("utf-16-le")) // 2


@pytest.fixture
def signs(tmp_path):
    """A study with one interview of signs that browsers count otherwise."""
    path, text, turns = tmp_path / "tecken.kodbok", "", []
    for said in TURNS:
        text += "IP: "
        turns.append(Turn(len(text), len(text) + len(said), label="IP:", speaker="IP"))
        text += f"{said}\n"
    with Study.create(path, coder="Prov") as study:
        study.add_transcript(Transcript("Tecken", text, turns=tuple(turns)))
    return path


def test_words_are_coded_exactly_as_selected(open_page, serving, signs, until, ready, saved):
    """Forty spans between the borders of words, each checked against the slice that Python takes."""
    chance, spans = random.Random(7), set()  # noqa: S311  # a choice of spans, not a secret
    with Study.open(signs) as study:
        transcript = study.transcripts()[0]
    while len(spans) < 40:
        place = chance.randrange(len(TURNS))
        words = [(found.start(), found.end()) for found in re.finditer(r"\S+", TURNS[place])]
        first, last = sorted(chance.choices(range(len(words)), k=2))
        spans.add((place, words[first][0], words[last][1]))
    with serving(signs) as (_, address):
        page = open_page(address.replace("/?", "/interviews/Tecken?"))
        ready(page)
        for number, (place, start, end) in enumerate(sorted(spans)):
            page.evaluate(SELECT, [place, _units(TURNS[place][:start]), _units(TURNS[place][:end])])
            if number == 0:
                page.keyboard.press("Enter")
                page.keyboard.type("ettårsbudgetar")
                page.keyboard.press("Enter")
            else:
                page.keyboard.press("1")
            until(page, CODINGS, str(number + 1))
        saved(page)
        shown = page.evaluate(SPANS)
        page.context.close()  # before its server goes, or the page rightly complains
    expected = sorted((transcript.turns[place].start + start, transcript.turns[place].start + end) for place, start, end in spans)
    assert [tuple(span) for span in shown] == expected
    with Study.open(signs) as study:
        assert study.check() == []
        assert sorted((each.start, each.end) for each in study.findings()) == expected
        assert all(transcript.text[each.start : each.end] == each.quote for each in study.findings())


@pytest.mark.parametrize(
    ("place", "marked", "whole"),
    [
        (1, "‍👧", "👨‍👩‍👧‍👦"),
        (1, "🏽‍", "👩🏽‍🚒"),
        (1, "🇪", "🇸🇪"),
        (2, "̌y", "x̌y̌"),
        (3, "לו", "שלום"),
        (0, "gar", "ägarna"),
        (0, " två ", "två"),
    ],
)
def test_a_sign_or_word_is_never_parted(open_page, serving, signs, until, ready, saved, place, marked, whole):
    """Half of a family, of a flag, of a letter with a mark, of a word: the whole is coded; white space at the ends is not."""
    with serving(signs) as (_, address):
        page = open_page(address.replace("/?", "/interviews/Tecken?"))
        ready(page)
        start = TURNS[place].index(marked)
        page.evaluate(SELECT, [place, _units(TURNS[place][:start]), _units(TURNS[place][: start + len(marked)])])
        page.keyboard.press("Enter")
        page.keyboard.type("ettårsbudgetar")
        page.keyboard.press("Enter")
        until(page, CODINGS, "1")
        saved(page)
        page.context.close()
    with Study.open(signs) as study:
        assert [each.quote for each in study.findings()] == [whole]
