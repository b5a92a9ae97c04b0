"""What the comparison of waves says to people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from analysis.wave_change import CHANGES, MEANINGS, WORDS
from workbench.cli.printing import print_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.cli.printing import Record


def print_waves(rows: Sequence[Record], value: str) -> None:
    """Prints themes for people: what change is told by, then passages and words of all, then who came and who left."""
    if not rows:
        return
    same = "cases" if value == "cases" else f"same {value}"
    typer.echo(f"{rows[0]['wave_from']} → {rows[0]['wave_to']}")
    headers = ("code", "change", same, "of", "all passages", "all words")
    cells = [
        (
            "  " * (row["level"] - 1) + (row["code"] if len(row["codes_to"]) > 1 else row["code"].rpartition(" > ")[2]),
            WORDS[row["change"]],
            _both(row, f"same_{value}"),
            row["cases_compared"],
            _both(row, "passages"),
            _both(row, "share"),
        )
        for row in rows
    ]
    print_table(cells, headers, numbers=headers[2:])
    typer.echo(f"\n{MEANINGS[value]}")
    for row in rows:
        _print_reason(row)


def _both(row: Record, figure: str) -> str:
    """A figure of both waves; a share in per cent."""
    shown = [row[f"{figure}_{side}"] for side in ("from", "to")]
    return " → ".join("–" if each is None else f"{each:.1%}" if figure.endswith("share") else str(each) for each in shown)


def _print_reason(row: Record) -> None:
    """Prints why a theme is not comparable, or which organisations came and left."""
    if row["change"] == "not_comparable":
        typer.echo(f"{row['code']}: not comparable, {row['reason']}")
        return
    turns = [f"{word} {', '.join(row[name])}" for name, word in (("came", "new:"), ("left", "no more:")) if row[name]]
    if turns:
        typer.echo(f"{row['code']}: {'; '.join(turns)}")


def print_cases(rows: Sequence[Record], value: str) -> None:
    """Prints cases for people, theme by theme; those that are silent in both waves are counted alone."""
    code = None
    for row in rows:
        if row["code"] != code:
            code = row["code"]
            _print_code([each for each in rows if each["code"] == code])
    if rows:
        typer.echo(f"\n{MEANINGS[value]}")


def _print_code(rows: Sequence[Record]) -> None:
    """Prints the cases of one theme, those that changed first."""
    typer.echo(f"\n{rows[0]['code']} ({rows[0]['wave_from']} → {rows[0]['wave_to']})")
    headers = ("  organisation", "passages", "words", "change")
    shown = [row for row in rows if row["change"] != "unchanged" or row["passages_from"] or row["passages_to"]]
    cells = [
        (f"  {row['case']}", _both(row, "passages"), _both(row, "share"), _change(row))
        for row in sorted(shown, key=lambda row: CHANGES.index(row["change"]))
    ]
    if cells:
        print_table(cells, headers, numbers=headers[1:3])
    if len(shown) < len(rows):
        typer.echo(f"  silent in both: {len(rows) - len(shown)}")


def _change(row: Record) -> str:
    """What changed in a case, or why nobody can tell."""
    return WORDS[row["change"]] + (f": {row['reason']}" if row["change"] == "not_comparable" else "")
