"""Turns of the one whom nobody labelled: plain questions before labelled answers, plain answers after labelled questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interviews.layouts.asking import asks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from interviews.layouts.opening import Opening
    from interviews.layouts.script import Script
    from interviews.speaker import Role

_FEWEST = 2
_SOME = 0.3
_FEW = 0.2
_MOSTLY = 0.5
_NEARLY_ALL = 0.8


def nameless(
    script: Script, openings: Sequence[Opening | None], header: AbstractSet[int], roles: Mapping[str, Role | None], *, one: bool
) -> Mapping[int, Role]:
    """The lines without a label that begin a turn all the same, with the role of whoever says it.

    Args:
        script: The script.
        openings: What opens each of its lines.
        header: Numbers of its header lines.
        roles: The labels of speakers, with the roles that their words or letters tell.
        one: Whether they all are one speaker's.
    """
    if {"interviewer", "interviewee"} <= set(roles.values()):
        return {}
    labelled = {place: opening for place, opening in enumerate(openings) if opening is not None and opening.speaker in roles}
    if not labelled:
        return {}
    asking = sum(asks(script.lines[place].text) for place in labelled)
    known = set(roles.values())
    if "interviewer" not in known and asking <= _FEW * len(labelled):
        return _questions(script, labelled, header)
    if "interviewee" not in known and one and (asking >= _MOSTLY * len(labelled) or known == {"interviewer"}):
        return _answers(script, labelled, header)
    return {}


def _plain(script: Script, place: int, labelled: Mapping[int, Opening], header: AbstractSet[int]) -> bool:
    """Whether a line may be said by somebody without a label."""
    return (
        0 <= place < len(script.lines) and place not in labelled and place not in header and not script.heads(script.lines[place])
    )


def _questions(script: Script, labelled: Mapping[int, Opening], header: AbstractSet[int]) -> Mapping[int, Role]:
    """Plain lines that end in a question mark right before a labelled one, where they come back."""
    places = [place - 1 for place in labelled if _plain(script, place - 1, labelled, header)]
    places = [place for place in places if asks(script.lines[place].text[-2:])]
    return dict.fromkeys(places, "interviewer") if len(places) >= max(_FEWEST, _SOME * len(labelled)) else {}


def _answers(script: Script, labelled: Mapping[int, Opening], header: AbstractSet[int]) -> Mapping[int, Role]:
    """The plain lines right after labelled ones that say something, where nearly all have one."""
    spoken = [place for place, opening in labelled.items() if opening.length < len(script.lines[place].text)]
    places = [place + 1 for place in spoken if _plain(script, place + 1, labelled, header)]
    enough = len(places) >= max(_FEWEST, _NEARLY_ALL * len(labelled))
    return dict.fromkeys(places, "interviewee") if enough else {}
