"""The states of a quotation in the ledger, and which of them may follow which."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from analysis.catalogue import N_
from interviews.errors import KodbokError

if TYPE_CHECKING:
    from collections.abc import Mapping

State = Literal["proposed", "edited", "sent", "approved", "changed", "withdrawn"]
Attribution = Literal["none", "case_kind", "case", "role"]
STATES: tuple[State, ...] = get_args(State)
ATTRIBUTIONS: tuple[Attribution, ...] = get_args(Attribution)

WORDS_CHANGED = N_("The transcript was replaced and says it in other words.")
WORDS_GONE = N_("The transcript was replaced and does not say it any more.")
"""Notes that Kodbok writes itself."""

_NEXT: Mapping[State, tuple[State, ...]] = {
    "proposed": ("edited", "sent", "approved", "withdrawn"),
    "edited": ("proposed", "sent", "approved", "withdrawn"),
    "sent": ("edited", "approved", "changed", "withdrawn"),
    "approved": ("changed", "withdrawn"),
    "changed": ("proposed", "edited", "sent", "approved", "withdrawn"),
    "withdrawn": ("proposed",),
}
"""What may follow a state. What was approved is either that, or changed, or withdrawn: to edit it again is to change it."""


class StateUnknownError(KodbokError):
    """There is no such state."""

    def __init__(self, state: str) -> None:
        super().__init__(f"{state!r} is no state of a quotation; choose one of {', '.join(STATES)}.")


class AttributionUnknownError(KodbokError):
    """There is no such level of attribution."""

    def __init__(self, attribution: str) -> None:
        super().__init__(f"{attribution!r} is no attribution; choose one of {', '.join(ATTRIBUTIONS)}.")


class StateOrderError(KodbokError):
    """A state cannot follow the present one."""

    def __init__(self, now: State, wanted: State) -> None:
        super().__init__(f"A quotation that is {now} cannot become {wanted}; it can become {' or '.join(_NEXT[now])}.")


class WithdrawnTextError(KodbokError):
    """Somebody edits a quotation that was withdrawn."""

    def __init__(self) -> None:
        super().__init__("A quotation that is withdrawn is not edited; set it to proposed first, as it was said.")


class NothingEditedError(KodbokError):
    """A quotation is called edited and stands as it was said."""

    def __init__(self) -> None:
        super().__init__("The quotation stands as it was said, so it is not edited; give its edited words with --text.")


def following(now: State) -> tuple[State, ...]:
    """The states that may follow a state.

    >>> following("withdrawn")
    ('proposed',)
    """
    return _NEXT[now]


def next_state(now: State, wanted: State | None, *, edits: bool, as_said: bool) -> State:
    """The state that follows from what somebody does.

    Whoever edits the words of a quotation makes it edited, or proposed again where they are those that were said. Where it was sent
    or approved already it becomes changed, unless whoever edits it says what it shall be.

    Args:
        now: The present state.
        wanted: The state that is asked for, or None.
        edits: Whether the words change.
        as_said: Whether the words will stand as they were said.

    Raises:
        StateOrderError: The state cannot follow.
        WithdrawnTextError: The words of a withdrawn quotation shall change.
        NothingEditedError: It shall be edited, and stands as it was said.
    """
    if now == "withdrawn" and edits and wanted != "proposed":
        raise WithdrawnTextError
    if wanted is None or wanted == now:
        return _after_edit(now, as_said=as_said, insists=wanted is not None) if edits else now
    if wanted not in _NEXT[now]:
        raise StateOrderError(now, wanted)
    if wanted == "edited" and as_said:
        raise NothingEditedError
    return wanted


def _after_edit(now: State, *, as_said: bool, insists: bool) -> State:
    """What a quotation becomes when its words change and nobody says more, or insists on the state that it has."""
    if now in {"sent", "approved"}:
        return now if insists else "changed"
    if now == "changed":
        return now
    return "proposed" if as_said else "edited"
