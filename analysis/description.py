"""What a result is about, in words: which sources, how far coded, what was selected."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis.catalogue import Catalogue
    from analysis.material import Material
    from analysis.selection import Selection


def sources(material: Material, say: Catalogue) -> str:
    """What is selected, by kind: `23 intervjuer, 12 enkätsvar`."""
    numbers = material.interviews["kind"].astype("object").value_counts()
    counted: dict[str, Callable[[int], str]] = {
        "interview": lambda n: say.ngettext("{n} interview", "{n} interviews", n),
        "workshop": lambda n: say.ngettext("{n} workshop", "{n} workshops", n),
        "meeting": lambda n: say.ngettext("{n} meeting", "{n} meetings", n),
        "survey": lambda n: say.ngettext("{n} survey answer", "{n} survey answers", n),
        "article": lambda n: say.ngettext("{n} article", "{n} articles", n),
    }
    parts = [name(int(numbers[kind])) for kind, name in counted.items() if kind in numbers]
    return ", ".join(parts) or say("no interviews")


def organisations(material: Material, say: Catalogue) -> str:
    """How many cases stand behind the selection: `19 organisationer`."""
    return say.ngettext("{n} case", "{n} cases", material.interviews["case"].nunique())


def interviews(number: int, material: Material, say: Catalogue) -> str:
    """A number of interviews; of sources, where not all that is selected is interviews."""
    if set(material.interviews["kind"]) <= {"interview"}:
        return say.ngettext("{n} interview", "{n} interviews", number)
    return say.ngettext("{n} source", "{n} sources", number)


def how_far(material: Material, say: Catalogue) -> str:
    """How much is coded to the end: `färdigkodade 11 av 12`."""
    finished, total = int(material.interviews["finished"].sum()), len(material.interviews)
    return say("finished {finished} of {total}").format(finished=finished, total=total)


def selected(selection: Selection, say: Catalogue) -> list[str]:
    """The selection in sentences, one a filter; without filters it says so."""
    coders = _coders(selection, say) or [say("Each interview counts in one coder's version: the consensus, else the main coder's.")]
    return [*(_filters(selection, say) or [say("All sources and all codes.")]), *coders, *_proposed(selection, say)]


def narrowed(selection: Selection, say: Catalogue) -> list[str]:
    """What makes the selection another one than the usual, in sentences."""
    return [*_filters(selection, say), *_coders(selection, say), *_proposed(selection, say)]


def _filters(selection: Selection, say: Catalogue) -> list[str]:
    filters = (
        (say("Waves: {names}"), selection.waves),
        (say("Kinds of source: {names}"), tuple(map(say, selection.kinds))),
        (say("Cases: {names}"), selection.cases),
        (say("Kinds of case: {names}"), selection.case_kinds),
        (say("Roles: {names}"), tuple(map(say, selection.roles))),
        (say("Codes: {names}"), selection.codes),
    )
    return [form.format(names="; ".join(names)) + "." for form, names in filters if names]


def _coders(selection: Selection, say: Catalogue) -> list[str]:
    if selection.coders == "all":
        return [say("The work of all coders counts, merged.")]
    return [say("Coders: {names}").format(names="; ".join(selection.coders)) + "."] if selection.coders else []


def _proposed(selection: Selection, say: Catalogue) -> list[str]:
    return [say("Proposals that nobody has decided are counted too.")] if selection.include_proposed else []
