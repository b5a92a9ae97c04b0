"""What a retrieval can be narrowed to: the values that the study has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from interviews.speaker import ROLES
from interviews.swedish_order import swedish_key
from interviews.transcript import KINDS
from workbench.results.interview_choice import waves_of
from workbench.store import schema
from workbench.store.codes import read_study_codebook
from workbench.store.door import live
from workbench.store.texts import interview_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import sqlalchemy as sa


@dataclass(frozen=True, slots=True)
class Choices:
    """The values of every filter, those of a study alone.

    Attributes:
        codes: Paths in the codebook's order.
        waves: Waves in order, the latest last.
        cases: Cases with an interview, in Swedish order.
        case_kinds: Kinds of case.
        kinds: Kinds of source.
        roles: Roles whose words can count.
        coders: Everybody who has coded or marked something.
        attributes: For each attribute of the cases its values.
    """

    codes: tuple[str, ...]
    waves: tuple[str, ...]
    cases: tuple[str, ...]
    case_kinds: tuple[str, ...]
    kinds: tuple[str, ...]
    roles: tuple[str, ...]
    coders: tuple[str, ...]
    attributes: Mapping[str, tuple[str, ...]]


def read_choices(connection: sa.Connection) -> Choices:
    """Reads what there is to choose."""
    interviews = interview_rows(connection, text=False)
    present = {row["kind"] for row in interviews}
    worked = (*live(connection, schema.segments), *live(connection, schema.marks))
    return Choices(
        codes=tuple(code.path for code in read_study_codebook(connection).codes),
        waves=waves_of(interviews),
        cases=_sorted(row["case"] for row in interviews),
        case_kinds=_sorted(row["case_kind"] for row in interviews),
        kinds=tuple(kind for kind in KINDS if kind in present),
        roles=tuple(role for role in ROLES if role != "interviewer"),
        coders=_sorted(row["coder"] for row in worked),
        attributes=_attributes(connection),
    )


def _attributes(connection: sa.Connection) -> dict[str, tuple[str, ...]]:
    """For each attribute of the cases its values, as they are written."""
    cases = [row["attributes"] for row in live(connection, schema.cases)]
    names = dict.fromkeys(name for attributes in cases for name in attributes)
    return {name: _sorted(str(attributes[name]) for attributes in cases if attributes.get(name) is not None) for name in names}


def _sorted(values: Iterable[str | None]) -> tuple[str, ...]:
    """Each value once, in Swedish order."""
    return tuple(sorted({value for value in values if value}, key=swedish_key))
