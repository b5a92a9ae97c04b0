"""What stands above a result: what was selected, how much of it is finished, and whose work counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.catalogue import translator
from analysis.description import how_far, sources
from workbench.cli.printing import print_line, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from analysis.material import Material
    from workbench.cli.printing import Form
    from workbench.results.identifiable import Identifiable


def say_before(material: Material, form: Form) -> None:
    """What a reader must know: above a table for people, on standard error beside one for programs."""
    lines = heading_lines(material)
    for line in lines if form.for_people else material.facts.notes:
        print_line(line) if form.for_people else say(line)
    hint = nothing_accepted(material)
    if hint:
        say(hint)


def heading_lines(material: Material) -> list[str]:
    """The lines above a table."""
    english = translator("en")
    title = f"{material.facts.title or 'Study'}: {sources(material, english)}; {how_far(material, english)}; {_whose(material)}"
    proposed = (
        ["Proposals are counted as if they were findings (--include-proposed)."] if material.selection.include_proposed else []
    )
    return [title, *material.facts.notes, *proposed]


def _whose(material: Material) -> str:
    """Whose work counts."""
    coders = material.selection.coders
    if coders == "all":
        return "all coders' work"
    if coders:
        return f"the work of {', '.join(coders)}"
    names = sorted({name for each in material.interviews["coders"] for name in each.split("; ") if name})
    return f"one version an interview ({', '.join(names)})" if names else "nothing is coded yet"


def nothing_accepted(material: Material) -> str:
    """What to say where there are proposals and nothing else."""
    proposed = int((material.segments["status"] == "proposed").sum())
    if material.segments["counts"].any() or not proposed:
        return ""
    return (
        f"Nothing is accepted yet: {proposed} proposals await a look. Decide them with `kodbok code accept` and `reject`, "
        "or count them with --include-proposed."
    )


def say_identifiable(found: Sequence[Identifiable]) -> None:
    """Says in one line where an organisation's name tells who spoke."""
    if not found:
        return
    named = ", ".join(each.case + (f" ({each.title})" if each.title else "") for each in found)
    one = "one interviewee, or one such title, only"
    say(
        f"Whoever reads a quotation with the organisation's name knows who spoke where there is {one}: {named}. "
        "Use --names none, or leave the organisation out of what you publish."
    )


def say_telling(quotations: pd.DataFrame) -> None:
    """Says which quotations the numbers beside them give away."""
    if quotations.empty:
        return
    named = "; ".join(f"{key[:8]} ({theme})" for key, theme in zip(quotations["id"], quotations["theme"], strict=True))
    say(
        "The numbers of their themes and the organisations that are silent tell whose words these quotations are, for one "
        f"organisation alone can have said them: {named}. Ask for `--attribution case`, or withdraw them before you publish."
    )
