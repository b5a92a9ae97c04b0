"""Participants as a row of a list tells them: one a row, or several in a cell, parted by semicolons."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interviews.layouts.label import is_initials
from interviews.participant import Participant
from interviews.problem import Problem
from interviews.role_words import ROLE_CHOICES, role_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interviews.case_rows import CaseRow
    from interviews.speaker import Role

_MEANINGS = ("person", "label", "role", "title", "pseudonym")
_SHARED = frozenset({"role", "title"})
"""What one value may tell of all participants of a row."""

_IN_BRACKETS = re.compile(r"(?P<name>[^()]*\S)\s*\((?P<inside>[^()]+)\)")
_TURNED = re.compile(r"(?P<last>[A-ZÅÄÖÉÜ][\w-]+), ?(?P<first>[A-ZÅÄÖÉÜ][\w-]+(?: [A-ZÅÄÖÉÜ][\w-]+)?)")


def participants_of(row: CaseRow, problems: list[Problem]) -> Iterator[Participant]:
    """Yields the participants that a row names; what cannot be told of one of them is a problem and left out."""
    told = [meaning for meaning in _MEANINGS if meaning in row.known]
    naming = next((meaning for meaning in ("person", "label") if meaning in told), None)
    if naming is None:
        return
    count = len(_pieces(row.known[naming]))
    columns = {meaning: _column(row, meaning, count, problems) for meaning in told}
    for number in range(count):
        each = _participant(row, {meaning: column[number] for meaning, column in columns.items() if column[number]}, problems)
        if each.name or each.label:
            yield each


def _pieces(cell: str) -> list[str]:
    """The parts of a cell between semicolons."""
    return [piece.strip() for piece in cell.split(";")] if cell.strip("; ") else []


def _column(row: CaseRow, meaning: str, count: int, problems: list[Problem]) -> list[str]:
    """A cell's part for each participant."""
    pieces = _pieces(row.known[meaning])
    if len(pieces) == count:
        return pieces
    if len(pieces) == 1 and meaning in _SHARED:
        return pieces * count
    here = f"{len(pieces)} {'value stands' if len(pieces) == 1 else 'values stand'} here"
    problems.append(Problem(f"{row.place(meaning)}: {here} for {count} participants; it was left out."))
    return [""] * count


def _participant(row: CaseRow, told: dict[str, str], problems: list[Problem]) -> Participant:
    """One participant."""
    name, facts = _named(told.get("person", ""))
    facts |= {meaning: told[meaning] for meaning in ("label", "title", "pseudonym") if meaning in told}
    role: Role | None = role_named(facts.pop("role", ""))
    if "role" in told:
        role = role_named(told["role"]) or role
        if role is None and "title" not in facts:
            facts["title"] = told["role"]  # many lists call a person's position a role
        elif role is None:
            problems.append(Problem(f"{row.place('role')}: “{told['role']}” is no role; write {ROLE_CHOICES}."))
    return Participant(name or None, facts.get("label"), role, facts.get("title"), facts.get("pseudonym"))


def _named(cell: str) -> tuple[str, dict[str, str]]:
    """The name in a cell, and what stands beside it: a label, role or position in brackets, a position after a comma."""
    facts: dict[str, str] = {}
    match = _IN_BRACKETS.fullmatch(cell)
    name = match["name"] if match else cell
    if match:
        facts |= _beside(match["inside"].strip())
    if turned := _TURNED.fullmatch(name):
        return f"{turned['first']} {turned['last']}", facts
    name, comma, after = name.partition(",")
    if comma and after.strip():
        facts.setdefault("title", after.strip())
    if is_initials(name):
        return "", {"label": name, **facts}
    return name.strip(), facts


def _beside(inside: str) -> dict[str, str]:
    """What brackets after a name tell: initials and numbered words are labels, a role's word is one, small letters a position."""
    if is_initials(inside) or inside[-1].isdigit():
        return {"label": inside}
    if role_named(inside) is not None:
        return {"role": inside}
    return {"title": inside} if inside[0].islower() else {"label": inside}
