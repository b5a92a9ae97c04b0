"""What differs between two codebooks, told before a change is applied."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coding.code_fields import CODE_FIELDS
from coding.code_tree import new_id
from coding.codebook import Codebook

if TYPE_CHECKING:
    from coding.code import Code

_COMPARED = tuple(name for name in CODE_FIELDS if name not in {"id", "path"})


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of a code with other content than before.

    Attributes:
        field: The field's name.
        old: What it held.
        new: What it holds.
    """

    field: str
    old: object
    new: object


@dataclass(frozen=True, slots=True)
class CodeChange:
    """A code that is in both codebooks and not alike.

    Attributes:
        path: Its path.
        fields: What is not alike, in the order of the fields.
    """

    path: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class CodebookChange:
    """What differs between two codebooks, code by code; true if anything does.

    Attributes:
        added: Paths that only the new one has, in its order.
        changed: Codes at the same path with other content, in the new order.
        removed: Paths that only the old one has, in its order.
        reordered: The paths that both have stand in another order.
    """

    added: tuple[str, ...] = ()
    changed: tuple[CodeChange, ...] = ()
    removed: tuple[str, ...] = ()
    reordered: bool = False

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed or self.reordered)


def compare(old: Codebook, new: Codebook) -> CodebookChange:
    """Tells what differs between two codebooks, whose codes are matched by their paths; ids have no weight."""
    kept = [code.path for code in new if code.path in old]
    differences = (CodeChange(path, _field_changes(old.get(path), new.get(path))) for path in kept)
    return CodebookChange(
        added=tuple(code.path for code in new if code.path not in old),
        changed=tuple(change for change in differences if change.fields),
        removed=tuple(code.path for code in old if code.path not in new),
        reordered=kept != [code.path for code in old if code.path in new],
    )


def adopt_ids(new: Codebook, old: Codebook) -> Codebook:
    """Gives each code of the new codebook the id of the old one's code at the same path.

    An id that goes to the code at its old path is taken from whatever other code had it; that one gets a new id.
    """
    taken = {code.id for code in old if code.path in new}
    return Codebook(tuple(replace(code, id=_adopted(code, old, taken)) for code in new))


def _adopted(code: Code, old: Codebook, taken: set[str]) -> str:
    """The id that a code of the new codebook gets."""
    if code.path in old:
        return old.get(code.path).id
    return new_id() if code.id in taken else code.id


def _field_changes(old: Code, new: Code) -> tuple[FieldChange, ...]:
    """The fields that two codes do not have alike."""
    pairs = ((name, getattr(old, name), getattr(new, name)) for name in _COMPARED)
    return tuple(FieldChange(name, before, after) for name, before, after in pairs if before != after)
