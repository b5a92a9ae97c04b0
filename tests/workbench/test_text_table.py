"""Tables for people: as wide as they are in a file, folded or told row by row where a terminal is narrow."""

from __future__ import annotations

import re
import shlex

from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.cli.printing import shell_word
from workbench.cli.text_table import TextTable

TABLE = TextTable.of([("Social", 12, "kort"), ("  Ettårsbudgetar och annat", 3, None)], ("code", "words", "memo"), ("words",))


def test_a_table_that_fits_stands_in_columns():
    """Texts to the left, numbers to the right, nothing at the ends of lines."""
    assert TABLE.lines(80) == [
        "code                        words  memo",
        "Social                         12  kort",
        "  Ettårsbudgetar och annat      3",
    ]


def test_a_narrow_terminal_folds_between_words_and_keeps_the_indentation():
    """A number is never folded."""
    assert TABLE.lines(28) == [
        "code              words memo",
        "Social               12 kort",
        "  Ettårsbudgetar      3",
        "  och annat",
    ]


def test_what_cannot_be_folded_is_told_row_by_row():
    """The first cell, then each fact under its name; empty ones are left out."""
    assert TABLE.lines(24) == ["Social", "    words: 12;", "    memo: kort", "  Ettårsbudgetar och", "  annat", "    words: 3"]


def test_a_line_break_in_a_cell_never_breaks_the_table():
    """A quotation over two paragraphs is one line in a file."""
    assert TextTable.of([("a\nb",)], ("quote",)).lines() == ["quote", "a b"]


words = st.text(st.characters(categories=("L", "N", "P")), min_size=1, max_size=12)
cells = st.lists(words, max_size=6).map(" ".join)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(cells, st.integers(0, 10**6), cells), max_size=5), st.integers(30, 120))
def test_nothing_is_cut_at_any_width(rows, width):
    """Every word of every cell is shown, and no line is wider than the terminal."""
    lines = TextTable.of(rows, ("code", "words", "quote"), ("words",)).lines(width)
    shown = "\n".join(lines).split()
    for row in rows:
        for word in " ".join(map(str, row)).split():
            assert any(word in each for each in shown)
    assert all(len(line) <= width for line in lines)


def test_a_path_with_spaces_can_be_copied_out_of_a_hint():
    """Quotation marks that every shell understands."""
    assert shell_word("studie.kodbok") == "studie.kodbok"
    assert shell_word("Min mapp/studie åäö.kodbok") == '"Min mapp/studie åäö.kodbok"'


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"], exclude_characters="\\"), min_size=1))
def test_a_name_with_quotation_marks_can_be_copied_too(name):
    """Whatever a name holds, a shell reads back just that."""
    assert shlex.split(shell_word(name)) == [name]
    assert not set(re.sub(r"""'[^']*'|"'"(?=')""", "", shell_word(name))) & set(
        "$`!"
    )  # a shell reads these in double quotation marks too
