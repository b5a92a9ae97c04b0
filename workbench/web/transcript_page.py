"""What a transcript's page is given: the interview, its codings and memos, the codes, and where its sentences lie."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from coding.sentences import sentences
from interviews.turn import Turn
from workbench.web.answers import segment_object

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coding.code import Code
    from coding.memo import Memo
    from interviews.transcript import Transcript
    from workbench.study import Study

MODULES = (
    *("actions", "boundaries", "code-points", "codings", "codings-list", "colours", "desk", "edits", "favourites", "filters"),
    *("handles", "keys", "live", "memos", "news", "notices", "outbox", "painter", "palette", "places", "presence", "ranking"),
    *("refusals", "regard", "saving", "selection", "stripes", "turns", "words"),
)
"""The scripts of the page; named in its head, they come at once and not one after the other."""
_SHOWN = ("id", "path", "definition", "colour", "retired")
_TOLD = ("name", "case", "wave", "kind", "date", "text")


def transcript_state(study: Study, name: str) -> dict[str, Any]:
    """All that the page knows of an interview, as JSON has it; the revision is read first, so that nothing later is missed."""
    revision = study.revision
    transcript = study.transcript(name)
    return {
        "study": study.study_id,
        "revision": revision,
        "interview": transcript.name,
        **{key: getattr(transcript, key) for key in _TOLD},
        "turns": [asdict(turn) for turn in turns_of(transcript)],
        "sentences": list(_sentences(transcript)),
        "segments": [segment_object(each) for each in study.segments_in(transcript.name)],
        "codes": [_code(code) for code in study.codebook().codes],
        "memos": [asdict(memo) for memo in study.memos() if _belongs(memo, transcript.name)],
        "coder": study.coder,
        "finished": study.finished_by(transcript.name),
    }


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
