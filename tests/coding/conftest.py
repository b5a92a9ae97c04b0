"""Codebooks for the tests: a small one to read, and any at all for hypothesis."""

from __future__ import annotations

import json

import pytest
from hypothesis import strategies as st

from coding.code import Code
from coding.code_tree import new_id
from coding.codebook import Codebook
from coding.rule import MATCHES, UNITS, Rule

_ODD = (
    *(
        "=1+1",
        "+46",
        "-5",
        "@du",
        "a;b",
        "\\",
        "\\;",
        " inledd",
        "slut ",
        "åäö Å",
        "🎈",
        'sa "ja", och',
        "ett\ntvå",
        "\ttab",
        "ja",
        "null",
    ),
    *(
        "2015",
        "1e5",
        "#N/A",
        "_x0041_",
        "_x005F_x0041_",
        "x005F_",
        "{a: b}",
        "- a",
        "# inte",
        "'",
        '"',
        "true",
        "path",
        "<b>&amp;",
        "\u00a0",
        "&",
    ),
)
_TEXT = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Cn")) | st.sampled_from(";\\, \n\t=\"'åé"), max_size=12
) | st.sampled_from(_ODD)
_NAME = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp")), min_size=1, max_size=6) | st.sampled_from(
    [text for text in _ODD if "\n" not in text and "\t" not in text],
)


def _is_name(text: str) -> bool:
    """Says whether a text may name a code."""
    return bool(text.strip()) and ">" not in text.strip().split(" ")


def _pattern(tokens: list[dict[str, object]]) -> str:
    """A token pattern as JSON."""
    return json.dumps(tokens, ensure_ascii=False)


_TOKEN = st.dictionaries(
    _TEXT, _TEXT | st.integers(-9, 9) | st.booleans() | st.none() | st.floats(-9, 9) | st.lists(_TEXT, max_size=2), max_size=2
)
_PATTERN = st.lists(_TOKEN, min_size=1, max_size=2).map(_pattern)
_FILLED = _TEXT.filter(str.strip)


@st.composite
def _rule(draw: st.DrawFn) -> Rule:
    """Any rule."""
    match = draw(st.sampled_from(MATCHES))
    words = draw(st.lists(_PATTERN if match == "pattern" else _FILLED, min_size=1, max_size=3))
    return Rule(match, tuple(words), tuple(draw(st.lists(_TEXT, max_size=2))), draw(st.sampled_from(UNITS)))


@st.composite
def _code(draw: st.DrawFn) -> Code:
    """Any code."""
    path = " > ".join(name.strip() for name in draw(st.lists(_NAME.filter(_is_name), min_size=1, max_size=3)))
    texts = {name: draw(_TEXT) for name in ("definition", "include", "exclude", "example")}
    lists = {name: tuple(draw(st.lists(_TEXT, max_size=3))) for name in ("aliases", "topics")}
    colour = draw(st.sampled_from(["", "#0072B2", "e69f00"]))
    rules = tuple(draw(st.lists(_rule(), max_size=2)))
    return Code(new_id(), path, **texts, **lists, colour=colour, rules=rules, retired=draw(st.booleans()))


@pytest.fixture(scope="session")
def codebooks() -> st.SearchStrategy[Codebook]:
    """Any codebook, of up to six codes and their parents."""
    return st.lists(_code(), max_size=6, unique_by=lambda code: " ".join(code.path.split())).map(_codebook)


@pytest.fixture(scope="session")
def any_text() -> st.SearchStrategy[str]:
    """Any text that a canonical transcript may hold."""
    return _TEXT


def _codebook(codes: list[Code]) -> Codebook:
    """A codebook of codes whose paths may turn out alike once they are clean."""
    book = Codebook()
    for code in codes:
        one = Codebook.of([code])
        if one.codes[-1].path not in book:
            book = Codebook.of([*book, one.codes[-1]])
    return book


@pytest.fixture
def recommendations() -> Codebook:
    """Two roots, five themes below them, one deeper code."""
    book = Codebook()
    for path in (
        "Social investering > Ettårsbudgetar",
        "Social investering > Barnperspektiv",
        "Kunskapsallianser > Civilsamhälle",
        "Kunskapsallianser > Lärande organisation > Kollegial granskning",
        "Kunskapsallianser > Näringsliv",
    ):
        book = book.add(path)
    return book
