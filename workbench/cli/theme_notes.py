"""What the commands of syntheses say."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from analysis.machine_draft import MACHINE, NOTE
from workbench.cli.framework_notes import stale_note
from workbench.cli.printing import print_table, records

if TYPE_CHECKING:
    from analysis.theme_summary import ThemeSummary
    from workbench.cli.printing import Record

COLUMNS = (
    *("theme", "wave", "passages", "words", "share", "interviews", "interviews_total", "cases", "cases_total", "proposed"),
    *("by_case_kind", "by_role", "by_wave", "speaking", "silent", "not_asked", "not_finished", "contrary", "summaries"),
    *("summaries_stale", "synthesis", "author", "date", "stale", "new", "gone", "summaries_new", "summaries_gone"),
    *("distinctive_words", "draft", "draft_note"),
)
_TOLD = ("author", "date", "stale", "new", "gone", "summaries_new", "summaries_gone")
_NUMBERS = ("passages", "words", "share", "interviews", "interviews_total", "cases", "cases_total", "proposed")


def theme_record(theme: ThemeSummary) -> Record:
    """A theme for programs."""
    synthesis = theme.synthesis or {}
    told = {
        "theme": theme.theme,
        "wave": theme.wave,
        **{name: _plain(theme.numbers[name]) for name in _NUMBERS},
        **{f"by_{name}": [_group(row) for row in records(table)] for name, table in theme.by.items()},
        **{name: list(getattr(theme, name)) for name in ("speaking", "silent", "not_asked", "not_finished")},
        "contrary": list(theme.contrary["id"]),
        "summaries": theme.summaries[0],
        "summaries_stale": theme.summaries[1],
        "synthesis": synthesis.get("text"),
        **{name: synthesis.get(name) for name in _TOLD},
        "distinctive_words": [{**row, "forms": list(row["forms"])} for row in records(theme.words)],
        "draft": records(theme.draft),
        "draft_note": NOTE,
    }
    return told if synthesis else {**told, "reason": "nobody has written a synthesis yet"}


def _group(row: Record) -> Record:
    """A group's numbers."""
    return {name: value for name, value in row.items() if name != "code"}


def _plain(value: object) -> object:
    """A number; None for what cannot be told."""
    if value is None or value != value or str(value) == "<NA>":  # noqa: PLR0124  # NaN is not itself
        return None
    return value.item() if hasattr(value, "item") else value


def print_theme(theme: ThemeSummary) -> None:
    """Prints a theme for people."""
    numbers = theme.numbers
    _print(f"\n{theme.theme}{f' ({theme.wave})' if theme.wave else ''}")
    _print(
        f"  {numbers['passages']} passages, {numbers['words']} words; {numbers['interviews']} of {numbers['interviews_total']} "
        f"interviews, {numbers['cases']} of {numbers['cases_total']} organisations; {theme.summaries[0]} summarised, "
        f"{theme.summaries[1]} of them stale"
    )
    rows = [_cells(by, row) for by, table in theme.by.items() for row in records(table) if len(table) > 1]
    if rows:
        headers = ("  by", "group", "passages", "words", "share", "organisations")
        print_table(rows, headers, numbers=headers[2:])
    _print_words(theme)
    for label, cases in (
        ("speak", theme.speaking),
        ("silent", theme.silent),
        ("not asked", theme.not_asked),
        ("not finished", theme.not_finished),
    ):
        if cases:
            _print(f"  {label} ({len(cases)}): {', '.join(cases)}")
    for row in records(theme.contrary):
        _print(f"  contrary: ”{' '.join(row['quote'].split())}” ({row['interview']}, {row['id'][:8]})")
    _print_synthesis(theme)
    _print_draft(theme)


def _print_words(theme: ThemeSummary) -> None:
    """Prints the words that set a theme apart, each with how often it is said there and elsewhere."""
    if len(theme.words):
        words = ", ".join(f"{row['word']} ({row['here']}, {row['rest']})" for row in records(theme.words))
        _print(f"  distinctive words (times here, elsewhere): {words}")


def _cells(by: str, row: Record) -> list[object]:
    """The cells of a group."""
    share = "–" if row["share"] is None else f"{row['share']:.1%}"
    cases = f"{row['cases']} of {row['cases_total']}"
    return [f"  {by.replace('_', ' ')}", row["group"], row["passages"], row["words"], share, cases]


def _print_synthesis(theme: ThemeSummary) -> None:
    """Prints the synthesis of a theme, or that there is none."""
    if theme.synthesis is None:
        _print("  no synthesis yet")
        return
    row = dict(theme.synthesis)
    _print(f"  synthesis ({row['author']} {row['date'][:10]}{stale_note(row)}):")
    for line in row["text"].splitlines():
        _print(f"    {line}")


def _print_draft(theme: ThemeSummary) -> None:
    """Prints the machine's draft, and that it is one."""
    if not len(theme.draft):
        return
    _print(f"  {NOTE}")
    for row in records(theme.draft):
        against = ", against the theme" if row["contrary"] else ""
        who = ", ".join(dict.fromkeys(str(each) for each in (row["case"], row["interview"]) if each))
        _print(f"    [{MACHINE}] ”{' '.join(row['quote'].split())}” ({who}, {row['id'][:8]}{against})")


def _print(line: str) -> None:
    """Prints a line of the result."""
    sys.stdout.write(f"{line}\n")
