"""Where the name of an organisation, or a title in it, tells who spoke: one director of one department."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.store import schema
from workbench.store.door import Row, live
from workbench.store.texts import interview_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import sqlalchemy as sa

_LEADS = re.compile(
    r"chef|direktör|ordförande|rektor|\bvd\b|\bchief|\bhead\b|director|manager|\bceo\b|principal|chair", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Identifiable:
    """An organisation whose name tells who spoke.

    Attributes:
        case: The organisation.
        title: The title that one person has there, or None where one person alone was interviewed.
    """

    case: str
    title: str | None = None

    def sentence(self) -> str:
        """What it means."""
        who = f"one {self.title} only" if self.title else "one interviewee only"
        return f"{self.case}: {who} – whoever reads a quotation with the organisation's name knows who spoke."


def read_identifiable(connection: sa.Connection) -> list[Identifiable]:
    """The organisations with one interviewee, then those in which one person has a title of a leader."""
    interviewees = _interviewees(connection)
    alone = [Identifiable(case) for case, who in interviewees.items() if len(who) == 1]
    lonely = {each.case for each in alone}
    titles = _titles(connection)
    leading = [Identifiable(case, title) for (case, title), count in titles.items() if count == 1 and case not in lonely]
    return [*alone, *(each for each in leading if each.title and _LEADS.search(each.title))]


def _interviewees(connection: sa.Connection) -> dict[str, set[tuple[str, str]]]:
    """Those who were interviewed, by organisation: a person of the roster is one in however many interviews."""
    told = {(row["interview_id"], row["label"]): row for row in live(connection, schema.speakers)}
    found: dict[str, set[tuple[str, str]]] = {}
    for interview in interview_rows(connection, text=False):
        if interview["case"] and interview["kind"] == "interview":
            who = set(_who(interview, told)) or {("interview", interview["id"])}
            found.setdefault(interview["case"], set()).update(who)
    return found


def _who(interview: Row, told: Mapping[tuple[str, str], Row]) -> Iterator[tuple[str, str]]:
    """Yields who answers in an interview, merged labels as one."""
    for label, role, _ in interview["speakers"]:
        row = told.get((interview["id"], label), {})
        merged = row.get("merged_into") or label
        whole = told.get((interview["id"], merged), {})
        if (row.get("role") or whole.get("role") or role) == "interviewer":
            continue
        person = row.get("person_id") or whole.get("person_id")
        yield ("person", person) if person else (interview["id"], merged)


def _titles(connection: sa.Connection) -> dict[tuple[str, str], int]:
    """How many persons of each organisation have a title, from the roster and from what speakers are called outside."""
    cases = {row["id"]: row["name"] for row in live(connection, schema.cases)}
    pairs = [(cases.get(row["case_id"]), row["title"]) for row in live(connection, schema.persons)]
    pairs += _called(connection, {row["id"]: row["case"] for row in interview_rows(connection, text=False)})
    counts: dict[tuple[str, str], int] = {}
    for case, title in pairs:
        if case and title:
            counts[case, title.casefold()] = counts.get((case, title.casefold()), 0) + 1
    return counts


def _called(connection: sa.Connection, case_of: Mapping[str, str | None]) -> Sequence[tuple[str | None, str | None]]:
    """What speakers are called outside, where no person of the roster has that title already."""
    rows = live(connection, schema.speakers)
    return [(case_of.get(row["interview_id"]), row["pseudonym"]) for row in rows if row["pseudonym"] and not row["person_id"]]
