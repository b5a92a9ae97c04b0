"""What a transcript's page is given: the interview, its codings and memos, the codes, and where its sentences lie."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

from coding.sentences import sentences
from interviews.turn import Turn
from workbench.web.answers import segment_object, segment_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coding.code import Code
    from coding.memo import Memo
    from interviews.transcript import Transcript
    from workbench.results.standing_segments import Standing
    from workbench.study import Study

MODULES = (
    *("actions", "boundaries", "code-points", "codings", "codings-list", "colours", "desk", "edits", "favourites", "filters"),
    *("handles", "keys", "live", "memos", "news", "notices", "outbox", "painter", "palette", "places", "presence", "quoted"),
    *("ranking", "refusals", "regard", "saving", "selection", "stripes", "turns", "words"),
)
"""The scripts of the page; named in its head, they come at once and not one after the other."""
_SHOWN = ("id", "path", "definition", "colour", "retired")
_OF_A_TURN = tuple(field.name for field in fields(Turn))
_TOLD = ("name", "case", "wave", "kind", "date", "text")


def transcript_state(study: Study, name: str) -> dict[str, Any]:
    """All that is known of an interview, as JSON has it."""
    state, transcript, segments = _read(study, name)
    turns = [{key: getattr(turn, key) for key in _OF_A_TURN} for turn in turns_of(transcript)]
    return {**state, "turns": turns, "segments": [segment_object(each) for each in segments]}


def page_state(study: Study, name: str) -> tuple[dict[str, Any], tuple[Turn, ...]]:
    """What the page of an interview is handed beside its turns, which stand in the page itself; its segments are one table."""
    state, transcript, segments = _read(study, name)
    return {**state, "segments": segment_table(segments)}, turns_of(transcript)


def _read(study: Study, name: str) -> tuple[dict[str, Any], Transcript, list[Standing]]:
    """An interview's facts, its transcript and its segments; the revision is read first, so that nothing later is missed."""
    revision = study.revision
    transcript = study.transcript(name)
    state = {
        "study": study.study_id,
        "revision": revision,
        "interview": transcript.name,
        **{key: getattr(transcript, key) for key in _TOLD},
        "sentences": list(_sentences(transcript)),
        "codes": [_code(code) for code in study.codebook().codes],
        "memos": [asdict(memo) for memo in study.memos() if _belongs(memo, transcript.name)],
        "coder": study.coder,
        "finished": study.finished_by(transcript.name),
    }
    return state, transcript, study.segments_in(transcript.name)


def turns_of(transcript: Transcript) -> tuple[Turn, ...]:
    """The turns; the whole text as one where there are none."""
    return transcript.turns or (Turn(0, len(transcript.text)),)


def _sentences(transcript: Transcript) -> Iterator[int]:
    """Starts and ends of the sentences in the turns, in order."""
    for turn in turns_of(transcript):
        for span in sentences(transcript.text, turn.start, turn.end):
            yield from span


def _belongs(memo: Memo, interview: str) -> bool:
    """Whether the page of an interview shows a memo."""
    return memo.target == "code" or (memo.target in {"interview", "turn"} and memo.name == interview)


def _code(code: Code) -> dict[str, Any]:
    """A code for the page."""
    return {key: getattr(code, key) for key in _SHOWN} | {"aliases": list(code.aliases)}
