"""Who says nothing of a code, and why: nobody is called silent who was not asked, or is not coded to the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from analysis.framework import framework
from analysis.written import Written, rows_of

if TYPE_CHECKING:
    from analysis.material import Material

Why = Literal["not_finished", "silent", "not_asked"]
_ORDER: tuple[Why, ...] = ("not_finished", "silent", "not_asked")
"""What counts of a case that is another in each of several waves: what is not known first."""


def without_passages(material: Material) -> dict[tuple[str, Why], tuple[str, ...]]:
    """The cases without a passage, by code and reason, as the framework matrix tells them.

    Args:
        material: What is counted; its codes may name topics of the guide.
    """
    states: dict[str, dict[str, set[str]]] = {}
    for cell in rows_of(framework(material, Written(), [str(code) for code in material.codebook["code"]])):
        states.setdefault(cell["theme"], {}).setdefault(cell["case"], set()).add(cell["state"])
    found: dict[tuple[str, Why], tuple[str, ...]] = {}
    for code, cases in states.items():
        for case, told in cases.items():
            if told <= set(_ORDER):
                why = next(each for each in _ORDER if each in told)
                found[code, why] = (*found.get((code, why), ()), case)
    return found
