"""What part of a study a result is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Selection:
    """Filters that every result takes; an empty one filters nothing.

    Attributes:
        waves: Waves by name; empty means the latest where a study has several.
        kinds: Kinds of source (`interview`, `workshop`, …).
        cases: Names of cases.
        case_kinds: Kinds of case.
        roles: Speakers' roles; narrows both the segments and the words that shares are taken of.
        coders: Whose work counts: empty for each interview's own version, `all` for everybody's, or the coders' names.
        codes: Paths of codes; each takes its descendants along.
        include_proposed: Count proposals as if they were findings.
        all_waves: Take every wave, as comparisons between waves do.
    """

    waves: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    case_kinds: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    coders: tuple[str, ...] | Literal["all"] = ()
    codes: tuple[str, ...] = ()
    include_proposed: bool = False
    all_waves: bool = False
