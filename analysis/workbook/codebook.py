"""The sheet of the codebook: what every code means and when to use it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.catalogue import N_
from analysis.workbook.column import Column
from analysis.workbook.sheet import Dress, form_look
from analysis.workbook.wording import listed, rules, yes_or_no

if TYPE_CHECKING:
    from analysis.workbook.cells import Look
    from analysis.workbook.looks import Looks
    from analysis.workbook.results import Results
    from analysis.workbook.table import Table

_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_MIDDLE_GREY = 140
TITLE = N_("Codebook")
COLUMNS = (
    Column("code", N_("code"), "text", 28),
    Column("level", N_("level"), "rank", 7),
    Column("definition", N_("definition"), "text", 36),
    Column("include", N_("include"), "text", 40),
    Column("exclude", N_("exclude"), "text", 36),
    Column("example", N_("example"), "text", 34),
    Column("topics", N_("topics"), "text", 26, printed=False),
    Column("aliases", N_("aliases"), "text", 22, printed=False),
    Column("rules", N_("rules"), "small", 150, printed=False, size=8),
    Column("colour", N_("colour"), "text", 10, printed=False),
    Column("retired", N_("retired"), "text", 11, printed=False),
)


def table(results: Results) -> Table:
    """A row a code, parents before children."""
    data = results.material.codebook.reset_index(drop=True)
    lists = {name: listed(data[name]) for name in ("topics", "aliases", "rules")}
    lists["rules"] = lists["rules"].map(lambda text: rules(text, results.say))
    return results.table(TITLE, COLUMNS, data.assign(**lists, retired=yes_or_no(data["retired"], results.say)))


def dress(codebook: Table, looks: Looks) -> Dress:
    """Each colour is shown in its own cell, with letters that can be read on it."""
    colours = codebook.data["colour"].tolist()
    levels = codebook.data["level"].tolist()

    def look(column: Column, row: int, is_link: bool) -> Look:  # noqa: ARG001, FBT001  # the dress's own signature
        colour = colours[row]
        if column.field == "colour" and isinstance(colour, str) and _HEX.fullmatch(colour):
            return looks.text(fill=colour[1:].upper(), colour=_letters_on(colour))
        if column.form in {"rank", "small"}:
            return form_look(looks, column)
        return looks.text(bold=levels[row] == 1 and column.field == "code", indent=column.indent)

    return Dress(look)


def _letters_on(colour: str) -> str:
    """Black or white, by the weight of red, green and blue in what the eye takes for light (ITU-R BT.601)."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return "000000" if 0.299 * red + 0.587 * green + 0.114 * blue > _MIDDLE_GREY else "FFFFFF"
