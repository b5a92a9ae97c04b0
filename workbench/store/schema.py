"""The tables of a study.

A versioned table keeps every state that a thing ever had: a row begins in one revision and, when it is changed or removed, ends in
another. The live row of a thing is the one without `ended_rev`. Only an erasure takes rows away.
"""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text, column

FORMAT = 4
"""Number of the file format; a migration script carries the same number."""

metadata = MetaData()

meta = Table("meta", metadata, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

counter = Table("counter", metadata, Column("name", Text, primary_key=True), Column("value", Integer, nullable=False))

alembic_version = Table("alembic_version", metadata, Column("version_num", Text, primary_key=True))

log = Table(
    "log",
    metadata,
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("group_id", Integer, nullable=False, index=True),
    Column("time", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("command", Text, nullable=False),
    Column("ids", JSON, nullable=False),
    Column("reverts", Integer),
)

sources = Table(
    "sources",
    metadata,
    Column("id", Text, primary_key=True),
    Column("file_name", Text, nullable=False),
    Column("sha256", Text, nullable=False, index=True),
    Column("walk", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
)

transcripts = Table(
    "transcripts",
    metadata,
    Column("id", Text, primary_key=True),
    Column("interview_id", Text, nullable=False, index=True),
    Column("source_id", Text, ForeignKey("sources.id")),
    Column("sha256", Text, nullable=False, index=True),
    Column("words", Integer, nullable=False),
    Column("turns", JSON, nullable=False),
    Column("speakers", JSON, nullable=False),
    Column("comments", JSON, nullable=False),
    Column("problems", JSON, nullable=False),
    Column("text", Text, nullable=False),
)

tombstones = Table(
    "tombstones",
    metadata,
    Column("interview_id", Text, primary_key=True),
    Column("text_sha256", JSON, nullable=False),
    Column("source_sha256", JSON, nullable=False),
    Column("time", Text, nullable=False),
    Column("who", Text, nullable=False),
)

indexed_texts = Table(
    "indexed_texts",
    metadata,
    Column("transcript_id", Text, ForeignKey("transcripts.id"), primary_key=True),
    Column("dictionary", Text, nullable=False),
)
"""The versions of transcripts whose words `word_places` holds, and the dictionary that gave the lemmas."""

word_places = Table(
    "word_places",
    metadata,
    Column("form", Text, primary_key=True),
    Column("transcript_id", Text, ForeignKey("transcripts.id"), primary_key=True),
    Column("lemma", Text, nullable=False, index=True),
    Column("places", JSON, nullable=False),
)
"""The full-text index: where each word form of a transcript begins. It is made of the texts alone, so it has no history."""

backups = Table("backups", metadata, Column("path", Text, primary_key=True), Column("time", Text, nullable=False))


def _versioned(name: str, *columns: Column[object], unique: str | None = None) -> Table:
    """A table whose rows begin and end; at most one live row a thing, and a live value of `unique` stands once.

    Naming another kind of database here would load its driver at every start; `dialect` is the place for that.
    """
    table = Table(
        name,
        metadata,
        Column("row", Integer, primary_key=True, autoincrement=True),
        Column("id", Text, nullable=False),
        *columns,
        Column("made_rev", Integer, nullable=False),
        Column("begun_rev", Integer, nullable=False, index=True),
        Column("ended_rev", Integer, index=True),
        sqlite_autoincrement=True,
    )
    live = column("ended_rev").is_(None)
    Index(f"ix_{name}_live", table.c.id, unique=True, sqlite_where=live)
    if unique:
        Index(f"ix_{name}_{unique}", table.c[unique], unique=True, sqlite_where=live)
    return table


facts = _versioned("facts", Column("key", Text, nullable=False), Column("value", Text, nullable=False), unique="key")

cases = _versioned(
    "cases",
    Column("name", Text, nullable=False),
    Column("kind", Text),
    Column("attributes", JSON, nullable=False),
    unique="name",
)

interviews = _versioned(
    "interviews",
    Column("name", Text, nullable=False),
    Column("transcript_id", Text, ForeignKey("transcripts.id"), nullable=False),
    Column("case_id", Text),
    Column("wave", Text),
    Column("kind", Text, nullable=False),
    Column("date", Text),
    Column("main_coder", Text),
    unique="name",
)

codes = _versioned(
    "codes",
    Column("position", Integer, nullable=False),
    Column("path", Text, nullable=False),
    Column("definition", Text, nullable=False),
    Column("include", Text, nullable=False),
    Column("exclude", Text, nullable=False),
    Column("example", Text, nullable=False),
    Column("colour", Text, nullable=False),
    Column("aliases", JSON, nullable=False),
    Column("topics", JSON, nullable=False),
    Column("rules", JSON, nullable=False),
    Column("retired", Boolean, nullable=False),
    unique="path",
)

segments = _versioned(
    "segments",
    Column("interview_id", Text, nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("code_id", Text, nullable=False, index=True),
    Column("coder", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("contrary", Boolean, nullable=False),
    Column("created", Text, nullable=False),
    Column("memo", Text, nullable=False),
)

marks = _versioned(
    "marks",
    Column("interview_id", Text, nullable=False, index=True),
    Column("coder", Text, nullable=False),
    Column("state", Text, nullable=False),
)

memos = _versioned(
    "memos",
    Column("target", Text, nullable=False),
    Column("target_id", Text, nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("created", Text, nullable=False),
)

speakers = _versioned(
    "speakers",
    Column("interview_id", Text, nullable=False, index=True),
    Column("label", Text, nullable=False),
    Column("merged_into", Text),
    Column("role", Text),
    Column("pseudonym", Text),
    Column("person_id", Text),
)
"""What somebody has told of a label of an interview; what is null stands as the transcript was read."""

persons = _versioned(
    "persons",
    Column("name", Text, nullable=False),
    Column("aliases", JSON, nullable=False),
    Column("pseudonym", Text),
    Column("case_id", Text),
    Column("title", Text),
    unique="name",
)
"""The roster: whose names are replaced in what leaves the study."""

guesses = _versioned(
    "guesses",
    Column("interview_id", Text, nullable=False, index=True),
    Column("fact", Text, nullable=False),
    Column("told_by", Text, nullable=False),
)
"""Which facts of an interview (`case`, `date`, `wave`, `kind`) are guesses, and what they were guessed from."""

ledger = _versioned(
    "ledger",
    Column("interview_id", Text, nullable=False, index=True),
    Column("segment_id", Text, nullable=False, index=True),
    Column("code_id", Text, nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("verbatim", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("attribution", Text, nullable=False),
    Column("key", Boolean, nullable=False),
    Column("note", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("date", Text, nullable=False),
)
"""Quotations on their way into print. `segment_id` is empty where one stands on no coding; `start` and `end` are both 0 where the
words are in the transcript no more."""

summaries = _versioned(
    "summaries",
    Column("case_id", Text, nullable=False, index=True),
    Column("code_id", Text, nullable=False, index=True),
    Column("wave", Text),
    Column("text", Text, nullable=False),
    Column("key_segment", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("date", Text, nullable=False),
    Column("basis", JSON, nullable=False),
)
"""What people write of a case and a theme. `basis` tells the codings that it was written on, as `rows.evidence` writes them;
`key_segment` is empty where no quotation is marked."""

syntheses = _versioned(
    "syntheses",
    Column("code_id", Text, nullable=False, index=True),
    Column("wave", Text),
    Column("text", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("date", Text, nullable=False),
    Column("basis", JSON, nullable=False),
    Column("drawn_from", JSON, nullable=False),
)
"""What people write of a theme across the cases; `drawn_from` tells the summaries that it was written on."""

scales = _versioned(
    "scales",
    Column("name", Text, nullable=False),
    Column("definition", Text, nullable=False),
    Column("steps", JSON, nullable=False),
    unique="name",
)
"""Evaluative categories and their values in order; without any, every value is allowed."""

judgements = _versioned(
    "judgements",
    Column("scale_id", Text, nullable=False, index=True),
    Column("case_id", Text, nullable=False, index=True),
    Column("wave", Text),
    Column("value", Text, nullable=False),
    Column("comment", Text, nullable=False),
    Column("segments", JSON, nullable=False),
    Column("judge", Text, nullable=False),
    Column("date", Text, nullable=False),
)
"""Where on a scale somebody sees a case, and the ids of the coded segments that show it."""

ratings = _versioned(
    "ratings",
    Column("assignment", Text, nullable=False),
    Column("case_id", Text, nullable=False, index=True),
    Column("wave", Text),
    Column("rating", Text, nullable=False),
    Column("comment", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("source", Text, nullable=False),
)
"""How assignments stand in organisations. `rating` is empty where there is a comment alone; `code` is the id of the code that
somebody named for the assignment, or empty where its name tells its theme."""

responses = _versioned(
    "responses",
    Column("survey", Text, nullable=False),
    Column("respondent", Text, nullable=False),
    Column("interview_id", Text, nullable=False, index=True),
    Column("case_id", Text),
    Column("wave", Text),
    Column("answers", JSON, nullable=False),
)
"""Who answered a survey, and what to its closed questions. `interview_id` is empty where nothing was said in words; `case_id` and
`wave` are those of the file."""

WRITTEN = (summaries, syntheses, scales, judgements)
"""What people write and judge of cases and themes."""

VERSIONED = (
    *(facts, cases, persons, interviews, codes, segments, marks, memos, speakers, guesses),
    *(ledger, *WRITTEN, ratings, responses),
)
"""Every table with history, in the order in which rows may refer to one another."""
