"""What people have written, judged and chosen in a study, as a frozen set of tables beside its `Material`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Mapping

SUMMARY_COLUMNS = ("id", "case", "theme", "wave", "text", "author", "date", "stale", "key_segment", "new", "gone", "version")
SYNTHESIS_COLUMNS = (
    *("id", "theme", "wave", "text", "author", "date", "stale", "new", "gone", "summaries_new", "summaries_gone", "version"),
)
JUDGEMENT_COLUMNS = (
    *("id", "scale", "case", "wave", "value", "comment", "segments", "judge", "date", "case_kind", "step", "gone", "version"),
)
SCALE_COLUMNS = ("scale", "steps", "definition")
LEDGER_COLUMNS = (
    *("id", "segment", "theme", "interview", "case", "case_kind", "role", "wave", "start", "end", "words"),
    *("verbatim", "text", "tidied", "state", "attribution", "key", "note", "who", "date"),
    *("speaker", "title", "flag", "difference", "version"),
)
RATING_COLUMNS = ("id", "assignment", "case", "case_kind", "wave", "rating", "comment", "kind", "code", "source")


def _empty(columns: tuple[str, ...]) -> pd.DataFrame:
    """A table without rows."""
    return pd.DataFrame(columns=list(columns))


def rows_of(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table, each by its columns' names."""
    return [{str(name): value for name, value in row.items()} for row in table.to_dict("records")]


@dataclass(frozen=True, slots=True)
class Written:
    """What people wrote, judged and chosen. Times are UTC, ISO 8601 with `Z`; text that is not there is empty, a missing wave null.

    Attributes:
        summaries: A row per case and theme with a human summary: the columns of `SUMMARY_COLUMNS`. `stale` (bool): codings of the
            cell changed since it was written, `new` of them are new and `gone` stand no more; `key_segment`: id of the segment
            marked as key quotation, or empty; `version`: the study's revision in which it became so.
        syntheses: A row per theme with a human synthesis: the columns of `SYNTHESIS_COLUMNS`. It is stale too where summaries
            of the theme are new or gone since; one that was written anew is both.
        judgements: A row per scale and case: the columns of `JUDGEMENT_COLUMNS`; `segments` is a tuple of ids, of which `gone` more
            stand no longer; `step` is the value's place on its scale from 1, null on a scale without values.
        ledger: A row per quotation: the columns of `LEDGER_COLUMNS`. `verbatim` is what was said, `text` the quotation as it
            stands; `state` is one of `proposed, edited, sent, approved, changed, withdrawn`; `attribution` one of `none, case_kind,
            case, role`; `start`, `end` are code points, both 0 where the transcript does not say it any more; `words` are those of
            `text`, brackets left out; `tidied`, `key` (bool: it is its theme's key quotation); `speaker` is the label, `title` the
            position that the roster knows; `flag` says why somebody must look at it again (one that was approved is `changed`
            then); `difference` shows what was edited; `version` is the study's revision in which it became so.
        ratings: A row per assignment, case and wave: the columns of `RATING_COLUMNS`; `rating` is `green, yellow, red`, or empty
            where there is a comment alone; `kind` is `ongoing, development, investigation` or empty; `code` is the path of the
            assignment's theme, or empty where none is known; `source` tells the file and the cell.
        facts: What the study says of itself in the method's account (`kodbok study set`), by key.
        scales: A row per scale that cases are judged on: the columns of `SCALE_COLUMNS`; `steps` is a tuple of its values in order.
    """

    summaries: pd.DataFrame = field(default_factory=lambda: _empty(SUMMARY_COLUMNS))
    syntheses: pd.DataFrame = field(default_factory=lambda: _empty(SYNTHESIS_COLUMNS))
    judgements: pd.DataFrame = field(default_factory=lambda: _empty(JUDGEMENT_COLUMNS))
    ledger: pd.DataFrame = field(default_factory=lambda: _empty(LEDGER_COLUMNS))
    ratings: pd.DataFrame = field(default_factory=lambda: _empty(RATING_COLUMNS))
    facts: Mapping[str, str] = field(default_factory=dict)
    scales: pd.DataFrame = field(default_factory=lambda: _empty(SCALE_COLUMNS))
