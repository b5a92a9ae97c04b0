"""Passages on paper, by kind of case and by case, each with its own bookmark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.report.inline import Link, Marked, Strong

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from analysis.catalogue import Catalogue
    from analysis.report.evidence import CaseEvidence, CodeEvidence, Passage
    from analysis.report.inline import Piece
    from analysis.report.manuscript import Manuscript


def add_passages(page: Manuscript, code: CodeEvidence, level: int, told: Mapping[str, Passage] | None = None) -> None:
    """Adds all passages of a code.

    Args:
        page: The manuscript.
        code: The code with its passages.
        level: The level of the headings of kinds.
        told: Passages that are printed elsewhere, by the ids of their segments: what lies in them alone is referred to them.
    """
    say = page.say
    for kind in code.kinds:
        if kind.passages:
            number = say.ngettext("{n} passage", "{n} passages", len(kind.passages))
            page.marked_heading([Marked(kind.label, kind.anchor), f" {kind.name or say('No kind given')} – {number}"], level)
        else:
            nothing = say("{kind}: no passage.").format(kind=kind.name or say("No kind given"))
            page.paragraph([Marked(kind.label, kind.anchor), f" {nothing}"], "KodbokNote")
        for case in kind.cases:
            _add_case(page, case, told or {})
    silent = Marked(say("Silent"), code.silence_anchor)
    page.paragraph([silent, f": {silences(code, say)}.", *unsettled(code, say)], "KodbokNote")


def silences(code: CodeEvidence, say: Catalogue) -> str:
    """Who says nothing of a code, although all is coded to the end."""
    return "; ".join(code.silent) or say("none of them")


def unsettled(code: CodeEvidence, say: Catalogue) -> Iterator[str]:
    """Yields of whom it cannot be said yet whether they are silent."""
    if code.unfinished:
        yield " "
        form = say("Not yet coded to the end, so that nothing is known: {names}.")
        yield form.format(names="; ".join(code.unfinished))
    if code.not_asked:
        yield " "
        yield say("Not asked about it: {names}.").format(names="; ".join(code.not_asked))


def _add_case(page: Manuscript, case: CaseEvidence, told: Mapping[str, Passage]) -> None:
    say = page.say
    number = say.ngettext("{n} passage", "{n} passages", len(case.passages))
    page.marked_heading([Marked(case.label, case.anchor), f" {case.name or say('No organisation')} – {number}"], 4)
    for passage in case.passages:
        page.paragraph(_pieces(passage, told, say), "KodbokPassage")


def _pieces(passage: Passage, told: Mapping[str, Passage], say: Catalogue) -> list[Piece]:
    """A passage with where it comes from; one that is printed elsewhere is only referred to."""
    against = "; " + say("speaks against") if passage.contrary else ""
    source = ", ".join(each for each in (passage.interview, passage.speaker) if each)
    number = say.ngettext("{n} word", "{n} words", passage.words)
    head: list[Piece] = [Marked(f"[{passage.label}]", passage.anchor), " "]
    elsewhere = _elsewhere(passage, told)
    if elsewhere:
        return [*head, f"({source}; {number}{against}) ", say("printed as"), " ", *elsewhere]
    return [*head, passage.text, " ", Strong(f"({source}; {number}{against})")]


def _elsewhere(passage: Passage, told: Mapping[str, Passage]) -> list[Piece]:
    """Links to where all of a passage is printed; none where some of it is not."""
    if not all(key in told for key in passage.segments):
        return []
    found = {told[key].anchor: told[key] for key in passage.segments}
    links = [Link(f"[{each.label}]", each.anchor) for each in found.values()]
    return [piece for each in links for piece in (each, " ")]
