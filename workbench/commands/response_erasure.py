"""What erasing an interview takes from surveys: the response with all its states, and what an organisation has from it alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from workbench.store import schema
from workbench.store.door import live

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.store.door import Row


def erased_responses(connection: sa.Connection, interviews: Sequence[str]) -> list[str]:
    """The ids of the responses that interviews (their ids) are, or ever were, the words of."""
    responses = schema.responses.c
    asked = sa.select(responses.id).where(responses.interview_id.in_(interviews)).distinct()
    return list(connection.execute(asked).scalars())


def forget_responses(connection: sa.Connection, ids: Sequence[str]) -> None:
    """Deletes every state of responses, and the attributes that organisations have from no other respondent."""
    responses = schema.responses
    states = [dict(row) for row in connection.execute(sa.select(responses).where(responses.c.id.in_(ids))).mappings()]
    others = live(connection, responses, responses.c.id.not_in(ids))
    theirs = {(row["case_id"], *answer) for row in others for answer in row["answers"].items()}
    gone = {(row["case_id"], *answer) for row in states for answer in row["answers"].items()} - theirs
    connection.execute(sa.delete(responses).where(responses.c.id.in_(ids)))
    for row in connection.execute(sa.select(schema.cases)).mappings().all():
        kept = _without(dict(row), gone)
        if kept != row["attributes"]:
            connection.execute(sa.update(schema.cases).where(schema.cases.c.row == row["row"]).values(attributes=kept))


def _without(case: Row, gone: set[tuple[str, str, str]]) -> dict[str, str]:
    """The attributes of a case without what goes."""
    return {name: value for name, value in case["attributes"].items() if (case["id"], name, value) not in gone}
