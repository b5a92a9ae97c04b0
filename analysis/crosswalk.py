"""Which codes and cases of one wave answer to which of another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Pair = tuple[str, str]
AND = " + "


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """What was renamed, merged or parted between two waves.

    Attributes:
        codes: Pairs of a code's path in the earlier wave and one in the later; a code may stand in several.
        cases: The same for cases.
    """

    codes: tuple[Pair, ...] = ()
    cases: tuple[Pair, ...] = ()


@dataclass(frozen=True, slots=True)
class Joint:
    """What is compared as one: a single thing, or all that pairs tie together.

    Attributes:
        earlier: Names of the earlier wave.
        later: Names of the later wave.
    """

    earlier: tuple[str, ...]
    later: tuple[str, ...]

    @property
    def name(self) -> str:
        """What it is called: as in the later wave.

        >>> Joint(("Kultur", "Fritid"), ("Kultur och fritid",)).name
        'Kultur och fritid'
        """
        return AND.join(self.later)

    @property
    def members(self) -> tuple[str, ...]:
        """All names, each once."""
        return tuple(dict.fromkeys((*self.earlier, *self.later)))


def joints(names: Sequence[str], pairs: Iterable[Pair]) -> list[Joint]:
    """Groups names so that whatever pairs tie together, directly or through others, is one.

    Args:
        names: All names, in order; they may be more than the pairs name.
        pairs: Names of the earlier and of the later wave.

    Returns:
        Every name in exactly one joint, in the order of the names; a joint stands where the first of its later names does.

    >>> [joint.name for joint in joints(["A", "B", "C", "D"], [("A", "C"), ("B", "C")])]
    ['C', 'D']
    """
    tied = list(pairs)
    place = {name: at for at, name in enumerate(dict.fromkeys((*names, *(name for pair in tied for name in pair))))}
    group = {name: {name} for name in place}
    for one, other in tied:
        if group[one] is not group[other]:
            group[one] |= group[other]
            group.update(dict.fromkeys(group[other], group[one]))
    befores, afters = {one for one, _ in tied}, {other for _, other in tied}
    whole = {id(each): sorted(each, key=place.__getitem__) for each in group.values()}
    found = [_joint(each, befores, afters) for each in whole.values()]
    return sorted(found, key=lambda joint: place[joint.later[0]])


def _joint(names: list[str], befores: set[str], afters: set[str]) -> Joint:
    """The joint of names that belong together."""
    if len(names) == 1:
        return Joint((names[0],), (names[0],))
    return Joint(*(tuple(name for name in names if name in side) for side in (befores, afters)))
