"""The command that shows which codes are spoken of together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from analysis.selection import Selection
from coding.code_path import is_within
from workbench.cli.import_notes import counted
from workbench.cli.opening import opened
from workbench.cli.options import AsCsv, AsJson, CodeChoice, StudyAddress, refuse_other, selecting
from workbench.cli.printing import Form, print_line, print_table, records, show
from workbench.cli.result_notes import say_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.meeting_places import Within
    from workbench.cli.printing import Record

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
@selecting
def cooccurrence(
    study: StudyAddress,
    selection: Selection,
    within: Annotated[
        str,
        typer.Option("--within", metavar="NEAR", help="overlap; turn: in the same turn; or how many words may lie between."),
    ] = "overlap",
    scope: Annotated[
        str, typer.Option("--scope", metavar="WHOSE", help="same: codings of one coder meet; any: anybody's do.")
    ] = "same",
    codes: CodeChoice = "all",
    json: AsJson = False,
    csv: AsCsv = False,
) -> None:
    """Show which codes are spoken of together.

    Example: kodbok cooccurrence studie.kodbok --within turn --codes themes
    """
    from analysis import cooccurrence as pairs  # pandas is loaded only for results
    from analysis.code_choice import CODES  # the same
    from analysis.cooccurrence_table import SCOPES  # the same

    refuse_other("--scope", scope, SCOPES)
    refuse_other("--codes", codes, CODES)
    near = _near(within)
    with opened(study) as opened_study:
        material = opened_study.material(selection, topics=False)
    form = Form(json, csv)
    table = pairs(material, near, scope, codes)
    say_before(material, form)
    if not show(records(table), form, list(table.columns)):
        _print_pairs(records(table), near, scope)


def _near(within: str) -> Within:
    """How near is near.

    Raises:
        typer.BadParameter: There is no such nearness.
    """
    from analysis.meeting_places import UnknownNearnessError, known_within  # NumPy is loaded only for results

    try:
        return known_within(within)
    except UnknownNearnessError as error:
        raise typer.BadParameter(f"--within: {error}") from error


_FLAG = "*"


def _print_pairs(rows: Sequence[Record], within: Within, scope: str) -> None:
    """Prints the pairs for people, those that meet most often first, and what the numbers mean."""
    apart = [row for row in rows if not is_within(row["code_b"], row["code_a"])]
    shown = sorted(apart, key=lambda row: -row["c"])
    headers = ("code a", "code b", "n a", "n b", "n ab", "c")
    if shown:
        print_table([_cells(row) for row in shown], headers, numbers=headers[2:])
    else:
        print_line("No two codes meet.")
    print_line(f"\nTwo passages meet if {_meeting(within)}, {_WHOSE[scope]}.")
    print_line(
        "n: passages, those of the codes below included. n ab: the smaller of the passages of a that meet one of b and the "
        "reverse. c = n ab / (n a + n b - n ab)."
    )
    if any(row["flagged"] for row in shown):
        print_line(
            f"{_FLAG}: one code has more than five times the passages of the other, so that c is small however often they meet."
        )
    if len(apart) < len(rows):
        print_line(f"Not shown: {counted(len(rows) - len(apart), 'pair')} of a code and one above it, which meet by themselves.")


_WHOSE = {"same": "as one and the same coder coded them", "any": "whoever coded them"}


def _meeting(within: Within) -> str:
    """When two passages meet."""
    said = {"overlap": "they share a spoken word", "turn": "they have words in the same turn"}
    return said.get(str(within), f"at most {counted(int(within), 'word')} lie between them" if isinstance(within, int) else "")


def _cells(row: Record) -> list[object]:
    """The cells of a pair."""
    flag = _FLAG if row["flagged"] else ""
    return [row["code_a"], row["code_b"], row["n_a"], row["n_b"], row["n_ab"], f"{row['c']:.2f}{flag}"]
