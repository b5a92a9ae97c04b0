"""What the commands of the framework matrix say."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

from analysis.cell_state import MEANINGS, STATES, UNKNOWN_ASKED
from workbench.cli.import_notes import counted
from workbench.cli.printing import print_json, print_table, say, shell_word, terminal_width
from workbench.cli.text_table import TextTable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.cli.printing import Record
    from workbench.commands.written_step import WrittenImport, WrittenStep

SYMBOLS: Mapping[str, str] = {
    "not_finished": "?",
    "not_asked": "x",
    "silent": "-",
    "unsummarised": "o",
    "summarised": "S",
    "stale": "!",
}


def cell_record(row: Record) -> Record:
    """A cell for programs: nothing for what is not there, and why nobody can tell whether it was asked."""
    told = {name: row[name] for name in row if name not in {"summary", "version"}}
    told |= {name: row[name] or None for name in ("author", "date", "key_segment", "id")}
    return told if row["asked"] is not None else {**told, "reason": UNKNOWN_ASKED}


def print_cells(cells: Sequence[Record], fill: Sequence[Record]) -> None:
    """Prints the matrix for people: a row a theme, a column a case (and wave), a symbol a cell, at last how far it is filled."""
    groups = list(dict.fromkeys(_group(cell) for cell in cells))
    lines: dict[str, list[object]] = {}
    for cell in cells:
        lines.setdefault(cell["theme"], []).append(SYMBOLS[cell["state"]])
    filled = {row["theme"]: filled_note(row) for row in fill}
    rows = [[theme, *symbols, filled[theme]] for theme, symbols in lines.items()]
    width = terminal_width()
    if width is None or not TextTable.of(rows, ("theme", *groups, "filled"), (*groups, "filled")).fits(width):
        for number, group in enumerate(groups, start=1):
            _print(f"{number:>4}  {group}")
        groups = [str(number) for number in range(1, len(groups) + 1)]
    print_table(rows, ("theme", *groups, "filled"), numbers=(*groups, "filled"))
    states = Counter(cell["state"] for cell in cells)
    for state in STATES:
        if states[state]:
            _print(f"{SYMBOLS[state]}  {MEANINGS[state]}: {counted(states[state], 'cell')}")


def filled_note(row: Record) -> str:
    """How far a theme or a case is filled."""
    return "–" if row["fill"] is None else f"{row['filled']} of {row['to_fill']}"


def _group(cell: Record) -> str:
    """A case, with its wave where it has one."""
    return f"{cell['case']} {cell['wave']}" if cell["wave"] else str(cell["case"])


def print_summaries(rows: Sequence[Record], study: str) -> None:
    """Prints summaries for people, theme by theme."""
    if not rows:
        _print(f"No summary here. `kodbok summaries export {shell_word(study)} FILE.xlsx` writes the cells to be filled.")
        return
    theme = None
    for row in rows:
        if row["theme"] != theme:
            theme = row["theme"]
            _print(f"\n{theme}")
        key = f"; key quotation {row['key_segment'][:8]}" if row["key_segment"] else ""
        _print(f"\n  {_group(row)} ({row['author']} {row['date'][:10]}{key}{stale_note(row)})")
        for line in str(row["text"]).splitlines():
            _print(f"    {line}")
    stale = sum(bool(row["stale"]) for row in rows)
    _print(f"\n{counted(len(rows), 'summary', 'summaries')}, {stale} of them stale.")


def stale_note(row: Record) -> str:
    """What changed since a text was written, where it is stale."""
    names = {"new": "new", "gone": "gone", "summaries_new": "summaries new", "summaries_gone": "summaries gone"}
    told = [f"{row[name]} {word}" for name, word in names.items() if row.get(name)]
    return f"; stale: {', '.join(told)} since" if row["stale"] else ""


def say_homeless(rows: Sequence[Record]) -> None:
    """Says which summaries stand where there is no interview any more."""
    if rows:
        named = ", ".join(sorted({_group(row) for row in rows}))
        count = counted(len(rows), "summary", "summaries")
        say(f"{count} of {named} stand where there is no interview any more, and are not shown.")


def print_import(found: WrittenImport, *, as_json: bool = False, dry_run: bool, asked: bool = False) -> None:
    """Prints what becomes of the rows of an edited workbook: what changes to the result, what is refused beside it."""
    if as_json:
        print_json([_step_record(step) for step in found.steps])
        return
    for step in found.steps:
        if step.action == "refused":
            say(f"{step.place}: refused: {step.message}")
        elif step.action != "same":
            _print(f"{step.place}: {step.action}: {step.about}: {'; '.join(step.told)}")
    told = ", ".join(f"{found.count(action)} {action}" for action in ("new", "changed", "removed", "same", "refused"))
    missing = f"; {counted(found.missing, 'text')} of the study not in the file, which stay as they are" if found.missing else ""
    nothing = " (nothing was written: --dry-run)" if dry_run and not asked else ""
    _print(f"{told}{missing}{nothing}")


def _step_record(step: WrittenStep) -> Record:
    """A row's fate for programs."""
    return {
        "sheet": step.sheet,
        "line": step.line,
        "action": step.action,
        "about": step.about or None,
        "message": step.message or None,
        "told": list(step.told),
    }


def _print(line: str) -> None:
    """Prints a line of the result."""
    sys.stdout.write(f"{line}\n")
