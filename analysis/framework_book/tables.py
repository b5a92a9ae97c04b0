"""The tables of the workbook in the reader's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.cell_state import SHORT_WORDS
from analysis.framework_book.columns import COLUMNS, PASSAGE_TITLE, PASSAGES, TITLES, Kind
from analysis.framework_book.contents import SHORT
from analysis.framework_book.stamp import Stamp
from analysis.workbook.table import CELL_LIMIT, Table, pieces
from analysis.written import rows_of
from interviews.errors import KodbokError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from analysis.catalogue import Catalogue
    from analysis.framework_book.contents import FrameworkSheets
    from analysis.workbook.column import Column

_WRITTEN = ("summary", "synthesis", "comment", "value")


class TextTooLongError(KodbokError):
    """Something that people wrote does not fit into a cell of Excel."""

    def __init__(self, sheet: str, about: str) -> None:
        super().__init__(
            f"A text on the sheet {sheet} ({about}) is longer than a cell of Excel holds ({CELL_LIMIT} characters), so it cannot "
            "go out to be edited; shorten it, or leave it out by a filter."
        )


def summaries(sheets: FrameworkSheets, say: Catalogue) -> Table:
    """The sheet of summaries: a row a cell, what was said beside it."""
    said = _said(sheets, say)
    data = sheets.cells.assign(
        state=[say(SHORT_WORDS[state]) for state in sheets.cells["state"]],
        key=sheets.cells["key_segment"].str[:SHORT],
        holds="",
        said=[said.get(each, "") for each in sheets.cells["id"]],
        date=sheets.cells["date"].str[:10],
        stamp=_stamps(sheets.cells, sheets),
    )
    return _table("summary", data, say)


def syntheses(sheets: FrameworkSheets, say: Catalogue) -> Table:
    """The sheet of syntheses: a row a theme."""
    table = sheets.syntheses
    data = table.assign(
        state=[say(SHORT_WORDS[state]) for state in table["state"]],
        speaking=[f"{n} {say('of')} {total}" for n, total in zip(table["cases"], table["cases_total"], strict=True)],
        silent=[_silent(row, say) for row in rows_of(table[["silent", "not_asked", "not_finished"]])],
        holds="",
        date=table["date"].str[:10],
        stamp=_stamps(table, sheets),
    )
    return _table("synthesis", data, say)


def _silent(row: Mapping[str, Sequence[str]], say: Catalogue) -> str:
    """The cases that do not speak, in words."""
    told = ((SHORT_WORDS[name], row[name]) for name in ("silent", "not_asked", "not_finished"))
    return "\n".join(f"{say(word)}: {', '.join(cases)}" for word, cases in told if cases)


def judgements(sheets: FrameworkSheets, say: Catalogue) -> Table:
    """The sheet of judgements: a row a scale and case."""
    table = sheets.judgements
    data = table.assign(
        segments=["; ".join(each[:SHORT] for each in ids) for ids in table["segments"]],
        date=table["date"].str[:10],
        stamp=_stamps(table, sheets),
    )
    return _table("judgement", data, say)


def passages(sheets: FrameworkSheets, say: Catalogue) -> Table:
    """The sheet of passages: what stands behind every cell."""
    table = sheets.passages
    data = table.assign(
        short=table["id"].str[:SHORT],
        contrary=[say("yes") if each else "" for each in table["contrary"]],
        quote=[next(iter(pieces(each)), "") for each in table["quote"]],
        memo=[next(iter(pieces(each)), "") for each in table["memo"]],
    )
    return Table(say(PASSAGE_TITLE), PASSAGES, _headers(PASSAGES, say), data, empty=say("Nothing is coded yet"))


def _table(kind: Kind, data: pd.DataFrame, say: Catalogue) -> Table:
    """A sheet that is written in."""
    title, columns = say(TITLES[kind]), COLUMNS[kind]
    for name in _WRITTEN:
        for about, text in zip(data["id"], data[name], strict=True) if name in data else ():
            if isinstance(text, str) and len(text.encode("utf-16-le")) // 2 > CELL_LIMIT:
                raise TextTooLongError(title, about)
    return Table(title, tuple(columns), _headers(columns, say), data, empty=say("Nothing can be written here yet"))


def _headers(columns: Sequence[Column], say: Catalogue) -> tuple[str, ...]:
    """The names of the columns."""
    return tuple(say(column.header) for column in columns)


def _stamps(table: pd.DataFrame, sheets: FrameworkSheets) -> list[str]:
    """The stamp of every row."""
    return [str(Stamp(int(version), sheets.facts.revision)) for version in table["version"]]


def _said(sheets: FrameworkSheets, say: Catalogue) -> dict[str, str]:
    """What was said in every cell, by its id: as much as a cell of Excel holds."""
    told: dict[str, list[str]] = {}
    for row in rows_of(sheets.passages):
        against = f" ({say('contrary')})" if row["contrary"] else ""
        who = row["speaker"] if isinstance(row["speaker"], str) else row["interview"]
        told.setdefault(row["cell"], []).append(f"[{row['id'][:SHORT]}]{against} {' '.join(row['quote'].split())} – {who}")
    rest = say("… the rest stands on the sheet {sheet}.").format(sheet=say(PASSAGE_TITLE))
    return {cell: _fitting("\n".join(lines), rest) for cell, lines in told.items()}


def _fitting(text: str, rest: str) -> str:
    """As much of a text as a cell holds."""
    first, *more = pieces(text, CELL_LIMIT - len(rest) - 1)
    return f"{first}\n{rest}" if more else first
