"""Ratings as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.names import by_number
from analysis.written import RATING_COLUMNS
from coding.assignment_theme import theme_of
from interviews.swedish_order import swedish_key
from workbench.store import schema
from workbench.store.codes import read_study_codebook
from workbench.store.door import live

if TYPE_CHECKING:
    import sqlalchemy as sa

    from coding.codebook import Codebook
    from workbench.store.door import Row


def read_rating_table(connection: sa.Connection) -> pd.DataFrame:
    """All ratings: the columns of `RATING_COLUMNS`, by wave, assignment (numbers by their size) and case."""
    cases = {row["id"]: row for row in live(connection, schema.cases)}
    standing = live(connection, schema.ratings)
    themes = _themes(read_study_codebook(connection), standing)
    rows = [_rating(row, cases[row["case_id"]], themes[row["code"], row["assignment"]]) for row in standing]
    rows.sort(key=_place)
    table = pd.DataFrame(rows, columns=list(RATING_COLUMNS))
    return table.astype({"wave": object, "case_kind": object})


def _themes(book: Codebook, rows: list[Row]) -> dict[tuple[str, str], str]:
    """The path of the theme of every assignment, by the code that was named for it and its own name; empty for none."""
    found = {(row["code"], row["assignment"]) for row in rows}
    codes = {(code, name): book.by_id(code) or theme_of(book, name) for code, name in found}
    return {key: code.path if code else "" for key, code in codes.items()}


def _rating(row: Row, case: Row, theme: str) -> Row:
    """What the table tells of one rating."""
    kept = {name: row[name] for name in ("id", "assignment", "wave", "rating", "comment", "kind", "source")}
    return kept | {"case": case["name"], "case_kind": case["kind"], "code": theme}


def _place(row: Row) -> tuple[Any, ...]:
    """Where a rating stands among others."""
    return by_number(row["wave"] or ""), by_number(row["assignment"]), swedish_key(row["case"])


def read_stamps(connection: sa.Connection) -> pd.DataFrame:
    """What an export needs beside the table: `id`, `code` (the path of the code that somebody named, or empty) and `stamp`."""
    book = read_study_codebook(connection)
    rows = [
        (row["id"], code.path if (code := book.by_id(row["code"])) else "", str(row["begun_rev"]))
        for row in live(connection, schema.ratings)
    ]
    return pd.DataFrame(rows, columns=["id", "code", "stamp"], dtype=object)
