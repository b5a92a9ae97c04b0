"""What stands above a result: what was selected, how much of it is finished, and whose work counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis.material import Material

_KINDS = {
    "interview": ("interview", "interviews"),
    "workshop": ("workshop", "workshops"),
    "meeting": ("meeting", "meetings"),
    "survey": ("survey answer", "survey answers"),
    "article": ("article", "articles"),
}


def heading_lines(material: Material) -> list[str]:
    """The lines above a table."""
    interviews = material.interviews
    finished = f"finished {int(interviews['finished'].sum())} of {len(interviews)}"
    title = f"{material.facts.title or 'Study'}: {kinds_in_words(material)}; {finished}; {_whose(material)}"
    proposed = (
        ["Proposals are counted as if they were findings (--include-proposed)."] if material.selection.include_proposed else []
    )
    return [title, *material.facts.notes, *proposed]


def kinds_in_words(material: Material) -> str:
    """What is selected, by kind: `23 interviews, 12 survey answers`."""
    counts = material.interviews["kind"].value_counts(sort=False)
    found = [(kind, int(counts.get(kind, 0))) for kind in _KINDS]
    said = [f"{count} {_KINDS[kind][count != 1]}" for kind, count in found if count]
    return ", ".join(said) or "no interviews"


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
