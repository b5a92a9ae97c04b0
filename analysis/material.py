"""The material of a study as a frozen set of tables: all that an analysis ever sees."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analysis.selection import Selection

if TYPE_CHECKING:
    import pandas as pd

SEGMENT_COLUMNS = (
    *("id", "interview", "case", "case_kind", "wave", "kind", "speaker", "role", "turn", "start", "end"),
    *("word_start", "word_end", "words", "recommendation", "theme", "code", "coder", "origin", "status"),
    *("contrary", "created", "quote", "memo"),
)


@dataclass(frozen=True, slots=True)
class StudyFacts:
    """What a result says about where it comes from.

    Attributes:
        title: The study's title.
        revision: The study's revision that the tables show.
        made: When the tables were made, UTC, ISO 8601 with `Z`.
        waves: Every wave of the study, in order.
        notes: Sentences that a reader of the result must know (`The latest wave, 2015, is shown; …`), in English.
    """

    title: str = ""
    revision: int = 0
    made: str = ""
    waves: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Material:
    """The tables under one selection.

    Text columns with few values are categories; missing values are null, but `theme`, `coder` and `memo` are empty text.

    Attributes:
        segments: One row per accepted or proposed segment of every coder in the selected interviews and codes, sorted by interview,
            start, end, code, coder, id: the columns of `SEGMENT_COLUMNS`, then `counts` (bool: the segment counts as a finding
            under the selection). `turn` is a nullable integer; the categories of `interview` are all selected interviews in
            Swedish order, those of `code` all selected codes in the codebook's order.
        interviews: One row per selected interview, in the order of the category: `interview, case, case_kind, wave, kind, date`,
            `words` (all spoken), `counted_words` (those of turns that count), `turns`, `speakers` (numbers), `coders` (names of
            those whose work counts, joined by `; `), `coded` (bool: something counted is coded, whatever the code), `finished`
            (bool: the counted version is finished), `imported` (when it came into the study: a number that ascends), `text`.
        cases: One row per case with a selected interview: `case, case_kind`, then one column an attribute.
        turns: One row per turn of the selected interviews, in order: `interview, turn, speaker, role, start, end, word_start,
            word_end, words, time, heading` (the interview guide's topic, where that is known, else the document's own), `counted`
            (bool: its words count). A source without turns has one row whose `turn` is null and which spans its text.
        codebook: One row per selected code, parents before children: `code, level, name, parent, definition, include, exclude,
            example, colour, aliases, topics, rules, retired`.
        problems: `interview, paragraph, segment, message`.
        facts: The study's own facts.
        selection: What was selected.
    """

    segments: pd.DataFrame
    interviews: pd.DataFrame
    cases: pd.DataFrame
    turns: pd.DataFrame
    codebook: pd.DataFrame
    problems: pd.DataFrame
    facts: StudyFacts = field(default_factory=StudyFacts)
    selection: Selection = field(default_factory=Selection)
