"""What all respondents of an organisation chose alike: attributes of the organisation."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.store import schema
from workbench.store.door import Change, Row, live

if TYPE_CHECKING:
    from collections.abc import Sequence

    import sqlalchemy as sa

Shared = dict[tuple[str, str], str]


@dataclass(slots=True)
class SharedAnswers:
    """Attributes that organisations get from a survey, and those that they lose again.

    Attributes:
        values: What attributes become, by organisation (its id) and question; None takes one away.
        notes: Sentences about what is no attribute, and why.
    """

    values: dict[str, dict[str, str | None]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @classmethod
    def of(cls, connection: sa.Connection, before: Sequence[Row], after: Sequence[Row]) -> SharedAnswers:
        """What a survey's responses make of the organisations, as they were and as they will be.

        An attribute that the organisation has from elsewhere is never overwritten.
        """
        cases = {row["id"]: row for row in live(connection, schema.cases)}
        old, new = _alike(before), _alike(after)
        made, kept = cls(), []
        for case_id, question in {**old, **new}:
            there = cases[case_id]["attributes"].get(question) if case_id in cases else None
            wanted = new.get((case_id, question))
            if there == wanted:
                continue
            if there is not None and there != old.get((case_id, question)):
                kept.append(f"{cases[case_id]['name']} ({question})")
                continue
            made.values.setdefault(case_id, {})[question] = wanted
        differing = len({key for key in _asked(after) if key not in new})
        made.notes = (
            *(
                [f"Attributes of organisations that stay as they are, for they do not come from this survey: {'; '.join(kept)}."]
                if kept
                else []
            ),
            *(
                [f"Respondents of one organisation chose differently {differing} times; these are no attributes of it."]
                if differing
                else []
            ),
        )
        return made

    def dressed(self, case: Row) -> Row:
        """A case's row with its attributes."""
        attributes = {**case["attributes"], **self.values.get(case["id"], {})}
        return {**case, "attributes": {name: each for name, each in attributes.items() if each is not None}}

    def write(self, made: Change) -> None:
        """Writes the attributes of organisations that the study has into a change."""
        for row in live(made.connection, schema.cases):
            if row["id"] in self.values:
                made.replace(schema.cases, row, attributes=self.dressed(row)["attributes"])


def _asked(responses: Sequence[Row]) -> dict[tuple[str, str], set[str]]:
    """What the respondents of each organisation chose, by organisation and question."""
    chosen: dict[tuple[str, str], set[str]] = {}
    for row in responses:
        for question, answer in row["answers"].items() if row["case_id"] else ():
            chosen.setdefault((row["case_id"], question), set()).add(answer)
    return chosen


def _alike(responses: Sequence[Row]) -> Shared:
    """What all who answered chose alike."""
    return {key: next(iter(answers)) for key, answers in _asked(responses).items() if len(answers) == 1}
