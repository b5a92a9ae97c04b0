"""Showing tables: to people as columns, to programs as JSON or CSV."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from os import PathLike

    import pandas as pd

Record = dict[str, Any]


class Form(NamedTuple):
    """In what form a command shows its table.

    Attributes:
        json: As one list of objects.
        csv: As comma-separated values.
    """

    json: bool = False
    csv: bool = False

    @property
    def for_people(self) -> bool:
        """Neither of them: a table to read."""
        return not (self.json or self.csv)


def say(sentence: str) -> None:
    """A sentence beside the result: on standard error, so that programs can read standard output."""
    sys.stderr.write(f"{sentence}\n")


def print_line(line: str) -> None:
    """A line of the result."""
    sys.stdout.write(f"{line}\n")


def records(table: pd.DataFrame) -> list[Record]:
    """A table's rows as plain values; what is missing becomes None."""
    plain = table.astype(object).where(table.notna(), None)
    return [{str(name): _plain(value) for name, value in row.items()} for row in plain.to_dict("records")]


def _plain(value: Any) -> Any:  # noqa: ANN401  # a cell may be anything
    """A NumPy scalar as Python's own."""
    return value.item() if hasattr(value, "item") else value


def print_json(value: object) -> None:
    """Prints JSON and nothing else."""
    import json  # only where it is asked for: every start would pay for it

    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def print_csv(rows: Iterable[Mapping[str, object]], columns: Sequence[str]) -> None:
    """Prints rows as CSV with a header, values as they are."""
    import csv  # only where it is asked for: every start would pay for it

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(row.get(name)) for name in columns] for row in rows)


def _cell(value: object) -> object:
    """A value in CSV: nothing for what is missing, `true` and `false`, lists joined by `; `."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return "; ".join(str(each) for each in value)
    return "" if value is None else value


def terminal_width() -> int | None:
    """How many characters fit a line of the terminal; None where the output goes to a file or another program."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def print_table(rows: Iterable[Sequence[object]], headers: Sequence[str], *, numbers: Sequence[str] = ()) -> None:
    """Prints a table for people; columns named in `numbers` are set to the right. Nothing is ever cut."""
    from workbench.cli.text_table import TextTable  # only where a table is shown

    sys.stdout.writelines(f"{line}\n" for line in TextTable.of(rows, headers, numbers).lines(terminal_width()))


_READ_BY_SHELLS = frozenset(" \t'\"&|<>()[]{}$`*?;!#~")
_READ_IN_QUOTES = frozenset('"$`!')


def shell_word(text: str | PathLike[str]) -> str:
    """A name as one types it in a command: in quotation marks where it holds spaces or the like.

    They are double ones, which every shell understands, but where the name holds what is read inside those too.
    """
    word = str(text)
    if word and not set(word) & _READ_BY_SHELLS:
        return word
    if not set(word) & _READ_IN_QUOTES:
        return f'"{word}"'
    return "'" + word.replace("'", "'\"'\"'") + "'"


def show(rows: Sequence[Record], form: Form, columns: Sequence[str]) -> bool:
    """Prints rows for programs if that is asked for; says whether it was."""
    if form.json:
        print_json(list(rows))
    elif form.csv:
        print_csv(rows, columns)
    return not form.for_people
