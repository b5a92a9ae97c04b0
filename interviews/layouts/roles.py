"""Roles: who asks and who answers."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from interviews.layouts.asking import asks
from interviews.layouts.label import abbreviates, folded, is_initials, letter_role, word_role
from interviews.layouts.merging import merge_proposals
from interviews.layouts.roster import resembles
from interviews.speaker import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from interviews.layouts.draft import Draft

_ASKS = 0.5
_ASKS_OFTEN = 0.25
_TWICE = 2
_MOST_LIKENED = 300


def roles_of(text: str, turns: Sequence[Draft], told: Mapping[str, Role]) -> dict[str, Role]:
    """The role of every speaker, in order of appearance.

    What the layout itself tells goes first (who answers numbered questions), then what header lines tell, then the words of the
    label, then the word that a label abbreviates in this file (`I` beside `Intervjuare`), then the letters that field workers use
    (`I`, `R`), then who asks the questions. Beside a known interviewer, those who do not ask are taken for interviewees.

    Args:
        text: The canonical text.
        turns: The turns, in order.
        told: Roles by folded name and initials, from header lines.
    """
    speakers = list(dict.fromkeys(turn.speaker for turn in turns if turn.speaker is not None))
    shown = {turn.speaker: turn.role for turn in turns if turn.speaker is not None and turn.role != "unknown"}
    roles: dict[str, Role] = {speaker: shown.get(speaker) or _told_role(speaker, told) for speaker in speakers}
    asked = any(turn.speaker is None and turn.role == "interviewer" for turn in turns)
    _add_abbreviated(roles)
    _add_letters(roles)
    asking = _asking(text, turns) if _unknown(roles) else {}
    if "interviewer" not in roles.values() and not asked:
        _add_asker(roles, asking, turns)
        _add_short_forms(roles, turns)
    if "interviewer" in roles.values() or asked:
        _add_others(roles, asking)
    _add_misspelt(roles)
    return roles


def against_letter(roles: Mapping[str, Role], told: Mapping[str, Role]) -> list[str]:
    """The speakers whose label is one letter and whose role, which nothing tells, is another than the letter usually stands for."""
    lone = [speaker for speaker in roles if len(speaker) == 1 and _told_role(speaker, told) == "unknown"]
    return [speaker for speaker in lone if {letter_role(speaker), roles[speaker]} == {"interviewer", "interviewee"}]


def _told_role(speaker: str, told: Mapping[str, Role]) -> Role:
    """The role that a header line or the label's own words tell."""
    return told.get(folded(speaker)) or word_role(speaker) or "unknown"


def _unknown(roles: Mapping[str, Role]) -> list[str]:
    """The speakers whose role is not known yet."""
    return [speaker for speaker, role in roles.items() if role == "unknown"]


def _add_abbreviated(roles: dict[str, Role]) -> None:
    """Gives an abbreviation the role of the label that it stands for; between two roles the one that its letter usually has."""
    long_forms = [other for other in roles if not is_initials(other)][:_MOST_LIKENED]
    for speaker in list(filter(is_initials, _unknown(roles)))[:_MOST_LIKENED]:
        meant = {roles[other] for other in long_forms if abbreviates(speaker, other)}
        usual = letter_role(speaker)
        if len(meant) == 1:
            roles[speaker] = meant.pop()
        elif usual in meant and "unknown" not in meant:
            roles[speaker] = usual


def _add_letters(roles: dict[str, Role]) -> None:
    """Reads single letters where they fit together: nobody else interviews, and one letter asks."""
    letters = {speaker: role for speaker in _unknown(roles) if (role := letter_role(speaker)) is not None}
    askers = [speaker for speaker, role in letters.items() if role == "interviewer"]
    if "interviewer" not in roles.values() and len(askers) == 1 and len(roles) > 1:
        roles.update(letters)


def _asking(text: str, turns: Iterable[Draft]) -> dict[str, float]:
    """The share of each speaker's turns that ask."""
    asked: dict[str, int] = defaultdict(int)
    said: dict[str, int] = defaultdict(int)
    for turn in turns:
        if turn.speaker is not None:
            said[turn.speaker] += 1
            asked[turn.speaker] += asks(text[turn.start : turn.end])
    return {speaker: asked[speaker] / count for speaker, count in said.items()}


def _add_asker(roles: dict[str, Role], asking: Mapping[str, float], turns: Sequence[Draft]) -> None:
    """Makes the one who clearly asks the questions the interviewer."""
    unknown = sorted(_unknown(roles), key=lambda speaker: -asking[speaker])
    answered = any(turn.speaker is None and turn.role == "interviewee" for turn in turns)
    if not unknown or len(roles) + answered < _TWICE:
        return
    first = unknown[0]
    alike = dict(_alike(turns))
    long_form = alike.get(first, first)
    same = {first, long_form} | {label for label, into in alike.items() if into == long_form}
    rivals = (speaker for speaker in roles if _TWICE * asking[speaker] > asking[first] and speaker not in same)
    often = sum(turn.speaker == first for turn in turns) >= _TWICE
    if often and asking[first] >= _ASKS_OFTEN and all(resembles(speaker, [first]) for speaker in rivals):
        roles[first] = "interviewer"


def _alike(turns: Sequence[Draft]) -> list[tuple[str, str]]:
    """Labels that may be one speaker's, each with the one that it would become."""
    return [(proposal.label, proposal.into) for proposal in merge_proposals(turns)]


def _add_short_forms(roles: dict[str, Role], turns: Sequence[Draft]) -> None:
    """Gives the other labels of the one who asks the same role."""
    for one, other in _alike(turns):
        if {roles[one], roles[other]} == {"interviewer", "unknown"}:
            roles[one] = roles[other] = "interviewer"


def _add_others(roles: dict[str, Role], asking: Mapping[str, float]) -> None:
    """Takes those who do not ask for interviewees."""
    for speaker in _unknown(roles):
        if asking[speaker] < _ASKS:
            roles[speaker] = "interviewee"


def _add_misspelt(roles: dict[str, Role]) -> None:
    """Gives a label that stands apart by its spelling alone the role of the one that it resembles."""
    known = [speaker for speaker, role in roles.items() if role != "unknown"]
    for speaker in _unknown(roles)[:_MOST_LIKENED]:
        other = resembles(speaker, known)
        if other is not None:
            roles[speaker] = roles[other]
