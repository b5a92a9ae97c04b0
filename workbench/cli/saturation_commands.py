"""The command that shows how much is still new from one interview to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from analysis.selection import Selection
from workbench.cli.import_notes import counted
from workbench.cli.opening import opened
from workbench.cli.options import AsCsv, AsJson, CodeChoice, StudyAddress, refuse_other, selecting
from workbench.cli.printing import Form, print_line, print_table, records, say, show
from workbench.cli.result_notes import say_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.material import Material
    from analysis.saturation_rule import SaturationRule
    from analysis.shuffled_interviews import SaturationOrders
    from workbench.cli.printing import Record

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
@selecting
def saturation(
    study: StudyAddress,
    selection: Selection,
    base: Annotated[int, typer.Option("--base", min=1, help="How many interviews the later ones are held against.")] = 4,
    run: Annotated[int, typer.Option("--run", min=1, help="How many interviews in a row are looked at.")] = 2,
    threshold: Annotated[float, typer.Option("--threshold", help="The share of new codes that is few enough, 0 to 1.")] = 0.05,
    codes: CodeChoice = "all",
    orders: Annotated[int, typer.Option("--orders", min=1, max=10_000, help="How many random orders are tried as well.")] = 1_000,
    seed: Annotated[int, typer.Option("--seed", min=0, help="What they are drawn by.")] = 2020,
    json: AsJson = False,
    csv: AsCsv = False,
) -> None:
    """Show how much is still new from one interview to the next (Guest, Namey & Chen 2020).

    Example: kodbok saturation studie.kodbok --base 4 --run 2 --threshold 0.05
    """
    from analysis import SaturationRule, saturation_orders  # pandas is loaded only for results
    from analysis import saturation as by_interview  # the same
    from analysis.code_choice import CODES  # the same

    refuse_other("--codes", codes, CODES)
    if not 0 <= threshold <= 1:
        raise typer.BadParameter(f"--threshold is a share from 0 to 1, not {threshold:g}; 5 % is 0.05")
    rule, form = SaturationRule(base, run, threshold, codes), Form(json, csv)
    with opened(study) as opened_study:
        material = opened_study.material(selection, topics=False)
    table = by_interview(material, rule)
    rows = records(table)
    say_before(material, form)
    if not show([_reasoned(row) for row in rows], form, list(table.columns)):
        _print_steps(rows, rule)
        _print_outcome(rows, rule, saturation_orders(material, rule, orders=orders, seed=seed))
    for caution in _cautions(material, rows):
        say(caution)


def _reasoned(row: Record) -> Record:
    """A row carries a reason only where something cannot be told."""
    return row if row["reason"] else {name: value for name, value in row.items() if name != "reason"}


def _print_steps(rows: Sequence[Record], rule: SaturationRule) -> None:
    """Prints the interviews for people."""
    headers = ("step", "interview", "new codes" if rule.codes == "all" else "new themes", "ratio", "reached")
    cells = [
        (
            rule.at(row["step"]),
            row["interview"],
            "–" if row["new"] is None else row["new"],
            "–" if row["ratio"] is None else f"{row['ratio']:.1%}",
            "yes" if row["reached"] else "",
        )
        for row in rows
    ]
    print_table(cells, headers, numbers=(headers[2], "ratio"))


def _print_outcome(rows: Sequence[Record], rule: SaturationRule, tried: SaturationOrders) -> None:
    """Prints at which step the threshold is reached, in the interviews' order and in random ones."""
    print_line(
        f"\nratio: {_counted_things(rule)} new in the run of {counted(rule.run, 'interview')} after it, as a share of those new in "
        f"the base of {rule.base}. Interviews stand in order of their dates, then of their import."
    )
    if all(row["ratio"] is None for row in rows):
        print_line(f"–: cannot be told; it takes {rule.base + rule.run} interviews and a code in the base.")
        return
    first = next((row["step"] for row in rows if row["reached"]), None)
    at = "is not reached" if first is None else f"is reached at {rule.at(first)}"
    print_line(f"The threshold of {rule.threshold:g} {at} in this order.")
    print_line(f"In {counted(tried.orders, 'random order')} (seed {tried.seed}) it {_tried(rule, tried)}.")


def _counted_things(rule: SaturationRule) -> str:
    """What is counted."""
    return "codes" if rule.codes == "all" else "themes"


def _tried(rule: SaturationRule, tried: SaturationOrders) -> str:
    """What came of the random orders."""
    if tried.earliest is None or tried.latest is None:
        return "is reached in none"
    middle = "" if tried.median is None else f" at {tried.median:g}+{rule.run} in the median,"
    never = f"; in {tried.orders - tried.reached} of them never" if tried.reached < tried.orders else ""
    return f"is reached{middle} from {rule.at(tried.earliest)} to {rule.at(tried.latest)}{never}"


def _cautions(material: Material, rows: Sequence[Record]) -> list[str]:
    """What a reader must beware of."""
    unknown = sum(row["new"] is None for row in rows)
    unfinished = int((~material.interviews["finished"]).sum())
    told = (
        (
            unknown,
            f"Nothing coded or finished in {counted(unknown, 'interview')}: what is new there is unknown and adds nothing.",
        ),
        (
            unfinished,
            f"Not coded to the end: {unfinished} of {len(rows)}. What is new in them, and every ratio, may still change.",
        ),
    )
    return [*(sentence for number, sentence in told if number), _FIXED]


_FIXED = (
    "Codes that were fixed beforehand reach any threshold by themselves: nothing new can come once all of them are used. "
    "And no threshold tells of those who were never asked."
)
