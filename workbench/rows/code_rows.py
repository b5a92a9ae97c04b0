"""Codes as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coding.code import Code
from coding.codebook import Codebook
from coding.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.store.door import Row


def code_row(code: Code, position: int) -> Row:
    """The row of a code at its place in the codebook."""
    return {
        "id": code.id,
        "position": position,
        "path": code.path,
        "definition": code.definition,
        "include": code.include,
        "exclude": code.exclude,
        "example": code.example,
        "colour": code.colour,
        "aliases": list(code.aliases),
        "topics": list(code.topics),
        "rules": [[rule.match, list(rule.words), list(rule.exclude), rule.unit] for rule in code.rules],
        "retired": code.retired,
    }


def codebook_of(rows: Iterable[Row]) -> Codebook:
    """The codebook that live rows make."""
    return Codebook(tuple(_code(row) for row in sorted(rows, key=lambda row: row["position"])))


def _code(row: Row) -> Code:
    """A code from its row."""
    rules = tuple(Rule(match, tuple(words), tuple(exclude), unit) for match, words, exclude, unit in row["rules"])
    texts = {name: row[name] for name in ("id", "path", "definition", "include", "exclude", "example", "colour")}
    return Code(**texts, aliases=tuple(row["aliases"]), topics=tuple(row["topics"]), rules=rules, retired=row["retired"])
