"""What a retrieval asks for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analysis.combination import Combination
from analysis.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Retrieval:
    """What is asked for.

    Attributes:
        codes: Which codes a passage is and is not under, by path, unique name or alias.
        selection: The filters that every result takes; its codes are not used.
        attributes: Values of the cases' attributes, one of which a case must have, by attribute.
    """

    codes: Combination = field(default_factory=Combination)
    selection: Selection = field(default_factory=Selection)
    attributes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def described(codes: Combination) -> str:
    """A combination in one line, in signs that need no language.

    >>> described(Combination(any_of=("A", "B"), none_of=("C",)))
    '(A | B) − C'
    """
    either = f"({' | '.join(codes.any_of)})" if len(codes.any_of) > 1 else "".join(codes.any_of)
    both = " + ".join(filter(None, (either, *codes.all_of))) or "*"
    return " − ".join((both, *codes.none_of))  # the minus sign, as it is set between codes
