"""From a codebook to the rows of text that its files hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coding.codebook_files.cell_list import join_items
from coding.codebook_files.pattern_cell import join_patterns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coding.code import Code
    from coding.codebook import Codebook
    from coding.rule import Rule


def code_rows(codebook: Codebook) -> Iterator[list[str]]:
    """Yields a row for each code, its cells in the order of CODE_COLUMNS."""
    return (_code_row(code) for code in codebook)


def rule_rows(codebook: Codebook) -> Iterator[list[str]]:
    """Yields a row for each rule, its cells in the order of RULE_COLUMNS."""
    return (_rule_row(code.path, rule) for code in codebook for rule in code.rules)


def _code_row(code: Code) -> list[str]:
    """The cells of one code."""
    texts = [code.path, code.definition, code.include, code.exclude, code.example, code.colour]
    return [*texts, join_items(code.aliases), join_items(code.topics), "true" if code.retired else ""]


def _rule_row(path: str, rule: Rule) -> list[str]:
    """The cells of one rule."""
    words = join_patterns(rule.words) if rule.match == "pattern" else join_items(rule.words)
    return [path, rule.match, words, join_items(rule.exclude), rule.unit]
