"""What each kind of match finds in a text."""

from __future__ import annotations

import pytest

from coding.lemmas import FUNCTION_WORDS, lemma
from coding.matching import PatternError, Vocabulary, finds
from coding.rule import Rule


def found(rule: Rule, text: str, *spans: tuple[int, int]) -> list[str]:
    """What a rule finds in a text, as it stands there."""
    vocabulary = Vocabulary.of(text, spans or ((0, len(text)),))
    return [text[find.start : find.end] for find in finds(rule, vocabulary)]


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        (("budget",), "Budget, budget och budgeten.", ["Budget", "budget"]),
        (("ett år i taget",), "Ett  år i\u00a0taget, ett år, i taget.", ["Ett  år i\u00a0taget"]),
        (("ett år",), "Vi får ett\når", []),
        (("ett år",), "Det är ett. År ett", []),
        (("t.ex.",), "Till ex, t.ex. nu", ["t.ex"]),
        (("EU-medel",), "eu-medel och EU\u2011medel", ["eu-medel", "EU\u2011medel"]),
        (("år år",), "år år år", ["år år", "år år"]),
        (("...",), "Nja... kanske", []),
        (("malmö", "stad"), "Malmö stad", ["Malmö", "stad"]),
    ],
)
def test_exact_words_and_phrases(words: tuple[str, ...], text: str, expected: list[str]) -> None:
    """Exact words match their form in any capitals; a phrase allows any space but no line or sentence between its words."""
    assert found(Rule("exact", words), text) == expected


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        (("budget",), "Budgeten, budgetarna, ettårsbudgeten", ["Budgeten", "budgetarna"]),
        (("mäta",), "Vi mäter det som mäts, inte måtten", ["mäter", "mäts"]),
        (("upphandling",), "upphandlingarna", ["upphandlingarna"]),
        (("skola",), "Vi ska till skolan och skulle ha med skolor", ["skolan", "skolor"]),
        (("sitta",), "Vi sitter i sitt hus", ["sitter"]),
        (("skulle",), "Vi ska och skulle", ["skulle"]),
        (("social investering",), "Sociala investeringar är social investering", ["Sociala investeringar", "social investering"]),
        (("vara",), "Varorna är billiga att vara", ["vara"]),
        (("lärande",), "Vi har lärt oss, lärandet går bra", ["lärt", "lärandet"]),  # a form of lära, and a word of its own
        (("utmaningar",), "en utmaning", ["utmaning"]),
    ],
)
def test_lemmas(words: tuple[str, ...], text: str, expected: list[str]) -> None:
    """Dictionary forms match every form of a word, but a function word matches itself alone."""
    assert found(Rule("lemma", words), text) == expected


def test_function_words_are_their_own_lemmas() -> None:
    """No function word leads to a content word."""
    assert {word for word in FUNCTION_WORDS if lemma(word) != word} == set()
    assert lemma("skulle") == "skulle"


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        (("social investering",), "den sociala investeringsfonden", ["sociala investeringsfonden"]),
        (("allians",), "Kunskapsalliansen, kunskaps-\u00adallians", ["Kunskapsalliansen", "allians"]),
        (("team",), "steam och ett områdesteam", ["områdesteam"]),
    ],
)
def test_compounds(words: tuple[str, ...], text: str, expected: list[str]) -> None:
    """A stem matches inside compounds, in each word of a phrase."""
    assert found(Rule("compound", words), text) == expected


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        (Rule("exact", ("råd", "rådet"), ("Rådet",)), "råd, rådet", ["råd"]),
        (Rule("lemma", ("råd",), ("råden",)), "rådet, råden", ["rådet"]),
        (Rule("compound", ("råd",), ("förråd", "råd")), "förrådet, rådet, råd", ["rådet"]),
        (Rule("compound", ("stöd",), ("ekonomiskt stöd",)), "Ekonomiskt stöd, stödet, stöd", ["stödet", "stöd"]),
        (Rule("compound", ("social investering",), ("investeringsfond",)), "sociala investeringsfonden", []),
        (Rule("lemma", ("räkna",), ("räkna med", "räknar med")), "Vi räknar med att räkna", ["räkna"]),
        (Rule("pattern", ('[{"LOWER": {"REGEX": "^år"}}]',), ("åren",)), "år och åren", ["år"]),
    ],
)
def test_excluded_words_and_phrases(rule: Rule, text: str, expected: list[str]) -> None:
    """What is excluded takes away that form, and the finds inside that phrase."""
    assert found(rule, text) == expected


def test_nothing_is_found_outside_of_the_spans_or_over_their_ends() -> None:
    """Words and phrases lie inside one stretch."""
    text = "ett år\tett år"
    assert found(Rule("exact", ("ett år",)), text, (0, 3), (4, 6), (7, 13)) == ["ett år"]
    assert found(Rule("exact", ("år ett",)), text, (0, 6), (7, 13)) == []
    assert found(Rule("pattern", ('[{"LOWER": "ett"}, {"LOWER": "år"}]',)), text, (0, 3), (4, 6), (7, 13)) == ["ett år"]


def test_token_patterns_take_the_longest_place() -> None:
    """A token pattern finds its longest match once, in code points."""
    rule = Rule("pattern", ('[{"LOWER": "mycket", "OP": "+"}, {"LOWER": "svårt"}]',))
    assert found(rule, "🙂 Det är mycket mycket svårt.") == ["mycket mycket svårt"]


@pytest.mark.parametrize(
    "pattern", ["ord", "{}", "[]", '["ord"]', '[{"NONSENS": 1}]', '[{"LOWER": 1}]', '[{"OP": "?"}, {"OP": "??"}]']
)
def test_a_pattern_that_is_none_is_refused_in_one_sentence(pattern: str) -> None:
    """The message names the pattern and shows how one is written."""
    with pytest.raises(PatternError) as refused:
        found(Rule("pattern", (pattern,)), "text")
    assert pattern in str(refused.value)
    assert '[{"LOWER": "ett"}' in str(refused.value)
    assert "\n" not in str(refused.value)
