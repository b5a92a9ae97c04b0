"""The table of codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coding.code import Code
    from coding.codebook import Codebook
    from coding.rule import Rule

_COLUMNS = (
    *("code", "level", "name", "parent", "definition", "include", "exclude", "example", "colour"),
    *("aliases", "topics", "rules", "retired"),
)


def chosen_codes(codebook: Codebook, codes: Sequence[str]) -> list[Code]:
    """The codes of a selection, each with its descendants; all of them for none."""
    if not codes:
        return list(codebook.codes)
    found = [codebook.find(code) for code in codes]
    wanted = {code.path for each in found for code in (each, *codebook.descendants(each.path))}
    return [code for code in codebook.codes if code.path in wanted]


def codebook_table(codebook: Codebook, chosen: Sequence[Code]) -> pd.DataFrame:
    """One row per chosen code; see `Material.codebook` for the columns."""
    table = pd.DataFrame([_row(codebook, code) for code in chosen], columns=_COLUMNS)
    table["level"] = table["level"].astype("int64")
    table["retired"] = table["retired"].astype("bool")
    return table


def _row(codebook: Codebook, code: Code) -> tuple[object, ...]:
    """The row of one code; lists are joined by `; `."""
    texts = (code.definition, code.include, code.exclude, code.example, codebook.colour_of(code.path))
    lists = ("; ".join(code.aliases), "; ".join(code.topics), "\n".join(_rule(rule) for rule in code.rules))
    return (code.path, code.level, code.name, code.parent or None, *texts, *lists, code.retired)


def _rule(rule: Rule) -> str:
    """A rule in one line."""
    without = f" – {'; '.join(rule.exclude)}" if rule.exclude else ""
    return f"{rule.match} ({rule.unit}): {'; '.join(rule.words)}{without}"
