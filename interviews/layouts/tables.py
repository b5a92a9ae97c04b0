"""Tables: speaker | text, time | speaker | text, question | answer, with or without a header row."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from interviews.layouts.clock import is_time, seconds
from interviews.layouts.explanation import NOTHING, Explanation, explained
from interviews.layouts.label import folded, is_short, names_header
from interviews.layouts.roster import roster
from interviews.layouts.talk import Talk, Voice
from interviews.layouts.vocabulary import QUESTION_HEADERS, TABLE_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from interviews.layouts.line import Line
    from interviews.layouts.script import Script
    from interviews.speaker import Role

    Row = Mapping[int, Sequence[Line]]

_MOSTLY = 0.6
_LOOSE = 0.1
_NAMELESS = 0.9
_FEWEST_ROWS = 3
_MOST_COLUMNS = 63
"""What a table of Word holds; a wider one is nobody's transcript, and looking at each column would take hours."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """What the columns of tables of one width hold.

    Attributes:
        text: The column with what is said.
        speaker: The column with who says it, or None.
        time: The column with the time, or None.
        question: The column with questions, where `text` holds the answers, or None.
    """

    text: int
    speaker: int | None = None
    time: int | None = None
    question: int | None = None


def explain(script: Script) -> Explanation:
    """Reads a script whose talk stands in the rows of tables."""
    tables = {table: rows for table, rows in _tables(script).items() if not _tells_about(rows)}
    columns = {width: _columns(script, group) for width, group in _by_width(tables).items() if 1 < width <= _MOST_COLUMNS}
    if not any(columns.values()):
        return NOTHING
    talk = Talk(script.text)
    told: set[int] = set()
    for line in script.lines:
        cell = line.paragraph.cell
        if cell is None:
            _add_outside(talk, script, line)
        elif cell.table not in tables:
            talk.pause()
        elif cell.table not in told:
            told.add(cell.table)
            _add_table(talk, tables[cell.table], columns)
    named = any(found is not None and found.speaker is not None for found in columns.values())
    return explained(talk, loose_weight=_LOOSE) if named else explained(talk, _NAMELESS)


def _tables(script: Script) -> dict[int, list[Row]]:
    """The rows of each table: lines by column."""
    tables: dict[int, dict[int, dict[int, list[Line]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for line in script.lines:
        if (cell := line.paragraph.cell) is not None:
            tables[cell.table][cell.row][cell.column].append(line)
    return {table: list(rows.values()) for table, rows in tables.items()}


def _tells_about(rows: Sequence[Row]) -> bool:
    """Whether a table holds header lines (`Datum | 3 mars`) and no talk."""
    labels = [_first(row, 0) for row in rows]
    return sum(names_header(label, before_talk=True) for label in labels) > _MOSTLY * len(labels)


def _width(rows: Sequence[Row]) -> int:
    """Number of columns that hold anything."""
    return 1 + max(column for row in rows for column in row)


def _by_width(tables: Mapping[int, list[Row]]) -> dict[int, list[list[Row]]]:
    """The tables of each width, for a transcript may have one a topic."""
    groups: dict[int, list[list[Row]]] = defaultdict(list)
    for rows in tables.values():
        groups[_width(rows)].append(rows)
    return groups


def _columns(script: Script, tables: Sequence[list[Row]]) -> _Columns | None:
    """What the columns hold, or None where nothing tells."""
    body = [row for rows in tables for row in _body(rows)]
    cells: dict[int, list[Sequence[Line]]] = defaultdict(list)
    for row in body:
        for column, lines in row.items():
            cells[column].append(lines)
    if not cells:
        return None
    time = next((column for column in sorted(cells) if _share(cells[column], _is_time) >= _MOSTLY), None)
    naming = [column for column in sorted(cells) if column != time and _names_speakers(script, cells[column])]
    others = {column: theirs for column, theirs in cells.items() if column != time and column not in naming}
    text = _fullest(others or cells)
    speaker = next((column for column in naming if column != text), None)
    if speaker is not None:
        return _Columns(text, speaker, time)
    question = next((column for column in sorted(cells) if column != time and _asks(tables, cells, column)), None)
    if question is not None and len(cells) > 1:
        return _Columns(_fullest(cells, question), None, time, question)
    return None if time is None else _Columns(text, None, time)


def _fullest(cells: Mapping[int, Sequence[Sequence[Line]]], but: int | None = None) -> int:
    """The column with most text, one of them left aside."""
    sizes = {column: sum(len(line.text) for lines in cells[column] for line in lines) for column in cells if column != but}
    return max(sizes, key=lambda column: sizes[column])


def _share(cells: Sequence[Sequence[Line]], holds: Callable[[Sequence[Line]], bool]) -> float:
    """The share of cells for which something holds."""
    return sum(holds(cell) for cell in cells) / len(cells)


def _is_time(cell: Sequence[Line]) -> bool:
    """Whether a cell holds a time alone."""
    return is_time(cell[0].text)


def _names_speakers(script: Script, cells: Sequence[Sequence[Line]]) -> bool:
    """Whether a column's cells are labels that come back."""
    labels = [_label(cell[0].text) for cell in cells if len(cell) == 1 and is_short(cell[0].text)]
    known = roster(labels, script.stands_small, dense=len(labels) >= _MOSTLY * len(cells))
    return sum(label in known for label in labels) >= _MOSTLY * len(cells)


def _asks(tables: Sequence[list[Row]], cells: Mapping[int, Sequence[Sequence[Line]]], column: int) -> bool:
    """Whether a column holds questions, by its header or its question marks."""
    headed = any(_is_header(rows[0]) and folded(_first(rows[0], column)) in QUESTION_HEADERS for rows in tables)
    return headed or _share(cells[column], lambda cell: cell[-1].text.endswith("?")) >= _MOSTLY


def _first(row: Row, column: int) -> str:
    """The first line of a cell, or nothing."""
    lines = row.get(column)
    return lines[0].text if lines else ""


def _body(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows of a table without its header row, which says what the columns hold or alone is bold throughout."""
    bold = [all(line.all_bold for lines in row.values() for line in lines) for row in rows]
    headed = _is_header(rows[0]) or (bold[0] and not any(bold[1:])) or _stands_over_times(rows)
    return rows[1:] if headed else rows


def _stands_over_times(rows: Sequence[Row]) -> bool:
    """Whether the first row says something over a column of times."""
    return len(rows) >= _FEWEST_ROWS and any(
        not _is_time(lines) and all(column in row and _is_time(row[column]) for row in rows[1:])
        for column, lines in rows[0].items()
    )


def _is_header(row: Row) -> bool:
    """Whether a row says what the columns hold."""
    words = [folded(lines[0].text) for lines in row.values()]
    return sum(word in TABLE_WORDS for word in words) * 2 > len(words)


def _label(text: str) -> str:
    """A label without its colon."""
    return text.rstrip(":： ")


def _add_outside(talk: Talk, script: Script, line: Line) -> None:
    """Meets a line between tables: a heading, or what belongs to no turn."""
    if script.heads(line):
        talk.head(line)
    else:
        talk.pause()
        talk.loose += len(line.text)


def _add_table(talk: Talk, rows: Sequence[Row], columns: Mapping[int, _Columns | None]) -> None:
    """Adds the turns of a table's rows."""
    found = columns.get(_width(rows))
    for row in _body(rows):
        if found is None:
            talk.loose += sum(len(line.text) for lines in row.values() for line in lines)
        elif len(row) == 1 and found.text not in row:
            talk.head(next(iter(row.values()))[0])
        else:
            _add_row(talk, row, found)


def _add_row(talk: Talk, row: Row, columns: _Columns) -> None:
    """Adds what one row says."""
    time = "" if columns.time is None else _first(row, columns.time)
    if seconds(time) is not None:
        talk.tell_time(time)
    label = "" if columns.speaker is None else _first(row, columns.speaker)
    for voice, lines in _said(row, columns, label):
        if voice is not None:
            talk.begin(voice, lines[0].start, lines[0].end, lines[0].number)
        for line in lines[voice is not None :]:
            talk.add(line.start, line.end, line.number)


def _said(row: Row, columns: _Columns, label: str) -> Iterator[tuple[Voice | None, Sequence[Line]]]:
    """Yields who says what in a row; without a label the speaker before goes on."""
    text = row.get(columns.text, ())
    roles: dict[int | None, Role] = {columns.question: "interviewer", columns.text: "interviewee"}
    if columns.question is not None:
        for column in sorted((columns.question, columns.text)):
            if row.get(column):
                yield Voice(role=roles[column]), row[column]
    elif text:
        same = Voice() if columns.speaker is None else None
        yield (Voice.named(label, _label(label)) if label else same), text
