"""A table that people read, in the words of one language, before it is dressed as a sheet or written as CSV."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING

import pandas as pd

from analysis.workbook.column import Column

if TYPE_CHECKING:
    from collections.abc import Iterator

CELL_LIMIT = 32_767
"""The UTF-16 units that one cell of Excel holds."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its columns' names and forms.

    Attributes:
        title: The sheet's name.
        columns: What the columns are.
        headers: Their names in the reader's language.
        data: The values by field; missing values are null.
        links: Where the cells of a field lead: one location a row (`'Passager'!A7`), or None.
        empty: What the sheet says where there is no row.
        notes: What a reader must know, said below the table.
    """

    title: str
    columns: tuple[Column, ...]
    headers: tuple[str, ...]
    data: pd.DataFrame
    links: Mapping[str, Sequence[str | None]] = field(default_factory=dict)
    empty: str = ""
    notes: tuple[str, ...] = ()

    def linked(self, links: Mapping[str, Sequence[str | None]]) -> Table:
        """The same table with links."""
        return replace(self, links=links)

    def saying(self, empty: str) -> Table:
        """The same table, which says something else where there is no row."""
        return replace(self, empty=empty)

    def noted(self, *notes: str) -> Table:
        """The same table with what a reader must know below it."""
        return replace(self, notes=notes)

    def split(self, key: str) -> Table:
        """The table with long texts carried on in further rows, which hold the key, the number in `part` and the text.

        A cell holds 32,767 UTF-16 units; the pieces joined by nothing give the text back.
        """
        pieces = {column.field: _long(self.data[column.field]) for column in self.columns if column.form in {"long", "small"}}
        first = self.data.assign(part=1)
        if not any(pieces.values()):
            return replace(self, data=first)
        return replace(self, data=_spread(first, key, {name: found for name, found in pieces.items() if found}))


def apart(headers: tuple[str, ...]) -> tuple[str, ...]:
    """Headers as a table of Excel wants them: none twice, in whatever case."""
    folded = [header.casefold() for header in headers]
    counts = [folded[: place + 1].count(each) for place, each in enumerate(folded)]
    return tuple(name if count == 1 else f"{name} ({count})" for name, count in zip(headers, counts, strict=True))


def _long(texts: pd.Series) -> dict[int, list[str]]:
    """The pieces of every text that one cell does not hold, by the row's position."""
    sizes = texts.astype("object").str.len().fillna(0)
    candidates = (sizes > CELL_LIMIT // 2).to_numpy().nonzero()[0]
    found = {int(place): list(pieces(texts.iloc[place])) for place in candidates}
    return {place: parts for place, parts in found.items() if len(parts) > 1}


def pieces(text: str, limit: int = CELL_LIMIT) -> Iterator[str]:
    """Cuts a text into the fewest pieces of at most `limit` UTF-16 units, never inside a character.

    >>> list(pieces("abcde", 2))
    ['ab', 'cd', 'e']
    """
    begun = used = 0
    for place, char in enumerate(text):
        units = 2 if char > "\uffff" else 1
        if used + units > limit:
            yield text[begun:place]
            begun, used = place, 0
        used += units
    yield text[begun:]


def _spread(first: pd.DataFrame, key: str, pieces_of: Mapping[str, Mapping[int, list[str]]]) -> pd.DataFrame:
    """Puts the further pieces into rows after the one that they belong to."""
    cut = first.reset_index(drop=True).astype(dict.fromkeys(pieces_of, "object"))
    for name, found in pieces_of.items():
        for place, parts in found.items():
            cut.loc[place, name] = parts[0]
    places = sorted(set(chain.from_iterable(pieces_of.values())))
    more = [row for place in places for row in _further(place, first[key].iloc[place], pieces_of, key)]
    cut["after"] = range(len(cut))
    whole = pd.concat([cut.astype("object"), pd.DataFrame(more, dtype="object")], ignore_index=True)
    whole = whole.sort_values(["after", "part"], kind="stable", ignore_index=True)
    return whole.drop(columns="after")


def _further(place: int, key: object, pieces_of: Mapping[str, Mapping[int, list[str]]], name: str) -> Iterator[dict[str, object]]:
    rest = {each: found[place] for each, found in pieces_of.items() if place in found}
    for part in range(1, max(map(len, rest.values()))):
        texts = {each: parts[part] for each, parts in rest.items() if part < len(parts)}
        yield {name: key, "after": place, "part": part + 1, **texts}
